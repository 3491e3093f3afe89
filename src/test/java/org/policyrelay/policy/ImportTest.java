package org.policyrelay.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.Market;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Policies in and out over HTTP. */
@RelayTest
class ImportTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Autowired PolicyRegistry registry;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Http admin = Http.at(0);

  @BeforeEach
  void start() {
    admin = Http.at(port).as("admin");
  }

  @AfterEach
  void forget() {
    for (var table : new String[] {"policy_release", "policy_version"}) {
      jdbc.sql("delete from " + table + " where policy_id like 'import_test%'").update();
    }
  }

  /** One truth for what comes in: a policy says since when it holds, and applies since then. */
  @Test
  void aPolicyThatIsNotThereYetAppliesSinceItsTimelineLetsItHold() {
    var entry = entry("import_test_held").put("policy", "No such ads.");
    entry.remove("effective_date");
    entry.putArray("jurisdictions").add("SG").add("TH");
    entry
        .putObject("ext")
        .putObject("relay")
        .putObject("timeline")
        .putObject("SG")
        .put("effective", "2025-03-01T00:00:00+08:00");

    admin.post("/api/policies/import", list(entry));

    var version = registry.newestVersion("import_test_held").orElseThrow();
    assertThat(version.effectiveFrom(new Market("SG")))
        .contains(Instant.parse("2025-02-28T16:00:00Z"));
    assertThat(version.effectiveFrom(new Market("TH"))).contains(version.publishedAt());

    entry.put("policy", "No such ads at all.");
    admin.post("/api/policies/import", list(entry));
    var next = registry.newestVersion("import_test_held").orElseThrow();
    assertThat(next.effectiveFrom(new Market("SG"))).contains(next.publishedAt());
  }

  /** As of every release: nothing binds anybody before the version that says so applies. */
  @Test
  void aTimelineThatBindsBeforeItsVersionAppliesIsRefusedByItsPlace() {
    var there = entry("import_test_late");
    there.remove("effective_date");
    admin.post("/api/policies/import", there);
    var late = timed(there.deepCopy().put("policy", "No such ads."), "enforce_from");
    var isNew = timed(entry("import_test_late_new"), "existing_ads_until");
    isNew.put("effective_date", "2025-06-01");

    for (var address : List.of("/api/policies/import?dryRun=true", "/api/policies/import")) {
      var refused = admin.post(address, list(entry("import_test_late_2"), late));
      assertThat(refused.status()).as(address + refused.text()).isEqualTo(409);
      assertThat(refused.code()).isEqualTo("effective-date-differs");
      assertThat(refused.json().path("errors").findValuesAsText("field"))
          .containsExactly("[1].ext.relay.timeline.SG.enforce_from");
      assertThat(refused.text()).contains("[1], import_test_late", "must not lie before");
      assertThat(admin.post(address, list(isNew)).json().path("errors").findValuesAsText("field"))
          .containsExactly("[0].ext.relay.timeline.SG.existing_ads_until");
    }
    assertThat(registry.history("import_test_late")).hasSize(1);
    assertThat(registry.history("import_test_late_2")).isEmpty();

    isNew.remove("effective_date");
    assertThat(admin.post("/api/policies/import", list(isNew)).status())
        .as("it has applied elsewhere since then")
        .isEqualTo(200);
    var version = registry.newestVersion("import_test_late_new").orElseThrow();
    assertThat(version.effectiveFrom(new Market("SG")))
        .contains(Instant.parse("2025-02-28T16:00:00Z"));
    isNew.put("policy", "No such ads.");
    assertThat(admin.post("/api/policies/import", list(isNew)).status())
        .as("readers have been told that day")
        .isEqualTo(200);
    late.withObject("/ext/relay/timeline/SG").put("enforce_from", "2199-01-01T00:00:00+08:00");
    assertThat(admin.post("/api/policies/import", list(late)).status()).isEqualTo(200);
  }

  private static ObjectNode timed(ObjectNode entry, String step) {
    entry
        .putObject("ext")
        .putObject("relay")
        .putObject("timeline")
        .putObject("SG")
        .put(step, "2025-03-01T00:00:00+08:00");
    return entry;
  }

  @Test
  void whatComesInGoesOutToTheLetterAndInAgainWithoutChange() {
    var one = entry("import_test_1").put("policy", "  Zwölf \u2028 🙂\r\n1. a  \n");
    one.putObject("ext").putObject("theirs").put("n", 1.50);
    var two = entry("import_test_2");
    two.remove("version");
    two.putArray("jurisdictions");

    var imported = admin.post("/api/policies/import", list(one, two)).json();

    assertThat(imported.path("added").asInt()).isEqualTo(2);
    assertThat(exported("import_test_1")).isEqualTo(one);
    assertThat(exported("import_test_2")).isEqualTo(two.deepCopy().put("version", "1.0.0"));
    var again = admin.post("/api/policies/import", admin.get("/api/policies/export").text()).json();
    assertThat(again.path("added").asInt()).isZero();
    assertThat(again.path("left").asInt()).isGreaterThan(2);
    assertThat(registry.history("import_test_1")).hasSize(1);
  }

  @Test
  void aDryRunSaysWhatWouldChangeAndChangesNothing() {
    var first = entry("import_test_3");
    admin.post("/api/policies/import", first);
    var stricter = first.deepCopy().put("enforcement", "must");

    var plan =
        admin
            .post("/api/policies/import?dryRun=true", list(stricter, entry("import_test_4")))
            .json();

    assertThat(plan.path("dryRun").asBoolean()).isTrue();
    assertThat(plan.path("entries").get(0).path("action").asText()).isEqualTo("add-version");
    assertThat(plan.path("entries").get(0).path("version").asText()).isEqualTo("2.0.0");
    assertThat(plan.path("entries").get(0).path("facts").get(0).asText())
        .isEqualTo("enforcement changes from should to must");
    assertThat(plan.path("entries").get(1).path("action").asText()).isEqualTo("add");
    assertThat(registry.history("import_test_3")).hasSize(1);
    assertThat(registry.history("import_test_4")).isEmpty();

    admin.post("/api/policies/import", list(stricter));
    assertThat(registry.history("import_test_3"))
        .extracting("version")
        .containsExactly("2.0.0", "1.0.0");
  }

  /** A trial that skips a check of the real thing says what is not so. */
  @Test
  void aDryRunRefusesWhatTheImportWouldRefuse() {
    admin.post("/api/policies/import", entry("import_test_8"));
    var looser =
        entry("import_test_8_sg")
            .put("policy", "The audience may be of any age. Clause 1 is waived.");
    looser.putArray("jurisdictions").add("SG");
    looser.putObject("ext").putObject("relay").put("overlay_of", "import_test_8");

    for (var address : List.of("/api/policies/import?dryRun=true", "/api/policies/import")) {
      var refused = admin.post(address, looser);
      assertThat(refused.status()).as(address + refused.text()).isEqualTo(409);
      assertThat(refused.code()).isEqualTo("overlay-loosens");
    }
    var fitting = looser.deepCopy().put("policy", "A warning must be shown.");
    fitting.withObject("/ext/relay").put("overlay_of", "import_test_9");
    var together =
        admin.post("/api/policies/import?dryRun=true", list(entry("import_test_9"), fitting));
    assertThat(together.status()).as(together.text()).isEqualTo(200);
  }

  @Test
  void whatNobodyCouldTellFromWhatIsThereIsLeft() {
    var there = entry("import_test_7").put("policy", "Quảng cáo rượu.");
    admin.post("/api/policies/import", there);
    var same = there.deepCopy().put("policy", "Qua\u0309ng \t ca\u0301o rươ\u0323u.  \r\n");

    var plan = admin.post("/api/policies/import?dryRun=true", list(same)).json().path("entries");

    assertThat(plan.get(0).path("action").asText()).isEqualTo("leave");
    assertThat(plan.get(0).path("facts").get(0).asText())
        .isEqualTo("nothing that can be read differs");
  }

  /** Pages draw each line by itself, and nobody reads an import first: what was given is stored. */
  @Test
  void whatIsGroupedInOtherLinesIsTakenAsAPatch() {
    var there =
        entry("import_test_lines").put("policy", "Do not show beer\nwithout a label wine is fine");
    admin.post("/api/policies/import", there);
    var given = "Do not show beer without a label\nwine is fine";
    var regrouped = there.deepCopy().put("policy", given);
    regrouped.remove("version");

    var done = admin.post("/api/policies/import", list(regrouped)).json().path("entries").get(0);

    assertThat(done.path("action").asText()).isEqualTo("add-version");
    assertThat(done.path("version").asText()).isEqualTo("1.0.1");
    assertThat(done.path("facts").toString())
        .contains("the lines of the text are grouped otherwise");
    assertThat(registry.newest("import_test_lines").orElseThrow().text()).isEqualTo(given);
    var again = admin.post("/api/policies/import", list(regrouped)).json().path("entries").get(0);
    assertThat(again.path("action").asText()).isEqualTo("leave");
  }

  @Test
  void oneBrokenEntryKeepsAllOutAndEveryFaultIsNamed() {
    var entries = JSON.createArrayNode();
    for (var index = 0; index < 60; index++) {
      entries.add(entry("import_test_many_" + index));
    }
    ((ObjectNode) entries.get(39)).put("enforcement", "maybe").put("policy", "x".repeat(5001));
    ((ObjectNode) entries.get(50)).put("policy_id", "../secret");
    ((ObjectNode) entries.get(59)).put("policy_id", "import_test_many_0");

    var refused = admin.post("/api/policies/import", entries);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("invalid-policy-entry");
    assertThat(refused.json().path("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder(
            "[39].enforcement", "[39].policy", "[50].policy_id", "[59].policy_id");
    assertThat(registry.history("import_test_many_1")).isEmpty();
  }

  @Test
  void onlyAdministratorsImport() {
    var entry = entry("import_test_5");

    assertThat(Http.at(port).as("policy-manager").post("/api/policies/import", entry).status())
        .isEqualTo(403);
    assertThat(Http.at(port).post("/api/policies/import", entry).status()).isEqualTo(401);
    assertThat(admin.post("/api/policies/import", "[]").status()).isEqualTo(400);
    assertThat(admin.post("/api/policies/import", "[7]").status()).isEqualTo(400);
    assertThat(Http.at(port).get("/api/policies/export").status()).isEqualTo(200);
  }

  /** A date in the entry counts from midnight in each market's own zone. */
  @Test
  void anEffectiveDateIsThatDayInEachMarket() {
    var entry = entry("import_test_6").put("effective_date", "2025-03-01");
    admin.post("/api/policies/import", entry);

    assertThat(registry.history("import_test_6").get(0).releases())
        .extracting(release -> release.market() + " " + release.effectiveFrom())
        .containsExactlyInAnyOrder("SG 2025-02-28T16:00:00Z", "TH 2025-02-28T17:00:00Z");
  }

  private static ObjectNode entry(String id) {
    return Policies.shouldRule().json().put("policy_id", id).put("version", "1.0.0");
  }

  private static ArrayNode list(ObjectNode... entries) {
    var list = JSON.createArrayNode();
    for (var entry : entries) {
      list.add(entry);
    }
    return list;
  }

  private JsonNode exported(String id) {
    return StreamSupport.stream(admin.get("/api/policies/export").json().spliterator(), false)
        .filter(entry -> entry.path("policy_id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
