package org.policyrelay.benchmark;

import java.util.List;
import java.util.Locale;

/**
 * The figures as an SVG: a row each with a bar to the median, a line from the least to the most,
 * and the aim as a mark across. Rows of one section and unit share a scale, so that their bars can
 * be compared.
 */
final class Chart {

  private static final int WIDTH = 960;
  private static final int LEFT = 350;
  private static final int BAR = 330;
  private static final int ROW = 22;
  private static final int HEAD = 34;

  private static final String STYLE =
      """
      <style>
        svg { color-scheme: light dark; background: #ffffff; }
        text { font: 12px system-ui, sans-serif; fill: #1f2328; }
        .head { font-weight: 600; font-size: 13px; }
        .bar { fill: #4a7fc1; }
        .missed { fill: #c4622d; }
        .range { stroke: #1f2328; stroke-width: 1.5; }
        .aim { stroke: #1a7f37; stroke-width: 2; stroke-dasharray: 3 2; }
        @media (prefers-color-scheme: dark) {
          svg { background: #0d1117; }
          text { fill: #e6edf3; }
          .bar { fill: #5b93d6; }
          .missed { fill: #d9803f; }
          .range { stroke: #e6edf3; }
          .aim { stroke: #56d364; }
        }
      </style>
      """;

  private Chart() {}

  static String of(List<Figure> figures) {
    var rows = new StringBuilder();
    var y = 8;
    var section = "";
    for (var figure : figures) {
      if (!figure.section().equals(section)) {
        section = figure.section();
        y += HEAD;
        rows.append(text(8, y - 10, "head", section));
      }
      rows.append(row(figure, scale(figure, figures), y));
      y += ROW;
    }
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img">
        <title>Benchmark: median, range and aim of each figure</title>
        %s%s</svg>
        """
        .formatted(WIDTH, y + 12, WIDTH, y + 12, STYLE, rows);
  }

  /** What the full length of a bar stands for. */
  private static double scale(Figure figure, List<Figure> figures) {
    return figures.stream()
        .filter(one -> one.section().equals(figure.section()) && one.unit().equals(figure.unit()))
        .mapToDouble(one -> Math.max(one.max(), one.aim() == null ? 0 : one.aim().value()))
        .max()
        .orElse(1);
  }

  private static String row(Figure figure, double scale, int y) {
    var middle = y + ROW / 2;
    var row = new StringBuilder(text(16, middle + 4, "", figure.name()));
    row.append(
        format(
            "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"12\" rx=\"2\"/>%n",
            figure.misses() ? "missed" : "bar", LEFT, y + 5, length(figure.median(), scale)));
    if (figure.values().size() > 1) {
      row.append(line("range", at(figure.min(), scale), at(figure.max(), scale), middle, middle));
    }
    var note = figure.text();
    if (figure.aim() != null) {
      var x = at(figure.aim().value(), scale);
      row.append(line("aim", x, x, y + 1, y + ROW - 1));
      note += ", aim " + figure.aim() + (figure.misses() ? " missed" : "");
    }
    return row.append(text(LEFT + BAR + 12, middle + 4, "", note)).toString();
  }

  private static double at(double value, double scale) {
    return LEFT + length(value, scale);
  }

  private static double length(double value, double scale) {
    return scale == 0 ? 0 : BAR * value / scale;
  }

  private static String line(String kind, double x1, double x2, int y1, int y2) {
    return format(
        "<line class=\"%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>%n", kind, x1, x2, y1, y2);
  }

  private static String text(int x, int y, String kind, String text) {
    var escaped = text.replace("&", "&amp;").replace("<", "&lt;");
    return format("<text x=\"%d\" y=\"%d\" class=\"%s\">%s</text>%n", x, y, kind, escaped);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
