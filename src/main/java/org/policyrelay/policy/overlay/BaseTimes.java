package org.policyrelay.policy.overlay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;

/**
 * Whether a base holds together over time with the overlays on it: from when it is to apply in
 * their markets, against everything of them that applies then or is going to.
 */
public final class BaseTimes {

  private BaseTimes() {}

  /**
   * The overlays that a base would conflict with.
   *
   * @param base as it is to be published, with the clause ids that it will have
   * @param overlays for each overlay what the registry has of it, newest first and never nothing
   * @param effective from when in which market
   */
  public static List<OverlayConflict> conflictsOf(
      PublishedVersion base,
      List<List<PublishedVersion>> overlays,
      Map<Market, Instant> effective,
      Instant now) {
    var conflicts = new ArrayList<OverlayConflict>();
    var inMarkets = new TreeMap<Market, List<PublishedVersion>>();
    meeting(base.entry(), overlays, effective, now)
        .forEach(overlay -> OverlayConflict.of(base, overlay).ifPresent(conflicts::add));
    for (var versions : overlays) {
      var market = versions.get(0).entry().markets().get(0);
      if (startIn(market, effective) != null) {
        inMarkets.computeIfAbsent(market, one -> new ArrayList<>()).addAll(versions);
      }
    }
    inMarkets.forEach(
        (market, versions) -> {
          var from = Objects.requireNonNull(startIn(market, effective));
          JoinLength.conflictWith(base, versions, market, from, now).ifPresent(conflicts::add);
        });
    return List.copyOf(conflicts);
  }

  /** The versions of overlays that a base will be read with; parameters as for the conflicts. */
  public static List<PublishedVersion> meeting(
      PolicyEntry base,
      List<List<PublishedVersion>> overlays,
      Map<Market, Instant> effective,
      Instant now) {
    var met = new ArrayList<PublishedVersion>();
    for (var versions : overlays) {
      var market = versions.get(0).entry().markets().get(0);
      var from = startIn(market, effective);
      if (from != null) {
        OverlayTimes.applyingFrom(versions, market, from, now).stream()
            .filter(overlay -> Family.meet(base, overlay.entry()))
            .forEach(met::add);
      }
    }
    return List.copyOf(met);
  }

  private static @Nullable Instant startIn(Market market, Map<Market, Instant> effective) {
    var own = effective.get(market);
    return own != null ? own : effective.get(Market.EVERYWHERE);
  }
}
