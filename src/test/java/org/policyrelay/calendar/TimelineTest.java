package org.policyrelay.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Open from second 10 to 20 and from 30 to 35, and what a second by second count says of any. */
class TimelineTest {

  private static final int END = 60;
  private static final Timeline TIMELINE = Timeline.unionOf(List.of(span(30, 35), span(10, 20)));

  @ParameterizedTest(name = "at {0}: open {1}, next open {2}, open before it {3}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          0,  false, 10, 0
          9,  false, 10, 0
          10, true,  10, 0
          19, true,  19, 9
          20, false, 30, 10
          29, false, 30, 10
          30, true,  30, 10
          34, true,  34, 14
          35, false, -,  15
          """)
  void anInstantIsOpenOrClosed(long at, boolean open, @Nullable Long next, long before) {
    assertThat(TIMELINE.isOpenAt(at(at))).isEqualTo(open);
    assertThat(TIMELINE.openFrom(at(at)).map(Instant::getEpochSecond).orElse(null)).isEqualTo(next);
    assertThat(TIMELINE.before(at(at))).isEqualTo(Duration.ofSeconds(before));
  }

  /** A deadline may land exactly on closing time. */
  @ParameterizedTest(name = "{0} s: {1}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          1,  11
          9,  19
          10, 20
          11, 31
          15, 35
          16, -
          """)
  void whenThatMuchHasBeenOpen(long seconds, @Nullable Long earliest) {
    var open = Duration.ofSeconds(seconds);
    assertThat(TIMELINE.earliestWith(open).map(Instant::getEpochSecond).orElse(null))
        .isEqualTo(earliest);
  }

  @Test
  void partsOfASecondAreCounted() {
    var open = Duration.ofMillis(10_500);
    assertThat(TIMELINE.earliestWith(open)).contains(Instant.ofEpochMilli(30_500));
    assertThat(TIMELINE.before(Instant.ofEpochMilli(30_500))).isEqualTo(open);
    assertThat(TIMELINE.earliestWith(Duration.ofMillis(9_500)))
        .contains(Instant.ofEpochMilli(19_500));
    assertThat(TIMELINE.earliestWith(Duration.ofMillis(15_001))).isEmpty();
  }

  @Test
  void whatTouchesIsOneAndNothingIsEmpty() {
    var joined = Timeline.unionOf(List.of(span(10, 20), span(20, 30), span(12, 15)));
    assertThat(joined.within(at(0), at(END))).containsExactly(span(10, 30));
    assertThat(Timeline.unionOf(List.of()).isEmpty()).isTrue();
    assertThat(joined.isEmpty()).isFalse();
    assertThat(TIMELINE.within(at(20), at(30))).isEmpty();
    assertThat(TIMELINE.within(at(15), at(32))).containsExactly(span(15, 20), span(30, 32));
    assertThat(TIMELINE.within(at(20), at(31))).containsExactly(span(30, 31));
  }

  @Property(tries = 300)
  void itSaysWhatACountSecondBySecondSays(
      @ForAll("spans") List<Interval> spans,
      @ForAll @IntRange(max = END) int begin,
      @ForAll @IntRange(max = END) int end) {
    var timeline = Timeline.unionOf(spans);
    var open = new boolean[END + 1];
    for (var second = 0; second <= END; second++) {
      var at = at(second);
      open[second] =
          spans.stream().anyMatch(span -> !at.isBefore(span.from()) && at.isBefore(span.to()));
    }
    assertThat(timeline.isOpenAt(at(begin))).isEqualTo(open[begin]);
    assertThat(timeline.before(at(begin))).isEqualTo(Duration.ofSeconds(count(open, 0, begin)));
    var inside =
        timeline.within(at(begin), at(end)).stream()
            .mapToLong(one -> Duration.between(one.from(), one.to()).toSeconds())
            .sum();
    assertThat(inside).isEqualTo(count(open, begin, end));
  }

  private static long count(boolean[] open, int from, int to) {
    var count = 0L;
    for (var second = from; second < to; second++) {
      count += open[second] ? 1 : 0;
    }
    return count;
  }

  @Provide
  Arbitrary<List<Interval>> spans() {
    return Combinators.combine(
            Arbitraries.integers().between(0, END - 11), Arbitraries.integers().between(1, 10))
        .as((from, length) -> span(from, from + length))
        .list()
        .ofMaxSize(6);
  }

  private static Interval span(long from, long to) {
    return new Interval(at(from), at(to));
  }

  private static Instant at(long second) {
    return Instant.ofEpochSecond(second);
  }
}
