package org.policyrelay;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.policy.written.ItemPart;
import org.policyrelay.policy.written.WrittenItems;
import org.policyrelay.support.FormFile;
import org.policyrelay.support.Model;

/** What people are asked, and that each of their answers leads somewhere. */
class ProcessFormsTest {

  private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();
  private static final Pattern ANSWER = Pattern.compile("\\$\\{outcome == '([a-z-]+)'}");
  private static final Pattern COMPARED = Pattern.compile("outcome !?= \"([^\"]*)\"");
  private static final Set<String> TEXTS = Set.of("textfield", "textarea");
  private static final Set<String> CHOICES = Set.of("radio", "select");

  /** The condition of what is shown once a box is ticked. */
  private static final Pattern TICKED = Pattern.compile("=(\\w+) != true");

  /** The condition of what is shown for one choice of another field alone. */
  private static final Pattern CHOSEN = Pattern.compile("=(?!outcome)(\\w+) != \"([^\"]+)\"");

  /** The condition of what is shown once more is asked for. */
  private static final Pattern FOLDED = Pattern.compile("=?(?:.* or )?(more|items) = false");

  /** What holds many texts. */
  private static final Set<String> ITEMS =
      Stream.concat(Stream.of(ItemPart.values()).map(ItemPart::code), Stream.of("labels"))
          .collect(toSet());

  private static final Set<String> FIELDS =
      Set.of("textfield", "textarea", "radio", "select", "checkbox", "number", "datetime");

  static List<Model> models() {
    return Model.all();
  }

  static List<FormFile> forms() {
    return FormFile.all();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyTaskHasAFormBesideTheModelAndSaysWhoAndByWhen(Model model) {
    var wrong = new ArrayList<String>();
    for (var task : model.each(UserTask.class)) {
      check(model, task.getId(), task.getCamundaFormRef(), task.getCamundaFormRefBinding(), wrong);
      required(task.getId(), "dueDate", task.getCamundaDueDate(), wrong);
      required(task.getId(), "priority", task.getCamundaPriority(), wrong);
      required(task.getId(), "candidateGroups", task.getCamundaCandidateGroups(), wrong);
      if (task.getDocumentations().isEmpty()) {
        wrong.add(task.getId() + " does not say what it is for");
      }
    }
    for (var start : model.each(StartEvent.class)) {
      if (start.getCamundaFormRef() != null) {
        check(
            model,
            start.getId(),
            start.getCamundaFormRef(),
            start.getCamundaFormRefBinding(),
            wrong);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theFormOfATaskSaysByWhenItIsDueAndWhy(FormFile form) {
    var texts = form.json().findValuesAsText("text");
    assertThat(texts.contains("=deadline")).isEqualTo(texts.contains("=briefing"));
  }

  private static void check(
      Model model,
      String node,
      @Nullable String form,
      @Nullable String binding,
      List<String> wrong) {
    if (form == null || !formFile(model, form).toFile().isFile()) {
      wrong.add(node + " has no form " + form);
    }
    if (!"deployment".equals(binding)) {
      wrong.add(node + " must bind its form to the deployment");
    }
  }

  private static void required(
      String node, String what, @Nullable String content, List<String> wrong) {
    if (content == null || content.isBlank()) {
      wrong.add(node + " has no " + what);
    }
  }

  private static Path formFile(Model model, String form) {
    return model.file().resolveSibling(form + ".form");
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyOutcomeOfATaskIsOneFlowOutOfTheNextSplit(Model model) {
    var answered = new HashSet<ExclusiveGateway>();
    for (var task : model.each(UserTask.class)) {
      var form = FormFile.read(formFile(model, task.getCamundaFormRef()));
      if (form.outcomes().isEmpty()) {
        continue;
      }
      var splits = Model.nextSplits(task);
      assertThat(splits).as("what " + task.getId() + " decides").hasSize(1);
      var split = splits.iterator().next();
      assertThat(conditions(split))
          .as(task.getId() + " and " + split.getId())
          .containsExactlyInAnyOrderElementsOf(form.outcomes());
      answered.add(split);
    }
    assertThat(model.splits().stream().filter(ProcessFormsTest::asksPeople).collect(toSet()))
        .as("splits that somebody's answer decides")
        .isEqualTo(answered);
  }

  private static List<String> conditions(ExclusiveGateway split) {
    return split.getOutgoing().stream()
        .map(
            flow -> {
              var condition = flow.getConditionExpression();
              var text = condition == null ? "" : condition.getTextContent().strip();
              var answer = ANSWER.matcher(text);
              if (!answer.matches()) {
                return flow.getId() + " has the condition '" + text + "'";
              }
              assertThat(flow.getName()).as(flow.getId()).isEqualTo(answer.group(1));
              return answer.group(1);
            })
        .toList();
  }

  private static boolean asksPeople(ExclusiveGateway split) {
    return split.getOutgoing().stream()
        .map(flow -> flow.getConditionExpression())
        .anyMatch(condition -> condition != null && condition.getTextContent().contains("outcome"));
  }

  @Test
  void everyFormIsUsed() {
    var used =
        Model.all().stream()
            .flatMap(
                model ->
                    Stream.concat(
                            model.each(UserTask.class).stream().map(UserTask::getCamundaFormRef),
                            model.each(StartEvent.class).stream()
                                .map(StartEvent::getCamundaFormRef))
                        .filter(form -> form != null)
                        .map(form -> formFile(model, form).toString()))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(used)
        .containsExactlyElementsOf(
            FormFile.all().stream().map(form -> form.file().toString()).toList());
  }

  /** With a longer interval the form would silently make another time of what somebody types. */
  @ParameterizedTest
  @MethodSource("forms")
  void aTimeIsTakenToTheMinute(FormFile form) {
    for (var interval : form.json().findValues("timeInterval")) {
      assertThat(interval.asInt()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aFormIsNamedAsItsFileAndMadeForThisEngine(FormFile form) {
    assertThat(form.file().getFileName()).hasToString(form.id() + ".form");
    assertThat(form.json().path("type").asText()).isEqualTo("default");
    assertThat(form.json().path("executionPlatform").asText()).isEqualTo("Camunda Platform");
    assertThat(form.json().path("executionPlatformVersion").asText()).isEqualTo("7.24.0");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aTasksFormBeginsWithTheBriefing(FormFile form) {
    var starts =
        Model.all().stream()
            .flatMap(model -> model.each(StartEvent.class).stream())
            .map(StartEvent::getCamundaFormRef)
            .collect(Collectors.toCollection(HashSet::new));
    if (!starts.contains(form.id())) {
      assertThat(form.components().get(0).path("text").asText()).isEqualTo("=briefing");
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void keysAndIdsAreGivenOnce(FormFile form) {
    assertThat(form.fields()).extracting(field -> text(field, "key")).doesNotHaveDuplicates();
    assertThat(form.components()).extracting(one -> text(one, "id")).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aFieldIsOfATypeThatTheServerChecksAndHasItsLimits(FormFile form) {
    assertThat(form.fields())
        .isNotEmpty()
        .allSatisfy(
            field -> {
              assertThat(text(field, "type")).as(text(field, "key")).isIn(FIELDS);
              assertThat(text(field, "label") + text(field, "dateLabel")).isNotBlank();
              if (TEXTS.contains(text(field, "type"))) {
                assertThat(field.path("validate").path("maxLength").asInt())
                    .as("maxLength of " + text(field, "key"))
                    .isBetween(1, ITEMS.contains(text(field, "key")) ? WrittenItems.LONGEST : 5000);
              }
              if (text(field.path("properties"), "choices").equals("offered")) {
                assertThat(field.has("values"))
                    .as("what is offered to each by themselves")
                    .isFalse();
              } else if (CHOICES.contains(text(field, "type"))) {
                assertThat(FormFile.values(field)).hasSizeGreaterThan(1).doesNotHaveDuplicates();
              }
              var pattern = text(field.path("validate"), "pattern");
              assertThatCode(() -> Pattern.compile(pattern)).doesNotThrowAnyException();
            });
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theOutcomeIsARequiredChoice(FormFile form) {
    form.field("outcome")
        .ifPresent(
            outcome -> {
              assertThat(text(outcome, "type")).isIn(CHOICES);
              assertThat(outcome.path("validate").path("required").asBoolean()).isTrue();
              assertThat(outcome.has("conditional")).isFalse();
            });
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aHiddenFieldShowsForSomeOutcomeAndNamesOnlyOutcomesThatExist(FormFile form) {
    for (var component : form.components()) {
      var hide = text(component.path("conditional"), "hide");
      var folded = FOLDED.matcher(hide);
      if (folded.matches()) {
        assertThat(form.field(folded.group(1)).map(field -> text(field, "type")))
            .as("what unfolds " + text(component, "id"))
            .contains("checkbox");
      }
      var ticked = TICKED.matcher(hide);
      if (ticked.matches()) {
        assertThat(form.field(ticked.group(1)).map(field -> text(field, "type")))
            .as("what shows " + text(component, "id"))
            .contains("checkbox");
      }
      var chosen = CHOSEN.matcher(hide);
      if (chosen.matches()) {
        assertThat(form.field(chosen.group(1)))
            .as("what shows " + text(component, "id"))
            .hasValueSatisfying(
                field ->
                    assertThat(field.path("values").findValuesAsText("value"))
                        .contains(chosen.group(2)));
        continue;
      }
      if (hide.isEmpty() || hide.matches("=\\w+ = false") || ticked.matches()) {
        continue;
      }
      assertThat(hide).as(text(component, "id")).startsWith("=");
      assertThat(COMPARED.matcher(hide).results().map(found -> found.group(1)).toList())
          .as(hide)
          .isNotEmpty()
          .isSubsetOf(form.outcomes());
      assertThat(form.outcomes())
          .as(text(component, "id") + " is never shown")
          .anyMatch(outcome -> !isHidden(hide, outcome));
      assertThat(isHidden(hide, null))
          .as(text(component, "id") + " is shown before anything is chosen")
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aReasonIsRequiredWhereverItIsAskedFor(FormFile form) {
    for (var field : form.fields()) {
      if (text(field, "key").endsWith("Reason") || text(field, "key").equals("reason")) {
        assertThat(field.path("validate").path("required").asBoolean())
            .as(text(field, "key"))
            .isTrue();
      }
    }
  }

  private static boolean isHidden(String hide, @Nullable String outcome) {
    var scope = new LinkedHashMap<String, @Nullable Object>();
    scope.put("outcome", outcome);
    scope.put("work", "golden-set");
    var result = FEEL.evaluateExpression(hide.substring(1), scope);
    assertThat(result.isSuccess()).as(hide).isTrue();
    return Boolean.TRUE.equals(result.result());
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }
}
