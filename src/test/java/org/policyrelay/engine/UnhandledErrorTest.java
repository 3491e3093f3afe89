package org.policyrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A process that began before its model had an event for an error is not ended by that. */
@RelayTest
class UnhandledErrorTest {

  @Autowired RepositoryService repository;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;

  /** Answers as a step does whose answer came too late. */
  public static class TooLate implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
      throw new BpmnError("answer-not-taken");
    }
  }

  @Test
  void itsStepFailsAndTheProcessGoesOn() {
    var deployment =
        repository
            .createDeployment()
            .addModelInstance(
                "unhandled-error.bpmn",
                Bpmn.createExecutableProcess("unhandled-error")
                    .camundaHistoryTimeToLive(1)
                    .startEvent()
                    .serviceTask("late")
                    .camundaAsyncBefore()
                    .camundaClass(TooLate.class)
                    .endEvent()
                    .done())
            .deploy();
    try {
      var instance = runtime.startProcessInstanceByKey("unhandled-error").getId();
      var job = management.createJobQuery().processInstanceId(instance).singleResult();

      assertThatThrownBy(() -> management.executeJob(job.getId()))
          .isInstanceOf(ProcessEngineException.class)
          .hasMessageContaining("answer-not-taken");
      assertThat(runtime.createProcessInstanceQuery().processInstanceId(instance).count())
          .isEqualTo(1);
    } finally {
      repository.deleteDeployment(deployment.getId(), true);
    }
  }
}
