package org.policyrelay.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.with;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.support.Http;
import org.policyrelay.support.RelayTest;

/** What programs read of a policy without a login. */
@RelayTest
class RegistryAnswersTest extends AppliedAndAnnounced {

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
}
