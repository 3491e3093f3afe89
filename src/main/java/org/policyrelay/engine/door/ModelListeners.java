package org.policyrelay.engine.door;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** Who is told of every element of a model when the engine reads it. */
public final class ModelListeners {

  private ModelListeners() {}

  /** Adds one behind those that there are; to be called before the engine has read any model. */
  public static void add(ProcessEngineConfigurationImpl engine, BpmnParseListener listener) {
    var listeners =
        new ArrayList<BpmnParseListener>(
            Objects.requireNonNullElse(engine.getCustomPostBPMNParseListeners(), List.of()));
    listeners.add(listener);
    engine.setCustomPostBPMNParseListeners(listeners);
  }
}
