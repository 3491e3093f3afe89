package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.ClauseIds;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.PublishedVersion.Release;
import org.policyrelay.policy.entry.VersionState;
import org.policyrelay.support.Policies;

/** Where something is or will be said, and where a version stands among the others. */
class FamilyTest {

  private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
  private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

  @Test
  void theMarketsAreThoseForWhichSomethingIsOrWillBeSaid() {
    var base =
        version(
            "loans",
            "1.0.0",
            release("SG", JANUARY, null),
            release("TH", MAY, null),
            release("VN", JANUARY, MARCH),
            new Release(new Market("PH"), JANUARY, null, JANUARY, MARCH));
    var overlay = version("loans:sg", "1.0.0", release("KH", JANUARY, null));
    var family = Family.of("loans", List.of(base, overlay));

    assertThat(Market.codes(family.markets(MARCH, MARCH))).containsExactly("KH", "SG", "TH");
    assertThat(Market.codes(family.markets(JANUARY, JANUARY)))
        .containsExactly("KH", "PH", "SG", "TH", "VN");
    assertThat(Family.of("loans", List.of(overlay)).markets(MARCH, MARCH))
        .as("an overlay alone says nothing")
        .isEmpty();
    assertThat(Family.of("cards", List.of(base, overlay)).versions())
        .as("others are left out")
        .isEmpty();
  }

  /** Which release it was by is told for a market, and all of them where none is asked for. */
  @Test
  void aVersionComesWithTheReleaseByWhichItCounts() {
    var thai = release("TH", MARCH, null);
    var family =
        Family.of("loans", List.of(version("loans", "1.0.0", release("SG", JANUARY, null), thai)));

    assertThat(family.at(new Market("TH"), null, MAY, MAY).orElseThrow().base().releases())
        .containsExactly(thai);
    assertThat(family.at(null, null, MAY, MAY).orElseThrow().base().releases()).hasSize(2);
    assertThat(family.at(new Market("TH"), null, MAY, MAY).orElseThrow().since()).contains(MARCH);
    assertThat(family.at(null, null, MAY, MAY).orElseThrow().since()).isEmpty();
  }

  /** An overlay that begins and ends where there is no base is no turn of what applies. */
  @Test
  void asLongAsNothingAppliesNothingIsAnnouncedOnce() {
    var overlay = version("loans:sg", "1.0.0", release("SG", JANUARY, MARCH));
    var base = version("loans", "1.0.0", release("SG", MAY, null));

    var spans =
        Family.of("loans", List.of(overlay, base)).from(new Market("SG"), null, JANUARY, JANUARY);

    assertThat(spans).extracting(Family.Span::from).containsExactly(JANUARY, MAY);
    assertThat(spans).extracting(Family.Span::until).containsExactly(MAY, null);
    assertThat(spans.get(0).what()).isNull();
  }

  /**
   * A market is told of what it reads, and not that nothing applied in it while it did elsewhere.
   */
  @Test
  void whatBeginsElsewhereOrWasTakenBackIsNoTurnOfAMarket() {
    var base =
        version(
            "loans",
            "1.0.0",
            release("SG", MAY, null),
            release("TH", JANUARY, MARCH),
            new Release(new Market("SG"), MARCH, null, JANUARY, JANUARY));

    assertThat(Family.of("loans", List.of(base)).from(new Market("SG"), null, JANUARY, JANUARY))
        .extracting(Family.Span::from)
        .containsExactly(MAY);
  }

  @Test
  void aVersionThatGoesOnIsOneSpan() {
    var base = version("loans", "1.0.0", release("SG", JANUARY, MARCH), release("SG", MARCH, null));

    assertThat(Family.of("loans", List.of(base)).from(new Market("SG"), null, JANUARY, JANUARY))
        .singleElement()
        .satisfies(span -> assertThat(span.until()).isNull());
  }

  @Test
  void whatIsOverIsNotAnnounced() {
    var base = version("loans", "1.0.0", release("SG", JANUARY, MARCH), release("SG", MAY, JULY));
    var family = Family.of("loans", List.of(base));

    assertThat(family.from(new Market("SG"), null, MARCH, MARCH))
        .extracting(Family.Span::from)
        .containsExactly(MARCH, MAY, JULY);
    assertThat(family.from(new Market("SG"), null, JULY, JULY)).as("nothing any more").isEmpty();
    assertThat(family.from(new Market("TH"), null, JANUARY, JANUARY)).isEmpty();
  }

  @Test
  void aVersionIsInEffectWhereNoHigherOneIs() {
    var first =
        version("loans", "1.0.0", release("SG", JANUARY, null), release("TH", JANUARY, null));
    var second = version("loans", "2.0.0", release("SG", MARCH, null));
    var overlay = version("loans:vn", "1.0.0", release("VN", JANUARY, null));
    var family = Family.of("loans", List.of(first, second, overlay));

    assertThat(family.member(first).state(new Market("SG"), MAY, MAY))
        .isEqualTo(VersionState.SUPERSEDED);
    assertThat(family.member(first).state(new Market("TH"), MAY, MAY))
        .isEqualTo(VersionState.IN_EFFECT);
    assertThat(family.member(first).state(null, MAY, MAY)).isEqualTo(VersionState.IN_EFFECT);
    assertThat(family.member(second).state(null, MAY, MAY)).isEqualTo(VersionState.IN_EFFECT);
    assertThat(family.member(second).state(null, JANUARY, MAY)).isEqualTo(VersionState.SCHEDULED);
    assertThat(family.member(overlay).state(null, MAY, MAY)).isEqualTo(VersionState.WITHOUT_BASE);
    var renewed = version("loans:vn", "2.0.0", release("VN", MARCH, null));
    var alone = Family.of("loans", List.of(first, overlay, renewed));
    assertThat(alone.member(renewed).state(null, MAY, MAY)).isEqualTo(VersionState.WITHOUT_BASE);
    assertThat(alone.member(overlay).state(null, MAY, MAY))
        .as("replaced, base or not")
        .isEqualTo(VersionState.SUPERSEDED);
    var replaced = version("loans", "3.0.0", release("SG", MARCH, null), release("TH", MAY, null));
    assertThat(Family.of("loans", List.of(first, replaced)).member(first).state(null, MAY, MAY))
        .isEqualTo(VersionState.SUPERSEDED);
    assertThat(
            Family.of("loans", List.of(first, replaced))
                .member(replaced)
                .state(new Market("TH"), MARCH, MAY))
        .isEqualTo(VersionState.SCHEDULED);
    assertThat(
            Family.of("loans", List.of(first, replaced)).member(replaced).state(null, MARCH, MAY))
        .as("scheduled in one market, in effect in another")
        .isEqualTo(VersionState.IN_EFFECT);
  }

  private static Release release(String market, Instant from, @Nullable Instant until) {
    return new Release(new Market(market), from, until, JANUARY, null);
  }

  private static PublishedVersion version(String id, String number, Release... releases) {
    var overlay = id.contains(":");
    var entry =
        Policies.read(
            """
            {"policy_id": "%s", "enforcement": "must", "policy": "Ads show the cost.",
             "jurisdictions": ["%s"] %s}
            """
                .formatted(
                    id,
                    releases[0].market(),
                    overlay ? ", \"ext\": {\"relay\": {\"overlay_of\": \"loans\"}}" : ""));
    return new PublishedVersion(
        entry,
        number,
        "PC-1",
        JANUARY,
        null,
        ClauseIds.give(entry.text(), List.of(), 0).clauses(),
        Arrays.asList(releases));
  }
}
