package org.policyrelay.engine;

import java.util.Map;

/** The row of a decision table that matched. */
public record DecisionRow(String decision, Map<String, Object> outputs) {

  public String text(String output) {
    return (String) output(output);
  }

  public int number(String output) {
    return ((Number) output(output)).intValue();
  }

  private Object output(String output) {
    var found = outputs.get(output);
    if (found == null) {
      throw new IllegalStateException(decision + " gives no '" + output + "'");
    }
    return found;
  }
}
