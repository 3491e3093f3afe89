package org.policyrelay.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyRegistry;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What applied where and when, and the page that shows it, in a registry of many years. */
final class PolicySection implements Section {

  private static final int POLICIES = Integer.getInteger("benchmark.policies", 5_000);
  private static final int VERSIONS = 20;
  private static final int READERS = 200;
  private static final int ROUNDS = 7;
  private static final int READS = 2_000;
  private static final long ROUND_MILLIS = 3_000;
  private static final Instant START = Instant.parse("2024-01-15T00:00:00Z");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Random random = new Random(17);

  @Override
  public String name() {
    return "policies";
  }

  @Override
  public String title() {
    return "Policies: %,d with %d versions in 13 markets".formatted(POLICIES, VERSIONS);
  }

  @Override
  public void measure(Report report) {
    try {
      try (var postgres = Postgres.start(report);
          var server = Server.start(postgres.create("policies"))) {
        new ManyPolicies(server.bean(JdbcTemplate.class)).fill(POLICIES, VERSIONS);
        resolve(server, report);
        new ContentReads(server.port(), report, name()).measure();
        pages(server, report);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void resolve(Server server, Report report) {
    var registry = server.bean(PolicyRegistry.class);
    var jdbc = server.bean(JdbcClient.class);
    var ratios = new double[ROUNDS];
    var reads = new double[ROUNDS];
    var resolves = new double[ROUNDS];
    for (var round = -2; round < ROUNDS; round++) {
      var read = micros(() -> readByKey(jdbc));
      var resolve = micros(() -> resolveOne(registry));
      if (round >= 0) {
        reads[round] = read;
        resolves[round] = resolve;
        ratios[round] = resolve / read;
      }
    }
    report.add(name(), "an entry by its primary key", "µs", reads);
    report.add(name(), "resolve with market, as_of and known_at", "µs", resolves);
    report.add(name(), "resolve against the primary key", "×", Aim.atMost(3), ratios);
  }

  private static double micros(Runnable work) {
    var before = System.nanoTime();
    for (var read = 0; read < READS; read++) {
      work.run();
    }
    return (System.nanoTime() - before) / 1e3 / READS;
  }

  private void readByKey(JdbcClient jdbc) {
    var entry =
        jdbc.sql("select entry from policy_version where policy_id = ? and version = ?")
            .params(anyPolicy(), (1 + random.nextInt(VERSIONS)) + ".0.0")
            .query(String.class)
            .single();
    try {
      // resolve gives an entry that can be worked with, not its text
      JSON.readTree(entry);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private void resolveOne(PolicyRegistry registry) {
    var days = random.nextInt(10 * VERSIONS);
    var asOf = START.plusSeconds(86_400L * days);
    if (registry.resolve(anyPolicy(), new Market("SG"), asOf, asOf.plusSeconds(3_600)).isEmpty()) {
      throw new IllegalStateException("nothing applied on " + asOf);
    }
  }

  private String anyPolicy() {
    return ManyPolicies.id(1 + random.nextInt(POLICIES));
  }

  private void pages(Server server, Report report) throws IOException {
    var page = "/policies/" + ManyPolicies.id(7);
    Files.writeString(amongAssets("page.html"), get(server, page));
    var readers = new Readers(server.port(), READERS);
    readers.perSecond(page, ROUND_MILLIS);
    readers.perSecond("/assets/page.html", ROUND_MILLIS);
    var ratios = new double[ROUNDS];
    var kept = new double[ROUNDS];
    var files = new double[ROUNDS];
    for (var round = 0; round < ROUNDS; round++) {
      kept[round] = readers.perSecond(page, ROUND_MILLIS);
      files[round] = readers.perSecond("/assets/page.html", ROUND_MILLIS);
      ratios[round] = kept[round] / files[round];
    }
    report.add(name(), "a policy's page, %d readers".formatted(READERS), "1/s", kept);
    report.add(name(), "the same bytes as a file of the same server", "1/s", files);
    report.add(name(), "page against file", "×", Aim.atLeast(0.5), ratios);
    var rendering = new Samples();
    for (var round = 0; round < 30; round++) {
      var other = "/policies/" + ManyPolicies.id(100 + round);
      rendering.take(() -> get(server, other));
    }
    report.add(name(), "a page that nobody has read before", "ms", rendering.all());
    var resolving = readers(server);
    report.add(name(), "resolve over HTTP, 8 readers", "1/s", resolving);
  }

  /** Beside the site's own, where the server finds it as one of them. */
  private static Path amongAssets(String name) throws IOException {
    var classes = PolicySection.class.getProtectionDomain().getCodeSource().getLocation();
    var file = Path.of(URI.create(classes.toString())).resolve("static/assets").resolve(name);
    Files.createDirectories(file.getParent());
    file.toFile().deleteOnExit();
    return file;
  }

  private double[] readers(Server server) {
    var eight = new Readers(server.port(), 8);
    var figures = new double[3];
    for (var round = 0; round < figures.length; round++) {
      var query = "/api/policies/resolve?market=SG&policy_id=" + ManyPolicies.id(500 + round);
      figures[round] = eight.perSecond(query, ROUND_MILLIS);
    }
    return figures;
  }

  private static String get(Server server, String path) {
    try {
      var request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path)).build();
      var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(path + ": " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
