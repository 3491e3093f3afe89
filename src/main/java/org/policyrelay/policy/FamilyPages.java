package org.policyrelay.policy;

import java.time.Instant;
import java.util.ArrayList;
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

  /**
   * The ids of those that are not what they were.
   *
   * @param revision that the registry had
   * @param known when, by this server's clock
   */
  public List<String> changedSince(long revision, Instant known) {
    return rows.changedSince(revision, known);
  }

  /** What of them applies in a market at an instant, and what will, as it was known at another. */
  public List<Family> in(List<String> ids, Market market, Instant asOf, Instant knownAt) {
    var found = new ArrayList<Family>();
    for (var from = 0; from < ids.size(); from += PORTION) {
      var some = ids.subList(from, Math.min(from + PORTION, ids.size()));
      found.addAll(rows.in(some, market, asOf, knownAt));
    }
    return found;
  }
}
