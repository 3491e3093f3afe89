package org.policyrelay.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Node;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the client of the Ad Context Protocol's registry asks, and what it expects to read. */
@RelayTest
class AdcpClientTest {

  private static final int MORE_THAN_A_PAGE = 21;
  private static final Instant FEBRUARY = Instant.parse("2024-02-01T00:00:00Z");
  private static final Instant MARCH = Instant.parse("2024-03-01T00:00:00Z");
  private static final Instant APRIL = Instant.parse("2024-04-01T00:00:00Z");

  @Autowired PolicyPublisher publisher;
  @LocalServerPort int port;

  private PolicyEntry entry = Policies.shouldRule();
  private String id = "";

  @BeforeEach
  void aPolicyWithAHistoryAmongMany() {
    entry =
        entry.with(
            Map.of(
                "name", "Straße nach Zürich 政策",
                "description", "Betting on quokkas",
                "policy_categories", List.of("quokka_betting")));
    id = entry.policyId();
    publish(entry, "1.0.0", "A-", FEBRUARY);
    publish(entry.with(Map.of("enforcement", "must")), "2.0.0", "B-", MARCH);
    publisher.rollBack("B-" + id, APRIL, "the regulator changed its mind");
  }

  @Test
  void theClientReadsWhatItsTypesPromise() {
    IntStream.range(0, MORE_THAN_A_PAGE)
        .forEach(number -> publish(Policies.mustRule(), "1.0.0", "M-", FEBRUARY));

    var client =
        Node.run(".adcp", "read.mjs", "http://localhost:" + port, id, "quokka_betting", "QUOKKAS");

    assertThat(client.output()).isEmpty();
    assertThat(client.exit()).isZero();
  }

  @ParameterizedTest(name = "search={0}: {1}")
  @CsvSource({
    "quokkas, true",
    "BETTING quokkas, true",
    "strasse%20z%C3%BCrich, true",
    "STRASSE%20Zu%CC%88rich, true",
    "%E7%AD%96, true",
    "%20%20, true",
    "quokkas%20kangaroos, false",
    "adults, false"
  })
  void aSearchLooksForEachWordInNameDescriptionAndId(String search, boolean finds) {
    var found =
        get(
            "registry?limit=1000&policy_category=quokka_betting&search="
                + search.replace(" ", "%20"));

    assertThat(found.path("policies").findValuesAsText("policy_id").contains(id)).isEqualTo(finds);
  }

  @Test
  void aCategoryIsAskedForInEitherSpelling() {
    for (var parameter : List.of("policy_category", "policy_categories")) {
      var found = get("registry?limit=1000&" + parameter + "=quokka_betting").path("policies");
      assertThat(found.findValuesAsText("policy_id")).as(parameter).contains(id);
      assertThat(found)
          .allSatisfy(
              policy ->
                  assertThat(policy.path("policy_categories").toString())
                      .contains("quokka_betting"));
    }
  }

  @Test
  void theHistoryCountsItsRevisionsAndSaysWhatCameBack() {
    var history = get("history?policy_id=" + id);

    assertThat(history.path("versions").findValuesAsText("version"))
        .containsExactly("3.0.0", "2.0.0", "1.0.0");
    var revisions = history.path("revisions");
    assertThat(revisions.findValuesAsText("revision_number")).containsExactly("3", "2", "1");
    assertThat(revisions.findValuesAsText("edit_summary"))
        .containsExactly(
            "version 1.0.0 comes back",
            "enforcement changes from should to must",
            "this is a new policy");
    assertThat(revisions.findValuesAsText("is_rollback")).containsExactly("true", "false", "false");
    assertThat(revisions.findValuesAsText("rolled_back_to")).containsExactly("1");
    assertThat(revisions.findValuesAsText("editor_name")).containsOnly("Ad Policy");
    assertThat(revisions.findValuesAsText("created_at"))
        .containsExactly(APRIL.toString(), MARCH.toString(), FEBRUARY.toString());

    var second = get("history?limit=1&offset=1&policy_id=" + id);
    assertThat(second.path("total").asInt()).isEqualTo(3);
    assertThat(second.path("versions").findValuesAsText("version")).containsExactly("2.0.0");
    assertThat(second.path("revisions").findValuesAsText("revision_number")).containsExactly("2");
    assertThat(get("history?offset=2147483647&policy_id=" + id).path("revisions")).isEmpty();
  }

  @Test
  void aPolicySaysWhenItCameAndWhenItWasLastChanged() {
    var policy = get("resolve?policy_id=" + id);

    assertThat(policy.path("created_at").asText()).isEqualTo(FEBRUARY.toString());
    assertThat(policy.path("updated_at").asText()).isEqualTo(APRIL.toString());
    assertThat(policy.path("channels").isNull()).isTrue();
    assertThat(policy.path("region_aliases").isObject()).isTrue();
  }

  private JsonNode get(String query) {
    var answer = Http.at(port).get("/api/policies/" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private void publish(PolicyEntry what, String version, String change, Instant from) {
    publisher.publish(Policies.order(what, version, change + what.policyId(), from, "SG"));
  }
}
