package org.policyrelay;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.support.Beans;
import org.policyrelay.support.Model;
import org.policyrelay.support.ModelExpression;

/** One chain from a name in a model to the class that does it, and no end of it loose. */
class ProcessModelWiringTest {

  private static final Map<String, Class<?>> BEANS = Beans.all();
  private static final Pattern ANSWER = Pattern.compile("outcome == '[a-z-]+'");
  private static final Pattern VARIABLE = Pattern.compile("[a-zA-Z]+");
  private static final Pattern CALL =
      Pattern.compile("([a-zA-Z]+)\\.([a-zA-Z]+)\\(([a-zA-Z, ]*)\\)");

  /** What an expression has to give, by where it stands in the model. */
  private static final Map<String, Class<?>> GIVES =
      Map.ofEntries(
          Map.entry("completionCondition", boolean.class),
          Map.entry("dueDate", Date.class),
          Map.entry("followUpDate", Date.class),
          Map.entry("timeDate", Date.class),
          Map.entry("priority", int.class),
          Map.entry("conditionExpression", boolean.class),
          Map.entry("collection", Collection.class),
          Map.entry("candidateGroups", String.class),
          Map.entry("assignee", String.class),
          Map.entry("sourceExpression", String.class),
          Map.entry("businessKey", String.class));

  static List<Model> models() {
    return Model.all();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyWorkTaskIsDoneByTheClassThatItsNameSays(Model model) {
    var wrong = new ArrayList<String>();
    for (var task : model.workTasks()) {
      var bean = beanName(task);
      var type = BEANS.get(bean);
      if (!("${" + bean + "}").equals(delegateOf(task))) {
        wrong.add(task.getId() + " asks for " + delegateOf(task) + ", its name for " + bean);
      } else if (type == null || !isDelegate(type)) {
        wrong.add(task.getId() + " has no JavaDelegate " + bean);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyDelegateIsUsedByOneModel() {
    var used =
        Model.all().stream()
            .flatMap(model -> model.workTasks().stream())
            .map(ProcessModelWiringTest::beanName)
            .collect(toCollection(TreeSet::new));
    var delegates =
        BEANS.entrySet().stream()
            .filter(bean -> isDelegate(bean.getValue()))
            .map(Map.Entry::getKey)
            .collect(toCollection(TreeSet::new));
    assertThat(used).isNotEmpty().isEqualTo(delegates);
  }

  @Test
  void aDelegateIsNamedAsItsBeanAndStandsInAProcessPackage() {
    assertThat(BEANS)
        .allSatisfy(
            (name, type) -> {
              if (isDelegate(type)) {
                assertThat(decapitalized(type.getSimpleName())).isEqualTo(name);
                assertThat(type.getPackageName()).endsWith(".process");
              }
            });
  }

  private static boolean isDelegate(Class<?> type) {
    return JavaDelegate.class.isAssignableFrom(type);
  }

  private static String delegateOf(Task task) {
    return task instanceof ServiceTask service
        ? service.getCamundaDelegateExpression()
        : ((BusinessRuleTask) task).getCamundaDelegateExpression();
  }

  /** "Record hand-back" → {@code recordHandBack}. */
  private static String beanName(Task task) {
    var name =
        Stream.of(task.getName().split("[^A-Za-z]+", -1))
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining());
    return decapitalized(name);
  }

  private static String decapitalized(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyExpressionIsAnAnswerAVariableOrACallThatExists(Model model) {
    var expressions = ModelExpression.in(model.file());
    assertThat(expressions).isNotEmpty();
    var variables = variablesOf(model);
    var wrong = new ArrayList<String>();
    for (var expression : expressions) {
      if (!expression.place().equals("delegateExpression") && !isKnown(expression, variables)) {
        wrong.add(expression.place() + " ${" + expression.text() + "}");
      }
    }
    assertThat(wrong).as("broken, or more than a variable or a call").isEmpty();
  }

  private static boolean isKnown(ModelExpression expression, Set<String> variables) {
    var text = expression.text();
    if (VARIABLE.matcher(text).matches()) {
      return variables.contains(text);
    }
    if (ANSWER.matcher(text).matches()) {
      return expression.place().equals("conditionExpression");
    }
    var call = CALL.matcher(text);
    if (!call.matches()) {
      return false;
    }
    var type = BEANS.get(call.group(1));
    var arguments = Stream.of(call.group(3).split(", ?", -1)).toList();
    return type != null
        && Modifier.isPublic(type.getModifiers())
        && Arrays.stream(type.getDeclaredMethods())
            .filter(method -> method.getName().equals(call.group(2)))
            .anyMatch(method -> fits(method, arguments, expression.place(), variables));
  }

  private static boolean fits(
      Method method, List<String> arguments, String place, Set<String> variables) {
    var gives = GIVES.get(place);
    return Modifier.isPublic(method.getModifiers())
        && method.getParameterCount() == arguments.size()
        && arguments.stream().allMatch(one -> one.equals("execution") || variables.contains(one))
        && gives != null
        && gives.isAssignableFrom(method.getReturnType());
  }

  /**
   * What the model's own loops set, what its callers hand in, and what the constants of the
   * delegates' packages name.
   */
  private static Set<String> variablesOf(Model model) {
    var variables = new TreeSet<String>();
    model
        .each(MultiInstanceLoopCharacteristics.class)
        .forEach(loop -> variables.add(loop.getCamundaElementVariable()));
    model.workTasks().stream()
        .map(task -> BEANS.get(beanName(task)))
        .filter(Objects::nonNull)
        .map(type -> type.getPackageName())
        .distinct()
        .forEach(folder -> variables.addAll(constants(folder)));
    return variables;
  }

  private static Set<String> constants(String folder) {
    return new ClassFileImporter()
        .importPackages(folder).stream()
            .filter(type -> type.getSimpleName().endsWith("Variables"))
            .flatMap(type -> Arrays.stream(type.reflect().getDeclaredFields()))
            .filter(field -> Modifier.isStatic(field.getModifiers()))
            .filter(field -> field.getType() == String.class)
            .map(ProcessModelWiringTest::valueOf)
            .collect(toSet());
  }

  private static String valueOf(Field constant) {
    try {
      constant.setAccessible(true);
      return (String) constant.get(null);
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(constant.toString(), impossible);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyCalledProcessExistsAndIsCalledInItsLatestVersion(Model model) {
    var known = Model.all().stream().map(one -> one.process().getId()).collect(toSet());
    assertThat(model.each(CallActivity.class))
        .allSatisfy(
            call -> {
              assertThat(call.getCalledElement()).as(call.getId()).isIn(known);
              assertThat(call.getCamundaCalledElementBinding()).isEqualTo("latest");
            });
  }

  @Test
  void everyCallHandsInEverythingThatTheCalledProcessNeeds() {
    var needed =
        Map.of(
            "team-handoff",
            Set.of(
                "origin", "work", "toTeam", "fromTeam", "subject", "policy", "markets", "riskTier"),
            "policy-publication",
            Set.of("origin", "subject", "policy", "markets", "riskTier"),
            "blind-round",
            Set.of("the business key"));
    var calls =
        Model.all().stream().flatMap(model -> model.each(CallActivity.class).stream()).toList();
    assertThat(calls)
        .isNotEmpty()
        .allSatisfy(
            call ->
                assertThat(call.getExtensionElements().getChildElementsByType(CamundaIn.class))
                    .extracting(ProcessModelWiringTest::handedIn)
                    .as(call.getId())
                    .containsExactlyInAnyOrderElementsOf(
                        needed.getOrDefault(call.getCalledElement(), Set.of())));
  }

  private static String handedIn(CamundaIn in) {
    return in.getCamundaBusinessKey() == null ? in.getCamundaTarget() : "the business key";
  }
}
