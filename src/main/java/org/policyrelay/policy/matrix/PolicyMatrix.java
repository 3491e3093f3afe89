package org.policyrelay.policy.matrix;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.ReviewDates;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What applies at the moment, market by category and by topic, and where something is missing. */
@Service
@Transactional(readOnly = true)
public class PolicyMatrix {

  private final PolicyRegistry registry;
  private final MatrixRows rows;
  private final MarketZones zones;
  private final ObjectProvider<ReviewDates> reviews;
  private final Clock clock;

  PolicyMatrix(
      PolicyRegistry registry,
      MatrixRows rows,
      MarketZones zones,
      ObjectProvider<ReviewDates> reviews,
      Clock clock) {
    this.registry = registry;
    this.rows = rows;
    this.zones = zones;
    this.reviews = reviews;
    this.clock = clock;
  }

  public Matrix now() {
    var now = clock.instant();
    var markets = markets(now);
    var due = new HashMap<String, Instant>();
    reviews.orderedStream().forEach(dates -> due.putAll(dates.dueByPolicy()));
    var gaps = new Gaps(due, rows.trainedMarkets());
    var categories = new TreeMap<String, GatheredRow>();
    for (var market : markets) {
      for (var family : registry.familiesIn(market, now, now)) {
        Applying.of(family, market, now).ifPresent(policy -> add(policy, gaps, categories));
      }
    }
    return new Matrix(
        now, markets, categories.values().stream().map(row -> row.over(markets)).toList());
  }

  private static void add(Applying policy, Gaps gaps, TreeMap<String, GatheredRow> categories) {
    var source = source(policy, gaps);
    var topics = TopicSources.of(policy);
    for (var category : policy.categories()) {
      categories.computeIfAbsent(category, GatheredRow::new).add(policy.market(), source, topics);
    }
  }

  /**
   * The markets that we have a calendar for, and after them any other that something applies in.
   */
  private List<Market> markets(Instant now) {
    var markets = new LinkedHashSet<>(new TreeSet<>(zones.countries()));
    rows.marketsInForce(now).stream()
        .filter(market -> !market.isEverywhere())
        .sorted()
        .forEach(markets::add);
    return List.copyOf(markets);
  }

  private static Matrix.Source source(Applying policy, Gaps gaps) {
    var base = policy.what().base();
    var entry = base.entry();
    var stance = policy.what().stance();
    var source =
        entry
            .sourceName()
            .or(entry::sourceUrl)
            .or(() -> entry.content().sources().stream().map(one -> one.name()).findFirst());
    return new Matrix.Source(
        policy.policyId(),
        base.version(),
        entry.name(),
        stance.orElse(null),
        entry.channels(),
        source.orElse(null),
        policy.until(),
        policy.what().byChannel(),
        policy.overlays(),
        gaps.of(policy, stance.isPresent(), source.isPresent()),
        policy.what().isEmergency());
  }
}
