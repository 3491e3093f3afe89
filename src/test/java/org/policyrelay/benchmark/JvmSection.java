package org.policyrelay.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What the flags of the virtual machine that src/docs/operations.md recommends are worth: the
 * packaged application, started anew for each figure, under leads who look at their lists.
 */
final class JvmSection implements Section {

  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 5);
  private static final int SECONDS = Integer.getInteger("benchmark.seconds", 6);
  private static final int WARM_UP_SECONDS = Integer.getInteger("benchmark.warmup", 15);
  private static final int OPEN = 10_000;
  private static final int LEADS = 8;

  private static final Path JAR = Path.of("target", "policy-relay.jar");
  private static final Path UNPACKED = Path.of("target", "benchmark", "unpacked");
  private static final Path ARCHIVE = UNPACKED.resolve("relay.jsa");

  private static final String SHIPPED = "java -jar";

  private static final Map<String, List<String>> COMMANDS = new LinkedHashMap<>();

  static {
    var jar = List.of("-jar", JAR.toString());
    COMMANDS.put(SHIPPED, jar);
    COMMANDS.put("-Xmx384m -XX:+UseSerialGC", with(jar, "-Xmx384m", "-XX:+UseSerialGC"));
    COMMANDS.put("-Xmx4g", with(jar, "-Xmx4g"));
    COMMANDS.put("-XX:+UseParallelGC", with(jar, "-XX:+UseParallelGC"));
    COMMANDS.put("-XX:TieredStopAtLevel=1", with(jar, "-XX:TieredStopAtLevel=1"));
    COMMANDS.put("unpacked", unpacked());
    COMMANDS.put("unpacked, class archive", unpacked("-XX:SharedArchiveFile=" + ARCHIVE));
  }

  private static List<String> with(List<String> jar, String... flags) {
    return Stream.concat(Stream.of(flags), jar.stream()).toList();
  }

  private static List<String> unpacked(String... flags) {
    return with(List.of("-jar", UNPACKED.resolve(JAR.getFileName()).toString()), flags);
  }

  @Override
  public String name() {
    return "jvm";
  }

  @Override
  public String title() {
    return "Flags of the virtual machine";
  }

  @Override
  public void measure(Report report) {
    if (!Files.exists(JAR)) {
      report.say("  left out: there is no " + JAR + "; package the application first");
      return;
    }
    try (var postgres = Postgres.start(report)) {
      var url = postgres.create("jvm");
      var settings =
          List.of(
              "spring.datasource.url=" + url,
              "spring.datasource.username=" + Postgres.USER,
              "spring.profiles.active=demo");
      unpack();
      // makes the tables, and writes down the classes when it ends
      try (var first =
          Child.start("jvm", unpacked("-XX:ArchiveClassesAtExit=" + ARCHIVE), settings)) {
        first.secondsUntilServed();
      }
      var tasks =
          new OpenTasks(
              new JdbcTemplate(new DriverManagerDataSource(url, Postgres.USER, "")), true);
      tasks.fillTo(OPEN);
      tasks.analyze();
      compare(settings, report);
    }
  }

  private static void unpack() {
    try {
      var unpacked =
          new ProcessBuilder(
                  Child.JDK.resolve("java").toString(),
                  "-Djarmode=tools",
                  "-jar",
                  JAR.toString(),
                  "extract",
                  "--force",
                  "--destination",
                  UNPACKED.toString())
              .inheritIO()
              .start();
      if (unpacked.waitFor() != 0) {
        throw new IllegalStateException("The jar could not be unpacked");
      }
      Files.deleteIfExists(ARCHIVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void compare(List<String> settings, Report report) {
    var resident = new LinkedHashMap<String, List<Double>>();
    var lists = new LinkedHashMap<String, List<Double>>();
    var subjects = new LinkedHashMap<String, DoubleSupplier>();
    COMMANDS.forEach(
        (name, command) -> {
          resident.put(name, new ArrayList<>());
          lists.put(name, new ArrayList<>());
          subjects.put(
              name,
              () -> {
                try (var child = Child.start("jvm", command, settings)) {
                  var seconds = child.secondsUntilServed();
                  TeamList.perSecond(child.port(), LEADS, WARM_UP_SECONDS);
                  lists.get(name).add(TeamList.perSecond(child.port(), LEADS, SECONDS));
                  resident.get(name).add(child.residentMebibytes());
                  report.say("  %s: served after %.1f s".formatted(name, seconds));
                  return seconds;
                }
              });
        });
    var starts = Rounds.of(ROUNDS, subjects, () -> report.say("  a round is over"));
    report.addCompared(title() + ": start-up to a served Tasklist", "s", starts, SHIPPED);
    report.addCompared(
        title() + ": a lead's list, leads at once: " + LEADS, "/s", Rounds.of(lists), SHIPPED);
    report.addCompared(
        title() + ": memory after it, heap and all", "MiB", Rounds.of(resident), SHIPPED);
  }
}
