package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.assertj.core.api.ThrowableAssert;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.change.Approval;
import org.policyrelay.change.ChangeApproval;
import org.policyrelay.change.ChangeState;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.Steps;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Who wrote a text neither approves nor reviews it, whatever the engine is told: variables, a step
 * to begin at, an answer of somebody else.
 */
@RelayTest
@StoppedTime
class FourEyesTest {

  @Autowired Relay relay;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired PolicyChanges changes;
  @Autowired ChangeApproval approval;
  @Autowired Handoffs handoffs;
  @Autowired JdbcTemplate jdbc;
  @LocalServerPort int port;

  private final List<RuntimeException> failures = new ArrayList<>();
  private Http admin = Http.at(0);

  @BeforeEach
  void inAnOrdinaryWeek() {
    admin = Http.at(port).as("admin");
  }

  @Test
  void noVariableLetsTheDrafterApprove() {
    var change = draftedByAdmin();
    deliverReviews(change);
    var approval = relay.task(change, "Task_ApproveChange");
    var other = relay.propose("policy-specialist", proposal(shouldRule()));
    for (var lie :
        List.of(
            Map.of("work", "golden-set"),
            Map.of("change", other),
            Map.of("change", "none"),
            Map.of("change", "none", "origin", other),
            Map.of("change", "none", "origin", "none", "work", "watch"))) {
      for (var scope :
          List.of(
              new Scope(
                  approval.getProcessInstanceId(), runtime::setVariable, runtime::removeVariable),
              new Scope(
                  approval.getExecutionId(),
                  runtime::setVariableLocal,
                  runtime::removeVariableLocal),
              new Scope(approval.getId(), tasks::setVariableLocal, tasks::removeVariableLocal),
              new Scope(approval.getId(), tasks::setVariable, tasks::removeVariable))) {
        lie.forEach((name, value) -> scope.writer().set(scope.id(), name, value));
        for (var door : List.of("/submit-form", "/complete")) {
          var answer = submit(admin, approval.getId(), door, "outcome", "approve");
          assertThat(answer.status()).as(lie + scope.id() + door + answer.text()).isEqualTo(403);
          assertThat(answer.code()).isEqualTo("four-eyes");
        }
        assertThat(claim(approval).status()).isEqualTo(403);
        lie.keySet().forEach(name -> scope.eraser().accept(scope.id(), name));
        runtime.setVariable(approval.getProcessInstanceId(), "change", change);
      }
    }
    assertNotApproved(change, ChangeState.AWAITING_APPROVAL);
  }

  @Test
  void noStepBehindTheApprovalIsReached() {
    var foreign = approvalOfAnotherChange();
    var change = draftedByAdmin();
    deliverReviews(change);
    var instance = relay.task(change, "Task_ApproveChange").getProcessInstanceId();
    for (var step :
        List.of(
            "Task_RecordApproval",
            "Call_HandOffToMakeReady",
            "Task_CheckReadiness",
            "Task_ReleaseToMarkets",
            "Task_RecordRelease",
            "Call_PublishVersion",
            "Task_PutIntoEffect",
            "Task_CloseChange")) {
      for (var told :
          List.of(Map.<String, Object>of(), Map.<String, Object>of("submission", foreign))) {
        modify(instance, step, told);
        settleAsFarAsItGoes();
        assertNotApproved(change, ChangeState.AWAITING_APPROVAL);
      }
    }
  }

  @Test
  void noAnswerOfSomebodyElseCounts() {
    var foreign = approvalOfAnotherChange();
    var change = draftedByAdmin();
    deliverReviews(change);
    var approval = relay.task(change, "Task_ApproveChange");
    var instance = approval.getProcessInstanceId();
    // the same, from an instance that was begun behind the approval
    for (var told : List.of(foreign, startOfTheManager())) {
      var begun =
          runtime
              .createProcessInstanceByKey("policy-change")
              .businessKey(change)
              .setVariables(
                  Map.of(
                      "change",
                      change,
                      "submission",
                      told,
                      "outcome",
                      "approve",
                      "emergency",
                      true))
              .startBeforeActivity("Task_RecordApproval");
      assertThat(catchThrowableOfType(RefusedException.class, begun::execute)).isNotNull();
      settleAsFarAsItGoes();
      assertNotApproved(change, ChangeState.AWAITING_APPROVAL);
    }

    // an honest answer to another question, turned into an approval before it is recorded
    relay.answer(
        "policy-manager", approval.getId(), "outcome", "rework", "decisionReason", "unclear");
    runtime.setVariable(instance, "outcome", "approve");
    settleAsFarAsItGoes();
    assertNotApproved(change, ChangeState.AWAITING_APPROVAL);
  }

  @Test
  void reviewsThatNobodyMadeDoNotPass() {
    var change = draftedByAdmin();
    var instance = relay.change(change);
    assertThat(instance.state()).isEqualTo(ChangeState.IN_REVIEW);
    modify(instanceOf(change), "Task_CollectReviews", Map.of());
    settleAsFarAsItGoes();
    assertNotApproved(change, ChangeState.IN_REVIEW);
    modify(instanceOf(change), "Task_ApproveChange", Map.of());
    settleAsFarAsItGoes();
    assertNotApproved(change, ChangeState.IN_REVIEW);
  }

  @Test
  void theDrafterDeliversNoReview() {
    var change = draftedByAdmin();
    relay.complete("qa-lead", change, "Task_AcceptHandoff @qa", "outcome", "accept");
    var work = relay.task(change, "Task_DeliverWork @qa");
    admin.post("/engine-rest/task/" + work.getId() + "/unclaim", "");
    for (var lie : List.of("review", "golden-set")) {
      runtime.setVariable(work.getProcessInstanceId(), "work", lie);
      runtime.setVariable(work.getProcessInstanceId(), "origin", "none");
      var answer =
          submit(
              admin, work.getId(), "/submit-form", "outcome", "deliver", "evidence", "looks good");
      assertThat(answer.status()).as(answer.text()).isEqualTo(403);
      assertThat(answer.code()).isEqualTo("four-eyes");
    }
    var offered = relay.task(change, "Task_AcceptHandoff @ad-review");
    runtime.setVariable(offered.getProcessInstanceId(), "work", "golden-set");
    assertThat(submit(admin, offered.getId(), "/submit-form", "outcome", "accept").code())
        .isEqualTo("four-eyes");
  }

  @Test
  void noDeliveryOfSomebodyElseCounts() {
    var foreign = deliveryForAnotherChange();
    var change = draftedByAdmin();
    var offered = relay.task(change, "Task_AcceptHandoff @qa");
    modify(offered.getProcessInstanceId(), "Task_RecordAcceptance", Map.of("submission", foreign));
    settleAsFarAsItGoes();
    modify(offered.getProcessInstanceId(), "Task_RecordDelivery", Map.of("submission", foreign));
    settleAsFarAsItGoes();
    assertThat(handoffs.latest(change, "review", "qa").orElseThrow().worker()).isEmpty();
    assertThat(handoffs.latest(change, "review", "qa").orElseThrow().outcome()).isEmpty();
  }

  @Test
  void whoWroteTheProposalHasDrafted() {
    var change = relay.propose("policy-manager", proposal(mustRule()));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    assertThat(changes.drafters(change)).containsExactly("policy-manager", "policy-specialist");
    relay.allDeliver(change);
    var approval = relay.task(change, "Task_ApproveChange").getId();
    var manager = Http.at(port).as("policy-manager");
    assertThat(submit(manager, approval, "/submit-form", "outcome", "approve").code())
        .isEqualTo("four-eyes");
    // every manager has written at it, so the administrators decide
    assertThat(submit(admin, approval, "/submit-form", "outcome", "approve").status())
        .isEqualTo(204);
    relay.settle();
    assertThat(relay.change(change).approval().map(Approval::by)).contains("admin");
  }

  @Test
  void theAggregatesRefuseByThemselves() {
    var change = draftedByAdmin();
    var review = handoffs.latest(change, "review", "qa").orElseThrow().key();
    assertFourEyes(() -> handoffs.accept(review, "admin"));
    assertFourEyes(() -> handoffs.accept(review, "Admin"));
    handoffs.accept(review, "qa-lead");
    assertFourEyes(() -> handoffs.deliver(review, "admin", "fine", null));
    handoffs.deliver(review, "qa-lead", "fine", null);
    var other = handoffs.latest(change, "review", "ad-review").orElseThrow().key();
    handoffs.accept(other, "ad-review-lead");
    handoffs.deliver(other, "ad-review-lead", "fine", null);
    approval.collectReviews(change);
    assertFourEyes(() -> approval.approve(change, "admin", null));
    assertFourEyes(() -> approval.approve(change, "ADMIN", null));
    assertFourEyes(() -> approval.reject(change, "admin", "no"));
    assertNotApproved(change, ChangeState.AWAITING_APPROVAL);
  }

  @Test
  void aNameHasOneSpelling() {
    for (var spelling : List.of("Admin", "ADMIN", "admin ", " admin", "admin\u00a0", "ａdmin")) {
      assertThat(Http.at(port).as(spelling).get("/engine-rest/task").status())
          .as(spelling)
          .isEqualTo(401);
    }
  }

  /** What was told falsely ends as a step that fails; the rest goes on. */
  private void settleAsFarAsItGoes() {
    for (var attempt = 0; attempt < 20; attempt++) {
      try {
        relay.settle();
        return;
      } catch (RuntimeException refused) {
        failures.add(refused);
      }
    }
  }

  private static void assertFourEyes(ThrowableAssert.ThrowingCallable call) {
    var refused = catchThrowableOfType(RefusedException.class, call);
    assertThat(refused).isNotNull();
    assertThat(refused.code()).isEqualTo(ErrorCode.FOUR_EYES);
  }

  private void assertNotApproved(String change, ChangeState state) {
    assertThat(relay.change(change).approval()).as("%s", failures).isEmpty();
    assertThat(relay.change(change).state()).isEqualTo(state);
  }

  /** An administrator may complete what nobody has claimed, and so writes the text. */
  private String draftedByAdmin() {
    var change = relay.propose("policy-specialist", proposal(shouldRule()));
    var draft = relay.task(change, "Task_DraftRevision").getId();
    assertThat(submit(admin, draft, "/submit-form", "outcome", "submit").status()).isEqualTo(204);
    relay.settle();
    assertThat(changes.drafters(change)).contains("admin");
    return change;
  }

  private void deliverReviews(String change) {
    relay.deliver("qa-lead", change, "qa");
    relay.deliver("ad-review-lead", change, "ad-review");
  }

  /** The policy manager's approval of another change; its answer's id. */
  private String approvalOfAnotherChange() {
    var other = relay.propose("policy-specialist", proposal(shouldRule()));
    relay.complete("policy-specialist", other, "Task_DraftRevision", "outcome", "submit");
    deliverReviews(other);
    var task = relay.task(other, "Task_ApproveChange").getId();
    relay.complete("policy-manager", other, "Task_ApproveChange", "outcome", "approve");
    return answerTo(task);
  }

  private String deliveryForAnotherChange() {
    var other = relay.propose("policy-specialist", proposal(shouldRule()));
    relay.complete("policy-specialist", other, "Task_DraftRevision", "outcome", "submit");
    relay.complete("qa-lead", other, "Task_AcceptHandoff @qa", "outcome", "accept");
    var task = relay.task(other, "Task_DeliverWork @qa").getId();
    relay.complete(
        "qa-lead", other, "Task_DeliverWork @qa", "outcome", "deliver", "evidence", "done");
    return answerTo(task);
  }

  /** The policy manager's answer to a start form. */
  private String startOfTheManager() {
    var id = "start-" + java.util.UUID.randomUUID();
    jdbc.update(
        "insert into submission (submission_id, process_id, activity, submitted_by, submitted_at,"
            + " fields) values (?, 'policy-change', 'start', 'policy-manager', current_timestamp,"
            + " '{}')",
        id);
    return id;
  }

  private String answerTo(String task) {
    return jdbc.queryForObject(
        "select submission_id from submission where task_id = ?", String.class, task);
  }

  private String instanceOf(String change) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(change)
        .processDefinitionKey("policy-change")
        .singleResult()
        .getId();
  }

  private void modify(String instance, String step, Map<String, Object> told) {
    var variables = new LinkedHashMap<>(told);
    variables.put("outcome", "approve");
    Steps.begin(runtime, instance, step, variables).ifPresent(failures::add);
  }

  /** A place of the engine's in which a variable can stand; its doors are closed to everybody. */
  private record Scope(String id, Writer writer, BiConsumer<String, String> eraser) {}

  private interface Writer {

    void set(String id, String name, Object value);
  }

  private Http.Answer claim(Task task) {
    return admin.post("/engine-rest/task/" + task.getId() + "/claim", Map.of("userId", "admin"));
  }

  private static Http.Answer submit(Http who, String task, String door, Object... fields) {
    return who.post("/engine-rest/task/" + task + door, Http.variables(fields));
  }
}
