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
        new GrantSteps(relay, grants)
            .ask(request(new GrantSteps(relay, grants).policy(), "2027-03-01", "2027-12-31", "SG"));
    assertThat(page("advertiser=acme&offset=2147483647"))
        .contains("The list ends before this page", "href=\"/grants?advertiser=acme")
        .doesNotContain("Nobody has asked", "None is like this", ">Newer<");
    assertThat(page("advertiser=acme")).contains(key);
  }

  private String page(String query) {
    var answer = Http.at(port).logIn("trainer").get("/grants?" + query);
    assertThat(answer.status()).isEqualTo(200);
    return answer.text();
  }
}
