package org.policyrelay.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects figures, prints them as they come, and writes them down at the end. */
final class Report {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path folder;
  private final PrintStream out = System.out;
  private final List<Figure> figures = new ArrayList<>();
  private final Map<String, Object> machine = new LinkedHashMap<>(Machine.facts());

  /**
   * @param folder where the figures are kept
   */
  Report(Path folder) {
    this.folder = folder;
  }

  void say(String line) {
    out.println(line);
    out.flush();
  }

  /** Something about the machine or its software that the figures depend on. */
  void fact(String name, Object value) {
    machine.put(name, value);
  }

  /** Adds a figure measured several times. */
  double add(String section, String name, String unit, double... values) {
    return add(section, name, unit, null, values);
  }

  /** Adds a figure with its aim. */
  double add(String section, String name, String unit, @Nullable Aim aim, double... values) {
    var figure = new Figure(section, name, unit, Arrays.stream(values).boxed().toList(), aim);
    figures.add(figure);
    say("  " + line(figure));
    return figure.median();
  }

  /**
   * Adds a figure for each subject, and round by round how many times that of one of them it is.
   */
  void addCompared(String section, String unit, Rounds rounds, String with) {
    for (var name : rounds.subjects()) {
      add(section, name, unit, rounds.of(name));
      if (!name.equals(with)) {
        add(section, name + ", to " + with, "×", rounds.ratio(name, with));
      }
    }
  }

  /** Keeps what there is so far, as JSON and as a chart. */
  void keep() {
    machine.put("loadAtEnd", Machine.load());
    var all = new LinkedHashMap<String, Object>();
    all.put("machine", machine);
    all.put("settings", settings());
    all.put("figures", figures.stream().map(Report::json).toList());
    try {
      Files.createDirectories(folder);
      JSON.writeValue(folder.resolve("figures.json").toFile(), all);
      Files.writeString(folder.resolve("figures.svg"), Chart.of(figures));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole table on the terminal; what it shows is kept. */
  void finish() {
    keep();
    say("");
    var section = "";
    for (var figure : figures) {
      if (!figure.section().equals(section)) {
        section = figure.section();
        say(section);
      }
      say("  " + line(figure));
    }
    var missed = figures.stream().filter(Figure::misses).count();
    say("");
    say(
        missed == 0
            ? "every aim is reached"
            : missed
                + " of "
                + figures.stream().filter(one -> one.aim() != null).count()
                + " aims are missed");
    say("written to " + folder + " as figures.json and figures.svg");
  }

  private static Map<String, String> settings() {
    var settings = new TreeMap<String, String>();
    for (var name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith("benchmark.")) {
        settings.put(name, System.getProperty(name));
      }
    }
    return settings;
  }

  private static Map<String, Object> json(Figure figure) {
    var json = new LinkedHashMap<String, Object>();
    json.put("section", figure.section());
    json.put("name", figure.name());
    json.put("unit", figure.unit());
    json.put("median", figure.median());
    json.put("min", figure.min());
    json.put("max", figure.max());
    json.put("values", figure.values());
    if (figure.aim() != null) {
      json.put("aim", figure.aim().toString());
      json.put("reached", !figure.misses());
    }
    return json;
  }

  private static String line(Figure figure) {
    var aim = figure.aim() == null ? "" : "aim " + figure.aim();
    return "%-52s %-34s %-10s%s"
        .formatted(figure.name(), figure.text(), aim, figure.misses() ? "  MISSED" : "")
        .stripTrailing();
  }
}
