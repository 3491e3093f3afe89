package org.policyrelay.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** The decision tables, asked by their id. */
@Component
public class Decisions {

  private final DecisionService decisions;
  private final SystemAuthority system;

  Decisions(DecisionService decisions, SystemAuthority system) {
    this.decisions = decisions;
    this.system = system;
  }

  /**
   * The one row that matches.
   *
   * @throws IllegalStateException when none does or several do: the table has a gap or an overlap
   */
  public DecisionRow one(String decisionId, Map<String, ?> inputs) {
    var result =
        system.call(
            () ->
                decisions
                    .evaluateDecisionTableByKey(decisionId)
                    .variables(new LinkedHashMap<String, Object>(inputs))
                    .evaluate());
    if (result.size() != 1) {
      throw new IllegalStateException(
          "%s has %d rows for %s, must have one".formatted(decisionId, result.size(), inputs));
    }
    return new DecisionRow(decisionId, result.get(0).getEntryMap());
  }
}
