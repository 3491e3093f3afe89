package org.policyrelay.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeSet;

/** Tells stretch by stretch who is open and why the others are not. */
final class Explanation {

  private final List<HubCalendar> hubs;
  private final List<Timeline> open;

  Explanation(List<HubCalendar> hubs, List<Timeline> open) {
    this.hubs = hubs;
    this.open = open;
  }

  List<Segment> between(Instant from, Instant to) {
    var segments = new ArrayList<Segment>();
    var begin = from;
    for (var end : edges(from, to)) {
      join(segments, stretch(begin, end));
      begin = end;
    }
    return segments;
  }

  /** Where something may change: each hub's openings, closings and midnights. */
  private TreeSet<Instant> edges(Instant from, Instant to) {
    var edges = new TreeSet<Instant>();
    for (var index = 0; index < hubs.size(); index++) {
      for (var interval : open.get(index).within(from, to)) {
        edges.add(interval.from());
        edges.add(interval.to());
      }
      var zone = hubs.get(index).zone();
      var date = from.atZone(zone).toLocalDate();
      var midnight = date.plusDays(1).atStartOfDay(zone).toInstant();
      while (midnight.isBefore(to)) {
        edges.add(midnight);
        date = date.plusDays(1);
        midnight = date.plusDays(1).atStartOfDay(zone).toInstant();
      }
    }
    edges.add(to);
    edges.remove(from);
    return from.isBefore(to) ? edges : new TreeSet<>();
  }

  private Segment stretch(Instant from, Instant to) {
    var names = new StringJoiner(",");
    for (var index = 0; index < hubs.size(); index++) {
      if (open.get(index).isOpenAt(from)) {
        names.add(hubs.get(index).hub());
      }
    }
    if (names.length() > 0) {
      return new Segment(from, to, true, "open, " + spaced(names), names.toString());
    }
    return closed(from, to);
  }

  private Segment closed(Instant from, Instant to) {
    var byReason = new LinkedHashMap<String, StringJoiner>();
    var names = new StringJoiner(",");
    for (var hub : hubs) {
      var off = hub.whyOff(from.atZone(hub.zone()).toLocalDate());
      byReason
          .computeIfAbsent(off.isEmpty() ? "outside hours" : off, any -> new StringJoiner(", "))
          .add(hub.hub());
      names.add(hub.hub());
    }
    var reasons = new StringJoiner("; ");
    byReason.forEach((reason, who) -> reasons.add(reason + ", " + who));
    return new Segment(from, to, false, reasons.toString(), names.toString());
  }

  private static String spaced(StringJoiner names) {
    return names.toString().replace(",", ", ");
  }

  /** A stretch that goes on as the last one did is a part of it. */
  private static void join(List<Segment> segments, Segment next) {
    var last = segments.isEmpty() ? null : segments.get(segments.size() - 1);
    if (last != null && last.reason().equals(next.reason())) {
      segments.set(
          segments.size() - 1,
          new Segment(last.from(), next.to(), last.counted(), last.reason(), last.hub()));
    } else {
      segments.add(next);
    }
  }
}
