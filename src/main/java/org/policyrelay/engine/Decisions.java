package org.policyrelay.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/**
 * The decision tables, asked by their id. What a table answered is kept for a minute, for a handoff
 * asks the same few questions over and over: a table that is deployed anew holds after that time at
 * the latest.
 */
@Component
public class Decisions {

  private static final Duration KEPT = Duration.ofMinutes(1);

  /** More questions than the tables have rows; beyond that somebody asks with free values. */
  private static final int MOST_KEPT = 1000;

  private final DecisionService decisions;
  private final SystemAuthority system;
  private final Cache<Question, DecisionRow> answers =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT).build();

  Decisions(DecisionService decisions, SystemAuthority system) {
    this.decisions = decisions;
    this.system = system;
  }

  private record Question(String decisionId, Map<String, ?> inputs) {}

  /**
   * The one row that matches.
   *
   * @throws IllegalStateException when none does or several do: the table has a gap or an overlap
   */
  public DecisionRow one(String decisionId, Map<String, ?> inputs) {
    var question = new Question(decisionId, Map.copyOf(inputs));
    var known = answers.getIfPresent(question);
    if (known != null) {
      return known;
    }
    var row = evaluate(question);
    answers.put(question, row);
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
