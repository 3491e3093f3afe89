package org.policyrelay.engine.guard;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Puts the guards on every user task, and the subject of the work into its name. */
final class GuardParseListener extends AbstractBpmnParseListener {

  private static final String FOUR_EYES = "fourEyes";

  /** Marks a task of which somebody is told in words of its own. */
  private static final String OWN_NOTICE = "notice";

  private static final List<String> TOLD =
      List.of(
          TaskListener.EVENTNAME_CREATE,
          TaskListener.EVENTNAME_UPDATE,
          TaskListener.EVENTNAME_COMPLETE,
          TaskListener.EVENTNAME_DELETE);

  private final Supplier<ExpressionManager> expressions;
  private final TaskListener assignment;
  private final TaskListener fourEyes;
  private final TaskListener events;
  private final TaskListener columns = new TaskColumns();

  GuardParseListener(
      Supplier<ExpressionManager> expressions,
      TaskListener assignment,
      TaskListener fourEyes,
      TaskListener events) {
    this.expressions = expressions;
    this.assignment = assignment;
    this.fourEyes = fourEyes;
    this.events = events;
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    var definition =
        ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
    definition.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, columns);
    definition.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, assignment);
    if (hasProperty(element, FOUR_EYES)) {
      definition.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, fourEyes);
      definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, fourEyes);
    }
    if (!hasProperty(element, OWN_NOTICE)) {
      for (var event : TOLD) {
        definition.addBuiltInTaskListener(event, events);
      }
    }
    var name = element.attribute("name");
    if (name != null && !name.contains("${")) {
      definition.setNameExpression(
          expressions.get().createExpression(name + "${taskNames.suffix(execution)}"));
    }
  }

  private static boolean hasProperty(Element task, String name) {
    var extensions = task.element("extensionElements");
    if (extensions == null) {
      return false;
    }
    var properties = extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
    return properties != null
        && properties.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property").stream()
            .anyMatch(property -> name.equals(property.attribute("name")));
  }
}
