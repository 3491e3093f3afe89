package org.policyrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.support.Model;

/**
 * What every model keeps to: names, ids, gateways that ask, and transactions that can be retried.
 */
class ProcessModelsTest {

  private static final String RETRIES = "R3/PT10S";

  /** A site that is away says nothing, and nobody can mend more than that. */
  private static final String ASKED_EVERY_MINUTE = "R100/PT1M";

  private static final Pattern WHAT = Pattern.compile("[A-Z][A-Za-z]*");

  /** The only words that a name in sentence case spells with more than a leading capital. */
  private static final Set<String> PROPER = Set.of("QA", "SOP", "Legal");

  static List<Model> models() {
    return Model.all();
  }

  @ParameterizedTest
  @MethodSource("models")
  void theFileIsNamedAfterItsOneProcess(Model model) {
    assertThat(model.file().getFileName()).hasToString(model.process().getId() + ".bpmn");
    assertThat(model.each(org.camunda.bpm.model.bpmn.instance.Process.class)).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("models")
  void theProcessCanBeRunReadAndForgotten(Model model) {
    var process = model.process();
    assertThat(process.isExecutable()).isTrue();
    assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo("P365D");
    assertThat(process.getName()).isNotBlank();
    assertThat(process.getDocumentations()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void idsSayTypeAndWhat(Model model) {
    var wrong = new ArrayList<String>();
    for (var element : model.each(FlowElement.class)) {
      if (!hasTypeAndWhat(element.getId(), prefixOf(element))) {
        wrong.add(element.getId() + ", must be " + prefixOf(element) + "_<What>");
      }
    }
    for (var message : model.each(Message.class)) {
      if (!message.getId().equals("Message_" + message.getName())) {
        wrong.add(message.getId() + ", must be Message_" + message.getName());
      }
    }
    for (var definition : model.each(EventDefinition.class)) {
      var event = (Event) definition.getParentElement();
      if (!definition.getId().startsWith(event.getId() + "_")) {
        wrong.add(definition.getId() + ", must begin with " + event.getId());
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean hasTypeAndWhat(String id, String type) {
    var parts = Arrays.asList(id.split("_", -1));
    return parts.size() >= 2
        && parts.size() <= 3
        && parts.get(0).equals(type)
        && parts.stream().skip(1).allMatch(part -> WHAT.matcher(part).matches());
  }

  private static String prefixOf(FlowElement element) {
    if (element instanceof SequenceFlow) {
      return "Flow";
    }
    if (element instanceof Gateway) {
      return "Gateway";
    }
    if (element instanceof CallActivity) {
      return "Call";
    }
    if (element instanceof SubProcess) {
      return "SubProcess";
    }
    if (element instanceof Task) {
      return "Task";
    }
    return Model.isTimer(element) ? "Timer" : "Event";
  }

  @ParameterizedTest
  @MethodSource("models")
  void idsOfTasksCallsAndEventsFollowFromTheirNames(Model model) {
    var wrong = new ArrayList<String>();
    for (var node : model.each(FlowNode.class)) {
      var named = node instanceof Task || node instanceof CallActivity || isPlainEvent(node);
      if (named && !node.getId().equals(prefixOf(node) + "_" + camelCase(node.getName()))) {
        wrong.add(node.getId() + " is named \"" + node.getName() + "\"");
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean isPlainEvent(FlowNode node) {
    return node instanceof Event && !Model.isTimer(node);
  }

  private static String camelCase(String name) {
    return Stream.of(name.split("[^A-Za-z]+", -1))
        .filter(word -> !word.isEmpty())
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @MethodSource("models")
  void everythingButMergingGatewaysHasANameInSentenceCase(Model model) {
    var wrong = new ArrayList<String>();
    for (var node : model.each(FlowNode.class)) {
      var merges = node instanceof Gateway && node.getOutgoing().size() == 1;
      if (!merges && !isSentenceCase(node.getName())) {
        wrong.add(node.getId() + " is named \"" + node.getName() + "\"");
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean isSentenceCase(@Nullable String name) {
    if (name == null || name.isBlank() || !Character.isUpperCase(name.charAt(0))) {
      return false;
    }
    return Stream.of(name.split(" ", -1))
        .skip(1)
        .allMatch(word -> PROPER.contains(word) || word.equals(word.toLowerCase(Locale.ROOT)));
  }

  @ParameterizedTest
  @MethodSource("models")
  void splittingGatewaysAskAndTheirFlowsAnswer(Model model) {
    var wrong = new ArrayList<String>();
    for (var split : model.splits()) {
      if (split.getName() == null || !split.getName().endsWith("?")) {
        wrong.add(split.getId() + " is no question: " + split.getName());
      }
      for (var flow : split.getOutgoing()) {
        if (flow.getName() == null || flow.getName().isBlank()) {
          wrong.add(flow.getId() + " gives no answer");
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void aFlowLeavesASplitOnACondition(Model model) {
    var wrong = new ArrayList<String>();
    for (var split : model.splits()) {
      for (var flow : split.getOutgoing()) {
        var isDefault = flow.equals(split.getDefault());
        if (isDefault == (flow.getConditionExpression() != null)) {
          wrong.add(flow.getId() + " must either have a condition or be the default");
        }
      }
    }
    for (var flow : model.each(SequenceFlow.class)) {
      if (flow.getConditionExpression() != null && flow.getSource().getOutgoing().size() == 1) {
        wrong.add(flow.getId() + " has a condition, but there is no other way");
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void noGatewayMergesAndSplitsAndNothingElseDoesEither(Model model) {
    var wrong = new ArrayList<String>();
    for (var node : model.each(FlowNode.class)) {
      var merges = node.getIncoming().size() > 1;
      var splits = node.getOutgoing().size() > 1;
      if (node instanceof Gateway ? merges == splits : merges || splits) {
        wrong.add(node.getId());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void startsCallsAndPeoplesAnswersEndTheirTransaction(Model model) {
    var wrong = new ArrayList<String>();
    for (var start : model.each(StartEvent.class)) {
      if (start.getParentElement().equals(model.process())
          && !start.isCamundaAsyncBefore()
          && !isCalled(model)) {
        wrong.add(start.getId() + " needs asyncBefore");
      }
    }
    for (var call : model.each(CallActivity.class)) {
      if (!call.isCamundaAsyncBefore()) {
        wrong.add(call.getId() + " needs asyncBefore");
      }
      if (loopOf(call).stream().anyMatch(loop -> !loop.isCamundaAsyncBefore())) {
        wrong.add(call.getId() + " needs asyncBefore on each instance");
      }
      if (!loopOf(call).isEmpty() && !call.isCamundaAsyncAfter()) {
        wrong.add(call.getId() + " joins and needs asyncAfter");
      }
    }
    for (var task : model.each(UserTask.class)) {
      if (!task.isCamundaAsyncAfter()) {
        wrong.add(task.getId() + " needs asyncAfter");
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** A call is a job of its own already; a second one in front of the first step adds nothing. */
  private static boolean isCalled(Model model) {
    return Model.all().stream()
        .flatMap(caller -> caller.each(CallActivity.class).stream())
        .anyMatch(call -> model.process().getId().equals(call.getCalledElement()));
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyJobIsRetried(Model model) {
    var waiting = new HashMap<String, BaseElement>();
    for (var node : model.each(FlowNode.class)) {
      if (node instanceof EventBasedGateway) {
        // only waits; what comes first goes on
        continue;
      }
      if (node.isCamundaAsyncBefore() || node.isCamundaAsyncAfter() || Model.isTimer(node)) {
        waiting.put(node.getId(), node);
      }
    }
    for (var activity : model.each(Activity.class)) {
      loopOf(activity).forEach(loop -> waiting.put("each of " + activity.getId(), loop));
    }
    assertThat(waiting).isNotEmpty();
    assertThat(waiting)
        .allSatisfy(
            (name, element) ->
                assertThat(Model.extensions(element, CamundaFailedJobRetryTimeCycle.class))
                    .as(name)
                    .containsExactly(
                        name.equals("Task_VerifyPublication") ? ASKED_EVERY_MINUTE : RETRIES));
  }

  private static List<MultiInstanceLoopCharacteristics> loopOf(Activity activity) {
    return activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics loop
        ? List.of(loop)
        : List.of();
  }

  @Test
  void noProcessIsThereTwice() {
    assertThat(Model.all()).extracting(model -> model.process().getId()).doesNotHaveDuplicates();
  }
}
