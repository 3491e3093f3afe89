package org.policyrelay.engine.tuned.writes;

import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.policyrelay.engine.door.ModelListeners;
import org.policyrelay.engine.door.ModelProperty;

/** Puts {@link StepHistory} into the place of the engine's level of the same name. */
public final class TunedWrites extends AbstractProcessEnginePlugin {

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setCustomHistoryLevels(List.of(new StepHistory()));
    ModelListeners.add(engine, new Marks());
  }

  /** Finds the sub-processes whose steps are not kept. */
  private static final class Marks extends AbstractBpmnParseListener {

    @Override
    public void parseSubProcess(Element element, ScopeImpl scope, ActivityImpl activity) {
      if (ModelProperty.of(element, "history").filter("none"::equals).isPresent()) {
        activity.setProperty(StepHistory.NONE, true);
      }
    }
  }
}
