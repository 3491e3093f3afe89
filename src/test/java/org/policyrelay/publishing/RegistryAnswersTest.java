package org.policyrelay.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.with;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.PublishOrder;
import org.policyrelay.policy.PublishOrder.MarketRelease;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What programs read of a policy without a login. */
@RelayTest
class RegistryAnswersTest {

  @Autowired PolicyPublisher publisher;
  @Autowired Clock clock;
  @LocalServerPort int port;

  private Instant now = Instant.EPOCH;
  private PolicyEntry first = Policies.shouldRule();

  @BeforeEach
  void aVersionAppliesAndAnotherIsComing() {
    now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    first =
        with(with(first, "policy_id", "test:" + first.policyId()), "jurisdictions", List.of("SG"));
    var second = with(with(first, "enforcement", "must"), "policy", "Ads must never be shown.");
    publish(first, "1.0.0", "A-", now.minus(Duration.ofDays(30)), "SG", "US");
    publish(second, "2.0.0", "B-", now.plus(Duration.ofDays(30)), "SG");
  }

  /** What a higher version took the place of was in effect, and is not. */
  @Test
  void aVersionThatWasReplacedSaysSoFromThenOn() {
    var entry = with(first, "policy_id", first.policyId() + ":replaced");
    publish(entry, "1.0.0", "C-", now.minusSeconds(7200), "SG");
    publish(entry, "2.0.0", "C-", now.minusSeconds(60), "SG");
    publish(entry, "3.0.0", "C-", now.plusSeconds(3600), "SG");
    var former = "/api/policies/resolve?version=1.0.0&policy_id=" + entry.policyId();
    var state = "/ext/relay/state";

    assertThat(json(former + "&market=SG").at(state).asText()).isEqualTo("superseded");
    assertThat(json(former + "&market=SG&as_of=" + now).at(state).asText()).isEqualTo("superseded");
    assertThat(json(former + "&market=SG&as_of=" + now.minusSeconds(120)).at(state).asText())
        .isEqualTo("in-effect");
    assertThat(json(former).at(state).asText()).isEqualTo("superseded");
    assertThat(json("/api/policies/history?policy_id=" + entry.policyId()).path("versions"))
        .extracting(version -> version.at(state).asText())
        .containsExactly("scheduled", "in-effect", "superseded");
  }

  @Test
  void resolveTellsTheStateInTheMarketThatWasAskedFor() {
    var resolve = "/api/policies/resolve?policy_id=" + first.policyId();

    assertThat(json(resolve).at("/version").asText()).isEqualTo("2.0.0");
    assertThat(json(resolve).at("/ext/relay/state").asText()).isEqualTo("scheduled");
    assertThat(json(resolve + "&market=SG").at("/version").asText()).isEqualTo("1.0.0");
    assertThat(json(resolve + "&market=SG").at("/ext/relay/state").asText()).isEqualTo("in-effect");
    assertThat(json(resolve + "&market=SG&version=2.0.0").at("/ext/relay/state").asText())
        .isEqualTo("scheduled");
    assertThat(
            json(resolve + "&market=SG&as_of=" + now.plus(Duration.ofDays(31)))
                .at("/version")
                .asText())
        .isEqualTo("2.0.0");
    assertThat(Http.at(port).get(resolve + "&market=NZ").status()).isEqualTo(404);
    assertThat(Http.at(port).get(resolve + "&market=US&version=2.0.0").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "as_of=yesterday",
        "as_of=2026-02-30T00:00:00Z",
        "as_of=2026-05-03",
        "known_at=1",
        "market=XX",
        "market=sg",
        "version=%5E1.0",
        "version=%3E%3D1.0.0",
        "version=1.x"
      })
  void whatCannotBeReadIsRefusedByItsName(String parameter) {
    var answer =
        Http.at(port).get("/api/policies/resolve?policy_id=" + first.policyId() + "&" + parameter);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/field").asText())
        .isEqualTo(parameter.substring(0, parameter.indexOf('=')));
  }

  @Test
  void resolveGivesTheEntryToTheLetter() {
    var served = json("/api/policies/resolve?policy_id=" + first.policyId() + "&version=1.0.0");

    first
        .json()
        .properties()
        .forEach(field -> assertThat(served.get(field.getKey())).isEqualTo(field.getValue()));
    assertThat(served.at("/version").asText()).isEqualTo("1.0.0");
    assertThat(served.at("/ext/relay/content_hash").asText()).isEqualTo(first.contentHash());
    assertThat(served.at("/ext/relay/change").asText()).isEqualTo("A-" + first.policyId());
  }

  @Test
  void bulkListAndHistoryAnswerAsTheProtocolsRegistryDoes() {
    var bulk =
        Http.at(port)
            .post(
                "/api/policies/resolve/bulk",
                "{\"policy_ids\": [\"" + first.policyId() + "\", \"nope\"]}");
    assertThat(bulk.status()).isEqualTo(200);
    assertThat(bulk.json().path("results").path(first.policyId()).path("version").asText())
        .isEqualTo("2.0.0");
    assertThat(bulk.json().path("results").path("nope").isNull()).isTrue();
    assertThat(Http.at(port).post("/api/policies/resolve/bulk", "{\"policy_ids\": [7]}").status())
        .isEqualTo(400);

    var history = json("/api/policies/history?policy_id=" + first.policyId());
    assertThat(history.path("total").asInt()).isEqualTo(2);
    assertThat(history.path("versions").findValuesAsText("version"))
        .containsExactly("2.0.0", "1.0.0");

    var list = json("/api/policies/registry?limit=1000&jurisdiction=US&enforcement=should");
    assertThat(list.path("policies").findValuesAsText("policy_id")).contains(first.policyId());
    assertThat(list.at("/stats/total").asInt()).isEqualTo(list.path("policies").size());
    var page = json("/api/policies/registry?limit=1&offset=1");
    assertThat(page.path("policies")).hasSize(1);
    assertThat(page.at("/stats/total").asInt()).isGreaterThan(1);
  }

  private JsonNode json(String path) {
    var answer = Http.at(port).get(path);
    assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(200);
    return answer.json();
  }

  private void publish(
      PolicyEntry entry, String version, String change, Instant from, String... markets) {
    publisher.publish(
        new PublishOrder(
            entry,
            version,
            change + first.policyId(),
            entry.contentHash(),
            Arrays.stream(markets)
                .map(market -> new MarketRelease(new Market(market), from))
                .toList(),
            now.minus(Duration.ofDays(40))));
  }
}
