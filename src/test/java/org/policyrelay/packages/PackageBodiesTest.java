package org.policyrelay.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.packages.PackageSteps.MANAGER;
import static org.policyrelay.packages.PackageSteps.SPECIALIST;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What nobody can mean is refused with the field's name at each address of packages. */
@RelayTest
@StoppedTime
class PackageBodiesTest {

  private static final String DOOR = "/api/policy-packages";
  private static final String FORM = "application/x-www-form-urlencoded";

  @Autowired Relay relay;
  @Autowired PolicyPackages packages;
  @Autowired PackageRegister register;
  @LocalServerPort int port;

  private Http specialist = Http.at(0);
  private String change = "";
  private String key = "";
  private String translated = "";

  @BeforeEach
  void aPackage() {
    specialist = Http.at(port).as(SPECIALIST);
    var steps = new PackageSteps(relay, packages);
    change = steps.proposed();
    key = steps.opened(change);
    translated = DOOR + "/" + key + "/changes/" + change + "/translations/";
  }

  @Test
  void aPackageThatNobodyCanMean() {
    refused("null");
    refused("");
    refused("[]");
    refused("\"PC-2027-1\"");
    refused("{}", "title", "changes");
    refused(body("null", "[\"PC-2027-1\"]"), "title");
    refused(body("7", "[\"PC-2027-1\"]"), "title");
    refused(body("{}", "[\"PC-2027-1\"]"), "title");
    refused(body("\"a\\u0000b\"", "[\"PC-2027-1\"]"), "title");
    refused(body("\"a\\ud800b\"", "[\"PC-2027-1\"]"), "title");
    refused(body("\"%s\"".formatted("a".repeat(401)), "[\"PC-2027-1\"]"), "title");
    refused(body("\"x\"", "null"), "changes");
    refused(body("\"x\"", "\"PC-2027-1\""), "changes");
    refused(body("\"x\"", "[null]"), "changes[0]");
    refused(body("\"x\"", "[7]"), "changes[0]");
    refused(body("\"x\"", "[{}]"), "changes[0]");
    refused(body("\"x\"", "[[\"PC-2027-1\"]]"), "changes[0]");
    refused(body("\"x\"", "[\"PC\\u0000\"]"), "changes[0]");
    refused(body("\"x\"", "[\"\\udc00\"]"), "changes[0]");
    refused(body("\"x\"", "[\"\"]"), "changes[0]");
    refused(body("\"x\"", "[\"PC-2027-0\", \"PC-2027-0\"]"), "changes[0]", "changes[1]");
    refused(
        body(
            "\"x\"",
            IntStream.range(0, 1000)
                .mapToObj(number -> "\"PC-2027-" + number + "\"")
                .collect(Collectors.joining(",", "[", "]"))),
        "changes");
    refused(
        body("\"x\"", "[" + String.join(",", Collections.nCopies(1000, "null")) + "]"), "changes");
    refused("{\"title\": \"x\", \"changes\": [\"PC-2027-1\"], \"owner\": \"me\"}", "owner");
    refused("{\"title\": \"x\", \"changes\": [\"PC-2027-1\"], \"title\": \"y\"}");
  }

  private static String body(String title, String changes) {
    return "{\"title\": %s, \"changes\": %s}".formatted(title, changes);
  }

  private void refused(String body, String... fields) {
    assertRefused(body, specialist.post(DOOR, body), fields);
  }

  @Test
  void aTranslationThatNobodyCanMean() {
    refusedHere("null");
    refusedHere("");
    refusedHere("[]");
    refusedHere("{}", "name", "policy");
    refusedHere("{\"name\": null, \"policy\": null}", "name", "policy");
    refusedHere("{\"name\": 7, \"policy\": \"x\"}", "name");
    refusedHere("{\"name\": \"x\", \"policy\": [\"y\"]}", "policy");
    refusedHere("{\"name\": \"a\\u0000b\", \"policy\": \"x\"}", "name");
    refusedHere("{\"name\": \"x\", \"policy\": \"a\\ud800b\"}", "policy");
    refusedHere("{\"name\": \"x\", \"policy\": \"%s\"}".formatted("y".repeat(60_000)), "policy");
    refusedHere(
        "{\"name\": \"x\", \"policy\": \"y\", \"description\": \"\\u0000\"}", "description");
    refusedHere("{\"name\": \"x\", \"policy\": \"y\", \"guidance\": {}}", "guidance");
    refusedHere("{\"name\": \"x\", \"policy\": \"y\", \"approved\": true}", "approved");
    var words = "{\"name\": \"x\", \"policy\": \"y\"}";
    for (var language : List.of("en", "x", "th_TH", "%00", "%ED%A0%80", "t".repeat(400), "7")) {
      var answer = specialist.put(translated + language, words);
      assertThat(answer.status()).as(language + answer.text()).isIn(400, 404);
    }
    assertThat(specialist.put(translated + "en", words).json().at("/errors/0/field").asText())
        .isEqualTo("language");
    for (var part : List.of("PC-2027-0", "%00", "x".repeat(4000), "PC-2027-1%27", "GR-2027-1")) {
      var door = "%s/%s/changes/%s/translations/th".formatted(DOOR, key, part);
      assertThat(specialist.put(door, words).status()).as(part).isIn(400, 404, 414);
    }
    assertThat(specialist.get(DOOR + "/" + key).json().path("translations")).isEmpty();
  }

  private void refusedHere(String body, String... fields) {
    assertRefused(body, specialist.put(translated + "th", body), fields);
  }

  @Test
  void whatAPageSendsThatNobodyCanMean() {
    var browser = Http.at(port).logIn(MANAGER);
    browser.get("/inbox");
    var words = "&name=x&policy=y";
    for (var value : List.of("", "%00", "%ED%A0%80", "PC-2027-0", "x".repeat(5000), "TR-1", "-1")) {
      post(browser, "add", "change=" + value);
      post(browser, "take-out", "reason=because&change=" + value);
      post(browser, "translations/add", "language=th&change=" + value + words);
      post(browser, "translations/add", "change=" + change + "&language=" + value + words);
      post(browser, "translations/take-out", "reason=because&translation=" + value);
    }
    for (var value : List.of("", "%00", "x".repeat(60_000))) {
      post(
          browser,
          "translations/add",
          "language=th&name=x&change=%s&policy=%s".formatted(change, value));
    }
    for (var why : List.of("", "%00", "x".repeat(5000))) {
      for (var way : List.of("hold", "withdraw", "take-out", "translations/take-out")) {
        post(browser, way, "confirmed=true&change=" + change + "&translation=TR-1&reason=" + why);
      }
    }
    for (var other : List.of("%00", "PKG-2027-0", "x".repeat(4000), "PKG-2027-1%27")) {
      assertThat(specialist.get(DOOR + "/" + other).status()).as(other).isIn(400, 404, 414);
      assertThat(browser.get("/packages/" + other).status()).as(other).isIn(400, 404, 414);
    }
    var of = register.get(key);
    assertThat(of.state()).isEqualTo(PackageState.OPEN);
    assertThat(of.hold()).isEmpty();
    assertThat(of.changes()).containsExactly(change);
    assertThat(specialist.get(DOOR + "/" + key).json().path("translations")).isEmpty();
  }

  private void post(Http browser, String way, String body) {
    var answer = browser.post("/packages/" + key + "/" + way, body, "Content-Type", FORM);
    assertThat(answer.status()).as(way + " " + body + answer.text()).isLessThan(500);
  }

  private static void assertRefused(String body, Http.Answer answer, String... fields) {
    var shown = body.substring(0, Math.min(body.length(), 200));
    assertThat(answer.status()).as(shown + answer.text()).isEqualTo(400);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    var named =
        StreamSupport.stream(answer.json().path("errors").spliterator(), false)
            .map(error -> error.path("field").asText())
            .toList();
    assertThat(named).as(shown + answer.text()).contains(fields);
  }
}
