package org.policyrelay.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.PolicyFamily;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the registry serves is what the protocol's own schema asks for. */
@RelayTest
class AdcpSchemaTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchema ENTRY = entrySchema();

  @Autowired PolicyPublisher publisher;
  @LocalServerPort int port;

  private String id = "";

  @BeforeEach
  void anEntryWithEverythingIsPublishedAndTightened() {
    var base =
        Policies.shouldRule()
            .with(
                Map.of(
                    "category", "regulation",
                    "channels", List.of("olv", "dooh"),
                    "governance_domains", List.of("campaign"),
                    "region_aliases", Map.of("ANZ", List.of("AU", "NZ")),
                    "effective_date", "2024-02-01",
                    "source_url", "https://law.example/act",
                    "exemplars",
                        Map.of(
                            "pass", List.of(Map.of("scenario", "s", "explanation", "e")),
                            "fail", List.of()),
                    "ext", Map.of("relay", Map.of("stance", "restricted"), "other", 7)));
    id = base.policyId();
    publish(base);
    publish(
        new PolicyFamily(base, "SG")
            .overlay("A licence must be shown.", Map.of("stance", "prohibited")));
  }

  @Test
  void theSchemaItselfRefusesWhatIsNone() {
    assertThat(ENTRY.validate(JSON.createObjectNode().put("policy_id", "x"))).isNotEmpty();
  }

  @Test
  void everythingServedIsAnEntry() {
    assertPolicy(get("resolve?policy_id=" + id));
    assertPolicy(get("resolve?policy_id=" + id + "&market=SG&as_of=2024-06-01T00:00:00Z"));
    assertPolicy(get("resolve?policy_id=" + id + "&version=1.0.0"));
    var registry = get("registry?limit=1000&jurisdiction=SG").path("policies");
    assertThat(registry).isNotEmpty().allSatisfy(AdcpSchemaTest::assertPolicy);
    var history = get("history?policy_id=" + id).path("versions");
    assertThat(history).hasSize(1).allSatisfy(AdcpSchemaTest::assertEntry);
    assertThat(get("export")).isNotEmpty().allSatisfy(AdcpSchemaTest::assertEntry);
    var bulk =
        Http.at(port)
            .post("/api/policies/resolve/bulk", Map.of("policy_ids", List.of(id, id + ":sg")))
            .json();
    assertThat(bulk.path("results")).hasSize(2).allSatisfy(AdcpSchemaTest::assertPolicy);
  }

  @Test
  void inAMarketTheOverlayIsNamedAndItsStanceCounts() {
    var relay = get("resolve?policy_id=" + id + "&market=SG").at("/ext/relay");

    assertThat(relay.path("market").asText()).isEqualTo("SG");
    assertThat(relay.path("stance").asText()).isEqualTo("prohibited");
    assertThat(relay.at("/overlays/0/policy_id").asText()).isEqualTo(id + ":sg");
    assertThat(relay.at("/clauses/0/id").asText()).isEqualTo("c1");
    assertThat(get("resolve?policy_id=" + id).at("/ext/relay/stance").asText())
        .isEqualTo("restricted");
    assertThat(get("resolve?policy_id=" + id).at("/ext/other").asInt()).isEqualTo(7);
  }

  /** An entry that says of each optional field that it is not there, and when it came. */
  private static void assertPolicy(JsonNode policy) {
    ObjectNode entry = policy.deepCopy();
    assertThat(entry.remove("source_type").asText()).isEqualTo("registry");
    assertThat(entry.remove("review_status").asText()).isEqualTo("approved");
    for (var date : List.of("created_at", "updated_at")) {
      assertThat(Instant.parse(entry.remove(date).asText())).isNotNull();
    }
    policy
        .fields()
        .forEachRemaining(
            field -> {
              if (field.getValue().isNull()) {
                entry.remove(field.getKey());
              }
            });
    assertEntry(entry);
  }

  private static void assertEntry(JsonNode entry) {
    assertThat(ENTRY.validate(entry)).as(entry.toString()).isEmpty();
  }

  private JsonNode get(String query) {
    var answer = Http.at(port).get("/api/policies/" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private void publish(PolicyEntry entry) {
    var from = Instant.parse("2024-02-01T00:00:00Z");
    publisher.publish(
        Policies.order(
            entry,
            "1.0.0",
            "S-" + entry.policyId(),
            from,
            entry.jurisdictions().toArray(String[]::new)));
  }

  private static JsonSchema entrySchema() {
    return JsonSchemaFactory.getInstance(
            VersionFlag.V7,
            builder ->
                builder.schemaMappers(
                    mappers ->
                        mappers
                            .mapPrefix("https://adcp/schemas/enums/", "classpath:adcp/")
                            .mapPrefix("https://adcp/schemas/governance/", "classpath:adcp/")
                            .mapPrefix("https://adcp/schemas/core/", "classpath:adcp/")))
        .getSchema(SchemaLocation.of("https://adcp/schemas/governance/policy-entry.json"));
  }
}
