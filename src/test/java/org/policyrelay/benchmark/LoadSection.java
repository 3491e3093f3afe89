package org.policyrelay.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyrelay.PolicyRelayApplication;

/**
 * Twelve people who answer at random and four who read, on H2 as it comes and on PostgreSQL: what
 * is answered with a fault, what stays in memory, what the log says, and what H2's file holds.
 */
final class LoadSection implements Section {

  private static final int SECONDS = Integer.getInteger("benchmark.load", 600);
  private static final int LOOKS = 4;
  private static final int PATIENCE = 180;
  private static final double MIB = 1048576.0;
  private static final double LONGEST_LOG = 5;

  private static final Path JAR = Path.of("target", "policy-relay.jar");
  private static final Pattern ERROR = Pattern.compile("(?m)^\\S+ +ERROR ");
  private static final Pattern TRACE = Pattern.compile("(?m)^\\tat ");

  private final Set<String> databases =
      Set.of(System.getProperty("benchmark.databases", "h2,postgresql").split(","));

  @Override
  public String name() {
    return "load";
  }

  @Override
  public String title() {
    return "Twelve people and four readers at once";
  }

  @Override
  public void measure(Report report) {
    var faults = 0L;
    if (databases.contains("h2")) {
      faults += onH2(report);
    }
    if (databases.contains("postgresql")) {
      try (var postgres = Postgres.start(report)) {
        faults +=
            measure(
                "PostgreSQL",
                List.of(
                    "spring.datasource.url=" + postgres.create("load"),
                    "spring.datasource.username=" + Postgres.USER),
                null,
                report);
      }
    }
    if (faults > 0) {
      throw new IllegalStateException(faults + " answers were faults of the server");
    }
  }

  private long onH2(Report report) {
    try (var folder = new TemporaryFolder()) {
      var file = new H2File(folder.path().resolve("relay"));
      var faults = measure("H2", List.of("spring.datasource.url=" + file.url()), file, report);
      report.add(title() + ", H2", "file once closed", "MiB", file.mebibytes());
      file.tables().forEach(line -> report.say("    " + line));
      file.compact();
      report.add(title() + ", H2", "file once compacted", "MiB", file.mebibytes());
      return faults;
    }
  }

  private long measure(
      String database, List<String> settings, @Nullable H2File file, Report report) {
    var section = title() + ", " + database;
    var tally = new Tally();
    var heap = new ArrayList<Double>();
    try (var child = start("load-" + database.toLowerCase(Locale.ROOT), settings)) {
      child.secondsUntilServed();
      // whatever hangs is cut off
      CompletableFuture.delayedExecutor(SECONDS + PATIENCE, TimeUnit.SECONDS).execute(child::close);
      var crowd = new Crowd(child.port(), tally);
      var answers = 0;
      for (var look = 1; look <= LOOKS; look++) {
        answers += crowd.work(SECONDS / LOOKS);
        heap.add(child.heapMebibytes());
        report.say(
            "  %s, %d s: heap %.0f MiB, log %.2f MiB%s; %s"
                .formatted(
                    database,
                    look * SECONDS / LOOKS,
                    heap.get(heap.size() - 1),
                    size(child.log()) / MIB,
                    file == null ? "" : ", file %.1f MiB".formatted(file.mebibytes()),
                    tally));
      }
      report.add(section, "answers", "/s", answers / (double) SECONDS);
      report.add(section, "faults", "", Aim.atMost(0), tally.faults());
      report.add(
          section,
          "heap after a collection",
          "MiB",
          heap.stream().mapToDouble(Double::doubleValue).toArray());
      report.add(section, "log", "MiB", Aim.atMost(LONGEST_LOG), size(child.log()) / MIB);
      report.add(section, "errors in the log", "", count(ERROR, child.log()));
      report.add(section, "lines of stack traces", "", count(TRACE, child.log()));
      tally.someFaults().forEach(fault -> report.say("    " + fault));
    }
    return tally.faults();
  }

  private static Child start(String name, List<String> settings) {
    var all = new ArrayList<>(settings);
    all.add("spring.profiles.active=demo");
    return Files.exists(JAR)
        ? Child.start(name, List.of("-Xmx1g", "-jar", JAR.toString()), all)
        : Child.start(PolicyRelayApplication.class, all);
  }

  private static long size(Path log) {
    try {
      return Files.size(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long count(Pattern line, Path log) {
    try {
      return line.matcher(Files.readString(log)).results().count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
