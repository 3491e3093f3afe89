package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.PublishOrder;
import org.policyrelay.policy.PublishOrder.MarketRelease;
import org.policyrelay.policy.compare.Strictness;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.SemanticVersion;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever is published, put off and taken back, in whatever order: what a market reads is never
 * looser than the base, and one instant has one answer.
 */
@RelayTest
class OverlayAlgebraTest {

  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
  private static final List<Market> MARKETS = List.of(new Market("SG"), new Market("TH"));
  private static final List<String> ENFORCEMENTS = List.of("may", "should", "must");
  private static final List<String> STANCES = List.of("allowed", "restricted", "prohibited");
  private static final int STEPS = 25;

  @Autowired PolicyRegistry registry;
  @Autowired PolicyPublisher publisher;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 24);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noSequenceOfChangesLoosensAMarket(long seed) {
    var random = new Random(seed);
    var plain = Policies.shouldRule();
    var base = plain.policyId();
    var published = new ArrayList<String>();
    var refused = 0;
    for (var step = 0; step < STEPS; step++) {
      var now = START.plus(Duration.ofDays(10L * step));
      if (published.size() > 2 && random.nextInt(5) == 0) {
        publisher.rollBack(published.remove(random.nextInt(published.size())), now, "random");
      } else {
        var change = base + "/" + step;
        var entry = random.nextBoolean() ? base(plain, random) : overlay(plain, base, random);
        try {
          publisher.publish(order(entry, change, now, random));
          published.add(change);
        } catch (RefusedException loosens) {
          refused++;
        }
      }
      check(base, now, random);
    }
    assertThat(refused).as("some of it must have been refused").isPositive();
    assertThat(published).isNotEmpty();
  }

  private void check(String base, Instant now, Random random) {
    for (var market : MARKETS) {
      for (var probe = 0; probe < 6; probe++) {
        var at = START.plus(Duration.ofDays(random.nextInt(10 * STEPS + 60)));
        var resolved = registry.resolve(base, market, at, now);
        resolved.ifPresent(OverlayAlgebraTest::isNoLooser);
        onlyOneAnswer(base, market, at, now, resolved.map(one -> one.base().version()).orElse(""));
      }
    }
  }

  private static void isNoLooser(Resolved resolved) {
    var base = resolved.base();
    var merged = resolved.entry();
    assertThat(merged.enforcement()).isLessThanOrEqualTo(base.entry().enforcement());
    assertThat(merged.requiresHumanReview() || !base.entry().requiresHumanReview()).isTrue();
    base.entry()
        .stance()
        .ifPresent(own -> assertThat(merged.stance().orElseThrow()).isGreaterThanOrEqualTo(own));
    var lines = merged.text().lines().toList();
    for (var clause : base.clauses()) {
      // a market's additions come after the base's lines, so each clause is where it was
      var line = lines.get(clause.line());
      assertThat(Strictness.between(clause.text(), line).loosens())
          .as("clause %s of %s in %s: %s", clause.id(), base.entry(), resolved.overlays(), line)
          .isFalse();
    }
  }

  /** Asked in the plainest way, by walking through all that was ever published. */
  private void onlyOneAnswer(String base, Market market, Instant at, Instant known, String answer) {
    var numbers = new TreeSet<SemanticVersion>();
    for (var version : registry.history(base)) {
      for (var release : version.releases()) {
        if (release.covers(market) && release.counts(at, known)) {
          numbers.add(SemanticVersion.parse(version.version()).orElseThrow());
        }
      }
    }
    assertThat(answer).isEqualTo(numbers.isEmpty() ? "" : numbers.last().toString());
    var applying =
        registry.history(base).stream()
            .filter(version -> version.version().equals(answer))
            .flatMap(version -> version.releases().stream())
            .filter(release -> release.market().equals(market) && release.counts(at, known))
            .count();
    assertThat(applying).as("rows that say so").isLessThanOrEqualTo(1);
  }

  private static PolicyEntry base(PolicyEntry plain, Random random) {
    return plain.with(
        Map.of(
            "enforcement",
            ENFORCEMENTS.get(random.nextInt(3)),
            "requires_human_review",
            random.nextInt(4) == 0,
            "policy",
            "Ads must be for adults.\n\n1. The audience must be %d or older.\n2. Prices %s be shown."
                .formatted(16 + random.nextInt(6), random.nextBoolean() ? "must" : "should"),
            "ext",
            Map.of("relay", Map.of("stance", STANCES.get(random.nextInt(3))))));
  }

  private static PolicyEntry overlay(PolicyEntry plain, String base, Random random) {
    var market = MARKETS.get(random.nextInt(2));
    var tightens =
        random.nextBoolean()
            ? Map.of("c2", "The audience must be %d or older.".formatted(16 + random.nextInt(9)))
            : Map.<String, String>of();
    return plain.with(
        Map.of(
            "policy_id",
            base + ":" + market.code().toLowerCase(Locale.ROOT),
            "enforcement",
            ENFORCEMENTS.get(1 + random.nextInt(2)),
            "jurisdictions",
            List.of(market.code()),
            "policy",
            "A licence must be shown, number %d.".formatted(random.nextInt(3)),
            "ext",
            Map.of(
                "relay",
                Map.of(
                    "overlay_of",
                    base,
                    "stance",
                    STANCES.get(1 + random.nextInt(2)),
                    "tightens",
                    tightens))));
  }

  private PublishOrder order(PolicyEntry entry, String change, Instant now, Random random) {
    var next =
        registry.history(entry.policyId()).stream()
            .findFirst()
            .flatMap(version -> SemanticVersion.parse(version.version()))
            .map(version -> version.next(SemanticVersion.Bump.MAJOR))
            .orElse(SemanticVersion.FIRST)
            .toString();
    var from = now.plus(Duration.ofDays(random.nextInt(40)));
    return new PublishOrder(
        entry,
        next,
        change,
        entry.contentHash(),
        entry.markets().stream().map(market -> new MarketRelease(market, from)).toList(),
        now);
  }
}
