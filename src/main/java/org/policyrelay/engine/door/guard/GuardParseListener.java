package org.policyrelay.engine.door.guard;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.policyrelay.engine.door.ModelProperty;

/** Puts the guards on every user task, and the subject of the work into its name. */
final class GuardParseListener extends AbstractBpmnParseListener {

  private static final String FOUR_EYES = "fourEyes";

  /** Marks a task of which whoever may take it is told, as {@code task}. */
  private static final String NOTICE = "notice";

  private static final List<String> TOLD =
      List.of(
          TaskListener.EVENTNAME_CREATE,
          TaskListener.EVENTNAME_UPDATE,
          TaskListener.EVENTNAME_COMPLETE,
          TaskListener.EVENTNAME_DELETE);

  private final Supplier<ExpressionManager> expressions;
  private final TaskListener assignment;
  private final TaskListener team;
  private final TaskListener fourEyes;
  private final TaskListener events;
  private final Function<Boolean, TaskListener> given;
  private final TaskListener columns;

  GuardParseListener(
      Supplier<ExpressionManager> expressions,
      TaskListener columns,
      TaskListener assignment,
      TaskListener team,
      TaskListener fourEyes,
      TaskListener events,
      Function<Boolean, TaskListener> given) {
    this.expressions = expressions;
    this.columns = columns;
    this.assignment = assignment;
    this.team = team;
    this.fourEyes = fourEyes;
    this.events = events;
    this.given = given;
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    var definition =
        ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
    definition.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, columns);
    definition.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, assignment);
    definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, team);
    if (ModelProperty.of(element, FOUR_EYES).isPresent()) {
      definition.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, fourEyes);
      definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, fourEyes);
    }
    var told = ModelProperty.of(element, NOTICE).filter("task"::equals).isPresent();
    definition.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, given.apply(told));
    if (told) {
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
}
