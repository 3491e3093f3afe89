package org.policyrelay.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/**
 * Writes down every node and every flow that any test walked, for {@code EveryFlowIsWalkedTest}:
 * each virtual machine of a run in a file of its own, and each run in a folder of its own, so that
 * nothing that an older run has left counts.
 */
@TestComponent
public class FlowRecorder extends AbstractProcessEnginePlugin {

  private static final @Nullable String RUN = System.getProperty("relay.test.run");

  private static final Set<String> WALKED = new ConcurrentSkipListSet<>();

  /**
   * What was walked in this run on this database, as {@code process#id}; nothing where no build
   * tool names the run.
   */
  public static Set<String> walked() throws IOException {
    var walked = new TreeSet<String>();
    if (RUN != null && Files.isDirectory(folder(RUN))) {
      try (var files = Files.list(folder(RUN))) {
        for (var file : files.toList()) {
          walked.addAll(Files.readAllLines(file));
        }
      }
    }
    return walked;
  }

  private static void walk(String what) throws IOException {
    if (RUN != null && WALKED.add(what)) {
      var own = ProcessHandle.current().pid() + ".txt";
      Files.writeString(
          Files.createDirectories(folder(RUN)).resolve(own),
          what + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }

  private static Path folder(String run) {
    return Path.of("target", "walked", run, System.getProperty("relay.test.database", "h2"));
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
      return execution -> walk(execution.getProcessDefinitionId().split(":", -1)[0] + "#" + id);
    }
  }
}
