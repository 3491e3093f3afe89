package org.policyrelay.engine.tuned.jobs;

import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.policyrelay.engine.door.ModelProperty;

/**
 * The steps that wait for somebody else's network, which the model marks with the property {@code
 * waits = network}. Such a step is in no transaction with other jobs: they would hold their rows
 * for as long as it waits, and be done again when it fails.
 */
final class WaitingSteps extends AbstractBpmnParseListener {

  private static final String MARK = "relay-waits";

  @Override
  public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    if (ModelProperty.of(element, "waits").filter("network"::equals).isPresent()) {
      activity.setProperty(MARK, true);
    }
  }

  /** Whether the job begins with one; what it reads for that, the job finds in the same command. */
  static boolean beginsWithOne(String jobId, CommandContext context) {
    var job = context.getDbEntityManager().selectById(JobEntity.class, jobId);
    if (!(job instanceof MessageEntity) || job.getExecution() == null) {
      return false;
    }
    var step = job.getExecution().getActivity();
    return step != null && step.getProperty(MARK) != null;
  }
}
