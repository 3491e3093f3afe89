package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.support.Http;
import org.policyrelay.support.Http.Answer;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every text that people and programs send, by the door that it comes in by: what is too long, what
 * shows nothing and what a line cannot hold is refused by name, and never ends in a fault.
 */
@RelayTest
@StoppedTime
class TextLimitsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What shows nothing, of every kind. */
  private static final List<String> BLANK =
      List.of(
          "",
          " ",
          "\u00a0",
          "\u200b",
          "\u2060",
          "\ufeff",
          "\u00ad",
          "\u180e",
          "\u3000\u2003\u202f",
          "\ufe0f",
          "\u115f\u1160\u3164\uffa0",
          "\u2800",
          "\u200e\u200d\u200c",
          "\udb40\udc41",
          "\u2028\n\t\r\n");

  private static final List<String> NO_TEXT =
      List.of("a\u0001b", "a\u000bb", "a\ufffeb", "a\u202eb", "a\u202ab");

  private static final List<String> NO_LINE =
      List.of(
          "a\r\nb",
          "a\nb",
          "a\u2028b",
          "a\u0085b",
          "a\tb",
          "a\u001bb",
          "a\u202eb",
          "a\u2066b",
          "a\u202ab");

  @LocalServerPort int port;

  /**
   * A text on its way in.
   *
   * @param field what a refusal calls it
   * @param most how many characters it may have
   * @param line whether it is a single line
   */
  record Door(String name, String field, int most, boolean line) {

    @Override
    public String toString() {
      return name + " " + field;
    }
  }

  static Stream<Door> doors() {
    var doors = new ArrayList<Door>();
    doors.add(new Door("propose", "summary", 500, true));
    doors.add(new Door("propose", "reason", 2000, false));
    doors.add(new Door("propose", "origin.ref", 200, true));
    for (var api : List.of("propose", "import")) {
      var at = api.equals("propose") ? "policy." : "[0].";
      doors.add(new Door(api, at + "name", 200, true));
      doors.add(new Door(api, at + "source_name", 200, true));
      doors.add(new Door(api, at + "policy_categories[0]", 200, true));
      doors.add(new Door(api, at + "description", 500, false));
      doors.add(new Door(api, at + "policy", 5000, false));
      doors.add(new Door(api, at + "guidance", 5000, false));
      doors.add(new Door(api, at + "exemplars.pass[0].scenario", 2000, false));
      doors.add(new Door(api, at + "exemplars.fail[0].explanation", 2000, false));
    }
    doors.add(new Door("start policy-change", "policyName", 200, true));
    doors.add(new Door("start policy-change", "summary", 500, true));
    doors.add(new Door("start policy-change", "reason", 2000, false));
    doors.add(new Door("start policy-change", "policyText", 5000, false));
    doors.add(new Door("start policy-publication", "wrong", 2000, false));
    doors.add(new Door("start policy-publication", "reason", 2000, false));
    for (var decision : List.of("withdraw", "hold", "moves")) {
      doors.add(new Door(decision, "reason", 2000, false));
    }
    doors.add(new Door("translate", "name", 200, true));
    doors.add(new Door("translate", "description", 500, false));
    doors.add(new Door("translate", "policy", 5000, false));
    doors.add(new Door("translate", "guidance", 5000, false));
    return doors.stream();
  }

  @ParameterizedTest
  @MethodSource("doors")
  void whatIsTooLongIsRefusedByName(Door door) {
    isRefused(door, "x".repeat(door.most() + 1), "too-long");
    isRefused(door, "🙂".repeat(door.most() + 1), "too-long");
    isRefused(door, "x".repeat(100_000), "too-long");
  }

  @ParameterizedTest
  @MethodSource("doors")
  void whatShowsNothingIsNothing(Door door) {
    for (var blank : BLANK) {
      isRefused(door, blank, "required");
    }
  }

  @ParameterizedTest
  @MethodSource("doors")
  void whatNobodyCanReadBackIsRefused(Door door) {
    for (var text : NO_TEXT) {
      isRefused(door, text, "malformed");
    }
    if (door.line()) {
      for (var text : NO_LINE) {
        isRefused(door, text, "malformed");
      }
    }
  }

  private void isRefused(Door door, String text, String code) {
    var answer = send(door, text);
    assertThat(answer.status()).as(door + ": " + answer.text()).isEqualTo(400);
    assertThat(answer.json().path("errors"))
        .as(door + ": " + answer.text())
        .anySatisfy(
            error -> {
              assertThat(error.path("field").asText()).isEqualTo(door.field());
              assertThat(error.path("code").asText()).isEqualTo(code);
              assertThat(error.path("message").asText()).isNotBlank();
            });
    assertThat(answer.text().length()).isLessThan(4_000);
  }

  private Answer send(Door door, String text) {
    var manager = Http.at(port).as("policy-manager");
    var admin = Http.at(port).as("admin");
    return switch (door.name()) {
      case "propose" -> manager.post("/api/policy-changes", filled(proposal(), door.field(), text));
      case "import" -> admin.post("/api/policies/import", filled(entries(), door.field(), text));
      case "start policy-change" -> start("policy-change", proposalForm(), door.field(), text);
      case "start policy-publication" ->
          start("policy-publication", correctionForm(), door.field(), text);
      case "withdraw", "hold" ->
          manager.post("/api/policy-changes/PC-2026-999/" + door.name(), Map.of("reason", text));
      case "moves" -> admin.post("/api/deadlines/moves", Map.of("reason", text));
      case "translate" ->
          manager.put(
              "/api/policies/apac:offline_gambling/versions/1.0.0/translations/th",
              filled(translation(), door.field(), text));
      default -> throw new IllegalArgumentException(door.name());
    };
  }

  private Answer start(String process, ObjectNode variables, String field, String text) {
    variables.putObject(field).put("value", text);
    return Http.at(port)
        .as("policy-manager")
        .post(
            "/engine-rest/process-definition/key/" + process + "/submit-form",
            JSON.createObjectNode().set("variables", variables));
  }

  /** The JSON with a text put at a place such as {@code policy.exemplars.pass[0].scenario}. */
  private static JsonNode filled(JsonNode json, String place, String text) {
    var pointer = "/" + place.replace("[0]", "/0").replace('.', '/').replaceFirst("^/", "");
    var cut = pointer.lastIndexOf('/');
    var parent = json.at(pointer.substring(0, cut));
    if (parent instanceof ObjectNode object) {
      object.put(pointer.substring(cut + 1), text);
    } else {
      ((ArrayNode) parent).set(0, text);
    }
    return json;
  }

  private static ObjectNode proposal() {
    var body = JSON.createObjectNode().put("summary", "Summary").put("reason", "Reason");
    body.putObject("origin").put("type", "gap").put("ref", "GAP-2026-1");
    body.set("policy", entry());
    return body;
  }

  private static JsonNode entries() {
    return JSON.createArrayNode().add(entry());
  }

  private static ObjectNode entry() {
    var entry = Policies.shouldRule().json();
    entry.put("source_name", "A law").put("description", "What it is").put("guidance", "How");
    entry.putArray("policy_categories").add("test");
    var exemplars = entry.putObject("exemplars");
    exemplars.putArray("pass").addObject().put("scenario", "s").put("explanation", "e");
    exemplars.putArray("fail").addObject().put("scenario", "s").put("explanation", "e");
    return entry;
  }

  private static ObjectNode proposalForm() {
    var entry = Policies.shouldRule();
    return variables(
        Map.of(
            "policyId", entry.policyId(),
            "policyName", "Name",
            "enforcement", "should",
            "category", "standard",
            "policyText", "Text",
            "summary", "Summary",
            "reason", "Reason"));
  }

  private static ObjectNode correctionForm() {
    return variables(
        Map.of(
            "policyId", "apac:offline_gambling", "wrong", "a", "right", "b", "reason", "Reason"));
  }

  private static ObjectNode variables(Map<String, String> values) {
    var variables = JSON.createObjectNode();
    values.forEach((name, value) -> variables.putObject(name).put("value", value));
    return variables;
  }

  private static ObjectNode translation() {
    return JSON.createObjectNode()
        .put("name", "N")
        .put("description", "D")
        .put("policy", "P")
        .put("guidance", "G");
  }
}
