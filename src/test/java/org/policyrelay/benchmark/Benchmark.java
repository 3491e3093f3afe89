package org.policyrelay.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyrelay.PolicyRelayApplication;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Measures the relay on H2 and on PostgreSQL, prints tables and writes {@code
 * target/benchmark/NAME.json}. Options: {@code -Dbenchmark.databases=h2,postgresql}, {@code
 * -Dbenchmark.sizes=1000,10000,50000}, {@code -Dbenchmark.sections=task-lists}.
 */
public final class Benchmark {

  private static final List<Section> SECTIONS = List.of(new TaskListsBenchmark());

  private Benchmark() {}

  public static void main(String[] args) throws IOException {
    var sizes = option("sizes", "1000,10000,50000").stream().map(Integer::valueOf).toList();
    for (var section : SECTIONS) {
      if (!option("sections", section.name()).contains(section.name())) {
        continue;
      }
      var figures = new ArrayList<Figure>();
      for (var database : option("databases", "h2,postgresql")) {
        figures.addAll(measure(section, database, sizes));
      }
      var file = Path.of("target", "benchmark", section.name() + ".json");
      Files.createDirectories(file.getParent());
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValue(file.toFile(), figures);
      System.out.println("written: " + file);
    }
    System.exit(0);
  }

  private static List<Figure> measure(Section section, String database, List<Integer> sizes)
      throws IOException {
    System.out.printf("%n%s on %s%n", section.name(), database);
    if (database.equals("h2")) {
      var name = "jdbc:h2:mem:benchmark-" + section.name();
      try (var relay = start(Map.of("spring.datasource.url", name + ";DB_CLOSE_DELAY=-1"))) {
        return section.measure(relay, database, sizes);
      }
    }
    try (var server = EmbeddedPostgres.builder().start();
        var relay =
            start(
                Map.of(
                    "spring.datasource.url",
                    server.getJdbcUrl("postgres", "postgres"),
                    "spring.datasource.username",
                    "postgres"))) {
      return section.measure(relay, database, sizes);
    }
  }

  private static ConfigurableApplicationContext start(Map<String, Object> database) {
    var properties = new LinkedHashMap<String, Object>(database);
    properties.put("server.port", "0");
    properties.put("camunda.bpm.job-execution.enabled", "false");
    properties.put("logging.level.root", "warn");
    return new SpringApplicationBuilder(PolicyRelayApplication.class)
        .profiles("demo")
        .bannerMode(Banner.Mode.OFF)
        .properties(properties)
        .run(
            properties.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new));
  }

  private static List<String> option(String name, String otherwise) {
    return List.of(System.getProperty("benchmark." + name, otherwise).split(","));
  }
}
