package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is within its limits is taken at every door, and comes out to the letter. */
@RelayTest
@StoppedTime
class ToTheLetterAtEveryDoorTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Autowired Relay relay;
  @LocalServerPort int port;

  /** H2 counts an emoji twice, and has room for it all the same. */
  @Test
  void aTextAtItsLimitIsTakenWhateverItsLettersAre() {
    var body =
        JSON.createObjectNode()
            .put("summary", "🙂".repeat(TextKind.SUMMARY.longest()))
            .put("reason", "🙂".repeat(TextKind.NOTE.longest()));
    body.putObject("origin").put("type", "gap").put("ref", "🙂".repeat(TextKind.LINE.longest()));
    body.set(
        "policy",
        Policies.shouldRule()
            .json()
            .put("name", "🙂".repeat(TextKind.LINE.longest()))
            .put("description", "🙂".repeat(TextKind.DESCRIPTION.longest()))
            .put("guidance", "🙂".repeat(TextKind.POLICY_TEXT.longest())));
    var proposed = manager().post("/api/policy-changes", body);
    assertThat(proposed.status()).as(proposed.text()).isEqualTo(201);
    var address = "/api/policy-changes/" + proposed.json().path("key").asText();
    relay.settle();

    var read = manager().get(address).json();
    assertThat(read.path("summary")).isEqualTo(body.path("summary"));
    assertThat(read.path("reason")).isEqualTo(body.path("reason"));
    assertThat(read.at("/origin/ref")).isEqualTo(body.at("/origin/ref"));
    assertThat(read.path("name")).isEqualTo(body.at("/policy/name"));

    var why = "🙂".repeat(TextKind.NOTE.longest());
    var hold = manager().post(address + "/hold", Map.of("reason", why));
    assertThat(hold.status()).as(hold.text()).isEqualTo(200);
    var withdrawn = manager().post(address + "/withdraw", Map.of("reason", why));
    assertThat(withdrawn.status()).as(withdrawn.text()).isEqualTo(200);
    assertThat(withdrawn.json().path("endReason").asText()).isEqualTo(why);
  }

  @Test
  void anyEntryComesOutAsItWentIn() {
    var random = new Random(15);
    var entries = new ArrayList<ObjectNode>();
    for (var round = 0; round < 60; round++) {
      var entry = Policies.shouldRule().json();
      entry.put("name", text(random, 200, true)).put("source_name", text(random, 200, true));
      entry.put("description", text(random, 500, false)).put("guidance", text(random, 900, false));
      entry.put("policy", text(random, 900, false));
      entry.putArray("policy_categories").add(text(random, 200, true));
      entry.putObject("ext").put(text(random, 20, true), text(random, 200, false));
      entries.add(entry);
    }

    var imported = admin().post("/api/policies/import", entries);
    assertThat(imported.status()).as(imported.text()).isEqualTo(200);

    for (var entry : entries) {
      var back = resolved(entry);
      entry
          .properties()
          .forEach(
              field -> {
                if (!field.getKey().equals("ext")) {
                  assertThat(back.path(field.getKey())).isEqualTo(field.getValue());
                }
              });
      entry
          .path("ext")
          .properties()
          .forEach(
              field ->
                  assertThat(back.path("ext").path(field.getKey())).isEqualTo(field.getValue()));
    }
  }

  private static String text(Random random, int longest, boolean line) {
    var letters =
        List.of(
            "a",
            "Z",
            " ",
            "é",
            "e\u0301",
            "ไ",
            "สวัส\u200bดี",
            "می\u200cخو",
            "👩\u200d⚖️",
            "🙂",
            "中",
            "\u00ad",
            "\u00a0",
            "\"",
            "\\",
            "<b>",
            "&",
            "%",
            "'",
            "\ufeff",
            "\u200f",
            "{{x}}",
            "${x}");
    var lines = List.of("\n", "\r\n", "\r", "\t", "\u2028", "\u2067");
    var text = new StringBuilder("x");
    for (var count = random.nextInt(longest / 6); count > 0; count--) {
      var from = !line && random.nextInt(10) == 0 ? lines : letters;
      text.append(from.get(random.nextInt(from.size())));
    }
    return text.toString();
  }

  @Test
  void aNumberComesOutAsItWentInOrIsRefused() throws Exception {
    for (var number : List.of("7", "-0.5", "1.10", "1e5", "12345678901234567890", "1E-7", "0.1")) {
      var entry = Policies.shouldRule().json();
      var sent = entry.toString().replaceFirst("}$", ",\"ext\":{\"much\":" + number + "}}");
      var answer = admin().post("/api/policies/import", sent);
      assertThat(answer.status()).as(number + answer.text()).isEqualTo(200);
      assertThat(resolved(entry).at("/ext/much").decimalValue())
          .isEqualByComparingTo(JSON.readTree(number).decimalValue());
      // the same again changes nothing: it is stored as it was counted
      assertThat(admin().post("/api/policies/import", sent).json().path("left").asInt())
          .as(number)
          .isEqualTo(1);
    }
    for (var number :
        List.of(
            "1e400",
            "-1e400",
            "1e-400",
            "0.12345678901234567890",
            "1e999999999",
            "9".repeat(400))) {
      var entry = Policies.shouldRule().json();
      var sent = entry.toString().replaceFirst("}$", ",\"ext\":{\"much\":" + number + "}}");
      var answer = admin().post("/api/policies/import", sent);
      assertThat(answer.status()).as(number + answer.text()).isEqualTo(400);
      assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("[0].ext.much");
    }
  }

  /** PostgreSQL cannot even be asked for it. */
  @Test
  void whatNoDatabaseCanHoldIsNoFault() {
    var anybody = Http.at(port);
    for (var id : List.of("%00", "a%00b", "%ED%A0%80")) {
      assertThat(anybody.get("/api/policies/resolve?policy_id=" + id).status()).isIn(400, 404);
      assertThat(anybody.get("/api/policies/resolve?market=SG&policy_id=" + id).status())
          .isIn(400, 404);
      assertThat(anybody.get("/api/policies/history?policy_id=" + id).status()).isIn(400, 404);
    }
    var bulk =
        anybody.post("/api/policies/resolve/bulk", "{\"policy_ids\": [\"\\u0000\", \"\\ud83d\"]}");
    assertThat(bulk.status()).as(bulk.text()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"firstName", "lastName", "email"})
  void aNameInAProfileHasTheLimitsOfALine(String field) {
    var someone = admin();
    for (var bad : List.of("x".repeat(201), "a\r\nBcc: b", "a\u202eb", "\u200b", " ", "a\u0000")) {
      var profile = someone.get("/engine-rest/user/qa-analyst/profile").json();
      var changed = ((ObjectNode) profile.deepCopy()).put(field, bad);
      var answer = someone.put("/engine-rest/user/qa-analyst/profile", changed);
      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
    }
    var profile = someone.get("/engine-rest/user/qa-analyst/profile").json();
    assertThat(someone.put("/engine-rest/user/qa-analyst/profile", profile).status())
        .isEqualTo(204);
  }

  @Test
  void aCommentHasTheLimitsOfANote() {
    relay.propose("policy-manager", Policies.proposal(Policies.shouldRule()));
    var task = admin().get("/engine-rest/task?maxResults=1").json().get(0).path("id").asText();
    var address = "/engine-rest/task/" + task + "/comment/create";
    for (var bad : List.of("", "\u200b", "x".repeat(2001), "a\u0001b")) {
      var answer = admin().post(address, Map.of("message", bad));
      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("message");
    }
    var note = "🙂".repeat(2000);
    assertThat(admin().post(address, Map.of("message", note)).status()).isEqualTo(200);
    assertThat(
            admin()
                .get("/engine-rest/task/" + task + "/comment")
                .json()
                .findValuesAsText("message"))
        .contains(note);
  }

  @Test
  void aKeyThatRepeatsARequestIsALine() {
    for (var bad : List.of("", "x".repeat(201))) {
      var body = JSON.createObjectNode().put("summary", "s").put("reason", "r");
      body.set("policy", Policies.shouldRule().json());
      var answer = manager().post("/api/policy-changes", body, "Idempotency-Key", bad);
      assertThat(answer.status()).as("'" + bad + "' " + answer.text()).isEqualTo(400);
      assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("Idempotency-Key");
    }
  }

  private JsonNode resolved(JsonNode entry) {
    return Http.at(port)
        .get("/api/policies/resolve?policy_id=" + entry.path("policy_id").asText())
        .json();
  }

  private Http manager() {
    return Http.at(port).as("policy-manager");
  }

  private Http admin() {
    return Http.at(port).as("admin");
  }
}
