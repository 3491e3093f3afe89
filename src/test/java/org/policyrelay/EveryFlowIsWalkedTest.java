package org.policyrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.FlowRecorder;
import org.policyrelay.support.Selection;

/** Runs after all the others, once on each database: what no trace has walked is named. */
@Tag("after-all")
class EveryFlowIsWalkedTest {

  @Test
  void everyNodeAndEveryFlowOfEveryModelWasWalked() throws IOException {
    var walked = FlowRecorder.walked();
    Selection.requireRecorded(walked, "with the process tests");
    var missing = new TreeSet<String>();
    try (var files = Files.walk(Path.of("processes"))) {
      files
          .filter(file -> file.toString().endsWith(".bpmn"))
          .map(Path::toFile)
          .forEach(file -> collect(file, missing));
    }
    missing.removeAll(walked);
    assertThat(missing).as("never walked").isEmpty();
  }

  private static void collect(File file, TreeSet<String> all) {
    var model = Bpmn.readModelFromFile(file);
    var process = model.getModelElementsByType(Process.class).iterator().next().getId();
    model
        .getModelElementsByType(FlowNode.class)
        .forEach(node -> all.add(process + "#" + node.getId()));
    // the engine goes on at the event that came first, not along the flow to it
    model.getModelElementsByType(SequenceFlow.class).stream()
        .filter(flow -> !(flow.getSource() instanceof EventBasedGateway))
        .forEach(flow -> all.add(process + "#" + flow.getId()));
  }
}
