package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.policy.overlay.VersionLife.State.ENDED;
import static org.policyrelay.policy.overlay.VersionLife.State.IN_EFFECT;
import static org.policyrelay.policy.overlay.VersionLife.State.NEVER_IN_EFFECT;
import static org.policyrelay.policy.overlay.VersionLife.State.NOT_RELEASED;
import static org.policyrelay.policy.overlay.VersionLife.State.REPLACED;
import static org.policyrelay.policy.overlay.VersionLife.State.ROLLED_BACK;
import static org.policyrelay.policy.overlay.VersionLife.State.SCHEDULED;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.PublishedVersion.Release;
import org.policyrelay.policy.overlay.VersionLife.State;
import org.policyrelay.support.Policies;

/** What became of a version is told from those beside it, market by market. */
class VersionLifeTest {

  private static final Instant NOW = Instant.parse("2027-03-01T01:00:00Z");

  @Test
  void aHigherVersionReplacesOnTheDayOnWhichItBegins() {
    var second = version("2.0.0", release("SG", -3, null));
    var first = version("1.0.0", release("SG", -9, null));

    assertLife(first, null, List.of(second, first), REPLACED, day(-3));
    assertLife(second, null, List.of(second, first), IN_EFFECT, day(-3));
  }

  @Test
  void inAnotherMarketItGoesOn() {
    var second = version("2.0.0", release("SG", -3, null), release("TH", 4, null));
    var first = version("1.0.0", release("SG", -9, null), release("PH", -9, null));
    var all = List.of(second, first);

    assertLife(first, "SG", all, REPLACED, day(-3));
    assertLife(first, "PH", all, IN_EFFECT, day(-9));
    assertLife(first, null, all, IN_EFFECT, day(-9));
    assertLife(first, "TH", all, NOT_RELEASED, null);
    assertLife(second, "TH", all, SCHEDULED, day(4));
    assertLife(second, null, all, IN_EFFECT, day(-3));
  }

  @Test
  void whatIsPublishedForEverywhereReplacesInEachMarket() {
    var second = version("2.0.0", release("*", -3, null));
    var first = version("1.0.0", release("SG", -9, null));

    assertLife(first, null, List.of(second, first), REPLACED, day(-3));
    assertLife(second, "SG", List.of(second, first), IN_EFFECT, day(-3));
  }

  @Test
  void oneMarketDoesNotReplaceEverywhere() {
    var second = version("2.0.0", release("SG", -3, null));
    var first = version("1.0.0", release("*", -9, null));

    assertLife(first, null, List.of(second, first), IN_EFFECT, day(-9));
    assertLife(first, "SG", List.of(second, first), REPLACED, day(-3));
  }

  @Test
  void whatWasOvertakenBeforeItsDayNeverCame() {
    var third = version("3.0.0", release("SG", 2, null));
    var second = version("2.0.0", release("SG", 5, null));
    var first = version("1.0.0", release("SG", -9, null));
    var all = List.of(third, second, first);

    assertLife(third, null, all, SCHEDULED, day(2));
    assertLife(second, null, all, NEVER_IN_EFFECT, null);
    assertLife(first, null, all, IN_EFFECT, day(-9));
  }

  @Test
  void whatEndsByItselfBringsTheFormerOneBack() {
    var second = version("2.0.0", release("SG", -5, -2L));
    var first = version("1.0.0", release("SG", -9, null));

    assertLife(second, null, List.of(second, first), ENDED, day(-2));
    assertLife(first, null, List.of(second, first), IN_EFFECT, day(-9));
  }

  @Test
  void whatWasTakenBackDoesNotReplace() {
    var taken = new Release(new Market("SG"), day(-3), null, day(-20), day(-4));
    var second = version("2.0.0", taken);
    var first = version("1.0.0", release("SG", -9, null));

    assertLife(second, null, List.of(second, first), ROLLED_BACK, null);
    assertLife(first, null, List.of(second, first), IN_EFFECT, day(-9));
  }

  /** What is to come is told by its first day, what is over by its last. */
  @Test
  void ofSeveralMarketsTheFirstToComeAndTheLastToGoIsTold() {
    var coming = version("1.0.0", release("SG", 7, null), release("TH", 4, null));
    assertLife(coming, null, List.of(coming), SCHEDULED, day(4));
    var over = version("1.0.0", release("SG", -9, -2L), release("TH", -9, -5L));
    assertLife(over, null, List.of(over), ENDED, day(-2));
    var next = version("2.0.0", release("SG", -3, null), release("TH", -6, null));
    var replaced = version("1.0.0", release("SG", -9, null), release("TH", -9, null));
    assertLife(replaced, null, List.of(next, replaced), REPLACED, day(-3));
  }

  /** It ended on its own day; what came after that replaced nothing. */
  @Test
  void whatComesAfterAnEndReplacesNothing() {
    var second = version("2.0.0", release("SG", -2, null));
    var first = version("1.0.0", release("SG", -9, -2L));
    assertLife(first, null, List.of(second, first), ENDED, day(-2));
    var earlier = version("2.0.0", release("SG", -3, null));
    assertLife(first, null, List.of(earlier, first), REPLACED, day(-3));
    var together = version("2.0.0", release("SG", -9, null));
    assertLife(first, null, List.of(together, first), NEVER_IN_EFFECT, null);
  }

  private static void assertLife(
      PublishedVersion version,
      @Nullable String market,
      List<PublishedVersion> all,
      State state,
      @Nullable Instant at) {
    var where = market == null ? null : new Market(market);
    assertThat(VersionLife.of(version, where, all, NOW))
        .as(version.version() + " in " + market)
        .isEqualTo(new VersionLife(state, at));
  }

  private static Release release(String market, long from, @Nullable Long until) {
    return new Release(
        new Market(market), day(from), until == null ? null : day(until), day(-20), null);
  }

  private static Instant day(long offset) {
    return NOW.plus(Duration.ofDays(offset));
  }

  private static PublishedVersion version(String number, Release... releases) {
    return new PublishedVersion(
        Policies.mustRule(), number, "PC-1", day(-20), null, List.of(), Arrays.asList(releases));
  }
}
