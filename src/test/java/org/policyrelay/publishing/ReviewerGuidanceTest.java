package org.policyrelay.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.shouldRule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Guidance for reviewers is theirs: no address that the public can read tells it. */
@RelayTest
@Tag("any-database")
class ReviewerGuidanceTest {

  private static final String OLD = "qzwhispered";
  private static final String NEW = "qzmurmured";

  @Autowired Relay relay;
  @Autowired Wording wording;
  @LocalServerPort int port;

  private PolicyEntry base = shouldRule();

  @BeforeEach
  void twoVersionsAndAnOverlay() {
    base = withGuidance(shouldRule(), OLD, Map.of());
    wording.publish(base, "1.0.0", "PC-2026-1");
    wording.publish(withGuidance(base, NEW, Map.of()), "1.1.0", "PC-2026-2");
    wording.publish(
        withGuidance(
            shouldRule().with(Map.of("jurisdictions", List.of("SG"))),
            NEW,
            Map.of("overlay_of", base.policyId(), "tightens", Map.of("c1", "No ads at all."))),
        "1.0.0",
        "PC-2026-3");
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  @Test
  void nothingPublicTellsIt() {
    var id = base.policyId();
    for (var address :
        List.of(
            "/policies",
            "/policies/" + id,
            "/policies/%s/versions/1.0.0".formatted(id),
            "/policies/%s/versions/1.1.0".formatted(id),
            "/policies/%s/diff/1.0.0/1.1.0".formatted(id),
            "/policies/%s/markets/SG".formatted(id),
            "/policies/markets/SG",
            "/policies/changes.atom",
            "/policies/markets/SG/changes.atom",
            "/policies/search?q=" + NEW,
            "/policies/matrix",
            "/api/policies/registry?limit=200",
            "/api/policies/registry?search=" + NEW,
            "/api/policies/resolve?policy_id=" + id,
            "/api/policies/resolve?market=SG&policy_id=" + id,
            "/api/policies/history?policy_id=" + id,
            "/api/policies/export",
            "/api/policies/matrix")) {
      var answer = Http.at(port).get(address);
      assertThat(answer.status()).as(address).isEqualTo(200);
      assertThat(answer.text().replace("q=" + NEW, "").replace("value=\"" + NEW, ""))
          .as(address)
          .doesNotContain(OLD, "reviewer_guidance", "uidance for reviewers");
      if (!address.contains("search")) {
        assertThat(answer.text()).as(address).doesNotContain(NEW);
      }
    }
    var bulk = Http.at(port).post("/api/policies/resolve/bulk", Map.of("policy_ids", List.of(id)));
    assertThat(bulk.text()).contains(id).doesNotContain(NEW, "reviewer_guidance");
  }

  /** A reader can compute the hash that is told, and the two are told apart. */
  @Test
  void theHashThatIsToldIsOfWhatIsTold() {
    var told = Http.at(port).get("/api/policies/resolve?policy_id=" + base.policyId()).json();
    var hash = told.at("/ext/relay/content_hash").asText();
    assertThat(hash).isEqualTo(base.publicPart().contentHash()).isNotEqualTo(base.contentHash());
    assertThat(Http.at(port).get("/policies/" + base.policyId()).text())
        .contains("name=\"content-hash\" content=\"" + hash + "\"");
  }

  @Test
  void whoHasLoggedInReadsItOnThePageAndInTheExport() {
    var reviewer = Http.at(port).logIn("ad-reviewer");
    assertThat(reviewer.get("/policies/" + base.policyId()).text())
        .contains("Guidance for reviewers", NEW)
        .doesNotContain(OLD);
    assertThat(reviewer.get("/policies/%s/versions/1.0.0".formatted(base.policyId())).text())
        .contains(OLD);
    assertThat(Http.at(port).as("ad-reviewer").get("/api/policies/export").text()).contains(NEW);
  }

  private static PolicyEntry withGuidance(
      PolicyEntry entry, String guidance, Map<String, Object> more) {
    var relay = new LinkedHashMap<String, Object>(more);
    relay.put("reviewer_guidance", guidance);
    return entry.with(Map.of("ext", Map.of("relay", relay)));
  }
}
