package org.policyrelay.engine.tuned.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.Tuned;
import org.springframework.beans.factory.annotation.Autowired;

/** A step that waits for the network is in no transaction with another job. */
@Tuned
@RelayTest
class WaitingStepsTest {

  @Autowired ProcessEngine engine;
  @Autowired RepositoryService repository;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;

  private final List<String> deployments = new ArrayList<>();

  @BeforeEach
  void twoModels() {
    deploy(model("quick-steps"));
    var waiting = model("waiting-steps");
    var step = waiting.getModelElementsByType(ServiceTask.class).iterator().next();
    step.builder().addExtensionElement(properties(waiting, "waits", "network")).done();
    deploy(waiting);
  }

  @AfterEach
  void cleanUp() {
    deployments.forEach(id -> repository.deleteDeployment(id, true));
  }

  @Test
  void quickOnesAreExecutedTogether() {
    var jobs = List.of(begin("quick-steps"), begin("quick-steps"));

    assertThat(new JobRun((ProcessEngineImpl) engine).together(jobs)).isTrue();

    assertThat(jobs).noneMatch(this::isThere);
  }

  @Test
  void aStepThatWaitsIsNot() {
    var jobs = List.of(begin("quick-steps"), begin("waiting-steps"), begin("quick-steps"));

    assertThat(new JobRun((ProcessEngineImpl) engine).together(jobs)).isFalse();

    assertThat(jobs).as("nothing has been begun").allMatch(this::isThere);
    assertThat(new JobRun((ProcessEngineImpl) engine).oneByOne(new ArrayList<>(jobs))).isTrue();
    assertThat(jobs).noneMatch(this::isThere);
  }

  /** It asks up to three addresses, ten seconds each. */
  @Test
  void aPublicationIsReadBackAlone() {
    var model =
        Bpmn.readModelFromStream(
            getClass()
                .getResourceAsStream("/processes/policy-publication/policy-publication.bpmn"));
    ServiceTask step = model.getModelElementById("Task_VerifyPublication");
    assertThat(
            step.getExtensionElements()
                .getElementsQuery()
                .filterByType(CamundaProperties.class)
                .singleResult()
                .getCamundaProperties())
        .extracting(CamundaProperty::getCamundaName, CamundaProperty::getCamundaValue)
        .contains(Tuple.tuple("waits", "network"));
  }

  private static BpmnModelInstance model(String id) {
    return Bpmn.createExecutableProcess(id)
        .camundaHistoryTimeToLiveString("P1D")
        .startEvent()
        .serviceTask()
        .camundaAsyncBefore()
        .camundaExpression("${true}")
        .endEvent()
        .done();
  }

  private static CamundaProperties properties(BpmnModelInstance of, String name, String value) {
    var property = of.newInstance(CamundaProperty.class);
    property.setCamundaName(name);
    property.setCamundaValue(value);
    var properties = of.newInstance(CamundaProperties.class);
    properties.addChildElement(property);
    return properties;
  }

  private void deploy(BpmnModelInstance model) {
    var id = model.getModelElementsByType(org.camunda.bpm.model.bpmn.instance.Process.class);
    deployments.add(
        repository
            .createDeployment()
            .addModelInstance(id.iterator().next().getId() + ".bpmn", model)
            .deploy()
            .getId());
  }

  private String begin(String process) {
    var instance = runtime.startProcessInstanceByKey(process).getId();
    return management.createJobQuery().processInstanceId(instance).list().stream()
        .map(Job::getId)
        .findFirst()
        .orElseThrow();
  }

  private boolean isThere(String job) {
    return management.createJobQuery().jobId(job).count() == 1;
  }
}
