package org.policyrelay.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.PublishOrder;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Wording that says the same is public at once, as cannot wait for a change, and is approved
 * afterwards by somebody else or taken back.
 */
@RelayTest
class UrgentCorrectionTest extends WordsToCorrect {

  @Autowired Corrections corrections;
  @Autowired PolicyPublisher publisher;

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `must  be`              | must be
          "drink"                 | “drink”
          """)
  void whatSaysTheSameIsPublicAtOnceAndApprovedAfterwards(String wrong, String right) {
    var key = correct("policy-specialist", wrong, right);

    assertThat(newest()).isEqualTo("1.0.1");
    assertThat(inForce().entry().text()).isEqualTo(TEXT.replace(wrong, right));
    assertThat(relay.waiting(key)).containsExactly(AFTER);
    assertThat(relay.task(key, AFTER).getDueDate()).isNotNull();

    relay.complete("policy-manager", key, AFTER, "outcome", "approve");

    assertThat(relay.waiting(key)).isEmpty();
    assertThat(publications.get(key).state()).isEqualTo(Publication.State.APPROVED);
    assertThat(publications.get(key).decidedBy()).contains("policy-manager");
  }

  @Test
  void whatIsNotApprovedIsTakenBackAsAVersion() {
    var key = correct("policy-specialist", "must  be", "must be");
    assertThat(toldOf(entry.policyId() + " 1.0.1")).contains("published before it was approved");
    relay.pass(Duration.ofHours(1));

    takeBack(key);

    assertThat(publications.get(key).state()).isEqualTo(Publication.State.TAKEN_BACK);
    assertThat(newest()).isEqualTo("1.0.2");
    assertThat(inForce().restores()).isEqualTo("1.0.0");
    assertThat(inForce().entry().text()).isEqualTo(TEXT);
  }

  /** Each is read beside what somebody has approved, and goes back to what it stood on. */
  @Test
  void correctionsOfCorrectionsAreReadTogetherAndTakenBackFromTheTop() {
    var below = correct("policy-specialist", "must  be", "must be");
    relay.pass(Duration.ofHours(1));
    var above = correct("policy-specialist", "\"drink\"", "“drink”");
    relay.pass(Duration.ofHours(1));

    assertThat(wording.briefing(as("policy-manager"), relay.task(above, AFTER).getId()))
        .contains(
            "in version 1.0.0", "[removed: white space of 2][added: **white space of 1**]", "“");
    var tooEarly =
        wording.submit(
            as("policy-manager"), relay.task(below, AFTER).getId(), "take-back", "reason", "no");
    assertThat(tooEarly.status()).as(tooEarly.text()).isEqualTo(409);
    assertThat(tooEarly.text()).contains("1.0.2, by " + above + ", stands on it");

    takeBack(above);
    assertThat(inForce().entry().text()).isEqualTo(TEXT.replace("must  be", "must be"));
    takeBack(below);
    assertThat(inForce().entry().text()).isEqualTo(TEXT);
    assertThat(newest()).isEqualTo("1.0.4");
    assertThat(relay.waiting(above)).isEmpty();
    assertThat(relay.waiting(below)).isEmpty();
  }

  /** It would be in force for ever otherwise, once somebody has typed a quotation mark anew. */
  @Test
  void aCorrectionFallsWithWhatItCorrects() {
    for (var approved : new boolean[] {false, true}) {
      var former = inForce().entry().text();
      var change = "PC-fallen-" + approved;
      var number = approved ? "20.0.0" : "8.0.0";
      wording.publish(
          entry.with(Map.of("policy", "Ads \"for\" all.", "version", number)), number, change);
      relay.pass(Duration.ofHours(1));
      var key = correct("policy-specialist", "\"for\"", "“for”");
      relay.pass(Duration.ofHours(1));
      if (approved) {
        relay.complete("policy-manager", key, AFTER, "outcome", "approve");
      }

      publications.rollBack(change, "it was wrong");

      if (!approved) {
        assertThat(wording.briefing(as("policy-manager"), relay.task(key, AFTER).getId()))
            .contains("Nowhere: what it corrects was taken back")
            .doesNotContain("Singapore \\(SG\\)**: since");
      }
      assertThat(inForce().entry().text()).isEqualTo(former);
      assertThat(inForce().restores()).isEqualTo("1.0.0");
      publications.rollBack(change, "said again");
      assertThat(inForce().restores()).isEqualTo("1.0.0");
    }
  }

  /** Two clicks, one of them worked off after the other one was taken back. */
  @Test
  void whatWasTakenBackDoesNotComeBackByItself() {
    assertThat(wording.start(as("policy-specialist"), entry, "must  be", "must be").status())
        .isEqualTo(200);
    relay.pass(Duration.ofHours(1));
    var key = relayed();
    assertThat(wording.start(as("policy-specialist"), entry, "shwon", "shown").status())
        .isEqualTo(200);
    relay.wait(Duration.ofHours(1));
    corrections.takeBack(key, "policy-manager", "a brand name");

    relay.settle();

    assertThat(told("policy-specialist"))
        .containsExactly(
            "Published: %s 1.0.1".formatted(entry.policyId()),
            "Taken back: correction of %s 1.0.0 (%s)".formatted(entry.policyId(), key),
            "Not begun: correction of " + entry.policyId());
    assertThat(newest()).isEqualTo("1.0.2");
    assertThat(inForce().entry().text()).isEqualTo(TEXT);
    assertThat(relayed()).as("nothing is ordered").isEqualTo(key);
  }

  private String relayed() {
    return jdbc.queryForObject(
        "select publication_key from publication where policy_id = ?",
        String.class,
        entry.policyId());
  }

  @Test
  void aCorrectionOfWhatIsOldIsNotPublishedUnderAnyNumber() {
    var started = wording.start(as("policy-specialist"), entry, "must  be", "must be");
    assertThat(started.status()).isEqualTo(200);
    relay.settleUntil(() -> publicationsOfCorrections() > 0);
    wording.publish(entry.with(Map.of("policy", "No wine ads.")), "3.0.0", "PC-newer");
    relay.settle();
    var key = relayed();
    var task = relay.task(key, "Task_RepairPublication").getId();

    assertThat(wording.briefing(as("policy-manager"), task))
        .contains(
            "It is outdated: it corrects version 1.0.0, and 3.0.0 is the newest since.",
            "Drop it, and correct that one");

    var renumbered = wording.submit(as("policy-manager"), task, "renumber");
    var again = wording.submit(as("policy-manager"), task, "publish-again");
    relay.settle();

    assertThat(renumbered.status()).as(renumbered.text()).isEqualTo(409);
    assertThat(renumbered.text()).contains("it corrects 1.0.0");
    assertThat(again.status()).as(again.text()).isEqualTo(204);
    assertThat(newest()).isEqualTo("3.0.0");

    relay.complete("policy-manager", key, "Task_RepairPublication", "outcome", "drop");
    assertThat(relay.waiting(key)).isEmpty();
    assertThat(publications.get(key).state()).isEqualTo(Publication.State.CANCELLED);
    assertThat(told("policy-specialist"))
        .containsExactly("Dropped: correction of %s 1.0.0 (%s)".formatted(entry.policyId(), key));
  }

  @Test
  void whatIsPublicIsNotDropped() {
    var key = correct("policy-specialist", "must  be", "must be");

    assertThatThrownBy(() -> corrections.drop(key, "policy-manager"))
        .hasMessageContaining("can still be published");
    assertThat(publications.get(key).state()).isEqualTo(Publication.State.ANNOUNCED);
  }

  private int publicationsOfCorrections() {
    return jdbc.queryForObject(
        "select count(*) from publication where policy_id = ?", Integer.class, entry.policyId());
  }

  /** Two clicks, or two people: equal words are two orders, and one of them is nobody's version. */
  @Test
  void ofTwoAtTheSameMomentOneIsPublishedAndTheOtherDropped() {
    for (var start = 0; start < 2; start++) {
      assertThat(wording.start(as("policy-specialist"), entry, "must  be", "must be").status())
          .isEqualTo(200);
    }
    relay.settleUntil(() -> publicationsOfCorrections() == 2);
    relay.settle();

    var ordered =
        jdbc.queryForList(
            "select publication_key from publication where policy_id = ? order by publication_key",
            String.class,
            entry.policyId());
    var taken = inForce().change();
    var other = ordered.stream().filter(key -> !key.equals(taken)).findFirst().orElseThrow();
    assertThat(ordered).hasSize(2).contains(taken);
    assertThat(relay.waiting(other)).containsExactly("Task_RepairPublication");
    relay.complete("policy-manager", other, "Task_RepairPublication", "outcome", "drop");
    assertThat(newest()).isEqualTo("1.0.1");

    takeBack(taken);

    assertThat(inForce().entry().text()).isEqualTo(TEXT);
  }

  /** Where it was released later, it would be taken back too. */
  @Test
  void whereItReadsSoIsToldAsItIsByNow() {
    var order =
        Policies.order(
            entry.with(Map.of("policy", "Ads \"for\" all.")), "9.0.0", "PC-two", relay.now(), "SG");
    publisher.publish(order);
    relay.pass(Duration.ofHours(1));
    var key = correct("policy-specialist", "\"for\"", "“for”");
    var task = relay.task(key, AFTER).getId();
    assertThat(wording.briefing(as("policy-manager"), task)).doesNotContain("Thailand");
    relay.pass(Duration.ofHours(1));

    publisher.publish(
        new PublishOrder(
            order.entry(),
            "9.0.0",
            "PC-two",
            order.approvedHash(),
            List.of(
                new PublishOrder.MarketRelease(
                    new Market("TH"), relay.now().plus(Duration.ofDays(3)))),
            relay.now()));

    assertThat(wording.briefing(as("policy-manager"), task))
        .contains("**Singapore \\(SG\\)**: since", "**Thailand \\(TH\\)**: from");
  }

  @Test
  void whoCorrectsDoesNotApprove() {
    for (var step : Map.of("must  be", AFTER, "shwon", BEFORE).entrySet()) {
      var key =
          correct(
              "policy-manager",
              step.getKey(),
              step.getKey().replace("  ", " ").replace("shwon", "shown"));
      var door = "/engine-rest/task/" + relay.task(key, step.getValue()).getId();

      var claim =
          Http.at(port)
              .as("policy-manager")
              .post(door + "/claim", Map.of("userId", "policy-manager"));

      assertThat(claim.status()).isEqualTo(403);
      assertThat(claim.text()).contains("Whoever drafted correction " + key + " cannot do this");
      assertThat(Http.at(port).as("qa-lead").get(door).status()).isIn(403, 404);
      assertThat(publications.get(key).decidedBy()).isEmpty();
    }
  }

  private void takeBack(String key) {
    relay.complete(
        "policy-manager", key, AFTER, "outcome", "take-back", "reason", "it is a brand name");
  }
}
