package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.mustRule;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

/** What of an overlay its base does not allow any more is nowhere public as what applies. */
@RelayTest
class OverlaysHeldBackTest {

  private static final String BAN = "\n\n2. Ads must not be shown near schools.";
  private static final String PERMISSION = "Ads may be shown near schools if they are shut.";

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired PolicyPublisher publisher;
  @LocalServerPort int port;

  private PolicyEntry base = mustRule();
  private PolicyEntry banning = base;
  private String id = "";

  @BeforeEach
  void stopTime() {
    relay.stopTime();
    id = base.policyId();
    base = base.with(Map.of("name", "Held " + id));
    banning = base.with(Map.of("policy", base.text() + BAN));
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  /** The ban was taken away, a market has made use of it, and the ban comes back. */
  @Test
  void afterAWithdrawalWhatTheBaseForbidsIsNotReadAnywhere() {
    publish("1.0.0", banning, "SG", "TH");
    var change = relay.inEffect(base);
    publish("1.0.0", overlay("A licence must be shown.\n\n" + PERMISSION), "SG");
    assertThat(inSingapore().text()).contains("near schools").doesNotContain("Held back");
    var before = resolved();
    assertThat(before.at("/ext/relay").has("held_back")).isFalse();

    changes.withdraw(change, "policy-manager", "it was wrong");
    relay.settle();

    var held = "¶2 of %s:sg 1.0.0, because %s ".formatted(id, id);
    var page = inSingapore().text();
    assertThat(page)
        .contains("Held back since ", held, "(Held back.)", "A licence must be shown.")
        .contains("Ads must not be shown near schools.")
        .doesNotContain(PERMISSION);
    var now = resolved();
    assertThat(now.path("policy").asText())
        .contains("A licence must be shown.", "(Held back.)")
        .doesNotContain(PERMISSION);
    assertThat(now.toString()).doesNotContain(PERMISSION);
    var told = now.at("/ext/relay/held_back/0");
    assertThat(told.path("policy_id").asText()).isEqualTo(id + ":sg");
    assertThat(told.path("version").asText()).isEqualTo("1.0.0");
    assertThat(told.path("fields")).extracting(JsonNode::asText).containsExactly("policy");
    assertThat(told.path("clauses")).extracting(JsonNode::asText).containsExactly("c2");
    assertThat(now.at("/ext/relay/clauses").toString())
        .contains(id + ":sg/c1")
        .doesNotContain(id + ":sg/c2");
    assertThat(bulk()).isEqualTo(now);

    var own = Http.at(port).get("/policies/%s:sg".formatted(id)).text();
    assertThat(own)
        .contains("Held back since ", held, "name=\"state\" content=\"held-back\"")
        .doesNotContain(PERMISSION);
    assertThat(Http.at(port).get("/policies/%s:sg/versions/1.0.0".formatted(id)).text())
        .as("the document, to the letter")
        .contains("Held back since ", held, PERMISSION);
    var alone = Http.at(port).get("/api/policies/resolve?market=SG&policy_id=%s:sg".formatted(id));
    assertThat(alone.json().path("policy").asText()).doesNotContain(PERMISSION);
    assertThat(alone.json().at("/ext/relay/state").asText()).isEqualTo("held-back");
    assertThat(alone.json().at("/ext/relay/held_back")).hasSize(1);
    assertThat(Http.at(port).get("/policies/%s:sg/markets/SG".formatted(id)).text())
        .contains("Held back since ")
        .doesNotContain(PERMISSION);
    assertThat(hits())
        .contains("held back, in part or whole", "Held back: " + held)
        .doesNotContain(">in effect<", "may be shown");
    assertThat(feed()).contains("Held back: " + held).doesNotContain(PERMISSION);

    readByNoDoorAsWhatApplies();
    programsReadWhatPagesSay();
    assertThat(gaps()).contains("held-back");
    assertThat(Http.at(port).get("/api/policies/matrix").text()).doesNotContain("held-back");

    relay.pass(Duration.ofMinutes(1));
    publish("2.0.0", overlay("A licence must be shown."), "SG");
    assertThat(inSingapore().text())
        .contains("A licence must be shown.")
        .doesNotContain("Held back");
    assertThat(resolved().at("/ext/relay").has("held_back")).isFalse();
    assertThat(gaps()).doesNotContain("held-back");
    assertThat(feed()).doesNotContain("Held back: " + held);
  }

  @Test
  void aNameOrDescriptionThatIsHeldBackIsReadAndFoundByNoDoorEither() {
    publish("1.0.0", banning, "SG", "TH");
    var change = relay.inEffect(base);
    publish(
        "1.0.0",
        overlay("A licence must be shown.")
            .with(Map.of("name", PERMISSION, "description", PERMISSION)),
        "SG");

    changes.withdraw(change, "policy-manager", "it was wrong");
    relay.settle();

    var own = Http.at(port).get("/api/policies/resolve?policy_id=%s:sg".formatted(id)).json();
    assertThat(own.at("/ext/relay/held_back/0/fields"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder("name", "description");
    assertThat(own.path("name").asText()).isEqualTo(id + ":sg");
    assertThat(own.path("description").isNull()).isTrue();
    readByNoDoorAsWhatApplies();
    assertThat(
            Http.at(port)
                .get("/api/policies/registry?limit=1000&search=near+schools+shut")
                .json()
                .toString())
        .doesNotContain(id + ":sg");
  }

  /** Its base was made stricter after it; the former version of the overlay does not fit that. */
  @Test
  void beforeAnOverlayIsWithdrawnItIsSaidWhatOfItsFormerVersionIsHeldBack() {
    publish("1.0.0", base, "SG", "TH");
    publish("1.0.0", overlay(PERMISSION), "SG");
    var change = relay.inEffect(overlay("A licence must be shown."));
    publish("1.1.0", banning, "SG", "TH");

    assertThat(Http.at(port).logIn("policy-manager").get("/changes/" + change).text())
        .contains(
            "An overlay would be looser than its base, and what of it plainly is so is held back from"
                + " readers until it fits: "
                + id
                + ":sg 1.0.0 (SG): policy clause ¶1 lets something go that "
                + id
                + " 1.1.0 asks for");

    changes.withdraw(change, "policy-manager", "it was wrong");
    relay.settle();

    assertThat(inSingapore().text())
        .contains("Held back since ", "its whole text of %s:sg".formatted(id))
        .doesNotContain(PERMISSION);
    assertThat(resolved().path("policy").asText())
        .endsWith("In Singapore, in addition:\n\n(Held back.)");
    assertThat(gaps()).contains("held-back").doesNotContain(id + ":sg");
  }

  /** Every public door but those that give the document that was published. */
  private void readByNoDoorAsWhatApplies() {
    for (var door : doors()) {
      var answer = Http.at(port).get(door);
      assertThat(answer.status()).as(door).isEqualTo(200);
      assertThat(answer.text()).as(door).doesNotContain(PERMISSION);
    }
  }

  private List<String> doors() {
    var own = id + ":sg";
    return List.of(
        "/policies",
        "/policies/matrix",
        "/policies/search?q=%22near+schools%22",
        "/policies/changes.atom",
        "/policies/markets/SG",
        "/policies/markets/SG/changes.atom",
        "/policies/" + id,
        "/policies/" + own,
        "/policies/" + id + "/markets/SG",
        "/policies/" + own + "/markets/SG",
        "/api/policies/registry?limit=1000",
        "/api/policies/registry?search=" + own,
        "/api/policies/resolve?policy_id=" + id,
        "/api/policies/resolve?policy_id=" + own,
        "/api/policies/resolve?market=SG&policy_id=" + own,
        "/api/policies/resolve?channel=dooh&policy_id=" + own,
        "/api/policies/resolve?as_of=" + relay.now() + "&policy_id=" + own,
        "/api/policies/matrix");
  }

  /** Whoever opens a door to policies says here whether it gives the letter. */
  @Test
  void everyPublicDoorIsTried() throws IOException {
    var letter =
        Set.of(
            "/policies/{id}/versions/{version}",
            "/policies/{id}/diff",
            "/policies/{id}/diff/{before}/{after}",
            "/api/policies/{id}/versions/{version}/translations",
            "/api/policies/history",
            "/api/policies/export");
    var open =
        new ClassPathResource("security/own-doors.txt")
            .getContentAsString(StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.matches("GET (/api)?/policies.* everyone"))
            .map(line -> line.split(" ")[1])
            .filter(door -> !letter.contains(door))
            .map(door -> door.replace("{id}", id).replace("{market}", "SG"));

    assertThat(open)
        .isNotEmpty()
        .allSatisfy(
            door -> assertThat(doors()).anyMatch(tried -> tried.split("\\?")[0].equals(door)));
  }

  private void programsReadWhatPagesSay() {
    var own = id + ":sg";
    var newest = Http.at(port).get("/api/policies/resolve?policy_id=" + own).json();
    assertThat(newest.path("policy").asText())
        .startsWith("A licence must be shown.")
        .contains("(Held back.)")
        .isEqualTo(
            Http.at(port)
                .get("/api/policies/resolve?market=SG&policy_id=" + own)
                .json()
                .path("policy")
                .asText());
    assertThat(newest.at("/ext/relay/held_back")).hasSize(1);
    assertThat(newest.at("/ext/relay/clauses")).hasSize(1);
    var found = Http.at(port).get("/api/policies/registry?search=" + own).json();
    assertThat(found.at("/policies/0")).isEqualTo(newest);
    var all =
        Http.at(port).post("/api/policies/resolve/bulk", Map.of("policy_ids", List.of(own))).json();
    assertThat(all.path("results").path(own)).isEqualTo(newest);

    var letter = Http.at(port).get("/api/policies/resolve?version=1.0.0&policy_id=" + own).json();
    var history = Http.at(port).get("/api/policies/history?policy_id=" + own).json();
    var admin = Http.at(port).as("admin");
    var exported = one(admin.get("/api/policies/export").json(), own);
    for (var one : List.of(letter, history.at("/versions/0"), exported)) {
      assertThat(one.path("policy").asText()).contains(PERMISSION);
      assertThat(one.at("/ext/relay/held_back")).hasSize(1);
    }
    assertThat(newest.at("/ext/relay/content_hash"))
        .as("the entry as it was approved")
        .isEqualTo(letter.at("/ext/relay/content_hash"));
    var again = admin.post("/api/policies/import?dryRun=true", exported.toString()).json();
    assertThat(again.path("left").asInt()).as(again.toString()).isEqualTo(1);
  }

  private static JsonNode one(JsonNode entries, String policyId) {
    for (var entry : entries) {
      if (entry.path("policy_id").asText().equals(policyId)) {
        return entry;
      }
    }
    throw new AssertionError("no " + policyId);
  }

  /** What the matrix tells a lead of the base in Singapore. */
  private String gaps() {
    var matrix = Http.at(port).as("qa-lead").get("/api/policies/matrix").json();
    for (var row : matrix.path("rows")) {
      for (var cell : row.path("cells")) {
        for (var policy : cell.path("policies")) {
          if (cell.path("market").asText().equals("SG")
              && policy.path("policyId").asText().equals(id)) {
            return policy.toString();
          }
        }
      }
    }
    throw new AssertionError("not in the matrix");
  }

  private Http.Answer inSingapore() {
    return Http.at(port).get("/policies/%s/markets/SG".formatted(id));
  }

  private JsonNode resolved() {
    return Http.at(port).get("/api/policies/resolve?market=SG&policy_id=" + id).json();
  }

  private JsonNode bulk() {
    return Http.at(port)
        .post("/api/policies/resolve/bulk", Map.of("policy_ids", List.of(id), "market", "SG"))
        .json()
        .path("results")
        .path(id);
  }

  /** What search finds of the overlay by the words that are held back. */
  private String hits() {
    var page = Http.at(port).get("/policies/search?market=SG&q=%22near+schools%22").text();
    return List.of(page.split("<li class=\"card\">")).stream()
        .filter(hit -> hit.contains("/policies/%s:sg/versions/".formatted(id)))
        .reduce("", String::concat);
  }

  private String feed() {
    return Http.at(port).get("/policies/markets/SG/changes.atom").text();
  }

  private PolicyEntry overlay(String text) {
    return base.with(
        Map.of(
            "policy_id",
            id + ":sg",
            "jurisdictions",
            List.of("SG"),
            "policy",
            text,
            "ext",
            Map.of("relay", Map.of("overlay_of", id))));
  }

  private void publish(String version, PolicyEntry entry, String... markets) {
    publisher.publish(
        Policies.order(entry, version, "H-" + entry.policyId() + version, relay.now(), markets));
  }
}
