package org.policyrelay.policy.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Http.Answer;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;

/** All that applies, a line for each thing, for models and rule engines that follow it. */
@RelayTest
class ExportedLinesTest extends AskedOfAnAd {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MID_FEBRUARY = "2024-02-15T00:00:00Z";
  private static final Instant MARCH = Instant.parse("2024-03-01T00:00:00Z");
  private static final String APRIL = "2024-04-01T00:00:00Z";

  @Test
  void eachThingThatAppliesIsALineWithAnIdOfItsOwn() {
    var lines = lines("market=AU&at=" + FEBRUARY);

    assertThat(lines)
        .extracting(line -> line.path("id").asText())
        .containsExactly(
            at("AU", "policy"),
            at("AU", "topic/lottery"),
            at("AU", "topic/casino"),
            at("AU", "requirement/licence"),
            at("AU", "requirement/age"),
            at("AU", "requirement/nsw"),
            at("AU", "requirement/draw"),
            at("AU", "exception/charity"));
    assertThat(lines)
        .filteredOn(line -> line.path("kind").asText().equals("topic"))
        .extracting(line -> line.path("code").asText(), line -> line.path("stance").asText())
        .as("of the topic, or of the policy where it has none there")
        .containsExactly(tuple("lottery", "allowed"), tuple("casino", "restricted"));
    assertThat(List.of(lines.get(4)))
        .extracting(
            line -> line.path("value").intValue(),
            line -> line.path("clause").asText(),
            line -> line.path("clause_text").asText(),
            line -> line.path("item").asText(),
            line -> line.path("version").asText())
        .containsExactly(tuple(18, "c2", "Adults only.", "age", "1.0.0"));
  }

  /** One computation: what the one address says the other says. */
  @Test
  void theLinesAreWhatIsAskedOfAnAd() {
    publish(overlay(), "1.0.0", MARCH, "SG");
    var answer = ask("market=SG&at=" + APRIL);
    var lines = lines("market=SG&at=" + APRIL);

    for (var kind : List.of("requirement", "exception", "disclosure")) {
      assertThat(lines)
          .filteredOn(line -> line.path("kind").asText().equals(kind))
          .extracting(
              line -> line.path("item").asText(),
              line -> line.path("entry").asText(),
              line -> line.path("clause").asText(),
              line -> line.path("unsettled").asBoolean())
          .as(kind)
          .isNotEmpty()
          .containsExactlyElementsOf(
              mine(answer, kind + "s").stream()
                  .map(
                      one ->
                          tuple(
                              one.path("id").asText(),
                              one.path("entry").asText(),
                              one.path("clause").asText(),
                              one.path("unsettled").asBoolean()))
                  .toList());
    }
    assertThat(lines)
        .filteredOn(line -> line.path("kind").asText().equals("exemplar"))
        .extracting(
            line -> line.path("outcome").asText(),
            line -> line.path("scenario").asText(),
            line -> line.path("entry").asText())
        .containsExactly(tuple("fail", "A bet on the derby", id + ":sg"));
  }

  @Test
  void whoFollowsIsToldWhatIsNewWhatIsOtherAndWhatIsGone() {
    var next =
        Policies.read(
            base.json()
                .toString()
                .replace("\"value\":18", "\"value\":21")
                .replace("\"id\":\"draw\"", "\"id\":\"drawn\""));
    publish(next, "2.0.0", MARCH, "AU", "SG");

    var changed = lines("market=SG&since=" + MID_FEBRUARY);

    assertThat(changed)
        .filteredOn(line -> line.path("gone").asBoolean())
        .extracting(line -> line.path("id").asText())
        .as("the exception has ended, the other requirement is another one")
        .containsExactlyInAnyOrder(at("SG", "requirement/draw"), at("SG", "exception/charity"));
    assertThat(changed)
        .filteredOn(line -> line.path("id").asText().equals(at("SG", "requirement/age")))
        .extracting(line -> line.path("value").intValue())
        .containsExactly(21);
    assertThat(changed)
        .extracting(line -> line.path("id").asText())
        .contains(at("SG", "requirement/drawn"));
    assertThat(lines("market=SG&since=" + APRIL)).as("nothing since").isEmpty();
    assertThat(lines("market=SG&since=2024-01-01T00:00:00Z"))
        .as("from before there was anything: all of it")
        .hasSameSizeAs(lines("market=SG"));
  }

  @Test
  void whoHasItAlreadyIsToldSoUntilSomethingIsPublished() throws Exception {
    var path = "/api/policies/export?format=ndjson&market=SG";
    var first = Http.at(port).get(path);
    var tag = Objects.requireNonNull(first.headers().get("etag"));

    assertThat(first.contentType()).startsWith("application/x-ndjson");
    assertThat(first.headers().get("policy-cursor")).isNotNull();
    assertThat(ask(path, tag)).isEqualTo(304);
    assertThat(ask(path.replace("SG", "AU"), tag)).as("of another market").isEqualTo(200);
    var other = Policies.shouldRule();
    publish(other, "1.0.0", FEBRUARY, "SG");
    assertThat(ask(path, tag)).isEqualTo(200);
  }

  @Test
  void withoutAMarketEachIsTold() {
    assertThat(lines("at=" + FEBRUARY))
        .extracting(line -> line.path("market").asText())
        .containsOnly("AU", "SG");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          format=csv                                    | format
          market=SG                                     | market
          format=json&at=2024-04-01T00:00:00Z           | at
          format=ndjson&market=XX                       | market
          format=ndjson&at=soon                         | at
          format=ndjson&since=2199-01-01T00:00:00Z      | since
          format=ndjson&topic=lottery                   | topic
          """)
  void whatIsNotUnderstoodIsNamed(String question, String parameter) {
    var answer = Http.at(port).get("/api/policies/export?" + question);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("\"field\":\"" + parameter + "\"");
  }

  private int ask(String path, String tag) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("If-None-Match", tag)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  /** Base and overlay, and one text, may tell two things of one scenario. */
  @Test
  void twoExamplesOfOneScenarioAreTwoLines() {
    publish(
        base.with(
            Map.of(
                "exemplars",
                Map.of(
                    "fail",
                    List.of(
                        Map.of("scenario", "A bet on the derby", "explanation", "At school"),
                        Map.of("scenario", "A bet on the derby", "explanation", "At night"))))),
        "2.0.0",
        FEBRUARY,
        "SG");
    publish(overlay(), "1.0.0", FEBRUARY, "SG");

    assertThat(lines("market=SG&at=" + MARCH))
        .filteredOn(line -> line.path("kind").asText().equals("exemplar"))
        .extracting(line -> line.path("explanation").asText())
        .containsExactly("At school", "At night", "No licence");
  }

  private PolicyEntry overlay() {
    return Policies.read(
        """
        {"policy_id": "%1$s:sg", "name": "Betting in Singapore", "enforcement": "must",
         "jurisdictions": ["SG"], "policy": "1. Players must be 21 or older.",
         "exemplars": {"fail": [{"scenario": "A bet on the derby", "explanation": "No licence"}]},
         "ext": {"relay": {"overlay_of": "%1$s",
           "requirements": [{"id": "age", "clause": "c1", "type": "age", "value": 21}],
           "exceptions": [{"id": "games", "clause": "%1$s/c3", "text": "At the national games", "reason": "Order 7"}],
           "disclosures": [{"id": "responsibly", "text": "Gamble responsibly", "language": "en"}]}}}
        """
            .formatted(id));
  }

  private String at(String market, String what) {
    return market + "/" + id + "/" + what;
  }

  /** Other tests have policies in the same markets. */
  private List<JsonNode> lines(String question) {
    Answer answer = Http.at(port).get("/api/policies/export?format=ndjson&" + question);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer
        .text()
        .lines()
        .map(ExportedLinesTest::read)
        .filter(line -> line.path("policy_id").asText().equals(id))
        .toList();
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
  }
}
