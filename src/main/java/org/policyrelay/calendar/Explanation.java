package org.policyrelay.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.BiFunction;

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
    var openNow = new ArrayList<HubCalendar>();
    for (var index = 0; index < hubs.size(); index++) {
      if (open.get(index).isOpenAt(from)) {
        openNow.add(hubs.get(index));
      }
    }
    return openNow.isEmpty()
        ? told(from, to, false, hubs, Explanation::whyClosed)
        : told(from, to, true, openNow, Explanation::howOpen);
  }

  /** After the last year of data nobody knows whether the day is a holiday. */
  private static String howOpen(HubCalendar hub, LocalDate date) {
    return hub.isKnown(date) ? "open" : "open, holidays not known";
  }

  private static String whyClosed(HubCalendar hub, LocalDate date) {
    var off = hub.whyOff(date);
    return off.isEmpty() ? "outside hours" : off;
  }

  private static Segment told(
      Instant from,
      Instant to,
      boolean counted,
      List<HubCalendar> who,
      BiFunction<HubCalendar, LocalDate, String> why) {
    var byReason = new LinkedHashMap<String, StringJoiner>();
    var names = new StringJoiner(",");
    for (var hub : who) {
      var reason = why.apply(hub, from.atZone(hub.zone()).toLocalDate());
      byReason.computeIfAbsent(reason, any -> new StringJoiner(", ")).add(hub.hub());
      names.add(hub.hub());
    }
    var reasons = new StringJoiner("; ");
    byReason.forEach((reason, hubs) -> reasons.add(reason + ", " + hubs));
    return new Segment(from, to, counted, reasons.toString(), names.toString());
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
