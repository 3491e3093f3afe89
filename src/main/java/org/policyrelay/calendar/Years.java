package org.policyrelay.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The whole years that a file knows: what it says holds for them, and for no others. */
record Years(int first, int last) {

  static Years of(NavigableMap<LocalDate, ?> days) {
    return new Years(days.firstKey().getYear(), days.lastKey().getYear());
  }

  boolean has(LocalDate date) {
    return date.getYear() >= first && date.getYear() <= last;
  }

  LocalDate lastDay() {
    return LocalDate.of(last, 12, 31);
  }

  /** What was known, with these years as they are known now. */
  <T> NavigableMap<LocalDate, T> renew(
      NavigableMap<LocalDate, T> before, NavigableMap<LocalDate, T> now) {
    var all = new TreeMap<LocalDate, T>(before);
    all.keySet().removeIf(this::has);
    all.putAll(now);
    return all;
  }

  /** The same for days that need no name. */
  NavigableSet<LocalDate> renew(Collection<LocalDate> before, Collection<LocalDate> now) {
    var all = new TreeSet<LocalDate>(before);
    all.removeIf(this::has);
    all.addAll(now);
    return all;
  }
}
