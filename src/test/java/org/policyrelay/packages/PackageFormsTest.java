package org.policyrelay.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.packages.PackageSteps.MANAGER;
import static org.policyrelay.packages.PackageSteps.SPECIALIST;
import static org.policyrelay.support.Policies.mustRule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the forms of a change offer of packages, to whom, and that nothing else is taken. */
@RelayTest
@StoppedTime
class PackageFormsTest {

  private static final String START = "/process-definition/key/policy-change";

  @Autowired Relay relay;
  @Autowired PolicyPackages packages;
  @Autowired PackageRegister register;
  @Autowired RuntimeService runtime;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  @ParameterizedTest
  @ValueSource(strings = {"/engine-rest", "/camunda/api/engine/engine/default"})
  void thePackagesThatTakeAnotherPartCanBeChosen(String door) {
    var open = steps().opened(steps().proposed());
    var held = steps().opened(steps().proposed());
    packages.hold(held, MANAGER, "A court case");
    var released = steps().ready().get(2);
    steps().go(released);

    var offered = field(form(SPECIALIST, door + START + "/deployed-start-form"), "package");
    assertThat(offered.path("values"))
        .extracting(one -> one.path("value").asText() + " = " + one.path("label").asText())
        .contains(open + " = " + open + " · Alcohol rules")
        .noneMatch(one -> one.startsWith(held + " ") || one.startsWith(released + " "));
    assertThat(offered.path("type").asText()).isEqualTo("select");
    assertThat(offered.has("defaultValue")).isFalse();
    assertThat(Http.at(port).logIn(MANAGER).get("/packages/" + open).text()).contains("/add\"");
    assertThat(Http.at(port).logIn(MANAGER).get("/packages/" + held).text())
        .as("a page offers as much")
        .doesNotContain("/add\"");
  }

  @Test
  void whoMayNotPutChangesTogetherSeesNoPackageAndSendsNone() {
    var key = steps().opened(steps().proposed());
    var form = form("qa-lead", "/engine-rest" + START + "/deployed-start-form");
    assertThat(form.toString()).doesNotContain("PKG-", "Part of the package");
    assertThat(field(form, "policyId").path("type").asText()).isEqualTo("textfield");

    var refused = start("qa-lead", mustRule(), Map.of("package", key));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.code()).isEqualTo("not-allowed");
    assertThat(refused.text()).contains("Packages are Ad Policy's");
    assertThat(register.get(key).changes()).hasSize(1);
  }

  @Test
  void itIsAPartFromItsBeginning() {
    var key = steps().opened(steps().proposed());
    var change = started(start(SPECIALIST, mustRule(), Map.of("package", key)));

    assertThat(register.get(key).changes()).contains(change).hasSize(2);
    assertThat(relay.waiting(change)).containsExactly("Task_DraftRevision");
    assertThat(register.openWith(started(start(SPECIALIST, mustRule(), Map.of())))).isEmpty();
  }

  @Test
  void whatThePackageDoesNotTakeIsSaidWhileTheFormIsOpen() {
    var part = steps().proposed();
    var key = steps().opened(part);
    var twice = start(SPECIALIST, relay.change(part).entry(), Map.of("package", key));
    assertThat(twice.text()).contains("Nothing was proposed.", "has a draft of", part);
    assertThat(twice.json().at("/errors/0/code").asText()).isEqualTo("same-policy");
    var urgent = Map.<String, Object>of("package", key, "emergency", true);
    assertThat(start(SPECIALIST, mustRule(), urgent).text())
        .contains("an emergency waits for no other change");
    assertThat(start(SPECIALIST, mustRule(), Map.of("package", "PKG-2027-0")).text())
        .contains("There is no package PKG-2027-0");
    packages.hold(key, MANAGER, "A court case");
    var held = start(SPECIALIST, mustRule(), Map.of("package", key));
    assertThat(held.status()).isEqualTo(409);
    assertThat(held.text()).contains("on hold");
    assertThat(held.json().at("/errors/0/field").asText()).isEqualTo("package");
  }

  /** Between the form and its first step: nobody loses a proposal by that. */
  @Test
  void whatIsClosedMeanwhileLeavesItAProposalByItselfAndSaysSo() {
    var key = steps().opened(steps().proposed());
    var answer = start(SPECIALIST, mustRule(), Map.of("package", key));
    packages.hold(key, MANAGER, "A court case");
    var change = started(answer);

    assertThat(register.openWith(change)).isEmpty();
    assertThat(relay.waiting(change)).containsExactly("Task_DraftRevision");
    assertThat(
            jdbc.sql("select body from notice where event = ? and users = ?")
                .params(change + "/not-put-into/" + key, SPECIALIST)
                .query(String.class)
                .list())
        .singleElement()
        .asString()
        .contains("on hold", "It was proposed by itself")
        .doesNotContain("Nothing was proposed");
  }

  /** At either of the engine's two doors. */
  @ParameterizedTest
  @ValueSource(strings = {"/engine-rest", "/camunda/api/engine/engine/default"})
  void aPartIsNotOfferedToBeLetGoByItself(String door) {
    var ready = steps().ready();
    var part = ready.get(0);
    var key = ready.get(2);
    var task = relay.task(part, "Task_ReleaseToMarkets").getId();
    assertThat(outcomes(door, task)).containsExactly("hold");
    assertThat(Http.at(port).logIn(MANAGER).get("/changes/" + part).text())
        .containsPattern(
            "Release to markets</a><small[^>]*>released with package <a href=\"/packages/%s\">%s</a>"
                .formatted(key, key));

    packages.takeOut(key, part, MANAGER, "It goes first");
    relay.settle();
    assertThat(outcomes(door, task)).containsExactly("go", "go-for-ready-markets", "hold");
    assertThat(Http.at(port).logIn(MANAGER).get("/changes/" + part).text())
        .doesNotContain("released with package");
  }

  private List<String> outcomes(String door, String task) {
    return StreamSupport.stream(
            field(form(MANAGER, door + "/task/" + task + "/deployed-form"), "outcome")
                .path("values")
                .spliterator(),
            false)
        .map(one -> one.path("value").asText())
        .toList();
  }

  private JsonNode form(String user, String path) {
    var answer = Http.at(port).logIn(user).get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static JsonNode field(JsonNode form, String key) {
    return StreamSupport.stream(form.path("components").spliterator(), false)
        .filter(one -> one.path("key").asText().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private Http.Answer start(String user, PolicyEntry entry, Map<String, Object> more) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("policyId", entry.policyId());
    fields.put("policyName", entry.name());
    fields.put("enforcement", "must");
    fields.put("category", "regulation");
    fields.put("jurisdictions", "SG");
    fields.put("policyText", entry.text());
    fields.put("summary", "With others");
    fields.put("reason", "Because");
    fields.putAll(more);
    var variables = new LinkedHashMap<String, Object>();
    fields.forEach((name, value) -> variables.put(name, Map.of("value", value)));
    return Http.at(port)
        .as(user)
        .post("/engine-rest" + START + "/submit-form", Map.of("variables", variables));
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

  private PackageSteps steps() {
    return new PackageSteps(relay, packages);
  }
}
