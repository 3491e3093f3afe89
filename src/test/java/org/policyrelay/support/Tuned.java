package org.policyrelay.support;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * For what tries a part of {@code org.policyrelay.engine.tuned} itself: it is left out, and says
 * so, in a run with {@code -Drelay.test.tuned=off}, which has the engine as it comes.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Tuned.Condition.class)
public @interface Tuned {

  /** The system property that switches all parts off, for every test that has the application. */
  String PROPERTY = "relay.test.tuned";

  /** What it sets. */
  List<String> OFF =
      List.of(
          "relay.engine.tuned.lists=false",
          "relay.engine.tuned.reads=false",
          "relay.engine.tuned.jobs=false");

  /** Whether the run has the parts. */
  final class Condition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return "off".equals(System.getProperty(PROPERTY))
          ? disabled("tries a part of engine.tuned, and this run has none of them")
          : enabled("the parts of engine.tuned are on");
    }
  }
}
