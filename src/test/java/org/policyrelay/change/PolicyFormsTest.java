package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** All that a policy can have is proposed and drafted in Tasklist; what is emptied goes. */
@RelayTest
class PolicyFormsTest {

  private static final String START =
      "/engine-rest/process-definition/key/policy-change/submit-form";

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
  void aPolicyIsProposedWithAllThatItHas() {
    var id = shouldRule().policyId();
    var entry =
        changes.entryOf(
            started(
                propose(
                    id,
                    Map.of(
                        "kind", "new",
                        "stance", "restricted",
                        "channels", "ooh, dooh",
                        "sunsetDate", "2027-11-30",
                        "sourceName", "Order 17",
                        "reviewerGuidance", "Look twice",
                        "passes", "A poster for adults\nBecause: it says so"))));
    assertThat(entry.channels()).containsExactly("ooh", "dooh");
    assertThat(entry.sunsetDate()).contains("2027-11-30");
    assertThat(entry.sourceName()).contains("Order 17");
    assertThat(entry.reviewerGuidance()).contains("Look twice");
    assertThat(entry.passing())
        .containsExactly(new PolicyEntry.Exemplar("A poster for adults", "it says so"));
    assertThat(entry.stance()).isPresent();
  }

  @Test
  void aTakenIdIsNoNewPolicyAndAnUnknownOneNoNewVersion() {
    var taken = wording.published("1. A rule.");
    var refused = propose(taken.policyId(), Map.of("kind", "new"));
    assertThat(refused.status()).as(refused.text()).isBetween(400, 409);
    assertThat(refused.text())
        .contains("The id " + taken.policyId() + " belongs to")
        .contains("version 1.0.0; choose another id");
    var unknown = propose(shouldRule().policyId(), Map.of("kind", "revision"));
    assertThat(unknown.text()).contains("There is no policy");
    var mistyped = Map.<String, Object>of("kind", "revision", "enforcement", "", "policyText", "");
    assertThat(propose(shouldRule().policyId(), mistyped).text())
        .as("who mistypes an id is told that, and not what a new policy would lack")
        .contains("There is no policy", "look its id up at /policies")
        .doesNotContain("must be given", "no valid policy entry");
    assertThat(propose(taken.policyId(), Map.of("kind", "revision")).status()).isEqualTo(200);
    var overTheApi =
        manager()
            .post(
                "/api/policy-changes",
                Map.of("policy", json(taken), "summary", "S", "reason", "R", "kind", "new"));
    assertThat(overTheApi.status()).isEqualTo(409);
    assertThat(overTheApi.code()).isEqualTo("policy-exists");
  }

  /** The start form comes empty: what it does not say, nobody took out. */
  @Test
  void aNewVersionKeepsAllThatTheFormDoesNotSay() {
    var known =
        shouldRule()
            .with(
                Map.of(
                    "policy",
                    "1. Ads must name the licence.",
                    "channels",
                    List.of("ooh"),
                    "effective_date",
                    "2026-01-01",
                    "requires_human_review",
                    true,
                    "ext",
                    Map.of(
                        "relay",
                        Map.of(
                            "stance", "restricted",
                            "reviewer_guidance", "Look twice",
                            "topics",
                                List.of(
                                    Map.of(
                                        "code",
                                        "lottery",
                                        "stances",
                                        Map.of("SG", "prohibited"))))),
                    "exemplars",
                    Map.of("pass", List.of(Map.of("scenario", "A", "explanation", "B")))));
    wording.publish(known, "1.0.0", "S-" + known.policyId());

    var proposed =
        changes.entryOf(
            started(
                manager()
                    .post(
                        START,
                        Http.variables(
                            Map.of(
                                "kind", "revision",
                                "policyId", known.policyId(),
                                "policyName", "",
                                "enforcement", "must",
                                "humanReview", false,
                                "policyText", "1. Ads must name the licence and the age.",
                                "summary", "Age",
                                "reason", "Order 18")))));

    assertThat(proposed.json())
        .isEqualTo(
            known
                .without("effective_date")
                .with(
                    Map.of(
                        "enforcement", "must",
                        "policy", "1. Ads must name the licence and the age."))
                .json());
  }

  /** As in the form of the draft: in the one that came empty, a slip of the pen was a new rule. */
  @Test
  void whoMendsASlipOfThePenSaysSoByTheVersion() {
    var known = wording.published("1. A rull.");
    var mended =
        Map.<String, Object>of(
            "kind", "revision",
            "policyText", "1. A rule.",
            "policyName", "",
            "enforcement", "",
            "category", "");
    var low = new LinkedHashMap<>(mended);
    low.put("version", "1.0.1");
    low.put("stance", "prohibited");
    var refused = propose(known.policyId(), low);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("version must be at least 2.0.0");
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("version");
    low.put("version", "one");
    assertThat(propose(known.policyId(), low).text())
        .contains("Version", "is not written as it is asked for");

    var said = new LinkedHashMap<>(mended);
    said.put("version", "1.0.1");
    var change = started(propose(known.policyId(), said));
    assertThat(shown(change)).containsEntry("version", "1.0.1");
    answer(change, Map.of("outcome", "submit"));
    assertThat(relay.change(change).targetVersion()).contains("1.0.1");
  }

  /** An id tells that it is taken; whose change has it is for who has a part in that. */
  @Test
  void whoHasNoPartInItIsNotToldWhichChangeHasTheId() {
    var entry = shouldRule();
    var first = relay.propose("policy-specialist", proposal(entry));
    var fields = fields(entry.policyId(), Map.of("kind", "new"));
    var refused = Http.at(port).as("training-lead").post(START, Http.variables(fields));
    assertThat(refused.text())
        .contains("is that of a change under way that you have no part in", "ask Ad Policy")
        .doesNotContain(first, "PC-");
  }

  @Test
  void aNewPolicyIsRefusedWithAllThatItStillNeeds() {
    var refused = propose(shouldRule().policyId(), Map.of("policyName", " ", "policyText", ""));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("A new policy needs a name, its text");
  }

  /** Of two new policies with one id, the second would come out as a new version of the first. */
  @Test
  void anIdThatIsOnItsWayIsNoNewPolicyEither() {
    var entry = shouldRule();
    var id = entry.policyId();
    var first = relay.propose("policy-specialist", proposal(entry));
    var refused = propose(id, Map.of("kind", "new"));
    assertThat(refused.status()).as(refused.text()).isBetween(400, 409);
    assertThat(refused.text())
        .contains("The id " + id + " is that of", first + " proposes (/changes/" + first + ")");

    changes.withdraw(first, "policy-manager", "settled otherwise");
    relay.settle();
    assertThat(propose(id, Map.of("kind", "new")).status()).as("it is free again").isEqualTo(200);
  }

  /** The base of an overlay is looked for when it is proposed, at this door as at the API's. */
  @Test
  void anOverlayIsHeldAgainstItsBaseWhenItIsProposed() {
    var refused =
        propose(
            shouldRule().policyId(),
            Map.of(
                "overlayOf", "no_such_policy", "jurisdictions", "SG", "tightens", "c1: No ads."));
    assertThat(refused.status()).as(refused.text()).isBetween(400, 409);
    assertThat(refused.text()).contains("no_such_policy");
  }

  @Test
  void whatTheDraftEmptiesGoesAndMarketsCanBeOthers() {
    var entry =
        shouldRule()
            .with(Map.of("guidance", "Old", "description", "About", "channels", List.of("ooh")));
    var change = relay.propose("policy-specialist", proposal(entry));
    assertThat(shown(change))
        .containsEntry("jurisdictions", "SG, TH")
        .containsEntry("channels", "ooh")
        .containsEntry("more", true);
    answer(
        change,
        Map.of(
            "outcome", "submit",
            "guidance", "",
            "description", "",
            "channels", "",
            "more", true,
            "jurisdictions", "SG, TH, VN"));
    var drafted = changes.entryOf(change);
    assertThat(drafted.guidance()).isEmpty();
    assertThat(drafted.json().has("guidance")).isFalse();
    assertThat(drafted.description()).isEmpty();
    assertThat(drafted.channels()).isEmpty();
    assertThat(drafted.jurisdictions()).containsExactly("SG", "TH", "VN");
    assertThat(relay.task(change, "Task_AcceptHandoff @qa").getName()).contains("SG, TH, VN");
  }

  /** As people type them; where they are no codes, the refusal says what is asked for. */
  @Test
  void countriesAreTypedInWhateverCaseAndRefusedInWords() {
    var change =
        started(
            propose(
                shouldRule().policyId(),
                Map.of("jurisdictions", "sg, Th", "more", true, "regionAliases", "APAC: sg, TH")));
    assertThat(changes.entryOf(change).jurisdictions()).containsExactly("SG", "TH");
    assertThat(changes.entryOf(change).json().at("/region_aliases/APAC/0").asText())
        .isEqualTo("SG");
    answer(change, Map.of("outcome", "submit", "jurisdictions", "sg, vn"));
    assertThat(changes.entryOf(change).jurisdictions()).containsExactly("SG", "VN");

    assertThat(propose(shouldRule().policyId(), Map.of("jurisdictions", "Singapore")).text())
        .contains("Countries", "is not written as it is asked for: ISO country codes, e.g. AU")
        .doesNotContain("A-Z");
  }

  @Test
  void aPolicyWithoutATextIsRefusedByWhatItNeeds() {
    var change = relay.propose("policy-specialist", proposal(shouldRule()));
    var refused = submit(change, Map.of("outcome", "submit", "policyText", ""));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("A policy needs its text");
  }

  private String started(Http.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    relay.settle();
    return runtime
        .createProcessInstanceQuery()
        .processInstanceId(answer.json().path("id").asText())
        .singleResult()
        .getBusinessKey();
  }

  private Http.Answer propose(String id, Map<String, Object> more) {
    return manager().post(START, Http.variables(fields(id, more)));
  }

  private static Map<String, Object> fields(String id, Map<String, Object> more) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("policyId", id);
    fields.put("policyName", "Name");
    fields.put("enforcement", "should");
    fields.put("category", "standard");
    fields.put("policyText", "1. A rule.");
    fields.put("summary", "Summary");
    fields.put("reason", "Reason");
    fields.putAll(more);
    return fields;
  }

  private void answer(String change, Map<String, Object> fields) {
    var answer = submit(change, fields);
    assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    relay.settle();
  }

  private Http.Answer submit(String change, Map<String, Object> fields) {
    return specialist().post(task(change) + "/submit-form", Http.variables(fields));
  }

  private Map<String, Object> shown(String change) {
    var values = new LinkedHashMap<String, Object>();
    specialist()
        .get(task(change) + "/form-variables")
        .json()
        .properties()
        .forEach(one -> values.put(one.getKey(), plain(one.getValue().path("value"))));
    return values;
  }

  private static Object plain(JsonNode value) {
    return value.isBoolean() ? value.asBoolean() : value.asText();
  }

  private String task(String change) {
    return "/engine-rest/task/" + relay.task(change, "Task_DraftRevision").getId();
  }

  private static Map<String, Object> json(PolicyEntry entry) {
    return new ObjectMapper().convertValue(entry.json(), new TypeReference<>() {});
  }

  private Http manager() {
    return Http.at(port).as("policy-manager");
  }

  private Http specialist() {
    return Http.at(port).as("policy-specialist");
  }
}
