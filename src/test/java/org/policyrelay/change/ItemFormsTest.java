package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a policy says item by item is written in Tasklist's forms. */
@RelayTest
class ItemFormsTest {

  private static final String START =
      "/engine-rest/process-definition/key/policy-change/submit-form";

  private static final Map<String, Object> RELAY =
      Map.of(
          "topics",
          List.of(
              Map.of("code", "lottery", "stances", Map.of("SG", "restricted", "*", "prohibited"))),
          "requirements",
          List.of(
              Map.of("clause", "c1", "type", "age", "value", "18", "topic", "lottery"),
              Map.of("id", "lic", "clause", "c2", "type", "licence", "markets", List.of("SG"))),
          "disclosures",
          List.of(Map.of("text", " Play\r\n\r\ntext: responsibly ", "language", "en")));

  private final PolicyEntry entry =
      shouldRule()
          .with(
              Map.of(
                  "policy",
                  "1. Adults only.\n2. A licence is needed.",
                  "ext",
                  Map.of("relay", RELAY)));

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired RuntimeService runtime;
  @Autowired Wording wording;
  @LocalServerPort int port;

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  @Test
  void aPolicyIsProposedWithItsItems() {
    wording.publish(entry, "1.0.0", "S-" + entry.policyId());
    var answer =
        propose(
            Map.of(
                "kind", "new",
                "items", true,
                "topics", "code: lottery\nstances: sg allowed, * prohibited",
                "requirements", "clause: c1\ntype: Age\nvalue: 18\ntopic: lottery\nmarkets: sg",
                "eligibility", "program: Certified\nevidence: A licence",
                "timeline", "market: SG\nannounce: 2100-01-01T00:00:00+08:00",
                "sources", "name: Act 7\nin force: 2008-02-14",
                "relations", "type: see also\npolicy id: " + entry.policyId()));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    relay.settle();
    var change =
        runtime
            .createProcessInstanceQuery()
            .processInstanceId(answer.json().path("id").asText())
            .singleResult()
            .getBusinessKey();
    assertThat(changes.entryOf(change).json().at("/ext/relay").toString())
        .isEqualTo(
            "{\"topics\":[{\"code\":\"lottery\",\"stances\":{\"SG\":\"allowed\",\"*\":\"prohibited\"}}],"
                + "\"requirements\":[{\"clause\":\"c1\",\"type\":\"age\",\"value\":18,\"topic\":\"lottery\",\"markets\":[\"SG\"]}],"
                + "\"eligibility\":{\"program\":\"Certified\",\"evidence\":\"A licence\"},"
                + "\"timeline\":{\"SG\":{\"announce\":\"2100-01-01T00:00:00+08:00\"}},"
                + "\"sources\":[{\"name\":\"Act 7\",\"in_force\":\"2008-02-14\"}],"
                + "\"relations\":[{\"type\":\"see-also\",\"policy_id\":\"%s\"}]}"
                    .formatted(entry.policyId()));
  }

  /** A proposal that nobody could draft is refused at once, by the place that is wrong. */
  @Test
  void aBrokenItemIsNotProposed() {
    assertThat(propose(Map.of("kind", "new", "requirements", "valeu: 18")).text())
        .contains(
            "Requirements, item 1, line 1: there is no \\\"valeu\\\"; it can be id, clause, type");
    assertThat(
            propose(Map.of("kind", "new", "relations", "type: see also\npolicy id: sg_none"))
                .text())
        .contains(
            "Relations, item 1, line 2: policy id must be a policy that is published or proposed")
        .contains("there is no sg_none");
    var unfit =
        propose(Map.of("kind", "new", "requirements", "clause: c1\ntype: age\nvalue: 18 years"));
    assertThat(unfit.status()).isBetween(400, 422);
    assertThat(unfit.text())
        .contains("Requirements, item 1, line 3: value must be an age from 13 to 99")
        .doesNotContain("ext.relay.requirements");
  }

  /** An empty part of a start form takes nothing out, and a written one is the whole of it. */
  @Test
  void aNewVersionKeepsThePartsThatItsFormDoesNotSay() {
    wording.publish(entry, "1.0.0", "S-" + entry.policyId());
    var answer =
        propose(
            Map.of(
                "kind",
                "revision",
                "policyId",
                entry.policyId(),
                "policyText",
                entry.text(),
                "topics",
                "code: lottery\nstances: SG allowed"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    relay.settle();
    var change =
        runtime
            .createProcessInstanceQuery()
            .processInstanceId(answer.json().path("id").asText())
            .singleResult()
            .getBusinessKey();
    var expected = entry.json();
    ((ObjectNode) expected.at("/ext/relay/topics/0")).putObject("stances").put("SG", "allowed");
    assertThat(changes.entryOf(change).json().path("ext")).isEqualTo(expected.path("ext"));
  }

  @Test
  void aDraftThatIsLeftAloneKeepsItsItemsToTheLetter() {
    var change = drafted();
    var shown = shown(change);
    assertThat(shown)
        .containsEntry("items", true)
        .containsEntry("exceptions", "")
        .containsEntry(
            "disclosures", "id: disclosure-en\ntext: Play\n\n  text: responsibly\nlanguage: en");
    submit(change, shown, 204);
    assertThat(ext(change)).isEqualTo(entry.json().path("ext"));
  }

  @Test
  void oneValueIsEditedAndAnEmptiedPartGoes() {
    var change = drafted();
    var answer = new LinkedHashMap<>(shown(change));
    answer.computeIfPresent(
        "requirements",
        (key, text) -> text.toString().replace("type: licence", "type: permission"));
    answer.put("topics", answer.get("topics") + "\n\ncode: bingo");
    answer.put("disclosures", "");
    submit(change, answer, 204);

    var expected = entry.json();
    var relay = (ObjectNode) expected.at("/ext/relay");
    relay.remove("disclosures");
    relay.withArray("topics").addObject().put("code", "bingo");
    ((ObjectNode) relay.at("/requirements/1")).put("type", "permission");
    assertThat(ext(change)).isEqualTo(expected.path("ext"));
  }

  /** What is hidden is not taken, as for every other field. */
  @Test
  void whatIsFoldedStaysAsItIs() {
    var change = drafted();
    submit(change, Map.of("items", false, "topics", ""), 204);
    assertThat(ext(change)).isEqualTo(entry.json().path("ext"));
  }

  @Test
  void aBrokenItemIsRefusedByItsPlaceAndTheTaskStaysOpen() {
    var change = drafted();
    var requirements = shown(change).getOrDefault("requirements", "").toString();
    refuses(
        change,
        Map.of("requirements", requirements.replace("value:", "valeu:")),
        "Requirements, item 1, line 4: there is no \"valeu\"; it can be id, clause, type");
    refuses(
        change,
        Map.of("requirements", requirements.replace("18", "old")),
        "Requirements, item 1, line 4: value must be an age from 13 to 99, a whole number such as 18");
    refuses(
        change,
        Map.of("requirements", requirements.replace("clause: c2", "clause: c9")),
        "Requirements, item 2, line 8: clause must be a clause that the text has: c1, c2");
    refuses(
        change,
        Map.of("topics", "code: bingo"),
        "Requirements, item 1: topic must be the code of a topic of this policy: bingo");
    assertThat(ext(change)).isEqualTo(entry.json().path("ext"));
    submit(change, Map.of(), 204);
  }

  /** The engine's variables hold 4,000 characters; an answer is kept beside them. */
  @Test
  void aLargePartIsTaken() {
    var change = drafted();
    var topics =
        IntStream.range(0, 40)
            .mapToObj(
                at ->
                    "code: t%d\nname: Topic %d\nstances: SG allowed, TH restricted, * prohibited\ndefinition: %s"
                        .formatted(at, at, "d".repeat(900)))
            .collect(Collectors.joining("\n\n"));
    submit(change, Map.of("requirements", "", "topics", topics), 204);
    assertThat(changes.entryOf(change).content().topics()).hasSize(40);
  }

  private String drafted() {
    return relay.propose("policy-specialist", proposal(entry));
  }

  private JsonNode ext(String change) {
    return changes.entryOf(change).json().path("ext");
  }

  private void refuses(String change, Map<String, Object> fields, String message) {
    var refused = submit(change, fields, 0);
    assertThat(refused.status()).as(refused.text()).isBetween(400, 422);
    assertThat(refused.json().path("message").asText()).contains(message);
    assertThat(relay.task(change, "Task_DraftRevision")).isNotNull();
  }

  private Http.Answer propose(Map<String, Object> more) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("policyId", shouldRule().policyId());
    fields.put("policyName", "Name");
    fields.put("enforcement", "should");
    fields.put("category", "standard");
    fields.put("policyText", "1. A rule.");
    fields.put("summary", "Summary");
    fields.put("reason", "Reason");
    fields.putAll(more);
    return Http.at(port).as("policy-manager").post(START, Http.variables(fields));
  }

  /**
   * @param status that is expected, 0 for any
   */
  private Http.Answer submit(String change, Map<String, Object> fields, int status) {
    var all = new LinkedHashMap<>(fields);
    all.put("outcome", "submit");
    var answer =
        Http.at(port)
            .as("policy-specialist")
            .post(task(change) + "/submit-form", Http.variables(all));
    if (status != 0) {
      assertThat(answer.status()).as(answer.text()).isEqualTo(status);
      relay.settle();
    }
    return answer;
  }

  /** What the form's fields for items have in them. */
  private Map<String, Object> shown(String change) {
    var values = new LinkedHashMap<String, Object>();
    Http.at(port)
        .as("policy-specialist")
        .get(task(change) + "/form-variables")
        .json()
        .properties()
        .forEach(
            one -> {
              var value = one.getValue().path("value");
              if (one.getKey().equals("items")) {
                values.put("items", value.asBoolean());
              } else if (RELAY.containsKey(one.getKey()) || one.getKey().equals("exceptions")) {
                values.put(one.getKey(), value.asText());
              }
            });
    return values;
  }

  private String task(String change) {
    return "/engine-rest/task/" + relay.task(change, "Task_DraftRevision").getId();
  }
}
