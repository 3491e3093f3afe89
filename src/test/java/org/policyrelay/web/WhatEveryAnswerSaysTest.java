package org.policyrelay.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.support.Http;
import org.policyrelay.support.RelayTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What browsers and programs are told beside a content, whatever they asked and whoever answers.
 */
@RelayTest
@Tag("any-database")
class WhatEveryAnswerSaysTest {

  private static final Path DOORS = Path.of("src/test/resources/security/own-doors.txt");
  private static final List<String> ALWAYS =
      List.of(
          "content-security-policy",
          "x-content-type-options",
          "referrer-policy",
          "permissions-policy",
          "cross-origin-opener-policy",
          "cross-origin-resource-policy");

  @LocalServerPort int port;

  /** Who has not logged in is told so; only a program is asked for a password by its header. */
  @Test
  void whoWritesWithoutALoginIsToldToLogIn() throws IOException {
    var asked = 0;
    for (var line : Files.readAllLines(DOORS)) {
      var door = line.split(" ", 3);
      if (line.startsWith("#") || door[0].equals("GET") || door[2].equals("everyone")) {
        continue;
      }
      var path = door[1].replaceAll("\\{[^}]+}", "x");
      var answer = Http.at(port).call(door[0], path, "{}");
      assertThat(answer.status()).as(line).isEqualTo(401);
      assertThat(answer.headers().get("www-authenticate"))
          .as(line)
          .startsWith(path.startsWith("/api/") ? "Basic " : "Form ");
      asked++;
    }
    assertThat(asked).isGreaterThan(20);
  }

  @Test
  void whoHasLoggedInAndMayNotIsToldThat() {
    assertThat(Http.at(port).as("trainer").post("/api/deadlines/moves", "{}").status())
        .isEqualTo(403);
    assertThat(Http.at(port).logIn("trainer").sendBare("POST", "/inbox/read-all", "").status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/policies",
        "/assets/site.css",
        "/assets/nothing.css",
        "/nothing",
        "/api/nothing",
        "/api/policies/registry",
        "/v3/api-docs",
        "/swagger-ui/index.html",
        "/engine-rest/task",
        "/camunda/app/tasklist/default/",
        "/camunda/app/cockpit/default/",
        "/camunda/api/engine/engine/default/task",
        "/actuator/health",
        "/%2e%2e/x",
        "/a%2fb",
        "/policies?q=%00",
        "/api/policies/registry?limt=1",
        "/camunda/nothing"
      })
  void everyAnswerSaysHowABrowserMayUseIt(String path) {
    for (var who : List.of(Http.at(port), Http.at(port).logIn("admin"))) {
      assertThat(who.get(path).headers()).as(path).containsKeys(ALWAYS.toArray(String[]::new));
    }
  }

  /** A refusal of a filter, of the login and of an API as well as what they would let through. */
  @Test
  void everyRefusalSaysItToo() {
    var tooLarge = "x".repeat(3_000_000);
    var trainer = Http.at(port).as("trainer");
    for (var answer :
        List.of(
            Http.at(port).post("/api/queries", tooLarge),
            trainer.post("/api/policy-changes", "{"),
            trainer.post("/api/deadlines/moves", "{}"),
            trainer.delete("/api/policies/registry"),
            trainer.post("/engine-rest/task", "{"),
            Http.at(port).as("nobody").get("/api/deadlines/preview"),
            Http.at(port).logIn("trainer").sendBare("POST", "/inbox/read-all", ""))) {
      assertThat(answer.status()).isBetween(400, 499);
      assertThat(answer.headers())
          .as(answer.status() + " " + answer.text())
          .containsKeys(ALWAYS.toArray(String[]::new));
    }
  }

  /** The engine's pages run a script of theirs by its number, ours run none that stands in them. */
  @Test
  void eachSaysOnePolicyAndItsOwn() {
    var pages = Http.at(port).get("/policies").headers().get("content-security-policy");
    assertThat(pages).startsWith("default-src 'none'").doesNotContain("unsafe", ",");
    var tasklist =
        Http.at(port)
            .logIn("trainer")
            .get("/camunda/app/tasklist/default/")
            .headers()
            .get("content-security-policy");
    assertThat(tasklist).contains("'nonce-").doesNotContain("default-src 'none'");
  }

  @ParameterizedTest
  @CsvSource({
    "GARBAGE, 400",
    "G(T / HTTP/1.1, 400",
    "GET /a{b HTTP/1.1, 400",
    "GET /%zz HTTP/1.1, 400",
    "GET / HTTP/9.9, 505",
  })
  void whatTheServerItselfRefusesIsAProblem(String line, int status) throws IOException {
    assertRefused(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n", status);
  }

  @Test
  void whatIsTooLongIsAProblem() throws IOException {
    var rest = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    var tooLong = "x".repeat(20_000);
    assertRefused("GET /" + tooLong + rest + "\r\n", 400);
    assertRefused("GET /" + rest + "X-Long: " + tooLong + "\r\n\r\n", 400);
  }

  private void assertRefused(String request, int status) throws IOException {
    try (var socket = new Socket("localhost", port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer)
          .startsWith("HTTP/1.1 " + status)
          .contains("Content-Type: application/problem+json")
          .containsIgnoringCase("\r\ncontent-security-policy: default-src 'none'")
          .containsIgnoringCase("\r\nx-content-type-options: nosniff\r\n")
          .containsIgnoringCase("\r\nreferrer-policy: same-origin\r\n")
          .containsIgnoringCase("\r\ncross-origin-opener-policy: same-origin\r\n")
          .doesNotContain("<html", "<!doctype");
    }
  }

  @Test
  void aPageNamesItsStyleByItsVersionAndTheBrowserKeepsIt() throws IOException {
    var page = Http.at(port).get("/policies").text();
    var style = page.replaceAll("(?s).*href=\"(/assets/site\\.css\\?v=[0-9a-f]+)\".*", "$1");
    var kept = Http.at(port).get(style);
    assertThat(kept.headers().get("cache-control"))
        .isEqualTo("public, max-age=31536000, immutable");
    assertThat(kept.headers()).doesNotContainKeys("pragma", "expires", "set-cookie");

    var asked = Http.at(port).get("/assets/site.css");
    assertThat(asked.headers().get("cache-control")).isEqualTo("no-cache");
    assertThat(asked.headers().get("etag")).startsWith("W/\"");
    assertThat(Http.at(port).get("/assets/site.css?v=older").headers().get("cache-control"))
        .isEqualTo("no-cache");
    assertThat(Http.at(port).get("/assets/nothing.css").headers().get("cache-control"))
        .contains("no-store");
    var again = raw("/assets/site.css", "If-None-Match: " + asked.headers().get("etag"));
    assertThat(head(again)).startsWith("HTTP/1.1 304");

    var zipped = raw("/assets/site.css", "Accept-Encoding: gzip");
    assertThat(head(zipped)).contains("Content-Encoding: gzip");
    assertThat(zipped.length).isLessThan(asked.text().length() / 2);
  }

  /**
   * What a search engine shows under a title says what is there, and not on every page the same.
   */
  @Test
  void everyPageHasADescriptionOfItsOwn() throws IOException {
    var pages = new HashMap<String, String>();
    var reader = Http.at(port).logIn("admin");
    var doors =
        Files.readAllLines(DOORS).stream()
            .filter(line -> line.startsWith("GET /") && !line.startsWith("GET /api/"))
            .map(line -> line.split(" ", 3)[1])
            .filter(path -> !path.contains("{") && !path.matches(".*\\.(atom|xml|txt)"));
    var some =
        Stream.of(
            "/policies/apac:alcohol",
            "/policies/apac:alcohol/markets/SG",
            "/policies/apac:alcohol/versions/1.0.0",
            "/policies/apac:political_advertising",
            "/policies/markets/SG");
    Stream.concat(doors, some)
        .forEach(
            path -> {
              var page = reader.get(path);
              if (page.contentType().startsWith("text/html") && page.text().contains("<main")) {
                var description =
                    page.text()
                        .replaceAll(
                            "(?s).*<meta name=\"description\" content=\"([^\"]+)\".*", "$1");
                assertThat(description).as(path).hasSizeBetween(20, 300);
                assertThat(pages.put(description, path)).as(path + " " + description).isNull();
              }
            });
    assertThat(pages).hasSizeGreaterThan(8);
  }

  private byte[] raw(String path, String header) throws IOException {
    try (var socket = new Socket("localhost", port)) {
      var request =
          "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n\r\n"
              .formatted(path, header);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return socket.getInputStream().readAllBytes();
    }
  }

  private static String head(byte[] answer) {
    return new String(answer, StandardCharsets.ISO_8859_1).split("\r\n\r\n", 2)[0];
  }
}
