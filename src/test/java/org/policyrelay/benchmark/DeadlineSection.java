package org.policyrelay.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.policyrelay.calendar.Calendars;
import org.policyrelay.calendar.WorkingTime;

/** What it costs to compute one deadline, near and far, with one hub and with five. */
final class DeadlineSection implements Section {

  private static final List<Integer> HOURS = List.of(8, 40, 2_000);
  private static final List<List<String>> HUBS =
      List.of(List.of("SG"), List.of("SG", "AU-NSW", "MY-KUL", "PH", "NZ"));
  private static final int CALLS = 200_000;
  private static final int ROUNDS = 7;

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
    var least = Double.MAX_VALUE;
    var most = 0.0;
    for (var hubs : HUBS) {
      var time = calendars.workingTime(hubs, null);
      for (var hours : HOURS) {
        rounds(time, hours, 2);
        var median =
            report.add(
                title(),
                "add " + hours + " h, " + hubs.size() + " hub" + (hubs.size() > 1 ? "s" : ""),
                "ns",
                rounds(time, hours, ROUNDS));
        least = Math.min(least, median);
        most = Math.max(most, median);
      }
    }
    report.add(title(), "dearest to cheapest", "×", Aim.atMost(3), most / least);
  }

  private static double[] rounds(WorkingTime time, int hours, int rounds) {
    var starts = new Random(7).longs(4096, 0, 5L * 365 * 86_400).toArray();
    var origin = Instant.parse("2025-01-01T00:00:00Z");
    var work = Duration.ofHours(hours);
    var nanos = new double[rounds];
    var sum = 0L;
    for (var round = 0; round < rounds; round++) {
      var begin = System.nanoTime();
      for (var call = 0; call < CALLS; call++) {
        sum += time.add(origin.plusSeconds(starts[call & 4095]), work).getEpochSecond();
      }
      nanos[round] = (System.nanoTime() - begin) / (double) CALLS;
    }
    if (sum == 0) {
      throw new IllegalStateException("nothing was computed");
    }
    return nanos;
  }
}
