package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Policies;

/** Changes for tests without a database: each came to its state by its own transitions. */
final class ChangesByState {

  static final Instant PROPOSED = Instant.parse("2026-11-02T01:00:00Z");
  static final Instant NOW = Instant.parse("2026-11-03T02:00:00Z");
  static final Set<String> DRAFTERS = Set.of("dra", "Fter");

  /** In Singapore and Thailand. */
  static final PolicyEntry ENTRY = Policies.shouldRule();

  static final PolicyEntry REWRITTEN = Policies.with(ENTRY, "policy", "Written anew.");

  /** What a change asks for that reviews look at before anybody approves. */
  static final Impact REVIEWED =
      new Impact(
          RiskTier.HIGH,
          List.of("qa", "ad-review"),
          Set.of(ReadinessPart.SOP_AND_MATERIAL, ReadinessPart.GOLDEN_SET),
          14,
          2);

  static final List<MarketReadiness> READY =
      List.of(
          new MarketReadiness(new Market("SG"), true, List.of(), List.of()),
          new MarketReadiness(new Market("TH"), true, List.of(), List.of()));

  private ChangesByState() {}

  static PolicyChange proposed() {
    return PolicyChange.propose("PC-2026-1", Policies.proposal(ENTRY), "pia", PROPOSED);
  }

  /** Approved, and ready nowhere. */
  static PolicyChange emergency() {
    var change = PolicyChange.propose("PC-2026-1", Policies.emergency(ENTRY), "pia", PROPOSED);
    change.compared("1.1.0");
    change.assessed(REVIEWED);
    change.approve("mia", DRAFTERS, NOW, "hash");
    return change;
  }

  static PolicyChange in(ChangeState state) {
    var change = proposed();
    switch (state) {
      case PROPOSED -> {
        // where it begins
      }
      case ABANDONED -> change.abandon(NOW, "w");
      case DRAFTED -> change.submitDraft(REWRITTEN, "s", null);
      default -> {
        change.compared("1.1.0");
        change.assessed(REVIEWED);
        afterReview(change, state);
      }
    }
    assertThat(change.state()).isEqualTo(state);
    return change;
  }

  private static void afterReview(PolicyChange change, ChangeState state) {
    switch (state) {
      case IN_REVIEW -> {
        // there
      }
      case REWORK -> change.sendBack();
      case DISPUTED -> change.disputed();
      case WITHDRAWN -> change.withdraw(NOW, "w");
      default -> {
        change.reviewsPassed();
        decided(change, state);
      }
    }
  }

  private static void decided(PolicyChange change, ChangeState state) {
    if (state == ChangeState.AWAITING_APPROVAL) {
      return;
    }
    if (state == ChangeState.REJECTED) {
      change.reject("mia", DRAFTERS, NOW, "w");
      return;
    }
    change.approve("mia", DRAFTERS, NOW, "hash");
    var onwards =
        List.<Consumer<PolicyChange>>of(
            it -> it.readinessChecked(READY),
            it -> it.release(Set.of(new Market("SG")), NOW, "1.1.0"),
            it -> it.published("1.1.0"),
            PolicyChange::inEffect,
            it -> it.enforced(NOW));
    for (var step : onwards) {
      if (change.state() == state) {
        return;
      }
      step.accept(change);
    }
  }
}
