package org.policyrelay.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.Steps;
import org.policyrelay.support.StoppedTime;
import org.policyrelay.support.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody alone puts a translation before the public: it may say anything. */
@RelayTest
@StoppedTime
class TranslationApprovalTest {

  private static final String THAI = "โฆษณาไวน์ต้องแสดงต่อผู้ใหญ่เท่านั้น";

  @Autowired Relay relay;
  @Autowired Wording wording;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired ProposedTranslations proposed;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private PolicyEntry entry = PolicyEntry.stored("{}");
  private String door = "";
  private Http specialist = Http.at(0);
  private Http manager = Http.at(0);

  @BeforeEach
  void aPolicyApplies() {
    specialist = Http.at(port).as("policy-specialist");
    manager = Http.at(port).as("policy-manager");
    entry = wording.published("Wine ads must be shown to adults only.");
    door = "/api/policies/%s/versions/1.0.0/translations/th".formatted(entry.policyId());
  }

  @Test
  void nobodyReadsItBeforeSomebodyElseHasApprovedIt() {
    var answer = specialist.put(door, words(THAI));
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(answer.json().path("state").asText()).isEqualTo("proposed");
    var key = answer.json().path("key").asText();
    relay.settle();

    assertThat(publicTranslations()).isEqualTo("[]");
    assertThat(page()).contains("shown to adults only").doesNotContain(THAI);
    assertThat(Http.at(port).logIn("policy-manager").leadsTo("/translations/" + key))
        .endsWith("#/?task=" + task(key).getId());
    assertThat(told("policy-managers", key + "/proposed")).isTrue();

    relay.complete("policy-manager", key, "Task_ApproveTranslation", "outcome", "approve");

    assertThat(publicTranslations()).contains(THAI);
    assertThat(page()).contains(THAI);
    assertThat(Http.at(port).get("/policies/search?q=" + "โฆษณาไวน์").text())
        .contains(entry.policyId());
    assertThat(Http.at(port).logIn("policy-manager").leadsTo("/translations/" + key))
        .endsWith("/versions/1.0.0?lang=th");
    assertThat(specialist.get("/api/translations/" + key).json().path("decidedBy").asText())
        .isEqualTo("policy-manager");
    assertThat(column("approved_by")).isEqualTo("policy-manager");
    assertThat(column("translated_by")).isEqualTo("policy-specialist");
  }

  @Test
  void whoWroteItDoesNotApproveIt() {
    var key = propose(manager, THAI);
    refusedForEyes(task(key));

    // the same words under another's name stay those of who wrote them
    var again = propose(specialist, THAI);
    refusedForEyes(task(again));
    assertThat(publicTranslations()).isEqualTo("[]");
  }

  /** Nor does another wording between, until somebody has decided about it. */
  @ParameterizedTest
  @ValueSource(strings = {"%s %s ", "%s %s\n", "%s %s\u200B", "%s\u00A0%s", "%s  %s", "%s, %s"})
  void whoWroteItDoesNotApproveItUnderAnothersName(String edit) {
    propose(manager, "%s %s".formatted(THAI, "เสมอ"));
    var again = propose(specialist, edit.formatted(THAI, "เสมอ"));
    refusedForEyes(task(again));
    assertThat(
            catchThrowableOfType(
                RefusedException.class, () -> proposed.approve(again, "policy-manager", null)))
        .extracting(RefusedException::code)
        .isEqualTo(ErrorCode.FOUR_EYES);
    assertThat(publicTranslations()).isEqualTo("[]");
  }

  /** Who wrote what was refused is free to read what another writes instead, but not their own. */
  @Test
  void aDecisionEndsItForOtherWordsAlone() {
    var refused = propose(manager, THAI);
    proposed.refuse(refused, "admin", "It says may, not must");
    relay.settle();
    assertThat(specialist.put(door, words(THAI + " ")).code()).isEqualTo("invalid-request");
    var other = propose(specialist, "ร่างที่สอง");
    assertThat(proposed.authors(proposed.get(other))).containsExactly("policy-specialist");
    refusedForEyes(task(propose(specialist, THAI + " ")));
  }

  @Test
  void noVariableAndNoJumpPublishesIt() {
    var admin = Http.at(port).as("admin");
    var key = propose(admin, THAI);
    var instance = task(key).getProcessInstanceId();
    for (var variable : List.of("origin", "submission", "outcome")) {
      runtime.setVariable(instance, variable, "approve");
    }
    assertThat(Steps.begin(runtime, instance, "Task_PublishTranslation")).isPresent();
    assertThat(
            catchThrowableOfType(
                RefusedException.class, () -> proposed.approve(key, "ADMIN", null)))
        .extracting(RefusedException::code)
        .isEqualTo(ErrorCode.FOUR_EYES);
    assertThat(publicTranslations()).isEqualTo("[]");
  }

  @Test
  void betterWordsTakeThePlaceOfWhatWaits() {
    var first = propose(specialist, "ร่างแรก");
    var second = propose(specialist, "ร่างที่สอง");
    assertThat(instances(first)).isZero();
    assertThat(proposed.get(first).state()).isEqualTo(ProposedTranslation.State.REPLACED);

    // before it has come to its task
    var third = specialist.put(door, words("ร่างที่สาม")).json().path("key").asText();
    var fourth = propose(specialist, THAI);
    assertThat(instances(second) + instances(third)).isZero();

    // answered, and not published yet
    relay.answer("policy-manager", task(fourth).getId(), "outcome", "approve");
    var fifth = propose(specialist, "ร่างสุดท้าย");
    assertThat(instances(fourth)).isZero();
    assertThat(publicTranslations()).isEqualTo("[]");
    assertThat(notOver(fourth)).isZero();

    relay.complete("policy-manager", fifth, "Task_ApproveTranslation", "outcome", "approve");
    assertThat(publicTranslations()).contains("ร่างสุดท้าย").doesNotContain(THAI);
  }

  /** Sent once more, or sent back as they were: nobody reads the same words twice. */
  @Test
  void theSameWordsAskNobodyAgain() {
    var first = propose(specialist, THAI);
    assertThat(propose(specialist, THAI)).isEqualTo(first);
    assertThat(instances(first)).isEqualTo(1);

    relay.complete(
        "policy-manager",
        first,
        "Task_ApproveTranslation",
        "outcome",
        "refuse",
        "reason",
        "It says may, not must");
    var again = specialist.put(door, words(THAI));
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.json().path("detail").asText())
        .contains(first, "It says may, not must", "Change the words");
    assertThat(again.json().at("/errors/0/code").asText()).isEqualTo("unchanged");
    assertThat(propose(specialist, THAI + "!")).isNotEqualTo(first);
  }

  @Test
  void manyAtOnceLeaveOneThatWaits() {
    var sent =
        IntStream.range(0, 8)
            .mapToObj(
                number ->
                    CompletableFuture.supplyAsync(
                        () -> specialist.put(door, words("ร่าง " + number)).status()))
            .toList();
    assertThat(sent.stream().map(CompletableFuture::join)).contains(202).isSubsetOf(202, 409);
    relay.settle();

    assertThat(
            tasks
                .createTaskQuery()
                .taskDefinitionKey("Task_ApproveTranslation")
                .processVariableValueEquals("policy", entry.policyId())
                .count())
        .isEqualTo(1);
  }

  @Test
  void aRefusalIsToldToItsAuthor() {
    var key = propose(specialist, THAI);
    relay.complete(
        "policy-manager",
        key,
        "Task_ApproveTranslation",
        "outcome",
        "refuse",
        "reason",
        "It says may, not must");

    assertThat(publicTranslations()).isEqualTo("[]");
    var seen = specialist.get("/api/translations/" + key).json();
    assertThat(seen.path("state").asText()).isEqualTo("refused");
    assertThat(seen.path("reason").asText()).isEqualTo("It says may, not must");
    assertThat(told("policy-specialist", key + "/refused")).isTrue();
    assertThat(notOver(key)).isZero();
    assertThat(
            catchThrowableOfType(
                RefusedException.class, () -> proposed.approve(key, "admin", null)))
        .extracting(RefusedException::code)
        .isEqualTo(ErrorCode.WRONG_STATE);
  }

  /** Markup in it is read by whoever approves as it is written. */
  @Test
  void theApproverReadsItToTheLetter() {
    var tricky = "ต้อง <b>ไม่</b> ```` & [x](javascript:1)\n5. ห้า\n9. เก้า";
    var key = propose(specialist, tricky);

    var shown =
        manager
            .get("/engine-rest/task/%s/form-variables".formatted(task(key).getId()))
            .json()
            .path("briefing")
            .path("value")
            .asText();

    assertThat(shown)
        .contains("`````text\n" + tricky + "\n`````")
        .contains("```text\nWine ads must be shown to adults only.\n```")
        .contains("**Of the English, nothing here stands for ¶1.**");
  }

  @Test
  void othersNeitherProposeNorReadWhatWaits() {
    var key = propose(specialist, THAI);
    for (var other : List.of("qa-lead", "ad-review-lead", "training-lead")) {
      var caller = Http.at(port).as(other);
      assertThat(caller.put(door, words(THAI)).status()).as(other).isEqualTo(403);
      assertThat(caller.get("/api/translations/" + key).status()).as(other).isEqualTo(403);
      assertThat(Http.at(port).logIn(other).get("/translations/" + key).status())
          .as(other)
          .isEqualTo(403);
      assertThat(caller.get("/engine-rest/task/" + task(key).getId()).status())
          .as(other)
          .isIn(403, 404);
    }
    assertThat(Http.at(port).get("/api/translations/" + key).status()).isIn(401, 403);
    assertThat(specialist.get("/api/translations/TR-2026-99999").status()).isEqualTo(404);
    assertThat(Http.at(port).logIn("policy-specialist").get("/translations/TR-2026-99999").status())
        .isEqualTo(404);
  }

  private String propose(Http user, String text) {
    var answer = user.put(door, words(text));
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    relay.settle();
    return answer.json().path("key").asText();
  }

  private static Map<String, String> words(String text) {
    return Map.of("name", "โฆษณาไวน์", "policy", text);
  }

  private Task task(String key) {
    return relay.task(key, "Task_ApproveTranslation");
  }

  private void refusedForEyes(Task task) {
    for (var step : List.of("/claim", "/submit-form", "/complete")) {
      var body =
          step.equals("/claim")
              ? Map.of("userId", "policy-manager")
              : Http.variables("outcome", "approve");
      var answer = manager.post("/engine-rest/task/" + task.getId() + step, body);
      assertThat(answer.status()).as(step + answer.text()).isEqualTo(403);
      assertThat(answer.code()).as(step).isEqualTo("four-eyes");
      assertThat(answer.text()).as(step).contains("Whoever drafted translation TR-");
    }
  }

  private long instances(String key) {
    return tasks.createTaskQuery().processInstanceBusinessKey(key).count();
  }

  private String publicTranslations() {
    return Http.at(port).get(door.replace("/th", "")).text();
  }

  private String page() {
    return Http.at(port).get("/policies/%s?lang=th".formatted(entry.policyId())).text();
  }

  private String column(String name) {
    return jdbc.sql("select " + name + " from policy_translation where policy_id = ?")
        .param(entry.policyId())
        .query(String.class)
        .single();
  }

  private boolean told(String whom, String event) {
    return jdbc.sql("select users || user_groups from notice where event = ?")
        .param(event)
        .query(String.class)
        .single()
        .contains(whom);
  }

  private long notOver(String key) {
    return jdbc.sql("select count(*) from notice where subject = ? and over_at is null")
        .param(key)
        .query(Long.class)
        .single();
  }
}
