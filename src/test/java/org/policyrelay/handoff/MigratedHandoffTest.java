package org.policyrelay.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import java.time.Instant;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.audit.Audit;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A handoff under way when a new version of its model is deployed and instances move to it. */
@RelayTest
class MigratedHandoffTest {

  private static final String ACCEPT = "Task_AcceptHandoff @qa";

  @Autowired Relay relay;
  @Autowired RepositoryService repository;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  @Autowired Handoffs handoffs;
  @Autowired Audit audit;

  private String deployment = "";

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
    repository.deleteDeployment(deployment, true);
  }

  @Test
  void keepsItsDeadlinesAndItsLadder() {
    relay.stopTime();
    var change = relay.propose("policy-specialist", proposal(shouldRule()));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    relay.goTo("2027-03-01T12:00+08:00");

    var task = relay.task(change, ACCEPT);
    var newer = deployAgain();
    runtime
        .newMigration(
            runtime
                .createMigrationPlan(task.getProcessDefinitionId(), newer)
                .mapEqualActivities()
                .build())
        .processInstanceIds(task.getProcessInstanceId())
        .execute();

    assertThat(relay.task(change, ACCEPT).getProcessDefinitionId()).isEqualTo(newer);
    assertThat(relay.task(change, ACCEPT).getDueDate().toInstant())
        .isEqualTo(Instant.parse("2027-03-01T05:00:00Z"));
    relay.goTo("2027-03-01T13:00+08:00");
    relay.goTo("2027-03-01T17:00+08:00");
    var key = handoffs.latest(change, "review", "qa").orElseThrow().key();
    assertThat(audit.of(key))
        .filteredOn(entry -> entry.event().equals("escalated"))
        .extracting("detail")
        .containsExactly(
            "reminder of acceptance", "level-1 of acceptance", "level-2 of acceptance");
    relay.deliver("qa-lead", change, "qa");
    assertThat(handoffs.get(key).state()).isEqualTo(HandoffState.DELIVERED);
  }

  private String deployAgain() {
    deployment =
        repository
            .createDeployment()
            .addClasspathResource("processes/team-handoff/team-handoff.bpmn")
            .addClasspathResource("processes/team-handoff/accept-handoff.form")
            .addClasspathResource("processes/team-handoff/deliver-work.form")
            .addClasspathResource("processes/team-handoff/answer-question.form")
            .deploy()
            .getId();
    return repository
        .createProcessDefinitionQuery()
        .deploymentId(deployment)
        .singleResult()
        .getId();
  }
}
