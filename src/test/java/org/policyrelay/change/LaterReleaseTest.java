package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.policyrelay.support.Policies.emergency;
import static org.policyrelay.support.Policies.mustRule;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.policyrelay.support.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Between the release of a change to some markets and to the others something else happens. */
@RelayTest
@StoppedTime
class LaterReleaseTest {

  private static final Market SG = new Market("SG");
  private static final Market TH = new Market("TH");
  private static final String WRONG = "https://wrong.example/board";
  private static final String RIGHT = "https://right.example/board";
  private static final String BEFORE = "Task_ApproveWording";
  private static final String AFTER = "Task_ApproveCorrection";

  @Autowired Relay relay;
  @Autowired Wording wording;
  @Autowired PolicyChanges changes;
  @Autowired ChangeStandings standings;
  @Autowired PolicyRegistry registry;
  @LocalServerPort int port;

  private PolicyEntry before = PolicyEntry.stored("{}");
  private String change = "";

  /** For Singapore it is released and to come, for Thailand it is being made ready. */
  @BeforeEach
  void releasedToTheFirst() {
    before = mustRule().with(Map.of("policy", "1. Alcohol ads must be for adults."));
    wording.publish(before, "1.0.0", "S-" + before.policyId());
    change =
        relay.approved(
            before.with(
                Map.of(
                    "policy",
                    "1. Alcohol ads must not be  shown.\n\n2. Complaints go to [the board](%s)."
                        .formatted(WRONG))));
    relay.allDeliverBut("TH", change);
    relay.complete(
        "policy-manager", change, "Task_ReleaseToMarkets", "outcome", "go-for-ready-markets");
    relay.pass(Duration.ofHours(1));
  }

  @Test
  void whatWasCorrectedMeanwhileComesCorrected() {
    var correction = corrected(WRONG, RIGHT);
    relay.deliver("training-lead", change, "training");

    assertThat(gate())
        .contains("Its wording has been corrected since it was released: version 2.0.1", correction)
        .contains("The markets that are left get it so corrected")
        .contains("What changes in Thailand (TH): ", "in Thailand (TH), against version 1.0.0")
        .contains(RIGHT)
        .doesNotContain(WRONG, "nothing that can be read differs");
    go();

    assertThat(standings.of(relay.change(change)))
        .extracting(MarketStanding::market, MarketStanding::state)
        .containsExactly(tuple(SG, "scheduled"), tuple(TH, "scheduled"));
    var inEffect = relay.change(change).effectiveAt().orElseThrow();
    assertThat(at(SG, inEffect)).isEqualTo("2.0.1");
    assertThat(at(TH, inEffect)).isEqualTo("2.0.1");
    assertThat(text(TH, inEffect)).contains(RIGHT).doesNotContain(WRONG);
    relay.goTo(Date.from(inEffect));
    assertThat(standings.of(relay.change(change)))
        .extracting(MarketStanding::market, MarketStanding::state)
        .containsExactly(tuple(SG, "in-effect"), tuple(TH, "in-effect"));
    assertThat(page()).contains(RIGHT).doesNotContain(WRONG);
  }

  /** One of them waits until it is released everywhere, and is approved then. */
  @Test
  void correctionsOfCorrectionsComeAlongAndThoseThatWaitFollow() {
    corrected("not be  shown", "not be shown", AFTER);
    var waiting = proposed(WRONG, RIGHT);
    relay.deliver("training-lead", change, "training");
    go();
    var inEffect = relay.change(change).effectiveAt().orElseThrow();
    assertThat(at(TH, inEffect)).isEqualTo("2.0.1");
    assertThat(text(TH, inEffect)).contains("not be shown", WRONG);

    relay.complete("policy-manager", waiting, BEFORE, "outcome", "approve");

    assertThat(at(SG, inEffect)).isEqualTo("2.0.2");
    assertThat(at(TH, inEffect)).isEqualTo("2.0.2");
    assertThat(text(TH, inEffect)).contains("not be shown", RIGHT);
  }

  @Test
  void whatWasTakenBackDoesNotComeAlongAndTheNextCorrectionReachesBoth() {
    relay.goTo(Date.from(relay.change(change).effectiveAt().orElseThrow()));
    var correction = proposed("not be  shown", "not be shown");
    relay.pass(Duration.ofHours(1));
    relay.complete(
        "policy-manager", correction, AFTER, "outcome", "take-back", "reason", "a brand name");
    assertThat(at(SG, relay.now())).isEqualTo("2.0.2");
    assertThat(standings.of(relay.change(change)))
        .extracting(MarketStanding::state)
        .containsExactly("in-effect", "making-ready");

    relay.deliver("training-lead", change, "training");
    assertThat(gate()).doesNotContain("Its wording has been corrected");
    go();
    var inEffect = relay.change(change).effectiveAt().orElseThrow();
    assertThat(text(TH, inEffect)).contains("not be  shown");

    corrected(WRONG, RIGHT);
    assertThat(text(SG, inEffect)).contains(RIGHT);
    assertThat(text(TH, inEffect)).contains(RIGHT);
  }

  @Test
  void bothAreTakenBackTogetherOrTheCorrectionAlone() {
    var correction = proposed("not be  shown", "not be shown");
    relay.deliver("training-lead", change, "training");
    assertThat(gate()).contains("Nobody has approved that yet; it reads the same.");
    go();
    var inEffect = relay.change(change).effectiveAt().orElseThrow();
    assertThat(text(TH, inEffect)).contains("not be shown");

    relay.complete("policy-manager", correction, AFTER, "outcome", "take-back", "reason", "no");
    assertThat(text(SG, inEffect)).contains("not be  shown");
    assertThat(text(TH, inEffect)).contains("not be  shown");

    corrected(WRONG, RIGHT);
    changes.withdraw(change, "policy-manager", "it was wrong");
    relay.settle();
    assertThat(text(SG, inEffect)).isEqualTo(before.text());
    assertThat(text(TH, inEffect)).isEqualTo(before.text());
  }

  @Test
  void whatOthersHavePublishedThereIsSaidAndComparedWith() {
    var urgent =
        relay.propose(
            "policy-specialist",
            emergency(before.with(Map.of("policy", "1. Alcohol ads must be for nobody."))));
    relay.complete("policy-manager", urgent, "Task_ApproveChange", "outcome", "approve");
    relay.deliver("training-lead", change, "training");

    assertThat(gate())
        .contains("In Thailand (TH), version 3.0.0 ([" + urgent, "stands above it")
        .doesNotContain("From when:")
        .contains("in Thailand (TH), against version 3.0.0");
    go();
    var inEffect = relay.change(change).effectiveAt().orElseThrow();
    assertThat(at(TH, inEffect)).isEqualTo("3.0.0");
    assertThat(standings.of(relay.change(change)))
        .extracting(MarketStanding::state)
        .containsExactly("never-in-effect", "never-in-effect");
  }

  /** Whoever approves the words decides for those readers, too. */
  @Test
  void whoApprovesACorrectionReadsWhereElseItComes() {
    var key = proposed(WRONG, RIGHT);
    assertThat(briefing(key, BEFORE))
        .contains(
            "Still to be released: Thailand (TH), by [%s](/changes/%s)".formatted(change, change));
    relay.complete("policy-manager", key, BEFORE, "outcome", "approve");

    relay.deliver("training-lead", change, "training");
    go();
    assertThat(briefing(proposed("Complaints", "Objections"), BEFORE))
        .doesNotContain("Still to be released");
  }

  private String corrected(String wrong, String right) {
    return corrected(wrong, right, BEFORE);
  }

  private String corrected(String wrong, String right, String step) {
    var key = proposed(wrong, right);
    relay.complete("policy-manager", key, step, "outcome", "approve");
    return key;
  }

  private String proposed(String wrong, String right) {
    var key = wording.correct(Http.at(port).as("policy-specialist"), before, wrong, right);
    relay.pass(Duration.ofMinutes(1));
    return key;
  }

  private void go() {
    relay.complete("policy-manager", change, "Task_ReleaseToMarkets", "outcome", "go");
  }

  private String at(Market market, Instant at) {
    return inForce(market, at).version();
  }

  private String text(Market market, Instant at) {
    return inForce(market, at).entry().text();
  }

  private PublishedVersion inForce(Market market, Instant at) {
    return registry.inForce(before.policyId(), market, at, relay.now()).orElseThrow();
  }

  private String gate() {
    return briefing(change, "Task_ReleaseToMarkets");
  }

  private String briefing(String key, String step) {
    return wording
        .briefing(Http.at(port).as("policy-manager"), relay.task(key, step).getId())
        .replace("\\", "");
  }

  private String page() {
    return Http.at(port).logIn("policy-manager").get("/changes/" + change).text();
  }
}
