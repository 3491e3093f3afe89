package org.policyrelay.engine.door.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import org.policyrelay.engine.StartChoices;
import org.policyrelay.engine.Submissions;
import org.policyrelay.engine.VisibleTasks;
import org.policyrelay.engine.WithheldOutcomes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Leaves in a form what whoever opens it can choose now. The form of a task or a process is one
 * file for everybody, and what it may hold differs.
 */
@Component
@Lazy
public class OfferedChoices {

  private static final String COMPONENTS = "components";
  private static final String KEY = "key";
  private static final String VALUES = "values";

  private final VisibleTasks tasks;
  private final ObjectProvider<WithheldOutcomes> outcomes;
  private final ObjectProvider<StartChoices> startChoices;

  OfferedChoices(
      VisibleTasks tasks,
      ObjectProvider<WithheldOutcomes> outcomes,
      ObjectProvider<StartChoices> startChoices) {
    this.tasks = tasks;
    this.outcomes = outcomes;
    this.startChoices = startChoices;
  }

  /** Takes from the form of a task the outcomes that would be refused now. */
  public void ofTask(String taskId, ObjectNode form) {
    var ref = tasks.reference(tasks.get(taskId));
    var withheld =
        outcomes.stream()
            .filter(source -> source.concerns(ref))
            .flatMap(source -> source.withheld(ref).stream())
            .collect(Collectors.toSet());
    if (!withheld.isEmpty()) {
      for (var component : form.path(COMPONENTS)) {
        if (isOf(component, Submissions.OUTCOME)
            && component.path(VALUES) instanceof ArrayNode values) {
          values.removeIf(one -> withheld.contains(one.path("value").asText()));
        }
      }
    }
  }

  /** Puts into a start form what the user may choose; a field without a choice is left out. */
  public void ofStart(String user, ObjectNode form) {
    startChoices.stream()
        .filter(source -> source.form().equals(form.path("id").asText()))
        .forEach(source -> put(source, user, form));
  }

  private static void put(StartChoices source, String user, ObjectNode form) {
    var choices = source.choices(user);
    if (choices.isEmpty()) {
      if (form.path(COMPONENTS) instanceof ArrayNode components) {
        components.removeIf(component -> isOf(component, source.field()));
      }
      return;
    }
    for (var component : form.path(COMPONENTS)) {
      if (isOf(component, source.field()) && component instanceof ObjectNode field) {
        var values = field.putArray(VALUES);
        choices.forEach(
            one -> values.addObject().put("label", one.label()).put("value", one.value()));
      }
    }
  }

  private static boolean isOf(JsonNode component, String key) {
    return component.path(KEY).asText().equals(key);
  }
}
