package org.policyrelay.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** What is asked of an ad among all policies of a market, and all of them line by line. */
final class ContentReads {

  private static final int QUESTIONS = 40;

  /** As many as a server has answered after its first minutes; about other topics. */
  private static final int BEFORE = 200;

  private static final int EXPORTS = 3;
  private static final long LOOK_EVERY = 40_000;
  private static final double MEBIBYTE = 1024 * 1024;

  private final HttpClient client = HttpClient.newHttpClient();
  private final String server;
  private final Report report;
  private final String section;

  ContentReads(int port, Report report, String section) {
    this.server = "http://localhost:" + port;
    this.report = report;
    this.section = section;
  }

  void measure() {
    var first = new Samples();
    first.take(() -> get("/policies/finder?market=SG&topic=topic-0"));
    report.add(section, "the finder, first in its market", "ms", first.all());
    for (var topic = QUESTIONS + 1; topic <= QUESTIONS + BEFORE; topic++) {
      get("/policies/finder?market=SG&topic=topic-" + topic);
      get("/api/policies/requirements?market=SG&topic=topic-" + topic);
    }
    var page = new Samples();
    var api = new Samples();
    for (var topic = 1; topic <= QUESTIONS; topic++) {
      var question = "market=SG&topic=topic-" + topic;
      page.take(() -> get("/policies/finder?" + question));
      api.take(() -> get("/api/policies/requirements?" + question));
    }
    report.add(section, "the finder, a topic", "ms", Aim.atMost(20), page.all());
    report.add(section, "the same for programs", "ms", api.all());
    export();
  }

  /** Some of it is read between looks at the memory: what was read is not kept by anybody. */
  private void export() {
    var perSecond = new double[EXPORTS];
    var kept = new double[EXPORTS];
    var lines = 0L;
    for (var round = 0; round < EXPORTS; round++) {
      var before = used();
      var most = 0.0;
      var began = System.nanoTime();
      var looked = 0L;
      lines = 0;
      try (var in =
          new BufferedReader(
              new InputStreamReader(
                  send("/api/policies/export?format=ndjson", BodyHandlers.ofInputStream()).body(),
                  StandardCharsets.UTF_8))) {
        while (in.readLine() != null) {
          if (++lines % LOOK_EVERY == 0) {
            var look = System.nanoTime();
            most = Math.max(most, used() - before);
            looked += System.nanoTime() - look;
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      perSecond[round] = lines / ((System.nanoTime() - began - looked) / 1e9);
      kept[round] = most;
    }
    report.say("  lines of the export: %,d".formatted(lines));
    report.add(section, "lines of the export", "1/s", perSecond);
    report.add(section, "memory that an export keeps, at most", "MiB", kept);
  }

  private static double used() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / MEBIBYTE;
  }

  private void get(String path) {
    send(path, BodyHandlers.ofString());
  }

  private <T> HttpResponse<T> send(String path, HttpResponse.BodyHandler<T> handler) {
    try {
      var answer = client.send(HttpRequest.newBuilder(URI.create(server + path)).build(), handler);
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(path + ": " + answer.statusCode());
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
