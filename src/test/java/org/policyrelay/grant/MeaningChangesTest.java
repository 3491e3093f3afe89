package org.policyrelay.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.grant.GrantSteps.MANAGER;
import static org.policyrelay.support.Policies.read;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.PolicyFamily;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a clause means is changed by much that stands outside its words. */
@RelayTest
@StoppedTime
class MeaningChangesTest {

  private static final Duration DAYS = Duration.ofDays(20);
  private static final String CONFIRM = "Task_ConfirmOrRevoke";

  @Autowired Relay relay;
  @Autowired PolicyGrants grants;
  @Autowired GrantRequests requests;
  @LocalServerPort int port;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "stance|\"stance\":\"restricted\",\"topics|\"stance\":\"prohibited\",\"topics|true|true",
        "topic stance|{\"SG\":\"restricted\"|{\"SG\":\"prohibited\"|true|true",
        "topic definition|By the glass|By the bottle|true|true",
        "topic elsewhere|\"TH\":\"restricted\"|\"TH\":\"prohibited\"|false|false",
        "a topic of another market|\"topics\":[|\"topics\":[{\"code\":\"lottery\",\"stances\":{\"TH\":\"prohibited\"},\"definition\":\"Draws\"},|false|false",
        "a topic of another market that the text names|\"topics\":[|\"topics\":[{\"code\":\"maker\",\"stances\":{\"TH\":\"prohibited\"},\"definition\":\"Who brews\"},|true|true",
        "a topic of this market|\"topics\":[|\"topics\":[{\"code\":\"lottery\",\"stances\":{\"SG\":\"prohibited\"},\"definition\":\"Draws\"},|true|true",
        "what others keep|\"ext\":{|\"ext\":{\"acme\":{\"minimum\":21},|true|true",
        "enforcement|\"enforcement\":\"must\"|\"enforcement\":\"may\"|true|true",
        "human review|\"enforcement\"|\"requires_human_review\":true,\"enforcement\"|true|true",
        "channels|\"enforcement\"|\"channels\":[\"ooh\"],\"enforcement\"|true|true",
        "heading|1. Ads must not|# For registered makers\\n\\n1. Ads must not|true|true",
        "introduction|1. Ads must not|These are not for registered makers.\\n\\n1. Ads must not|true|true",
        "a clause that names it|name the maker.|name the maker. Clause 1 holds for no grant.|true|true",
        "another clause|name the maker.|name the maker and the shop.|true|true",
        "value|\"value\":18|\"value\":21|true|true",
        "a value elsewhere|\"value\":20|\"value\":21|false|false",
        "whom|\"applies_to\":\"targeting\"|\"applies_to\":\"advertiser\"|true|true",
        "timeline|\"topics\":|\"timeline\":{\"SG\":{\"effective\":\"2027-03-21T00:00:00+08:00\",\"enforce_from\":\"2027-04-20T00:00:00Z\"}},\"topics\":|true|true",
        "timeline elsewhere|\"topics\":|\"timeline\":{\"TH\":{\"enforce_from\":\"2027-04-20T00:00:00Z\"}},\"topics\":|false|false",
        "guidance|\"enforcement\"|\"guidance\":\"Be strict.\",\"enforcement\"|false|false",
        "white space|Ads must not|Ads  must not|false|false",
      })
  void isInDoubtWhereItMeansSomethingElse(
      String what, String before, String after, boolean ofClause, boolean ofItem) {
    var policy = policy();
    var clause = granted("of-clause", policy.policyId(), "c1");
    var item = granted("of-item", policy.policyId(), "r1");
    var json = policy.json().toString();
    assertThat(json).contains(before);

    relay.announce("2.0.0", read(json.replace(before, after)), DAYS);
    relay.settle();

    assertThat(steps().standing(clause)).isEqualTo(standing(ofClause));
    assertThat(steps().standing(item)).isEqualTo(standing(ofItem));
    assertThat(relay.waiting(clause)).isEqualTo(ofClause ? List.of(CONFIRM) : List.of());
  }

  private static Standing standing(boolean doubted) {
    return doubted ? Standing.IN_DOUBT : Standing.HOLDS;
  }

  /**
   * An overlay makes the policy stricter in one market: it is another one there, and only there.
   */
  @Test
  void anOverlayThatComesIsAnotherMeaning() {
    var policy = policy();
    var key = granted("acme", policy.policyId(), "c1");
    var elsewhere = granted("other", policy.policyId(), "c1", "TH");
    relay.announce(
        "1.0.0",
        new PolicyFamily(policy, "SG")
            .overlay("Ads must carry a number.", Map.of("stance", "prohibited")),
        DAYS);
    relay.settle();
    assertThat(steps().standing(key)).isEqualTo(Standing.IN_DOUBT);
    assertThat(steps().standing(elsewhere)).isEqualTo(Standing.HOLDS);
  }

  @Test
  void anOverlayWordsItMoreStrictlyOrSaysSomethingElse() {
    var policy = policy();
    var key = granted("acme", policy.policyId(), "c1");
    var other = granted("other", policy.policyId(), "c2");
    relay.announce(
        "1.0.0",
        new PolicyFamily(policy, "SG")
            .overlay(
                "Ads must carry a number.",
                PolicyFamily.tightens("c1", "Ads must not show anybody.")),
        DAYS);
    relay.settle();
    assertThat(steps().standing(key)).isEqualTo(Standing.IN_DOUBT);
    assertThat(steps().standing(other)).isEqualTo(Standing.IN_DOUBT);
    assertThat(Http.at(port).as(MANAGER).shown(relay.task(key, CONFIRM).getId(), "briefing"))
        .contains(
            "must not show anybody",
            "carry a number",
            "§1, which this grant hangs on, reads otherwise");
    assertThat(Http.at(port).as(MANAGER).shown(relay.task(other, CONFIRM).getId(), "briefing"))
        .contains("§2, which this grant hangs on, reads as before");
  }

  @Test
  void whoConfirmsReadsOldBesideNew() {
    var policy = policy();
    var key = granted("acme", policy.policyId(), "r1");
    var manager = Http.at(port).as(MANAGER);
    var json = policy.json().toString().replace("By the glass", "By the bottle");
    relay.announce(
        "2.0.0",
        read(
            json.replace(
                "\"stance\":\"restricted\",\"topics", "\"stance\":\"prohibited\",\"topics")),
        DAYS);
    relay.settle();
    assertThat(manager.shown(relay.task(key, CONFIRM).getId(), "briefing"))
        .contains(
            "Stance: restricted",
            "Stance: prohibited",
            "By the glass",
            "By the bottle",
            "stance changes from restricted to prohibited",
            "the definition of topic Beer changes");
    assertThat(Http.at(port).logIn("trainer").get("/grants/" + key).text())
        .contains("stance changes from restricted to prohibited");
  }

  /** What who decides has not seen, they have not decided about. */
  @Test
  void whatReachesItIsShownAndIsInTheHash() {
    var policy = policy();
    var key = steps().ask(request("acme", policy.policyId(), "r1"));
    steps().check(key);
    var task = relay.task(key, "Task_DecideException").getId();
    var manager = Http.at(port).as(MANAGER);
    var shown = manager.shown(task, "shown");
    assertThat(manager.shown(task, "briefing"))
        .contains("Stance: restricted", "By the glass", "of the targeting", "about beer");
    var json = policy.json().toString();
    relay.publish(
        "2.0.0",
        read(
            json.replace(
                "\"stance\":\"restricted\",\"topics", "\"stance\":\"prohibited\",\"topics")));
    assertThat(manager.shown(task, "shown")).isNotEqualTo(shown);
    assertThat(
            manager
                .post(
                    "/engine-rest/task/" + task + "/submit-form",
                    Http.variables("outcome", "grant", "shown", shown))
                .status())
        .isEqualTo(409);
  }

  static PolicyEntry policyWithItems() {
    var entry = Policies.mustRule();
    return read(
        """
        {"policy_id": "%s", "name": "Beer", "enforcement":"must", "jurisdictions": ["SG", "TH"],
         "policy": "1. Ads must not show minors.\\n2. Ads must name the maker.",
         "ext": {"relay": {"stance":"restricted","topics":[
             {"code":"beer","name":"Beer","stances":{"SG":"restricted","TH":"restricted"},
              "definition":"By the glass"}],
           "requirements":[
             {"id":"r1","clause":"c1","type":"age","value":18,"applies_to":"targeting","topic":"beer"},
             {"id":"r2","clause":"c1","type":"age","value":20,"markets":["TH"]}]}}}
        """
            .formatted(entry.policyId()));
  }

  private PolicyEntry policy() {
    var policy = policyWithItems();
    relay.publish("1.0.0", policy, "SG", "TH");
    return policy;
  }

  private static GrantRequest request(
      String advertiser, String policy, String clause, String... markets) {
    var where = new TreeSet<Market>();
    for (var market : markets.length == 0 ? new String[] {"SG"} : markets) {
      where.add(new Market(market));
    }
    return new GrantRequest(
        advertiser, "Acme", policy, clause, where, "Beer", "2027-03-01", "2027-12-31", null);
  }

  private String granted(String advertiser, String policy, String clause, String... markets) {
    return steps().granted(request(advertiser, policy, clause, markets));
  }

  private GrantSteps steps() {
    return new GrantSteps(relay, requests, grants);
  }
}
