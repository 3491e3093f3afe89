package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyrelay.support.Policies.emergency;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.PolicyFamily;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A text by which nobody reads anything else is not submitted; what does something is. */
@RelayTest
@StoppedTime
class NothingChangesTest {

  private static final String DRAFT = "Task_DraftRevision";
  private static final String REWORK = "Task_ReworkRevision";

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @LocalServerPort int port;

  private final PolicyEntry base = mustRule();
  private final PolicyFamily family = new PolicyFamily(base, "SG");

  @Test
  void aDraftThatSaysWhatIsPublishedIsRefusedAtEveryDoor() {
    relay.publish("1.0.0", base);
    var change = proposed(base);
    var task = relay.task(change, DRAFT).getId();
    var writer = Http.at(port).as("policy-specialist");
    var body = Map.of("variables", Map.of("outcome", Map.of("value", "submit")));

    for (var door : List.of("/submit-form", "/complete")) {
      var refused = writer.post("/engine-rest/task/" + task + door, body);
      assertThat(refused.status()).as(door + refused.text()).isEqualTo(400);
      assertThat(refused.text())
          .as(door)
          .contains("version 1.0.0 has it already", "Change the text", "Abandon", "withdraw");
    }
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.PROPOSED);

    submit(change, DRAFT, "policyText", base.text() + "\n\nAds must be kind.");
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.IN_REVIEW);
  }

  /** A text that came back, and was put back to what is published. */
  @Test
  void aReworkThatEndsWhereItBeganIsRefused() {
    relay.publish("1.0.0", base);
    var change = relay.reviewed(family.more("Ads must be kind."));
    relay.complete(
        "policy-manager",
        change,
        "Task_ApproveChange",
        "outcome",
        "rework",
        "decisionReason",
        "No need");

    assertRefused(
        change, REWORK, "policyText", base.text(), "reworkAnswer", "Then it stays as it is");
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.REWORK);
  }

  @Test
  void anEmergencyThatSaysWhatIsPublishedIsNotProposed() {
    relay.publish("1.0.0", base);

    assertThatThrownBy(() -> changes.propose(emergency(base), "policy-specialist"))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
              assertThat(refused.getMessage())
                  .contains("version 1.0.0 has it already", "what the order asks for");
            });
    changes.propose(emergency(family.more("Ads must be kind.")), "policy-specialist");
  }

  /** The day from which it applied has come: who writes the next text leaves it out. */
  @Test
  void aFirstDayThatIsOverIsNothing() {
    relay.publish("1.0.0", base.with(Map.of("effective_date", "2025-01-01")));
    var change = proposed(base);

    assertRefused(change, DRAFT);
    submit(change, DRAFT, "effectiveDate", "2199-01-01");
  }

  /** Nobody sees it, and it is stored as it was given. */
  @Test
  void whiteSpaceCanBeCorrected() {
    relay.publish("1.0.0", base);
    submit(proposed(base), DRAFT, "policyText", base.text().replace(" ", "  "));
  }

  /** What is announced can be had to begin at another instant, by the same text. */
  @Test
  void whatIsOnlyAnnouncedCanBeReleasedAnew() {
    relay.announce("1.0.0", base, Duration.ofDays(20));
    submit(proposed(base), DRAFT);
  }

  /** In a market where nothing applies, the same text is a new policy. */
  @Test
  void whatIsPublishedElsewhereCanBeReleasedHere() {
    relay.publish("1.0.0", base, "SG");
    submit(proposed(base), DRAFT);
  }

  @Test
  void linesThatAreGroupedOtherwiseAreReadOtherwise() {
    var wrapped = base.with(Map.of("policy", "Do not show beer\nwithout a label wine is fine"));
    relay.publish("1.0.0", wrapped);
    var change = proposed(wrapped);

    submit(change, DRAFT, "policyText", "Do not show beer without a label\nwine is fine");

    var told = "the lines of the text are grouped otherwise";
    assertThat(Http.at(port).logIn("policy-manager").get("/changes/" + change).text())
        .contains(told);
    assertThat(
            Http.at(port)
                .as("policy-manager")
                .shown(relay.task(change, "Task_ApproveChange").getId(), "briefing"))
        .contains(told);
  }

  /** Its base has moved: who approves the same words says that both may stand. */
  @Test
  void theSameOverlayIsSomethingBesideAnotherBase() {
    relay.publish("1.0.0", base);
    relay.publish("1.0.0", family.overlay("A licence must be shown."));
    assertRefused(proposed(family.overlay("A licence must be shown.")), DRAFT);

    relay.emergency(family.more("Ads must be kind."));
    submit(proposed(family.overlay("A licence must be shown.")), DRAFT);
  }

  /** The approval of a base says the same of the overlays on it. */
  @Test
  void theSameBaseIsSomethingBesideAnOverlayThatNobodyHasSettled() {
    relay.publish("1.0.0", base);
    relay.publish("1.0.0", family.overlay("A licence must be shown."));
    relay.emergency(family.more("Ads must be kind."));
    submit(proposed(family.more("Ads must be kind.")), DRAFT);
  }

  @Test
  void aNewPolicyIsSomething() {
    submit(proposed(base), DRAFT);
  }

  private String proposed(PolicyEntry entry) {
    return relay.propose("policy-specialist", proposal(entry));
  }

  private void submit(String change, String step, Object... fields) {
    relay.complete("policy-specialist", change, step, submitted(fields));
    assertThat(relay.waiting(change)).isNotEmpty().noneMatch(step::equals);
  }

  private void assertRefused(String change, String step, Object... fields) {
    assertThatThrownBy(
            () ->
                relay.answer(
                    "policy-specialist", relay.task(change, step).getId(), submitted(fields)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("Nothing would change")
        .hasMessageContaining("Change the text");
  }

  private static Object[] submitted(Object... fields) {
    var all = new Object[fields.length + 2];
    all[0] = "outcome";
    all[1] = "submit";
    System.arraycopy(fields, 0, all, 2, fields.length);
    return all;
  }
}
