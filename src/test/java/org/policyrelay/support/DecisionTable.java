package org.policyrelay.support;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;

/** One decision table of {@code processes/}, asked without the process engine. */
public final class DecisionTable {

  private static final Pattern DECIMAL = Pattern.compile("\\d+\\.\\d+");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

  private final DmnModelInstance model;
  private final DmnEngine engine;
  private final DmnDecision decision;
  private final List<DmnDecisionTableEvaluationEvent> evaluated = new ArrayList<>();

  private DecisionTable(Path file) {
    model = Dmn.readModelFromFile(file.toFile());
    var configuration = new DefaultDmnEngineConfiguration();
    configuration.getCustomPostDecisionTableEvaluationListeners().add(evaluated::add);
    engine = configuration.buildEngine();
    decision = engine.parseDecision(id(), model);
  }

  public static DecisionTable read(Path file) {
    return new DecisionTable(file);
  }

  /** Every table there is; never empty. */
  public static List<DecisionTable> all() {
    var tables = Model.files(".dmn").stream().map(DecisionTable::read).toList();
    if (tables.isEmpty()) {
      throw new AssertionError("no decision table");
    }
    return tables;
  }

  /** What a table answers: the rule that matched and what it gives, as text. */
  public record Answer(String rule, Map<String, String> outputs) {}

  /** Every rule that matches, more than one if the table is not unique after all. */
  public List<Answer> ask(Map<String, Object> inputs) {
    evaluated.clear();
    engine.evaluateDecisionTable(decision, inputs);
    return evaluated.get(0).getMatchingRules().stream()
        .map(
            rule -> {
              var outputs = new LinkedHashMap<String, String>();
              rule.getOutputEntries()
                  .values()
                  .forEach(
                      output ->
                          outputs.put(
                              output.getOutputName(),
                              String.valueOf(output.getValue().getValue())));
              return new Answer(rule.getId(), outputs);
            })
        .toList();
  }

  public String id() {
    return model.getModelElementsByType(Decision.class).iterator().next().getId();
  }

  public String historyTimeToLive() {
    return model
        .getModelElementsByType(Decision.class)
        .iterator()
        .next()
        .getCamundaHistoryTimeToLiveString();
  }

  public List<String> rules() {
    return model.getModelElementsByType(Rule.class).stream().map(Rule::getId).toList();
  }

  /** Every combination of inputs that the table has to answer. */
  public List<Map<String, Object>> combinations() {
    List<Map<String, Object>> combinations = List.of(Map.of());
    for (var input : model.getModelElementsByType(Input.class)) {
      var name = input.getInputExpression().getText().getTextContent();
      var longer = new ArrayList<Map<String, Object>>();
      for (var combination : combinations) {
        for (var one : valuesOf(input)) {
          var more = new LinkedHashMap<>(combination);
          more.put(name, one);
          longer.add(more);
        }
      }
      combinations = longer;
    }
    return combinations;
  }

  private List<Object> valuesOf(Input input) {
    return switch (input.getInputExpression().getTypeRef()) {
      case "boolean" -> List.of(true, false);
      case "integer" -> numbersOf(input);
      case "double" -> aroundEachOf(input);
      case "string" ->
          QUOTED
              .matcher(input.getInputValues().getText().getTextContent())
              .results()
              .<Object>map(quoted -> quoted.group(1))
              .toList();
      default -> throw new AssertionError(id() + " has an input of a type that is new here");
    };
  }

  /** From nought to the largest number that a rule names, so that a gap between them shows. */
  private List<Object> numbersOf(Input input) {
    var column =
        List.copyOf(input.getParentElement().getChildElementsByType(Input.class)).indexOf(input);
    var largest =
        model.getModelElementsByType(Rule.class).stream()
            .map(rule -> List.copyOf(rule.getInputEntries()).get(column))
            .mapToInt(entry -> Integer.parseInt(entry.getText().getTextContent()))
            .max()
            .orElseThrow();
    return IntStream.rangeClosed(0, largest).<Object>mapToObj(Integer::valueOf).toList();
  }

  /** Every number that a rule names, and what lies on either side of it. */
  private List<Object> aroundEachOf(Input input) {
    var column =
        List.copyOf(input.getParentElement().getChildElementsByType(Input.class)).indexOf(input);
    return model.getModelElementsByType(Rule.class).stream()
        .map(rule -> List.copyOf(rule.getInputEntries()).get(column).getText().getTextContent())
        .flatMap(entry -> DECIMAL.matcher(entry).results())
        .map(number -> Double.parseDouble(number.group()))
        .distinct()
        .<Object>flatMap(number -> Stream.of(number - 1e-6, number, number + 1e-6))
        .toList();
  }

  @Override
  public String toString() {
    return id();
  }
}
