package org.policyrelay.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.grant.GrantSteps.request;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the page of the register says of what it was asked. */
@RelayTest
@StoppedTime
class GrantPagesTest {

  private static final String LEFT_OUT = "Not understood, and left out";

  @Autowired Relay relay;
  @Autowired PolicyGrants grants;
  @Autowired GrantRequests requests;
  @LocalServerPort int port;

  @ParameterizedTest
  @CsvSource({
    "market=zz, country",
    "market=AU-NSW, country",
    "market=SG&market=TH, country",
    "state=%3Cscript%3E, state",
    "foo=1, foo",
    "%3Cb%3E=1, &lt;b&gt;",
    "advertiser=a&advertiser=b, advertiser id",
  })
  void saysWhatItLeavesOut(String query, String named) {
    assertThat(page(query))
        .contains(LEFT_OUT + ": " + named + ".")
        .doesNotContain("<script>", "<b>");
  }

  @ParameterizedTest
  @CsvSource({"market=SG", "market=sg", "state=holds", "policy=none", "market=&state=", "offset=0"})
  void leavesNothingElseOut(String query) {
    assertThat(page(query)).doesNotContain(LEFT_OUT);
  }

  @Test
  void pastItsEndItLeadsToItsFirstPage() {
    var key =
        new GrantSteps(relay, requests, grants)
            .ask(
                request(
                    new GrantSteps(relay, requests, grants).policy(),
                    "2027-03-01",
                    "2027-12-31",
                    "SG"));
    assertThat(page("advertiser=acme&offset=2147483647"))
        .contains("The list ends before this page", "href=\"/grants?advertiser=acme")
        .doesNotContain("Nobody has asked", "None is like this", ">Newer<");
    assertThat(page("advertiser=acme")).contains(key);
  }

  /** Nobody ends it by one click. */
  @Test
  void whatEndsItForGoodIsConfirmed() {
    var steps = new GrantSteps(relay, requests, grants);
    var key = steps.granted(request(steps.policy(), "2027-03-01", "2027-12-31", "SG"));
    var manager = Http.at(port).logIn(GrantSteps.MANAGER);

    assertThat(sent(manager, "/grants/" + key + "/revoke", "reason=Fraud"))
        .contains("Nothing was revoked: tick that you have read what is undone");
    assertThat(grants.get(key).state()).isEqualTo(GrantState.GRANTED);

    assertThat(sent(manager, "/grants/" + key + "/revoke", "reason=Fraud&confirmed=true"))
        .contains("Revoked", "Fraud");
    assertThat(grants.get(key).state()).isEqualTo(GrantState.REVOKED);
    assertThat(page("policy=" + grants.get(key).request().policyId()))
        .as("a term that was cut short is none")
        .contains(key)
        .doesNotContain(": until ");
  }

  @Test
  void aRequestIsTakenBackByWhoConfirmsIt() {
    var steps = new GrantSteps(relay, requests, grants);
    var key = steps.ask(request(steps.policy(), "2027-03-01", "2027-12-31", "SG"));
    var agent = Http.at(port).logIn(GrantSteps.AGENT);

    assertThat(sent(agent, "/grants/" + key + "/withdraw", "reason=Not+needed"))
        .contains("Nothing was withdrawn");
    assertThat(grants.get(key).state()).isEqualTo(GrantState.ASKED);

    sent(agent, "/grants/" + key + "/withdraw", "reason=Not+needed&confirmed=true");
    assertThat(grants.get(key).state()).isEqualTo(GrantState.WITHDRAWN);
  }

  /** What who decided has noted is for who reads the register, too. */
  @Test
  void saysWhoDecidedAndWhatTheyNoted() {
    var steps = new GrantSteps(relay, requests, grants);
    var key = steps.ask(request(steps.policy(), "2027-03-01", "2027-12-31", "SG"));
    steps.check(key);
    relay.complete(
        GrantSteps.MANAGER,
        key,
        "Task_DecideException",
        "outcome",
        "grant",
        "note",
        "The permit is genuine");

    assertThat(Http.at(port).logIn("trainer").get("/grants/" + key).text())
        .contains(">Decided<", "The permit is genuine", "Grant given");
  }

  private static String sent(Http as, String path, String form) {
    var page = as.get(path.substring(0, path.lastIndexOf('/'))).text();
    var token = page.replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
    return as.post(
            path, form + "&_csrf=" + token, "Content-Type", "application/x-www-form-urlencoded")
        .text();
  }

  private String page(String query) {
    var answer = Http.at(port).logIn("trainer").get("/grants?" + query);
    assertThat(answer.status()).isEqualTo(200);
    return answer.text();
  }
}
