package org.policyrelay.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.policyrelay.calendar.Calendars;
import org.policyrelay.calendar.WorkingTime;

/** What it costs to compute one deadline, near and far, with one hub and with five. */
final class DeadlineSection implements Section {

  private static final List<Integer> HOURS = List.of(8, 40, 2_000);
  private static final List<List<String>> HUBS =
      List.of(List.of("SG"), List.of("SG", "AU-NSW", "MY-KUL", "PH", "NZ"));
  private static final int CALLS = 200_000;
  private static final int WARM_UPS = 5;
  private static final int ROUNDS = 7;
  private static final Instant ORIGIN = Instant.parse("2025-01-01T00:00:00Z");
  private static final long[] STARTS = new Random(7).longs(4096, 0, 5L * 365 * 86_400).toArray();

  @Override
  public String name() {
    return "deadline";
  }

  @Override
  public String title() {
    return "Deadline computation";
  }

  @Override
  public void measure(Report report) {
    var calendars = Calendars.builtIn();
    var subjects = new LinkedHashMap<String, DoubleSupplier>();
    for (var hubs : HUBS) {
      var time = calendars.workingTime(hubs, null);
      for (var hours : HOURS) {
        subjects.put(name(hours, hubs.size()), () -> nanos(time, hours));
      }
    }
    // all of them before any: what is compiled for one alone is compiled anew for the next
    Rounds.of(WARM_UPS, subjects, () -> {});
    var rounds = Rounds.of(ROUNDS, subjects, () -> {});
    var medians = new ArrayList<Double>();
    for (var subject : subjects.keySet()) {
      medians.add(report.add(title(), subject, "ns", rounds.of(subject)));
    }
    var spread = Collections.max(medians) / Collections.min(medians);
    report.add(title(), "dearest to cheapest", "×", Aim.atMost(3), spread);
  }

  private static String name(int hours, int hubs) {
    return "add " + hours + " h, " + hubs + (hubs > 1 ? " hubs" : " hub");
  }

  /** What one call takes. */
  private static double nanos(WorkingTime time, int hours) {
    var work = Duration.ofHours(hours);
    var sum = 0L;
    var begin = System.nanoTime();
    for (var call = 0; call < CALLS; call++) {
      sum += time.add(ORIGIN.plusSeconds(STARTS[call & 4095]), work).getEpochSecond();
    }
    var nanos = (System.nanoTime() - begin) / (double) CALLS;
    if (sum == 0) {
      throw new IllegalStateException("nothing was computed");
    }
    return nanos;
  }
}
