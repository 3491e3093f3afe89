package org.policyrelay.engine.tuned.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.BareHandoffs;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an administrator changes of a definition holds, though it is not read for every command. */
@RelayTest
class RecentDefinitionsTest {

  private static final String HANDOFF = "team-handoff";
  private static final String ORIGIN = "RECENT";

  @Autowired BareHandoffs handoffs;
  @Autowired RuntimeService runtime;
  @Autowired RepositoryService repository;
  @Autowired ManagementService management;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void definitionsHaveJustBeenRead() {
    offer();
  }

  @AfterEach
  void cleanUp() {
    repository.activateProcessDefinitionByKey(HANDOFF);
    management.activateJobDefinitionByProcessDefinitionKey(HANDOFF);
    management.clearOverridingJobPriorityForJobDefinition(firstRung().getId());
    handoffs.cleanUp(ORIGIN);
  }

  @Test
  void aSuspendedProcessDoesNotStartAnyMore() {
    repository.suspendProcessDefinitionByKey(HANDOFF);
    assertThatThrownBy(this::offer).isInstanceOf(SuspendedEntityInteractionException.class);

    repository.activateProcessDefinitionById(definition().getId());
    offer();
  }

  @Test
  void whatAnotherNodeSuspendsIsSuspendedHereSoonAfter() {
    jdbc.sql("update act_re_procdef set suspension_state_ = 2 where id_ = ?")
        .param(definition().getId())
        .update();

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThatThrownBy(this::startById)
                    .isInstanceOf(SuspendedEntityInteractionException.class));
  }

  @Test
  void aTimerOfASuspendedJobDefinitionIsSuspended() {
    management.suspendJobDefinitionById(firstRung().getId());
    var instance = offer();

    assertThat(management.createJobQuery().processInstanceId(instance).timers().singleResult())
        .satisfies(timer -> assertThat(timer.isSuspended()).isTrue());
  }

  @Test
  void aPriorityIsKeptThatWasSetRightAfterTheDefinitionWasRead() {
    management.setOverridingJobPriorityForJobDefinition(firstRung().getId(), 77);

    assertThat(firstRung().getOverridingJobPriority()).isEqualTo(77);
  }

  private void startById() {
    runtime.startProcessInstanceById(definition().getId(), BareHandoffs.variables(ORIGIN));
  }

  private String offer() {
    return handoffs.offer(ORIGIN);
  }

  private ProcessDefinition definition() {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey(HANDOFF)
        .latestVersion()
        .singleResult();
  }

  private JobDefinition firstRung() {
    return management
        .createJobDefinitionQuery()
        .processDefinitionId(definition().getId())
        .activityIdIn("Timer_AcceptanceRungDue")
        .singleResult();
  }
}
