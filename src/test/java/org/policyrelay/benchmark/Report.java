package org.policyrelay.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Collects figures, prints them as they come, and writes them down at the end. */
final class Report {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final PrintStream out = System.out;
  private final List<Figure> figures = new ArrayList<>();

  /**
   * One figure, as the range over its repetitions.
   *
   * @param aim what it should reach, absent where there is no aim
   */
  record Figure(
      String section,
      String name,
      String unit,
      double median,
      double min,
      double max,
      int repetitions,
      @Nullable String aim) {}

  void say(String line) {
    out.println(line);
    out.flush();
  }

  /** Adds a figure measured several times. */
  double add(String section, String name, String unit, double... values) {
    return add(section, name, unit, null, values);
  }

  /** Adds a figure with its aim, such as {@code ≥ 2}. */
  double add(String section, String name, String unit, @Nullable String aim, double... values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    var middle = sorted.length / 2;
    var median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    var figure =
        new Figure(
            section, name, unit, median, sorted[0], sorted[sorted.length - 1], sorted.length, aim);
    figures.add(figure);
    say("  " + line(figure));
    return median;
  }

  void finish(Path folder) throws IOException {
    Files.createDirectories(folder);
    JSON.writeValue(folder.resolve("figures.json").toFile(), figures);
    say("");
    String section = "";
    for (var figure : figures) {
      if (!figure.section().equals(section)) {
        section = figure.section();
        say(section);
      }
      say("  " + line(figure));
    }
    say("written to " + folder.resolve("figures.json"));
  }

  private static String line(Figure figure) {
    var range =
        figure.repetitions() == 1
            ? ""
            : " (" + number(figure.min()) + " – " + number(figure.max()) + ")";
    var aim = figure.aim() == null ? "" : "   aim " + figure.aim();
    return "%-64s %10s %-6s%s%s"
        .formatted(figure.name(), number(figure.median()), figure.unit(), range, aim);
  }

  private static String number(double value) {
    if (value >= 100) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
  }
}
