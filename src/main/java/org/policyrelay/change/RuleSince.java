package org.policyrelay.change;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.policyrelay.policy.compare.ChangeKind;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.VersionState;

/**
 * Whether a policy's rule was at one instant what it had been at another: whatever has come or gone
 * in between called itself wording or guidance.
 */
final class RuleSince {

  private static final Set<VersionState> COUNTING =
      EnumSet.of(VersionState.SCHEDULED, VersionState.IN_EFFECT);

  private RuleSince() {}

  /** The versions that were public at an instant, taken back or not, newest first. */
  static List<PublishedVersion> known(List<PublishedVersion> versions, Instant at) {
    return versions.stream().filter(version -> !version.publishedAt().isAfter(at)).toList();
  }

  /**
   * @param versions every version of the policy, taken back or not, newest first
   */
  static boolean stays(List<PublishedVersion> versions, Instant from, Instant until) {
    var numbers = versions.stream().map(PublishedVersion::version).toList();
    return known(versions, until).stream()
        .filter(version -> counts(version, from) != counts(version, until))
        .filter(version -> !bringsBack(version, versions, from))
        .noneMatch(version -> ChangeKind.of(version.version(), numbers) == ChangeKind.RULE);
  }

  /** What a withdrawal ends, or a last day, does not. */
  private static boolean counts(PublishedVersion version, Instant at) {
    return !version.publishedAt().isAfter(at) && COUNTING.contains(version.state(null, at, at));
  }

  /** What a withdrawal brings back is as old as what it restores. */
  private static boolean bringsBack(
      PublishedVersion version, List<PublishedVersion> versions, Instant from) {
    return version.restores() != null
        && versions.stream()
            .filter(one -> one.version().equals(version.restores()))
            .anyMatch(one -> counts(one, from));
  }
}
