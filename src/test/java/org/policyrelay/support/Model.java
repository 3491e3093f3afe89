package org.policyrelay.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** One model of {@code processes/}, as the tests that hold all models to the same rules read it. */
public record Model(Path file, BpmnModelInstance bpmn, Process process) {

  private static final Path FOLDER = Path.of("processes");

  /** Every model there is; never empty, so that no test over all of them can pass on nothing. */
  public static List<Model> all() {
    var models = files(".bpmn").stream().map(Model::read).toList();
    if (models.isEmpty()) {
      throw new AssertionError("no model in " + FOLDER.toAbsolutePath());
    }
    return models;
  }

  /** Every file below {@code processes/} whose name ends so, in a fixed order. */
  public static List<Path> files(String ending) {
    try (var files = Files.walk(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Model read(Path file) {
    var bpmn = Bpmn.readModelFromFile(file.toFile());
    return new Model(file, bpmn, bpmn.getModelElementsByType(Process.class).iterator().next());
  }

  public <T extends ModelElementInstance> Collection<T> each(Class<T> type) {
    return bpmn.getModelElementsByType(type);
  }

  /** The tasks that a class of ours carries out. */
  public List<Task> workTasks() {
    return each(Task.class).stream()
        .filter(task -> task instanceof ServiceTask || task instanceof BusinessRuleTask)
        .toList();
  }

  /** The exclusive gateways that more than one flow leaves. */
  public List<ExclusiveGateway> splits() {
    return each(ExclusiveGateway.class).stream().filter(Model::splits).toList();
  }

  private static boolean splits(FlowNode node) {
    return node.getOutgoing().size() > 1;
  }

  /**
   * The exclusive splits that come next after the node, out of its sub-process where it ends there
   * and through every gateway that only merges.
   */
  public static Set<ExclusiveGateway> nextSplits(FlowNode from) {
    var found = new LinkedHashSet<ExclusiveGateway>();
    var open = new ArrayDeque<FlowNode>();
    open.add(from);
    while (!open.isEmpty()) {
      for (var node : after(open.remove())) {
        if (!(node instanceof ExclusiveGateway gateway)) {
          if (node instanceof EndEvent) {
            open.add(node);
          }
        } else if (splits(gateway)) {
          found.add(gateway);
        } else {
          open.add(gateway);
        }
      }
    }
    return found;
  }

  private static List<FlowNode> after(FlowNode node) {
    return node instanceof EndEvent && node.getParentElement() instanceof SubProcess scope
        ? after(scope)
        : node.getOutgoing().stream().map(flow -> flow.getTarget()).toList();
  }

  public static boolean isTimer(ModelElementInstance element) {
    return element instanceof CatchEvent event
        && event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
  }

  /** The values of the extension elements of that type, such as retry cycles. */
  public static <T extends ModelElementInstance> List<String> extensions(
      BaseElement element, Class<T> type) {
    var extensions = element.getExtensionElements();
    return extensions == null
        ? List.of()
        : extensions.getChildElementsByType(type).stream()
            .map(one -> one.getTextContent().strip())
            .toList();
  }

  @Override
  public String toString() {
    return file.getFileName().toString();
  }
}
