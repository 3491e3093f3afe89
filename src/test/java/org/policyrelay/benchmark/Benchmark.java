package org.policyrelay.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Measures what users wait for: {@code mvn -Pbenchmark verify}, or with {@code
 * -Dbenchmark.sections=deadline} a part of it. Not a test: nothing here fails for being slow.
 */
public final class Benchmark {

  private static final List<Section> SECTIONS =
      List.of(
          new DeadlineSection(),
          new EscalationSection(),
          new TaskListSection(),
          new PolicySection());

  private Benchmark() {}

  public static void main(String[] args) throws IOException {
    var wanted =
        args.length == 0 || args[0].isBlank() ? Set.<String>of() : Set.of(args[0].split(","));
    var report = new Report();
    for (var section : SECTIONS) {
      if (wanted.isEmpty() || wanted.contains(section.name())) {
        report.say("== " + section.title());
        section.measure(report);
      }
    }
    report.finish(Path.of("target", "benchmark"));
    System.exit(0);
  }
}
