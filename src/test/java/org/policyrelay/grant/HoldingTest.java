package org.policyrelay.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.Market;

/** Whether a grant holds is what its events say, read one after the other. */
class HoldingTest {

  private static final Market SG = new Market("SG");
  private static final Market TH = new Market("TH");

  @ParameterizedTest
  @CsvSource({
    "9, false",
    "10, true",
    "19, true",
    "20, false", // its term, the end left out
  })
  void holdsFromItsBeginningUntilBeforeItsEnd(int at, boolean holds) {
    assertThat(new Holding(at(1), null, List.of(term(SG, 10, 20, null))).holds(SG, at(at)))
        .isEqualTo(holds);
  }

  @Test
  void holdsNotBeforeItWasGrantedNorFromItsRevocationOn() {
    var holding = new Holding(at(12), at(15), List.of(term(SG, 10, 20, null)));
    assertThat(holding.holds(SG, at(11))).isFalse();
    assertThat(holding.holds(SG, at(12))).isTrue();
    assertThat(holding.holds(SG, at(14))).isTrue();
    assertThat(holding.holds(SG, at(15))).isFalse();
    assertThat(holding.isOver(at(14))).isFalse();
    assertThat(holding.isOver(at(15))).isTrue();
    assertThat(new Holding(null, null, List.of(term(SG, 10, 20, null))).holds(SG, at(15)))
        .isFalse();
  }

  @Test
  void lapsesInEachMarketByItself() {
    var holding = new Holding(at(1), null, List.of(term(SG, 10, 20, 15L), term(TH, 10, 20, null)));
    assertThat(holding.isInDoubt(at(14))).isTrue();
    assertThat(holding.isInDoubt(at(15))).isFalse();
    assertThat(holding.holds(SG, at(15))).isFalse();
    assertThat(holding.holds(TH, at(15))).isTrue();
    assertThat(holding.holds(at(15))).isTrue();
    assertThat(holding.isOver(at(19))).isFalse();
    assertThat(holding.isOver(at(20))).isTrue();
    assertThat(new Holding(at(1), null, List.of(term(SG, 10, 20, 25L))).isInDoubt(at(12)))
        .as("what changes after the end is of no interest")
        .isFalse();
  }

  private record Event(long at, String what, @Nullable Market market) {}

  @Test
  void agreesWithItsEventsReadOneAfterTheOther() {
    var random = new Random(20270301);
    for (var round = 0; round < 2000; round++) {
      var events = new ArrayList<Event>();
      var terms = new ArrayList<MarketTerm>();
      for (var market : List.of(SG, TH)) {
        var begins = random.nextLong(100);
        var ends = begins + 1 + random.nextLong(100);
        var lapses = random.nextBoolean() ? (Long) random.nextLong(220) : null;
        terms.add(term(market, begins, ends, lapses));
        events.add(new Event(begins, "begin", market));
        events.add(new Event(ends, "end", market));
        if (lapses != null) {
          events.add(new Event(lapses, "end", market));
        }
      }
      var granted = random.nextInt(5) == 0 ? null : (Long) random.nextLong(150);
      var revoked = granted == null || random.nextBoolean() ? null : granted + random.nextLong(90);
      if (granted != null) {
        events.add(new Event(granted, "grant", null));
      }
      if (revoked != null) {
        events.add(new Event(revoked, "revoke", null));
      }
      var holding =
          new Holding(
              granted == null ? null : at(granted), revoked == null ? null : at(revoked), terms);
      for (var time = 0L; time < 230; time += 1 + random.nextLong(5)) {
        for (var market : List.of(SG, TH)) {
          assertThat(holding.holds(market, at(time)))
              .as("%s at %s of %s", market, time, events)
              .isEqualTo(read(events, market, time));
        }
      }
    }
  }

  /** Slowly, and by nothing but what happened until then. */
  private static boolean read(List<Event> events, Market market, long time) {
    var begun = false;
    var ended = false;
    var granted = false;
    var revoked = false;
    for (var event : events) {
      if (event.at() > time || (event.market() != null && !event.market().equals(market))) {
        continue;
      }
      switch (event.what()) {
        case "begin" -> begun = true;
        case "end" -> ended = true;
        case "grant" -> granted = true;
        default -> revoked = true;
      }
    }
    return granted && !revoked && begun && !ended;
  }

  private static MarketTerm term(Market market, long begins, long ends, @Nullable Long lapses) {
    return new MarketTerm(market, at(begins), at(ends))
        .lapsingAt(lapses == null ? null : at(lapses));
  }

  private static Instant at(long second) {
    return Asked.AT.plusSeconds(second);
  }
}
