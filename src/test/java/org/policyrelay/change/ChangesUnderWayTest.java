package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.emergency;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.PolicyFamily;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Only what can still change what stands is said to be under way. */
@RelayTest
@StoppedTime
class ChangesUnderWayTest {

  @Autowired Relay relay;
  @Autowired ChangesUnderWay underWay;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private final PolicyEntry entry = mustRule();
  private final PolicyFamily family = new PolicyFamily(entry, "SG");

  /** It is watched for two weeks more, and no other change has to be settled with it. */
  @Test
  void whatIsInEffectWhereverItIsToBeIsUnderWayNoMore() {
    var inEffect = relay.inEffect(entry);
    var next = relay.propose("policy-specialist", proposal(said("Never at night.")));

    assertThat(besideOf(next)).isEmpty();
    assertThat(page(next)).doesNotContain("Also under way", inEffect);
    assertThat(besideOf(inEffect)).containsExactly(next);
    assertThat(page(inEffect))
        .contains("Also under way for this policy", "What is released last gets the highest number")
        .doesNotContain("What is published last stands");
    assertThat(changes()).doesNotContain("also open: " + inEffect);
  }

  /** The emergency is released later and has the higher number, so that the other never begins. */
  @Test
  void whatIsAnnouncedIsUnderWayUntilAHigherNumberTakesItsPlace() {
    relay.inEffect(entry);
    var announced = relay.approved(said("Never at night."));
    relay.allDeliver(announced);
    relay.complete("policy-manager", announced, "Task_ReleaseToMarkets", "outcome", "go");
    var urgent = relay.propose("policy-specialist", emergency(said("Never at all.")));
    assertThat(besideOf(urgent)).containsExactly(announced);

    relay.complete("policy-manager", urgent, "Task_ApproveChange", "outcome", "approve");

    var next = relay.propose("policy-specialist", proposal(said("Never.")));
    assertThat(besideOf(next)).isEmpty();
  }

  /** Whoever approves an emergency knows as much of it as who approves any other change. */
  @Test
  void draftsOfOverlaysAreNamedInEachFormOfTheirBase() {
    relay.inEffect(entry);
    var overlay =
        relay.propose("policy-specialist", proposal(family.overlay("A licence must be shown.")));
    var urgent = relay.propose("policy-specialist", emergency(said("Never at night.")));
    var ordinary = relay.reviewed(said("Never by day."));

    for (var base : List.of(urgent, ordinary)) {
      assertThat(briefing(base))
          .contains("Overlays on this policy are under way, too:")
          .contains("[%s](/changes/%s) (Singapore".formatted(overlay, overlay));
    }
    assertThat(page(overlay)).doesNotContain("Overlays on this policy");
  }

  /** Each proposes without a part in what the other has proposed. */
  @Test
  void whoMayNotSeeAnotherChangeIsToldThatItIsThereAndNotWhich() {
    relay.publish("1.0.0", entry, "SG");
    var one = proposedBy("qa-lead", "Never at night.");
    var mine = one.json().path("key").asText();
    assertThat(one.json().path("alsoOpen")).isEmpty();
    assertThat(one.json().path("alsoOpenUnseen").isNull()).isTrue();

    var other = proposedBy("training-lead", "Never by day.");
    relay.settle();
    var theirs = other.json().path("key").asText();
    assertThat(other.json().path("alsoOpen")).isEmpty();
    assertThat(other.text())
        .contains("Also under way for this policy: another change that you have no part in. What")
        .doesNotContain(mine);
    var view = Http.at(port).as("qa-lead").get("/api/policy-changes/" + mine);
    assertThat(view.json().path("alsoOpenUnseen").asText()).contains("another change that you");
    assertThat(view.text()).doesNotContain(theirs);
    assertThat(page("qa-lead", mine))
        .contains("Also under way for this policy: ", "another change that you have no part in")
        .doesNotContain(theirs);
    assertThat(page("training-lead", theirs)).contains("no part in").doesNotContain(mine);
    assertThat(page("policy-manager", mine))
        .contains("<a href=\"/changes/%s\">%s</a>".formatted(theirs, theirs))
        .doesNotContain("no part in");
    assertThat(told(theirs + "/also-open/qa-lead"))
        .singleElement()
        .asString()
        .contains(mine + ", and another change that you have no part in")
        .doesNotContain(theirs);
    assertThat(told(theirs + "/also-open/training-lead"))
        .singleElement()
        .asString()
        .contains(theirs)
        .doesNotContain(mine);
    assertThat(told(theirs + "/also-open")).isEmpty();
  }

  @Test
  void aFormNamesOthersToThoseAloneWhoMaySeeThem() {
    relay.publish("1.0.0", entry, "SG");
    var reviewed = relay.reviewed(said("Never at night."));
    var draft = relay.propose("policy-specialist", proposal(said("Never by day.")));
    var overlay =
        relay.propose("policy-specialist", proposal(family.overlay("A licence must be shown.")));
    relay.complete("policy-manager", reviewed, "Task_ApproveChange", "outcome", "approve");
    var task = relay.task(reviewed, "Task_AcceptHandoff @qa").getId();
    assertThat(Http.at(port).as("qa-lead").shown(task, "briefing"))
        .contains("Also under way for this policy: another change that you have no part in.")
        .contains(
            "Overlays on this policy are under way, too: another change that you have no part")
        .doesNotContain(draft, overlay);
    assertThat(briefing(relay.reviewed(said("Never on Sundays."))))
        .contains("[%s](/changes/%s)".formatted(draft, draft));
  }

  private Http.Answer proposedBy(String user, String more) {
    var answer =
        Http.at(port)
            .as(user)
            .post(
                "/api/policy-changes",
                Map.of("policy", said(more).json(), "summary", "S", "reason", "R"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer;
  }

  private List<String> told(String event) {
    return jdbc.sql("select body from notice where event = ?")
        .param(event)
        .query(String.class)
        .list();
  }

  private String page(String user, String change) {
    return Http.at(port).logIn(user).get("/changes/" + change).text();
  }

  private PolicyEntry said(String more) {
    return entry.with(Map.of("policy", entry.text() + " " + more));
  }

  private List<String> besideOf(String change) {
    return underWay.beside(relay.change(change)).stream().map(PolicyChange::key).toList();
  }

  private String page(String change) {
    return page("policy-manager", change);
  }

  private String changes() {
    return Http.at(port).logIn("policy-manager").get("/changes").text();
  }

  private String briefing(String change) {
    return Http.at(port)
        .as("policy-manager")
        .shown(relay.task(change, "Task_ApproveChange").getId(), "briefing");
  }
}
