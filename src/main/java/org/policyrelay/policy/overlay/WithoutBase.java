package org.policyrelay.policy.overlay;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.VersionState;

/**
 * The overlays of a family that are public and read by nobody, now or from an instant that is
 * announced: their base does not apply in their market, or for none of their channels.
 */
public final class WithoutBase {

  private WithoutBase() {}

  /** Each version once, in the order of their ids. */
  public static List<PublishedVersion> of(Family family, Instant now) {
    return family.overlays().stream()
        .flatMap(versions -> silent(family, versions, now))
        .distinct()
        .toList();
  }

  private static Stream<PublishedVersion> silent(
      Family family, List<PublishedVersion> versions, Instant now) {
    var market = versions.get(0).entry().markets().get(0);
    var turns =
        family.from(market, null, now, now).stream()
            .map(span -> span.from().isAfter(now) ? span.from() : now);
    return Stream.concat(Stream.of(now), turns)
        .flatMap(
            at ->
                versions.stream()
                    .filter(
                        one -> family.state(one, market, at, now) == VersionState.WITHOUT_BASE));
  }
}
