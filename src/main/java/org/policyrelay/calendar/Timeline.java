package org.policyrelay.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Open time as intervals that neither touch nor overlap, and how much of it lies before each. Every
 * question is one binary search, whether the answer is an hour or a year away.
 */
final class Timeline {

  private final long[] from;
  private final long[] to;

  /** Open seconds before the interval of the same index; one more at the end for all of it. */
  private final long[] before;

  private Timeline(long[] from, long[] to, long[] before) {
    this.from = from;
    this.to = to;
    this.before = before;
  }

  /**
   * The union of the intervals, which may come in any order and overlap. Edges are whole seconds.
   */
  static Timeline unionOf(List<Interval> intervals) {
    var sorted = new ArrayList<>(intervals);
    sorted.sort(Comparator.comparing(Interval::from));
    var from = new long[sorted.size()];
    var to = new long[sorted.size()];
    var count = 0;
    for (var interval : sorted) {
      var begin = interval.from().getEpochSecond();
      var end = interval.to().getEpochSecond();
      if (count > 0 && begin <= to[count - 1]) {
        to[count - 1] = Math.max(to[count - 1], end);
      } else {
        from[count] = begin;
        to[count] = end;
        count++;
      }
    }
    var before = new long[count + 1];
    for (var index = 0; index < count; index++) {
      before[index + 1] = before[index] + to[index] - from[index];
    }
    return new Timeline(Arrays.copyOf(from, count), Arrays.copyOf(to, count), before);
  }

  boolean isEmpty() {
    return from.length == 0;
  }

  /** All open time up to the instant. */
  Duration before(Instant instant) {
    var index = begunBy(instant);
    if (index < 0) {
      return Duration.ZERO;
    }
    var end = Instant.ofEpochSecond(to[index]);
    var into = Duration.between(Instant.ofEpochSecond(from[index]), min(instant, end));
    return Duration.ofSeconds(before[index]).plus(into);
  }

  /** The earliest instant with that much open time before it: at the latest a closing time. */
  Optional<Instant> earliestWith(Duration open) {
    var index = search(open.getSeconds() + (open.getNano() > 0 ? 1 : 0));
    return index < from.length ? Optional.of(at(index, open)) : Optional.empty();
  }

  /** The first interval at whose end at least that many seconds have been open. */
  private int search(long seconds) {
    var position = Arrays.binarySearch(before, 1, before.length, seconds);
    return (position >= 0 ? position : -position - 1) - 1;
  }

  private Instant at(int index, Duration open) {
    return Instant.ofEpochSecond(from[index]).plus(open.minusSeconds(before[index]));
  }

  boolean isOpenAt(Instant instant) {
    var index = begunBy(instant);
    return index >= 0 && instant.isBefore(Instant.ofEpochSecond(to[index]));
  }

  /** The instant itself when it is open, else the next opening. */
  Optional<Instant> openFrom(Instant instant) {
    if (isOpenAt(instant)) {
      return Optional.of(instant);
    }
    var next = begunBy(instant) + 1;
    return next < from.length ? Optional.of(Instant.ofEpochSecond(from[next])) : Optional.empty();
  }

  /** What is open between the two, cut off at them. */
  List<Interval> within(Instant begin, Instant end) {
    var found = new ArrayList<Interval>();
    for (var index = Math.max(0, begunBy(begin)); index < from.length; index++) {
      var opens = max(begin, Instant.ofEpochSecond(from[index]));
      var closes = min(end, Instant.ofEpochSecond(to[index]));
      if (!opens.isBefore(end)) {
        break;
      }
      if (opens.isBefore(closes)) {
        found.add(new Interval(opens, closes));
      }
    }
    return found;
  }

  /** The last interval that began by the instant, −1 when none did. */
  private int begunBy(Instant instant) {
    var position = Arrays.binarySearch(from, instant.getEpochSecond());
    return position >= 0 ? position : -position - 2;
  }

  private static Instant min(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant max(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
