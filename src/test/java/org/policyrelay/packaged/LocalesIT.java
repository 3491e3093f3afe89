package org.policyrelay.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;

/**
 * The same relay on machines of other languages, calendars, zones and charsets. In Turkish the
 * whole process suite runs (see pom.xml).
 */
class LocalesIT {

  private static final String ENGLISH = "-Duser.language=en -Duser.country=US";
  private static final List<String> OTHERS =
      List.of(
          "-Duser.language=ar -Duser.country=EG -Dfile.encoding=ISO-8859-1",
          "-Duser.language=th -Duser.country=TH -Duser.extensions=u-ca-buddhist"
              + " -Dfile.encoding=US-ASCII");
  private static final String PREVIEW =
      "/api/deadlines/preview?hubs=SG,AU-NSW&start=2026-02-13T16:00:00Z&work=PT9H";
  private static final String[] COMMAND = {
    "explain-deadline", "--hubs", "SG", "--start", "2026-02-16T16:00+08:00", "--work", "PT2H"
  };

  @Test
  void aRelayAnswersTheSameInEveryLanguageOfItsMachine() {
    var known = answersOf("locale-0", ENGLISH);

    for (var place = 0; place < OTHERS.size(); place++) {
      var options = OTHERS.get(place);
      var answers = answersOf("locale-" + (place + 1), options);
      known.forEach(
          (what, answer) ->
              assertThat(answers.get(what)).as(options + ": " + what).isEqualTo(answer));
    }
  }

  /** What people and programs read, each with what is another at each start left out. */
  private static Map<String, String> answersOf(String name, String options) {
    var environment =
        Map.of(
            "JAVA_TOOL_OPTIONS",
            options + " -Duser.timezone=America/St_Johns",
            "SPRING_PROFILES_ACTIVE",
            "demo",
            "SPRING_DATASOURCE_URL",
            "jdbc:h2:mem:" + name);
    try (var command = RelayJar.start(name + "-command", environment, COMMAND);
        var relay = RelayJar.start(name, environment, "--server.port=0").up()) {
      var answers = new LinkedHashMap<String, String>();
      // a console has its own charset, which need not have every dash
      answers.put("command", command.exitCode() + told(command).replaceAll("[^ -~\n]+", "?"));
      answers.putAll(answersOf(relay.http()));
      return answers;
    }
  }

  private static String told(RelayJar command) {
    return command.said().replaceFirst("Picked up [^\n]*\n", "");
  }

  private static Map<String, String> answersOf(Http http) {
    var answers = new LinkedHashMap<String, String>();
    var proposed =
        http.as("policy-specialist")
            .post(
                "/api/policy-changes",
                Map.of(
                    "policy",
                    Policies.mustRule()
                        .with(Map.of("policy_id", "ilan_i", "name", "İlan ılık 政策 ٣ โฆษณา"))
                        .json(),
                    "summary",
                    "Größe",
                    "reason",
                    "Çünkü"));
    answers.put("proposed", proposed.status() + proposed.text());
    var key = proposed.json().path("key").asText();
    var admin = http.as("admin");
    var reader = http.logIn("policy-manager");
    await("the draft waits, and people are told")
        .atMost(Duration.ofMinutes(2))
        .until(
            () ->
                admin.get("/api/policy-changes/" + key).json().path("steps").size() == 1
                    && reader.get("/api/inbox").json().path("items").size() == 1);
    for (var path :
        List.of(
            PREVIEW,
            "/api/policies/export",
            "/api/policies/registry?search=ALCOHOL%20I",
            "/api/policies/nothing")) {
      answers.put(path, masked(admin.get(path).text(), path));
    }
    for (var path :
        List.of(
            "/changes/" + key,
            "/policies",
            "/policies/matrix",
            "/policies/apac:alcohol",
            "/policies/search?q=IRISH",
            "/calendars",
            "/inbox")) {
      answers.put(path, masked(reader.get(path).text(), path));
    }
    var feed = admin.post("/api/feed", "").json().path("address").asText();
    answers.put("feed", masked(http.get(feed.replaceFirst(".*(/feeds/)", "$1")).text(), ""));
    answers.put("atom", masked(http.get("/policies/changes.atom").text(), ""));
    return answers;
  }

  /** Two starts have other times and keys: their digits are left out, and no digit of a script. */
  private static String masked(String text, String path) {
    return path.equals(PREVIEW)
        ? text
        : text.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27,}|[A-Za-z0-9_-]{40,}", "…")
            .replaceAll("[0-9]+", "0");
  }
}
