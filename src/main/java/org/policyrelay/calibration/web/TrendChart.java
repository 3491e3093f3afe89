package org.policyrelay.calibration.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calibration.CalibrationSession;
import org.policyrelay.calibration.MarketGroup;
import org.policyrelay.calibration.Trends.Trend;

/**
 * Where each thing of the chart of a trend lies, in its own units: alpha upwards, time to the
 * right.
 *
 * @param points alpha of each session with its interval
 * @param marks where a version of the policy was published
 * @param lines of the thresholds, and of no agreement but by chance
 */
record TrendChart(List<Point> points, List<Mark> marks, List<Line> lines) {

  static final int WIDTH = 720;
  static final int HEIGHT = 300;

  private static final int LEFT = 46;
  private static final int RIGHT = 20;
  private static final int TOP = 26;
  private static final int BOTTOM = 40;
  private static final double LOWEST = -0.5;
  private static final double HIGHEST = 1;

  /**
   * @param square whether it is drawn as one, for the second group, so that paper tells them apart
   * @param lower where the interval ends; absent where it is undefined
   */
  record Point(
      String title,
      boolean square,
      double x,
      double y,
      @Nullable Double lower,
      @Nullable Double upper) {}

  record Mark(double x, String version) {}

  record Line(double y, String text) {}

  static TrendChart of(Trend trend) {
    var at = new ArrayList<Instant>();
    trend.sessions().forEach(one -> at.add(one.judgedAt().orElseThrow()));
    if (at.isEmpty()) {
      return new TrendChart(List.of(), List.of(), List.of());
    }
    var first = at.get(0);
    var last = at.get(at.size() - 1);
    var points = new ArrayList<Point>();
    for (var session : trend.sessions()) {
      var found = session.judgement().orElseThrow();
      var alpha = found.alpha();
      if (alpha != null) {
        points.add(
            new Point(
                title(session, alpha),
                session.group() == MarketGroup.SEA,
                x(session.judgedAt().orElseThrow(), first, last),
                y(alpha),
                found.lower() == null ? null : y(found.lower()),
                found.upper() == null ? null : y(found.upper())));
      }
    }
    var marks =
        trend.versions().stream()
            .map(
                one ->
                    new Mark(
                        x(
                            one.publishedAt().isBefore(first) ? first : one.publishedAt(),
                            first,
                            last),
                        one.version()))
            .toList();
    return new TrendChart(points, marks, thresholds());
  }

  private static List<Line> thresholds() {
    return List.of(
        new Line(y(HIGHEST), "1.0"),
        new Line(y(0.8), "0.80"),
        new Line(y(0.667), "0.667"),
        new Line(y(0), "0"),
        new Line(y(LOWEST), "\u22120.5"));
  }

  private static String title(CalibrationSession session, double alpha) {
    return String.format(Locale.ROOT, "%s: alpha %.2f", session.key(), alpha);
  }

  /** A single instant lies in the middle; what comes after the last session lies at its edge. */
  private static double x(Instant at, Instant first, Instant last) {
    var whole = Duration.between(first, last).toMillis();
    var share =
        whole == 0 ? 0.5 : Math.min(1, Duration.between(first, at).toMillis() / (double) whole);
    return round(LEFT + share * (WIDTH - LEFT - RIGHT));
  }

  /** Below the lowest nothing is drawn lower. */
  static double y(double alpha) {
    var shown = Math.max(LOWEST, Math.min(HIGHEST, alpha));
    var share = (HIGHEST - shown) / (HIGHEST - LOWEST);
    return round(TOP + share * (HEIGHT - TOP - BOTTOM));
  }

  private static double round(double place) {
    return Math.round(10 * place) / 10.0;
  }
}
