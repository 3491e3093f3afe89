package org.policyrelay.engine;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;

/** A task of team qa in the process {@code form-answers}, which only tests deploy. */
final class AskedTask {

  private final ProcessEngine engine;
  private final String deployment;
  private final String instance;
  private final String id;

  private AskedTask(ProcessEngine engine, String deployment, String instance) {
    this.engine = engine;
    this.deployment = deployment;
    this.instance = instance;
    this.id = open().getId();
  }

  static AskedTask in(ProcessEngine engine) {
    EffectOfAnswer.be(() -> {});
    var deployment =
        engine
            .getRepositoryService()
            .createDeployment()
            .addClasspathResource("engine/form-answers.bpmn")
            .addClasspathResource("engine/form-answers.form")
            .deploy()
            .getId();
    var instance =
        engine
            .getRuntimeService()
            .startProcessInstanceByKey("form-answers", Map.of("urgent", false));
    return new AskedTask(engine, deployment, instance.getId());
  }

  String id() {
    return id;
  }

  String instance() {
    return instance;
  }

  /** The task that is open now: the asked one, or the one that follows it. */
  Task open() {
    return engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult();
  }

  void remove() {
    engine.getRepositoryService().deleteDeployment(deployment, true);
  }
}
