package org.policyrelay.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.LoggerFactory;

/**
 * Measures what users wait for: {@code mvn -Pbenchmark verify}, or with {@code
 * -Dbenchmark.sections=deadline} a part of it. Not a test: nothing here fails for being slow.
 */
public final class Benchmark {

  private Benchmark() {}

  public static void main(String[] args) {
    quiet();
    var wanted =
        args.length == 0 || args[0].isBlank() ? Set.<String>of() : Set.of(args[0].split(","));
    var report = new Report(Path.of("target", "benchmark"));
    var failed = new ArrayList<String>();
    for (var section : sections()) {
      if (wanted.isEmpty() || wanted.contains(section.name())) {
        report.say("== " + section.title());
        if (!measure(section, report)) {
          failed.add(section.name());
        }
        report.keep();
      }
    }
    report.finish();
    if (!failed.isEmpty()) {
      report.say("not measured to the end: " + String.join(", ", failed));
    }
    System.exit(failed.isEmpty() ? 0 : 1);
  }

  /** An hour's figures are not lost because one section cannot be measured on this machine. */
  private static boolean measure(Section section, Report report) {
    try {
      section.measure(report);
      return true;
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(Benchmark.class).error("{}", section.title(), e);
      return false;
    }
  }

  private static List<Section> sections() {
    return List.of(
        new DeadlineSection(),
        new EscalationSection(),
        new AgreementSection(),
        new TaskListSection(),
        new PolicySection(),
        new HandoffSection(),
        new BrowserSection(),
        new StartupSection(),
        new SettingsSection(),
        new TunedSection(),
        new JvmSection(),
        new GrowthSection(),
        new LoadSection());
  }

  /** The log keeps to what went wrong; the terminal is for progress and figures. */
  private static void quiet() {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
  }
}
