package org.policyrelay.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.boot.test.context.TestComponent;

/** Remembers every node and every flow that any test walked, for {@code EveryFlowIsWalkedTest}. */
@TestComponent
public class FlowRecorder extends AbstractProcessEnginePlugin {

  private static final Set<String> WALKED = new ConcurrentSkipListSet<>();

  /** What was walked in this run, as {@code process#id}. */
  public static Set<String> walked() {
    return WALKED;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    List<BpmnParseListener> listeners = engine.getCustomPreBPMNParseListeners();
    engine.setCustomPreBPMNParseListeners(
        listeners == null ? new ArrayList<>() : new ArrayList<>(listeners));
    engine.getCustomPreBPMNParseListeners().add(new Recording());
  }

  private static final class Recording extends AbstractBpmnParseListener {

    @Override
    public void parseSequenceFlow(Element flow, ScopeImpl scope, TransitionImpl transition) {
      transition.addListener(ExecutionListener.EVENTNAME_TAKE, record(transition.getId()));
    }

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
      definition.getActivities().forEach(Recording::recordAll);
    }

    private static void recordAll(ActivityImpl activity) {
      activity.addListener(ExecutionListener.EVENTNAME_START, record(activity.getId()));
      activity.getActivities().forEach(Recording::recordAll);
    }

    private static ExecutionListener record(String id) {
      return execution ->
          WALKED.add(execution.getProcessDefinitionId().split(":", -1)[0] + "#" + id);
    }
  }
}
