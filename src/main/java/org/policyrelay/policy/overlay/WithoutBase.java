package org.policyrelay.policy.overlay;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PolicyEntry;
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

  /**
   * The overlays that would be read in a market from an instant on and will not be, each with the
   * instant from which that is so.
   *
   * @param family of the base
   * @param instead what of the base applies there from then on; null = nothing
   */
  public static Map<PublishedVersion, Instant> after(
      Family family, Market market, Instant from, @Nullable PolicyEntry instead, Instant now) {
    var found = new LinkedHashMap<PublishedVersion, Instant>();
    for (var span : family.from(market, null, from, now)) {
      Stream.ofNullable(span.what())
          .flatMap(what -> what.overlays().stream())
          .filter(one -> instead == null || !Family.meet(instead, one.entry()))
          .forEach(one -> found.putIfAbsent(one, span.from().isAfter(from) ? span.from() : from));
    }
    return found;
  }

  /**
   * Whether an overlay that comes back is for no channel of its base.
   *
   * @param bases the versions of it that apply by then
   */
  public static boolean meetsNone(PolicyEntry overlay, List<PublishedVersion> bases) {
    return bases.stream().noneMatch(base -> Family.meet(base.entry(), overlay));
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
                        one ->
                            family.member(one).state(market, at, now)
                                == VersionState.WITHOUT_BASE));
  }
}
