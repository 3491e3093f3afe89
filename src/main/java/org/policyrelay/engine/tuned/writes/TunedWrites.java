package org.policyrelay.engine.tuned.writes;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Puts {@link StepHistory} into the place of the engine's level of the same name. */
public final class TunedWrites extends AbstractProcessEnginePlugin {

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setCustomHistoryLevels(List.of(new StepHistory()));
    var listeners = new ArrayList<BpmnParseListener>();
    if (engine.getCustomPostBPMNParseListeners() != null) {
      listeners.addAll(engine.getCustomPostBPMNParseListeners());
    }
    listeners.add(new Marks());
    engine.setCustomPostBPMNParseListeners(listeners);
  }

  /** Finds the sub-processes whose steps are not kept. */
  private static final class Marks extends AbstractBpmnParseListener {

    @Override
    public void parseSubProcess(Element element, ScopeImpl scope, ActivityImpl activity) {
      if (says(element)) {
        activity.setProperty(StepHistory.NONE, true);
      }
    }

    private static boolean says(Element subProcess) {
      var extensions = subProcess.element("extensionElements");
      if (extensions == null) {
        return false;
      }
      var properties = extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
      return properties != null
          && properties.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property").stream()
              .anyMatch(
                  property ->
                      "history".equals(property.attribute("name"))
                          && "none".equals(property.attribute("value")));
    }
  }
}
