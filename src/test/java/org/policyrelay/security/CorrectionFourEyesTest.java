package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.publishing.Corrections;
import org.policyrelay.publishing.Publication;
import org.policyrelay.publishing.Publications;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.Steps;
import org.policyrelay.support.StoppedTime;
import org.policyrelay.support.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who corrects a published text does not approve the correction, whatever the engine is told. */
@RelayTest
@StoppedTime
class CorrectionFourEyesTest {

  @Autowired Relay relay;
  @Autowired RuntimeService runtime;
  @Autowired Wording wording;
  @Autowired Publications publications;
  @Autowired Corrections corrections;
  @Autowired PolicyRegistry registry;
  @Autowired JdbcTemplate jdbc;
  @LocalServerPort int port;

  private Http admin = Http.at(0);

  @BeforeEach
  void inAnOrdinaryWeek() {
    admin = Http.at(port).as("admin");
  }

  @Test
  void noVariableLetsTheCorrectorApprove() {
    var other = correctedBy("policy-specialist");
    var key = correctedBy("admin");
    var task = relay.task(key, "Task_ApproveCorrection");
    for (var lie : List.of(other, "none", "PC-2027-1")) {
      set(task.getProcessInstanceId(), "origin", lie);
      for (var door : List.of("/submit-form", "/complete")) {
        var answer =
            admin.post(
                "/engine-rest/task/" + task.getId() + door, Http.variables("outcome", "approve"));
        assertThat(answer.status()).as(lie + answer.text()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("four-eyes");
      }
    }
    assertUndecided(key);
  }

  @Test
  void noAnswerToAnotherCorrectionCounts() {
    var other = correctedBy("policy-specialist");
    var approval = relay.task(other, "Task_ApproveCorrection").getId();
    relay.complete("policy-manager", other, "Task_ApproveCorrection", "outcome", "approve");
    var foreign =
        jdbc.queryForObject(
            "select submission_id from submission where task_id = ?", String.class, approval);
    var key = correctedBy("admin");
    var instance = relay.task(key, "Task_ApproveCorrection").getProcessInstanceId();
    for (var told : List.of(foreign, answerToTheStart())) {
      var step = "Task_RecordCorrectionApproval";
      assertThat(Steps.begin(runtime, instance, step, Map.of("submission", told)))
          .containsInstanceOf(RefusedException.class);
    }
    assertUndecided(key);
  }

  /** What a start form was answered begins one instance, and in nobody else's name another. */
  @Test
  void anAnswerToTheStartBeginsNothingElse() {
    var answer = answerToTheStart();
    var corrections = count("publication");
    runtime.startProcessInstanceByKey("policy-publication", Map.of("submission", answer));
    assertThat(catchThrowableOfType(RefusedException.class, relay::settle).code())
        .isEqualTo(ErrorCode.NOT_APPROVED);
    assertThat(count("publication")).isEqualTo(corrections);
    runtime.createProcessInstanceQuery().processDefinitionKey("policy-publication").list().stream()
        .filter(instance -> instance.getBusinessKey() == null)
        .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "begun by nobody"));
  }

  private int count(String table) {
    return jdbc.queryForObject("select count(*) from " + table, Integer.class);
  }

  @Test
  void theAggregateRefusesByItself() {
    var key = correctedBy("admin");
    for (var name : List.of("admin", "Admin")) {
      assertThat(
              catchThrowableOfType(
                      RefusedException.class, () -> corrections.approve(key, name, null))
                  .code())
          .isEqualTo(ErrorCode.FOUR_EYES);
      assertThat(
              catchThrowableOfType(
                      RefusedException.class, () -> corrections.takeBack(key, name, "no"))
                  .code())
          .isEqualTo(ErrorCode.FOUR_EYES);
    }
    assertUndecided(key);
  }

  /** Of words that wait for the approval, too, at every door. */
  @Test
  void whoProposesWordsDoesNotApproveThem() {
    var policy = wording.published("Wine ads must be shwon to adults only.");
    var other = wording.correct(Http.at(port).as("policy-specialist"), policy, "shwon", "shown");
    var key = wording.correct(admin, policy, "shwon", "shown");
    var task = relay.task(key, "Task_ApproveWording");
    set(task.getProcessInstanceId(), "origin", other);
    for (var door : List.of("/submit-form", "/complete")) {
      var answer =
          admin.post(
              "/engine-rest/task/" + task.getId() + door, Http.variables("outcome", "approve"));
      assertThat(answer.code()).as(answer.text()).isEqualTo("four-eyes");
    }
    for (var step : List.of("Task_RecordWordingApproval", "Gateway_MayBePublished")) {
      assertThat(Steps.begin(runtime, task.getProcessInstanceId(), step)).as(step).isPresent();
    }
    assertThat(publications.get(key).state()).isEqualTo(Publication.State.PROPOSED);
    assertThat(
            catchThrowableOfType(
                    RefusedException.class, () -> corrections.approveFirst(key, "Admin", null))
                .code())
        .isEqualTo(ErrorCode.FOUR_EYES);
    assertThat(registry.newestVersion(policy.policyId()).orElseThrow().version())
        .isEqualTo("1.0.0");
  }

  private void assertUndecided(String key) {
    assertThat(publications.get(key).state()).isEqualTo(Publication.State.ANNOUNCED);
    assertThat(publications.get(key).decidedBy()).isEmpty();
  }

  private String correctedBy(String user) {
    var entry = wording.published("Wine ads  must be shown to adults only.");
    return wording.correct(Http.at(port).as(user), entry, "ads  must", "ads must");
  }

  /** The policy manager has started a correction once, which is no approval of any. */
  private String answerToTheStart() {
    var key = correctedBy("policy-manager");
    assertThat(publications.get(key).correctedBy()).contains("policy-manager");
    return jdbc.queryForObject(
        "select max(submission_id) from submission where process_id = 'policy-publication'"
            + " and activity = 'start' and submitted_by = 'policy-manager'",
        String.class);
  }

  private void set(String instance, String name, Object content) {
    runtime.setVariable(instance, name, content);
  }
}
