package org.policyrelay.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.shouldRule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** Says which fields there are. */
  private static final String FIELDS = "/api/policies/schema";

  /** How a door is asked; in no way where it is about no policy, or leads to another door. */
  private static final Map<String, List<String>> ADDRESSES =
      Map.ofEntries(
          entry("/feeds/{secret}.ics"),
          entry("/unsubscribe/{token}"),
          entry("/policies", "/policies", "/policies?category=standard"),
          entry("/policies/search", "/policies/search?q=" + NEW, "/policies/search?q={id}"),
          entry(
              "/policies/finder",
              "/policies/finder",
              "/policies/finder?market=SG",
              "/policies/finder?market=SG&topic={id}",
              "/policies/finder?market=SG&topic=" + NEW),
          entry(
              "/api/policies/export",
              "/api/policies/export",
              "/api/policies/export?format=ndjson",
              "/api/policies/export?format=ndjson&market=SG"),
          entry("/policies/markets/{market}", "/policies/markets/SG"),
          entry("/policies/markets/{market}/changes.atom", "/policies/markets/SG/changes.atom"),
          entry("/policies/{id}", "/policies/{id}", "/policies/{overlay}"),
          entry("/policies/{id}/diff"),
          entry("/policies/{id}/diff/{before}/{after}", "/policies/{id}/diff/1.0.0/1.1.0"),
          entry("/policies/{id}/markets/{market}", "/policies/{id}/markets/SG"),
          entry(
              "/policies/{id}/versions/{version}",
              "/policies/{id}/versions/1.0.0",
              "/policies/{id}/versions/1.1.0",
              "/policies/{overlay}/versions/1.0.0"),
          entry(
              "/api/policies/registry",
              "/api/policies/registry?limit=200",
              "/api/policies/registry?search=" + NEW),
          entry(
              "/api/policies/resolve",
              "/api/policies/resolve?policy_id={id}",
              "/api/policies/resolve?policy_id={overlay}",
              "/api/policies/resolve?version=1.0.0&policy_id={id}",
              "/api/policies/resolve?market=SG&policy_id={id}"),
          entry("/api/policies/history", "/api/policies/history?policy_id={id}"),
          entry(
              "/api/policies/requirements",
              "/api/policies/requirements?market=SG",
              "/api/policies/requirements?market=SG&topic={id}"),
          entry(
              "/api/policies/{id}/tables/{part}",
              "/api/policies/{id}/tables/topics?format=csv",
              "/api/policies/{id}/tables/requirements?format=xlsx",
              "/api/policies/{overlay}/tables/requirements?format=csv&version=1.0.0"),
          entry(
              "/api/policies/{id}/versions/{version}/translations",
              "/api/policies/{id}/versions/1.1.0/translations"));

  @Autowired Relay relay;
  @Autowired Wording wording;
  @LocalServerPort int port;

  private PolicyEntry base = shouldRule();
  private String overlay = "";

  @BeforeEach
  void twoVersionsAndAnOverlay() {
    base = withGuidance(shouldRule(), OLD, Map.of());
    wording.publish(base, "1.0.0", "PC-2026-1");
    wording.publish(withGuidance(base, NEW, Map.of()), "1.1.0", "PC-2026-2");
    var added = shouldRule();
    overlay = added.policyId();
    wording.publish(
        withGuidance(
            added.with(Map.of("jurisdictions", List.of("SG"))),
            NEW,
            Map.of("overlay_of", base.policyId(), "tightens", Map.of("c1", "No ads at all."))),
        "1.0.0",
        "PC-2026-3");
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  /** Each of the doors that are open to everyone, in whichever ways it can be asked. */
  @Test
  void nothingPublicTellsIt() throws IOException {
    for (var door : publicDoors()) {
      var addresses = ADDRESSES.getOrDefault(door, List.of(door));
      for (var template : addresses) {
        var address = template.replace("{id}", base.policyId()).replace("{overlay}", overlay);
        assertThat(address).as(door + " is asked in no way").doesNotContain("{");
        var answer = Http.at(port).get(address);
        assertThat(answer.status()).as(address).isEqualTo(200);
        if (template.contains("{id}") && !door.matches(".*/(translations|tables/.*)")) {
          assertThat(answer.text()).as(address).contains(base.policyId());
        }
        assertThat(answer.text()).as(address).doesNotContain(OLD);
        if (!door.equals(FIELDS)) {
          assertThat(answer.text())
              .as(address)
              .doesNotContain("reviewer_guidance", "uidance for reviewers");
        }
        if (!address.contains(NEW)) {
          assertThat(answer.text()).as(address).doesNotContain(NEW);
        }
      }
    }
    for (var market : List.of(Map.of(), Map.of("market", "SG"))) {
      var question = new LinkedHashMap<Object, Object>(market);
      question.put("policy_ids", List.of(base.policyId(), overlay));
      var bulk = Http.at(port).post("/api/policies/resolve/bulk", question);
      assertThat(bulk.text()).contains(base.policyId()).doesNotContain(NEW, "reviewer_guidance");
    }
  }

  private static List<String> publicDoors() throws IOException {
    var doors =
        Files.readAllLines(Path.of("src/test/resources/security/own-doors.txt")).stream()
            .filter(line -> line.startsWith("GET ") && line.endsWith(" everyone"))
            .map(line -> line.split(" ")[1])
            .toList();
    assertThat(doors).hasSizeGreaterThan(20).containsAll(ADDRESSES.keySet());
    return doors;
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

  private static Map.Entry<String, List<String>> entry(String door, String... addresses) {
    return Map.entry(door, List.of(addresses));
  }

  private static PolicyEntry withGuidance(
      PolicyEntry entry, String guidance, Map<String, Object> more) {
    var relay = new LinkedHashMap<String, Object>(more);
    relay.put("reviewer_guidance", guidance);
    return entry.with(Map.of("ext", Map.of("relay", relay)));
  }
}
