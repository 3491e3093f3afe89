package org.policyrelay.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyrelay.packages.PackageSteps.MANAGER;
import static org.policyrelay.packages.PackageSteps.RELEASE;
import static org.policyrelay.packages.PackageSteps.SPECIALIST;
import static org.policyrelay.support.Policies.aged;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Refused.code;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.change.ChangeState;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.engine.Directory;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.Steps;
import org.policyrelay.support.StoppedTime;
import org.policyrelay.team.Teams;
import org.policyrelay.translation.ProposedTranslation.State;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Translations as parts: of what is not public yet, approved by somebody else, public with it. */
@RelayTest
@StoppedTime
class PackageTranslationsTest extends TranslatedParts {

  private static final String APPROVE = "Task_ApproveTranslation";

  @Autowired PackageTranslations translations;
  @Autowired PackageOutlook outlook;
  @Autowired PolicyChanges changes;
  @Autowired Directory directory;
  @Autowired Teams teams;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired JdbcClient jdbc;

  @Test
  void isPublicInTheMomentInWhichItsTextIs() {
    var entry = mustRule();
    var one = steps().proposed(entry);
    var other = steps().proposed();
    var key = steps().opened(one, other);
    var thai = propose(key, one, "th", THAI);
    assertThat(view(key).at("/translations/0/change").asText()).isEqualTo(one);
    assertThat(view(key).at("/translations/0/state").asText()).isEqualTo("proposed");
    assertThat(view(key).at("/translations/0/language").asText()).isEqualTo("th");
    var briefing = manager.shown(task(thai), "briefing");
    assertThat(briefing)
        .contains(THAI, "The audience must be 18 or older.", "/changes/" + one)
        .contains("Not public yet");

    steps().upToRelease(one, other);
    assertThat(relay.waiting(key)).as("the translation holds it").isEmpty();
    assertThat(outlook.words(register.get(key), outlook.whole(register.get(key))))
        .isEqualTo("Waits for its parts");
    assertThat(waitsFor(key))
        .containsExactly(
            "%s (Thai translation of %s in %s): a policy manager who did not write it to complete Approve translation"
                .formatted(thai, entry.policyId(), one));
    assertThat(code(() -> packages.release(key, MANAGER, false))).isEqualTo(ErrorCode.WRONG_STATE);
    assertThatThrownBy(() -> packages.release(key, MANAGER, false)).hasMessageContaining(thai);

    approve(thai);
    assertThat(proposed.get(thai).state()).isEqualTo(State.APPROVED);
    assertThat(view(key).at("/translations/0/waits_for").isNull()).isTrue();
    assertThat(told(thai + "/approved")).containsExactly(withTheText());
    assertThat(relay.waiting(key)).containsExactly(RELEASE);
    assertThat(manager.shown(relay.task(key, RELEASE).getId(), "briefing"))
        .contains(thai, "What changes: ");
    assertThat(publicText(entry)).isEqualTo("no such policy");

    relay.answer(MANAGER, relay.task(key, RELEASE).getId(), "outcome", "go");
    var seen = new TreeSet<String>();
    relay.settleUntil(
        () -> {
          seen.add(publicText(entry));
          return false;
        });
    assertThat(seen).as("never English alone").containsExactlyInAnyOrder("no such policy", THAI);
    var translation = proposed.get(thai);
    assertThat(translation.state()).isEqualTo(State.PUBLISHED);
    assertThat(translation.version()).isEqualTo(relay.change(one).targetVersion());
    assertThat(told(key + "/announced/%")).singleElement().asString().contains("also in Thai");
    assertThat(columnOf(entry, "approved_by")).isEqualTo(MANAGER);
    assertThat(columnOf(entry, "translated_by")).isEqualTo(SPECIALIST);
    assertThat(specialist.put(door(key, one, "th"), words(THAI + "!")).code())
        .isEqualTo("wrong-state");
    assertThat(Http.at(port).logIn(SPECIALIST).leadsTo("/translations/" + thai))
        .endsWith("/versions/%s?lang=th".formatted(translation.version().orElseThrow()));

    var page = Http.at(port).logIn(MANAGER);
    assertThat(page.get("/packages/" + key).text())
        .contains("Its translation into Thai is taken back with it");
    packages.takeBack(key, MANAGER, "A court order");
    relay.settle();
    assertThat(page.get("/packages/" + key).text())
        .contains("Taken back with its version")
        .doesNotContain(">Published<");
  }

  /** The text says what is public already, and the translation becomes public with it. */
  @Test
  void aTranslationAloneIsSomethingToPublish() {
    var entry = mustRule();
    relay.publish("1.0.0", entry);
    var one = steps().proposed(entry);
    var key = steps().opened(one, steps().proposed());
    var draft = relay.task(one, "Task_DraftRevision").getId();
    assertThatThrownBy(() -> relay.answer(SPECIALIST, draft, "outcome", "submit"))
        .hasMessageContaining("Nothing would change");

    propose(key, one, "th", THAI);
    relay.complete(SPECIALIST, one, "Task_DraftRevision", "outcome", "submit");
    assertThat(relay.waiting(one)).doesNotContain("Task_DraftRevision");
  }

  private static String withTheText() {
    return "Readers get it with the text it translates.";
  }

  @Test
  void aTextThatChangesAfterwardsHoldsThePackageAndSaysSo() {
    var one = steps().proposed();
    var key = steps().opened(one);
    steps().upToApproval(one);
    var thai = propose(key, one, "th", THAI);
    var malay = propose(key, one, "ms", "Iklan alkohol hanya untuk orang dewasa.");
    approve(thai);
    relay.complete(
        MANAGER, one, "Task_ApproveChange", "outcome", "rework", "decisionReason", "Say 21");
    assertThat(proposed.get(thai).state()).as("nothing is changed yet").isEqualTo(State.APPROVED);
    var older = aged(relay.change(one).entry(), 21);
    relay.complete(
        SPECIALIST, one, "Task_ReworkRevision", "outcome", "submit", "policyText", older.text());

    for (var outdated : List.of(thai, malay)) {
      assertThat(proposed.get(outdated).state()).isEqualTo(State.OUTDATED);
      assertThat(told(outdated + "/outdated")).singleElement().asString().contains(one);
      assertThat(instances(outdated)).isZero();
    }
    assertThat(told(key + "/held-up/" + thai + "/outdated")).hasSize(1);
    relay.allDeliver(one);
    relay.complete(MANAGER, one, "Task_ApproveChange", "outcome", "approve");
    relay.allDeliver(one);
    assertThat(relay.waiting(key)).isEmpty();
    assertThat(waitsFor(key))
        .hasSize(2)
        .allSatisfy(what -> assertThat(what).contains(one + " reads otherwise by now"));
    assertThatThrownBy(() -> packages.release(key, MANAGER, false))
        .hasMessageContaining(thai)
        .hasMessageContaining(malay);

    // the same words, sent for what it says now, are read again
    var again = propose(key, one, "th", THAI);
    assertThat(again).isNotEqualTo(thai);
    approve(again);
    translations.takeOut(key, malay, MANAGER, "Not in this market");
    relay.settle();
    assertThat(relay.waiting(key)).containsExactly(RELEASE);
    steps().go(key);
    assertThat(publicText(older)).isEqualTo(THAI);
  }

  @Test
  void whatWasRefusedHoldsItUntilBetterWordsComeOrItIsTakenOut() {
    var one = steps().ready().get(0);
    var key = register.openWith(one).orElseThrow();
    assertThat(relay.waiting(key)).containsExactly(RELEASE);
    var thai = propose(key, one, "th", THAI);
    assertThat(relay.waiting(key)).as("the task is gone").isEmpty();
    refuse(thai, "It says may");
    assertThat(waitsFor(key)).singleElement().asString().contains("it was refused: It says may");
    assertThat(told(key + "/held-up/" + thai + "/refused")).hasSize(1);
    assertThat(specialist.put(door(key, one, "th"), words(THAI)).json().at("/errors/0/code"))
        .hasToString("\"unchanged\"");

    var better = propose(key, one, "th", THAI + "!");
    approve(better);
    assertThat(relay.waiting(key)).containsExactly(RELEASE);
    var best = propose(key, one, "th", THAI + "!!");
    assertThat(proposed.get(better).state()).isEqualTo(State.REPLACED);
    refuse(best, "Too loud");
    steps()
        .post(port, SPECIALIST, key, "translations/take-out", "reason=Later&translation=" + best);
    assertThat(proposed.get(best).state()).as("not a specialist's").isEqualTo(State.REFUSED);
    steps().post(port, MANAGER, key, "translations/take-out", "reason=Later&translation=" + best);
    assertThat(proposed.get(best).state()).isEqualTo(State.WITHDRAWN);
    assertThat(view(key).path("translations")).isEmpty();
    assertThat(relay.waiting(key)).containsExactly(RELEASE);
    steps().go(key);
    assertThat(relay.change(one).state()).isEqualTo(ChangeState.PUBLISHED);
    assertThat(publicText(relay.change(one).entry())).isEqualTo("English");
  }

  @Test
  void goesWithItsPartWhenThatIsTakenOutOrComesToNothing() {
    var one = steps().proposed();
    var other = steps().proposed();
    var third = steps().proposed();
    var key = steps().opened(one, other, third);
    var ofOne = propose(key, one, "th", THAI);
    var ofOther = propose(key, other, "th", THAI);
    packages.takeOut(key, one, MANAGER, "It goes first");
    relay.settle();
    assertThat(proposed.get(ofOne).state()).isEqualTo(State.WITHDRAWN);
    assertThat(proposed.get(ofOne).reason()).contains("with %s: It goes first".formatted(key));
    assertThat(instances(ofOne)).isZero();
    assertThat(told(ofOne + "/withdrawn")).hasSize(1);
    assertThat(Http.at(port).logIn(SPECIALIST).get("/changes/" + one).text())
        .contains("Taken out of package", key + ": It goes first");

    changes.withdraw(other, MANAGER, "Nobody wants it");
    relay.settle();
    assertThat(proposed.get(ofOther).state()).isEqualTo(State.WITHDRAWN);
    assertThat(instances(ofOther)).isZero();

    // put in again, it is translated again
    packages.add(key, one, SPECIALIST);
    assertThat(view(key).path("translations")).isEmpty();
    var again = propose(key, one, "th", THAI);
    approve(again);
    packages.takeBack(key, MANAGER, "A court order");
    relay.settle();
    assertThat(proposed.get(again).state()).isEqualTo(State.WITHDRAWN);
    assertThat(specialist.put(door(key, one, "th"), words(THAI)).code()).isEqualTo("wrong-state");
  }

  @Test
  void standsStillAndRunsOnWithThePackage() {
    var one = steps().proposed();
    var key = steps().opened(one);
    var thai = propose(key, one, "th", THAI);
    var due = due(thai);
    packages.hold(key, MANAGER, "A court case");
    relay.settle();
    assertThatThrownBy(() -> relay.answer(MANAGER, task(thai), "outcome", "approve"))
        .hasMessageContaining("on hold");
    assertThat(specialist.put(door(key, one, "ms"), words("Iklan")).code())
        .isEqualTo("wrong-state");
    relay.pass(Duration.ofHours(2));
    packages.resume(key, MANAGER);
    relay.settle();
    assertThat(due(thai))
        .isEqualTo(
            Date.from(
                teams.workingTime(Teams.POLICY_TEAM).add(due.toInstant(), Duration.ofHours(2))));
    approve(thai);
    assertThat(proposed.get(thai).state()).isEqualTo(State.APPROVED);
  }

  /** What readers get instead is what they had before, and in their language. */
  @Test
  void comesBackWithThePackage() {
    var entry = mustRule();
    relay.publish("1.0.0", entry);
    var door = "/api/policies/%s/versions/1.0.0/translations/th".formatted(entry.policyId());
    var former = specialist.put(door, words("เดิม")).json().path("key").asText();
    relay.settle();
    approve(former);
    assertThat(publicText(entry)).isEqualTo("เดิม");
    var one = steps().proposed(aged(entry, 25));
    var key = steps().opened(one);
    approve(propose(key, one, "th", THAI));
    steps().upToRelease(one);
    steps().go(key);
    relay.goTo(Date.from(relay.change(one).effectiveAt().orElseThrow()));
    assertThat(publicText(entry)).isEqualTo(THAI);
    packages.takeBack(key, MANAGER, "A court order");
    relay.settle();
    assertThat(publicText(entry)).isEqualTo("เดิม");
  }

  @Test
  void whoWroteItNeitherApprovesItNorLetsThePackageGo() {
    var one = steps().proposed();
    var key = steps().opened(one);
    var thai = propose(manager, key, one, "th", THAI);
    var own = Map.of("variables", Map.of("outcome", Map.of("value", "approve")));
    assertThat(manager.post("/engine-rest/task/" + task(thai) + "/submit-form", own).code())
        .isEqualTo("four-eyes");
    assertThat(code(() -> proposed.approve(thai, MANAGER, null))).isEqualTo(ErrorCode.FOUR_EYES);
    relay.complete(steps().secondManager(directory), thai, APPROVE, "outcome", "approve");
    steps().upToRelease(one);
    assertThat(code(() -> packages.release(key, MANAGER, false))).isEqualTo(ErrorCode.FOUR_EYES);
    relay.complete("second-manager", key, RELEASE, "outcome", "go");
    assertThat(proposed.get(thai).state()).isEqualTo(State.PUBLISHED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s %s ", "%s %s\n", "%s %s\u200B", "%s\u00A0%s", "%s  %s", "%s, %s"})
  void whoWroteItDoesNotApproveItUnderAnothersName(String edit) {
    var one = steps().proposed();
    var key = steps().opened(one);
    propose(manager, key, one, "th", "%s %s".formatted(THAI, "เสมอ"));
    var again = propose(specialist, key, one, "th", edit.formatted(THAI, "เสมอ"));
    var own = Map.of("variables", Map.of("outcome", Map.of("value", "approve")));
    assertThat(manager.post("/engine-rest/task/" + task(again) + "/submit-form", own).code())
        .isEqualTo("four-eyes");
    assertThat(code(() -> proposed.approve(again, MANAGER, null))).isEqualTo(ErrorCode.FOUR_EYES);
    assertThat(proposed.get(again).state()).isEqualTo(State.PROPOSED);
  }

  /** Whatever an administrator makes the engine believe, and by whichever step. */
  @Test
  void noVariableAndNoJumpPutsItBeforeReaders() {
    var entry = mustRule();
    var one = steps().proposed(entry);
    var key = steps().opened(one);
    var thai = propose(key, one, "th", THAI);
    var instance = tasks.createTaskQuery().taskId(task(thai)).singleResult().getProcessInstanceId();
    runtime.setVariable(instance, "ofDraft", false);
    for (var step : List.of("Task_PublishTranslation", "Task_KeepTranslation")) {
      assertThat(Steps.begin(runtime, instance, step)).as(step).isPresent();
    }
    approve(thai);
    assertThat(proposed.get(thai).state()).as("it is of a draft").isEqualTo(State.APPROVED);
    assertThat(publicText(entry)).isEqualTo("no such policy");
  }

  private void approve(String translation) {
    relay.complete(MANAGER, translation, APPROVE, "outcome", "approve");
  }

  private void refuse(String translation, String why) {
    relay.complete(MANAGER, translation, APPROVE, "outcome", "refuse", "reason", why);
  }

  private String task(String translation) {
    return relay.task(translation, APPROVE).getId();
  }

  private Date due(String translation) {
    return relay.task(translation, APPROVE).getDueDate();
  }

  /** What a reader of Thai gets of the newest version. */
  private String publicText(PolicyEntry entry) {
    var page = Http.at(port).get("/policies/%s?lang=th".formatted(entry.policyId()));
    if (page.status() == 404) {
      return "no such policy";
    }
    return List.of(THAI, "เดิม").stream()
        .filter(page.text()::contains)
        .findFirst()
        .orElse("English");
  }

  private String columnOf(PolicyEntry entry, String name) {
    return jdbc.sql("select " + name + " from policy_translation where policy_id = ?")
        .param(entry.policyId())
        .query(String.class)
        .single();
  }

  private List<String> waitsFor(String key) {
    return outlook.waitsFor(register.get(key), outlook.whole(register.get(key)));
  }

  private long instances(String key) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).count();
  }

  private List<String> told(String event) {
    return jdbc.sql("select body from notice where event like ? order by event")
        .param(event)
        .query(String.class)
        .list();
  }
}
