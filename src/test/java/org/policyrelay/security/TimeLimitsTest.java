package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.Times;
import org.policyrelay.support.Http;
import org.policyrelay.support.Http.Answer;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Instants, dates, durations and numbers, by every door: taken as they are, or refused by name. */
@RelayTest
@StoppedTime
class TimeLimitsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Each with the code of its refusal. */
  private static final Map<String, String> BAD_INSTANTS =
      Map.ofEntries(
          Map.entry("-999999999-01-01T00:00:00Z", "out-of-range"),
          Map.entry("+999999999-12-31T23:59:59-18:00", "out-of-range"),
          Map.entry("0001-01-01T00:00:00Z", "out-of-range"),
          Map.entry("1969-12-31T23:59:59Z", "out-of-range"),
          Map.entry("1999-12-31T23:59:59Z", "out-of-range"),
          Map.entry("2200-01-01T00:00:00Z", "out-of-range"),
          Map.entry("9999-12-31T23:59:59Z", "out-of-range"),
          Map.entry("+10000-01-01T00:00:00Z", "out-of-range"),
          Map.entry("2026-12-31T24:00:00Z", "malformed"),
          Map.entry("2026-12-31T23:59:60Z", "malformed"),
          Map.entry("2026-02-30T00:00:00Z", "malformed"),
          Map.entry("2026-12-01T00:00:00+19:00", "malformed"),
          Map.entry("2026-12-01T00:00:00", "malformed"),
          Map.entry("1e400", "malformed"),
          // U+0000 is refused before anybody looks for an instant: ContentKindsTest,
          // PathSpellingsTest
          Map.entry("NaN", "malformed"));

  @Autowired Relay relay;
  @LocalServerPort int port;

  @ParameterizedTest
  @ValueSource(strings = {"propose", "start form", "as_of", "known_at", "start"})
  void anInstantBeyondTheBoundsIsRefusedByName(String door) {
    var field =
        switch (door) {
          case "propose", "start form" -> "requestedEffectiveAt";
          default -> door;
        };
    BAD_INSTANTS.forEach((bad, code) -> isRefused(sendInstant(door, bad), field, code));
  }

  private Answer sendInstant(String door, String instant) {
    return switch (door) {
      case "propose" -> propose(instant);
      case "start form" -> startForm(instant);
      case "start" ->
          manager().get("/api/deadlines/preview?hubs=SG&work=PT1H&start=" + in(instant));
      default -> Http.at(port).get("/api/policies/resolve?policy_id=x&" + door + "=" + in(instant));
    };
  }

  @ParameterizedTest
  @CsvSource({
    "effective_date, +999999999-12-31, out-of-range",
    "effective_date, -999999999-01-01, out-of-range",
    "effective_date, 1799-12-31, out-of-range",
    "sunset_date, 2200-01-01, out-of-range",
    "sunset_date, 9999-12-31, out-of-range",
    "sunset_date, 2026-13-01, malformed",
  })
  void aDateBeyondTheBoundsIsRefusedByName(String field, String date, String code) {
    var entry = Policies.shouldRule().json().put(field, date);

    isRefused(admin().post("/api/policies/import", entry), "[0]." + field, code);
    isRefused(
        manager()
            .post(
                "/api/policy-changes",
                JSON.createObjectNode()
                    .put("summary", "s")
                    .put("reason", "r")
                    .set("policy", entry)),
        "policy." + field,
        code);
  }

  /** Laws are older than the relay: one of the protocol's own samples is of 1935. */
  @Test
  void anOldLawIsTakenAndComesBackAsItIs() {
    var entry = Policies.shouldRule().json().put("effective_date", "1935-08-29");

    assertThat(admin().post("/api/policies/import", entry).status()).isEqualTo(200);

    var back =
        manager()
            .get("/api/policies/resolve?market=SG&policy_id=" + entry.path("policy_id").asText());
    assertThat(back.json().path("effective_date").asText()).isEqualTo("1935-08-29");
    assertThat(back.json().at("/ext/relay/effective_from").asText()).startsWith("1935-08-28T");
  }

  /** On both databases: what is answered later is what was sent, to the microsecond. */
  @Test
  void anyInstantWithinTheBoundsComesBackAsItWasGiven() {
    var random = new Random(15);
    var span = Times.END.getEpochSecond() - Times.FIRST.getEpochSecond();
    for (var round = 0; round < 40; round++) {
      var given =
          switch (round) {
            case 0 -> Times.FIRST;
            case 1 -> Times.END.minusNanos(1);
            // the hour that comes twice, and the one that never comes
            case 2 -> Instant.parse("2026-10-25T01:30:00.000000999Z");
            case 3 -> Instant.parse("2026-03-29T01:30:00.999999999Z");
            default ->
                Times.FIRST
                    .plusSeconds((long) (random.nextDouble() * span))
                    .plusNanos(random.nextInt(1_000_000_000));
          };
      var proposed = propose(given.toString());
      assertThat(proposed.status()).as(given + ": " + proposed.text()).isEqualTo(201);
      var read =
          manager().get("/api/policy-changes/" + proposed.json().path("key").asText()).json();
      assertThat(Instant.parse(read.path("requestedEffectiveAt").asText()))
          .isEqualTo(given.truncatedTo(ChronoUnit.MICROS));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "work=PT9223372036854775807S, work, out-of-range",
    "work=PT10000H1S, work, out-of-range",
    "work=P99999999999D, work, out-of-range",
    "work=PT1e400S, work, malformed",
    "work=-PT1H, work, malformed",
    "work=P1Y, work, malformed",
    "work=, work, malformed",
    "work=PT1H&start=2023-01-01T00:00:00Z, start, out-of-range",
    "work=PT1H&start=2100-01-01T00:00:00Z, start, out-of-range",
    "work=PT10000H&start=2045-01-01T00:00:00Z, start, out-of-range",
    "work=PT1H&hours=25:00-26:00, hours, malformed",
    "work=PT1H&hours=17:00-09:00, hours, malformed",
    "work=PT1H&hours=%E2%80%8B, hours, malformed",
    "work=PT1H&hours=Foo%2009:00-17:00, hours, malformed",
  })
  void whatCannotBeCountedIsRefusedByName(String query, String field, String code) {
    isRefused(manager().get("/api/deadlines/preview?hubs=SG&" + query), field, code);
  }

  @Test
  void hoursWithoutAnEndAreRefusedByName() {
    var days = "Mon" + "%2BMon".repeat(1_000);

    isRefused(
        manager().get("/api/deadlines/preview?hubs=SG&work=PT1H&hours=" + days + "%2009:00-17:00"),
        "hours",
        "malformed");
    isRefused(
        manager().get("/api/deadlines/preview?work=PT1H&hubs=" + "Nowhere".repeat(300)),
        "hubs",
        "unknown-value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/policies/registry?limit=%s",
        "/api/policies/registry?offset=%s",
        "/api/inbox?limit=%s",
        "/api/inbox?before=%s",
        "/policies/search?q=x&page=%s"
      })
  void aNumberThatIsNoneIsRefused(String address) {
    for (var bad : List.of("1e400", "NaN", "9223372036854775808", "0x10", "1.5", "")) {
      var answer = manager().get(address.formatted(bad));
      assertThat(answer.status()).as(address + " " + bad + answer.text()).isIn(200, 400);
    }
    for (var bad : List.of("-1", "-2147483648", "2147483647", "0")) {
      assertThat(manager().get(address.formatted(bad)).status()).as(bad).isIn(200, 400);
    }
  }

  private Answer propose(String instant) {
    var body =
        JSON.createObjectNode()
            .put("summary", "Summary")
            .put("reason", "Reason")
            .put("requestedEffectiveAt", instant);
    return manager().post("/api/policy-changes", body.set("policy", Policies.shouldRule().json()));
  }

  private Answer startForm(String instant) {
    var variables = JSON.createObjectNode();
    Map.of(
            "policyId", Policies.shouldRule().policyId(),
            "policyName", "Name",
            "enforcement", "should",
            "category", "standard",
            "policyText", "Text",
            "summary", "Summary",
            "reason", "Reason",
            "requestedEffectiveAt", instant)
        .forEach((name, value) -> variables.putObject(name).put("value", value));
    return manager()
        .post(
            "/engine-rest/process-definition/key/policy-change/submit-form",
            JSON.createObjectNode().set("variables", variables));
  }

  private Http manager() {
    return Http.at(port).as("policy-manager");
  }

  private Http admin() {
    return Http.at(port).as("admin");
  }

  private static String in(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static void isRefused(Answer answer, String field, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().path("errors"))
        .as(answer.text())
        .anySatisfy(
            error -> {
              assertThat(error.path("field").asText()).isEqualTo(field);
              assertThat(error.path("code").asText()).isEqualTo(code);
            });
  }
}
