package org.policyrelay.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/**
 * The decision tables, asked by their id. What a table answered is kept for a minute, for a handoff
 * asks the same few questions over and over: a table that is deployed anew holds after that time at
 * the latest.
 */
@Component
public class Decisions {

  private static final long KEPT_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** More questions than the tables have rows; beyond that somebody asks with free values. */
  private static final int MOST_KEPT = 1000;

  private final DecisionService decisions;
  private final SystemAuthority system;
  private final Map<Question, Answer> answers = new ConcurrentHashMap<>();

  Decisions(DecisionService decisions, SystemAuthority system) {
    this.decisions = decisions;
    this.system = system;
  }

  private record Question(String decisionId, Map<String, ?> inputs) {}

  private record Answer(DecisionRow row, long nanos) {}

  /**
   * The one row that matches.
   *
   * @throws IllegalStateException when none does or several do: the table has a gap or an overlap
   */
  public DecisionRow one(String decisionId, Map<String, ?> inputs) {
    var question = new Question(decisionId, Map.copyOf(inputs));
    var known = answers.get(question);
    var now = System.nanoTime();
    if (known != null && now - known.nanos() < KEPT_NANOS) {
      return known.row();
    }
    var row = evaluate(question);
    if (answers.size() >= MOST_KEPT) {
      answers.clear();
    }
    answers.put(question, new Answer(row, now));
    return row;
  }

  private DecisionRow evaluate(Question question) {
    var result =
        system.call(
            () ->
                decisions
                    .evaluateDecisionTableByKey(question.decisionId())
                    .variables(new LinkedHashMap<String, Object>(question.inputs()))
                    .evaluate());
    if (result.size() != 1) {
      throw new IllegalStateException(
          "%s has %d rows for %s, must have one"
              .formatted(question.decisionId(), result.size(), question.inputs()));
    }
    return new DecisionRow(question.decisionId(), result.get(0).getEntryMap());
  }
}
