package org.policyrelay.policy;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.overlay.Family;
import org.springframework.stereotype.Service;

/**
 * Policies with their overlays for who goes through all of them: some at a time, so that it takes
 * as much memory for five thousand as for fifty. Each portion is read by itself; what is published
 * meanwhile is left out by the instant as of which it is known.
 */
@Service
public class FamilyPages {

  /** Policies at a time. */
  private static final int PORTION = 100;

  private final FamilyRows rows;
  private final MarketZones zones;

  FamilyPages(FamilyRows rows, MarketZones zones) {
    this.rows = rows;
    this.zones = zones;
  }

  /** The markets that we have a calendar for, and any other that something was released to. */
  public List<Market> markets() {
    var markets = new TreeSet<>(zones.countries());
    rows.markets().stream().filter(market -> !market.isEverywhere()).forEach(markets::add);
    return List.copyOf(markets);
  }

  /** Hands on the ids of all policies that are no overlays, in their order, in portions. */
  public void forEach(Consumer<List<String>> reader) {
    var ids = rows.idsAfter("", PORTION);
    while (!ids.isEmpty()) {
      reader.accept(ids);
      ids = rows.idsAfter(ids.get(ids.size() - 1), PORTION);
    }
  }

  /** What of them applies in a market at an instant, and what will, as it was known at another. */
  public List<Family> in(List<String> ids, Market market, Instant asOf, Instant knownAt) {
    return rows.in(ids, market, asOf, knownAt);
  }
}
