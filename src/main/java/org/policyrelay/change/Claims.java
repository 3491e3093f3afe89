package org.policyrelay.change;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.ComparedWhereItApplies;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.compare.Claim;
import org.policyrelay.policy.compare.Comparison;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.SemanticVersion;
import org.springframework.stereotype.Component;

/**
 * Compares a change as its drafter has called it, whatever has been published since they did. Who
 * assesses, approves, releases or reads it later is told the same.
 */
@Component
class Claims {

  private final PolicyRegistry registry;
  private final ChangeDraftRows drafts;
  private final ComparedWhereItApplies compared;
  private final Clock clock;

  Claims(
      PolicyRegistry registry,
      ChangeDraftRows drafts,
      ComparedWhereItApplies compared,
      Clock clock) {
    this.registry = registry;
    this.drafts = drafts;
    this.compared = compared;
    this.clock = clock;
  }

  /** With what is published now. */
  Comparison compare(PolicyChange change) {
    var highest = highest(registry.history(change.policyId()));
    return compare(change, change.entry(), highest, clock.instant(), compared::compare);
  }

  /**
   * With anything else. Where it is more than its drafter has said, nothing is claimed; nor does an
   * emergency, which is reviewed as what it is.
   *
   * @param entry the change's text, be it corrected since
   * @param highest the highest version that the policy had when the other was the one to compare it
   *     with
   * @param at when that was
   * @param against compares with that
   */
  Comparison compare(
      PolicyChange change,
      PolicyEntry entry,
      Optional<SemanticVersion> highest,
      Instant at,
      Function<PolicyEntry, Comparison> against) {
    try {
      var comparison = against.apply(restated(change, entry, highest, at));
      if (!change.emergency() || !comparison.calledLess()) {
        return comparison;
      }
    } catch (RefusedException more) {
      // compared without a claim, it says what it is
    }
    return against.apply(entry.without("version"));
  }

  private PolicyEntry restated(
      PolicyChange change, PolicyEntry entry, Optional<SemanticVersion> highest, Instant at) {
    var claim = of(change, at);
    if (claim.isPresent() && highest.isPresent()) {
      return claim.get().restated(entry, highest.get());
    }
    return Claim.of(entry, highest).isEmpty() ? entry : entry.without("version");
  }

  /**
   * What its drafter has said by the version, above what was published when they wrote it. They
   * said it of the words of then: where others have published another rule since, or taken one
   * back, it is said of none of those that it is compared with.
   */
  private Optional<Claim> of(PolicyChange change, Instant at) {
    if (change.entry().version().isEmpty()) {
      return Optional.empty();
    }
    var written = drafts.writtenAt(change);
    var others =
        registry.history(change.policyId()).stream()
            .filter(version -> !version.change().equals(change.key()))
            .toList();
    return Claim.of(change.entry(), highest(RuleSince.known(others, written)))
        .filter(claim -> RuleSince.stays(others, written, at));
  }

  /** Taken back or not: no number is given twice. */
  private static Optional<SemanticVersion> highest(List<PublishedVersion> history) {
    return history.stream().findFirst().map(PublishedVersion::number);
  }
}
