package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.emergency;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyrelay.audit.Audit;
import org.policyrelay.change.process.ChangeDecisions;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * 300 changes, fifty at a time, walked with random answers from a fixed seed: returned, handed
 * back, asked, reworked, held, withdrawn, late. Whatever people do, nothing fails and nothing is
 * lost.
 */
@RelayTest
@Tag("walk")
class RandomWalkTest {

  private static final int CHANGES = 300;

  /** So many are under way together. */
  private static final int AT_ONCE = 50;

  private static final long SEED = 20_261_123L;
  private static final int ROUNDS = 40;

  private static final Map<String, String> ACTORS =
      Map.of(
          "ad-policy", "policy-specialist",
          "policy-managers", "policy-manager",
          "ad-review", "ad-review-lead",
          "qa", "qa-lead",
          "training", "training-lead",
          "advertiser-experience", "advertiser-experience-lead");

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired HistoryService history;
  @Autowired ManagementService management;
  @Autowired ChangeDecisions decisions;
  @Autowired Audit audit;

  private final Random random = new Random(SEED);

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  @Test
  void threeHundredChangesComeToAnEndOrWaitForSomebody() {
    var ended = 0L;
    for (var number = 0; number < CHANGES; number += AT_ONCE) {
      ended += walk(number);
      relay.cleanUp();
      forget();
    }
    assertThat(ended).as("walked far enough to end").isGreaterThan(CHANGES / 5);
  }

  /** Takes away hundreds of histories, which every later test with a list would read. */
  private void forget() {
    var ended = history.createHistoricProcessInstanceQuery().finished().list();
    history.deleteHistoricProcessInstancesIfExists(
        ended.stream().map(HistoricProcessInstance::getId).toList());
  }

  /** Returns how many came to their end. */
  private long walk(int first) {
    relay.stopTime();
    var keys = new ArrayList<String>();
    for (var number = first; number < first + AT_ONCE; number++) {
      keys.add(changes.propose(anyProposal(number), "policy-specialist"));
    }
    relay.settle();
    for (var round = 0; round < ROUNDS; round++) {
      open().forEach(this::answer);
      if (random.nextInt(6) == 0) {
        interfere(keys.get(random.nextInt(keys.size())));
      }
      relay.pass(Duration.ofHours(random.nextInt(round % 10 == 9 ? 600 : 6)));
    }

    // a held change waits for who resumes it, wherever it stood
    keys.stream()
        .filter(key -> changes.get(key).heldAt().isPresent())
        .forEach(key -> changes.resume(key, "policy-manager"));
    relay.settle();

    assertThat(runtime.createIncidentQuery().count()).isZero();
    assertThat(management.createJobQuery().noRetriesLeft().count()).isZero();
    for (var key : keys) {
      assertWaitsOrHasEnded(key);
      assertEveryDecisionIsOnRecord(key);
    }
    return keys.stream().filter(key -> changes.get(key).state().hasEnded()).count();
  }

  private void assertEveryDecisionIsOnRecord(String key) {
    var record = audit.of(key);
    decisions
        .of(changes.get(key))
        .forEach(
            decided ->
                assertThat(record)
                    .as("%s: %s", key, decided)
                    .anyMatch(
                        entry ->
                            entry.actor().equals(decided.by())
                                && (decided.what().equals("approved it")
                                    ? entry.event().equals("change-approved")
                                    : decided.reason().equals(entry.detail()))));
  }

  private void assertWaitsOrHasEnded(String key) {
    var running = runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).count();
    var state = changes.get(key).state();
    if (state == ChangeState.WITHDRAWN) {
      assertThat(running).as(key + ", whose parts are taken back").isLessThanOrEqualTo(1);
    } else {
      assertThat(running).as(key).isEqualTo(state.hasEnded() ? 0 : 1);
    }
    if (running == 1) {
      assertThat(relay.waiting(key).size() + relay.timers(key).size()).as(key).isPositive();
    }
  }

  private Proposal anyProposal(int number) {
    return switch (number % 5) {
      case 0, 1 -> proposal(mustRule());
      case 2, 3 -> proposal(shouldRule());
      default -> emergency(mustRule());
    };
  }

  private record Open(Task task, String name, String team) {}

  private List<Open> open() {
    return tasks.createTaskQuery().active().list().stream()
        .map(task -> new Open(task, task.getName(), firstTeam(task)))
        .sorted(Comparator.comparing(Open::name).thenComparing(Open::team))
        .toList();
  }

  private void answer(Open open) {
    if (random.nextInt(3) == 0) {
      return;
    }
    var task = open.task();
    var user = ACTORS.get(open.team());
    try {
      relay.answer(user == null ? "admin" : user, task.getId(), anyAnswer(task));
    } catch (RefusedException refused) {
      // such as "go" where a market is not ready: the task stays, and the next round tries again
      assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isEqualTo(1);
      relay.as(
          "admin",
          () -> {
            tasks.setAssignee(task.getId(), null);
            return true;
          });
    }
  }

  private String firstTeam(Task task) {
    return tasks.getIdentityLinksForTask(task.getId()).stream()
        .map(IdentityLink::getGroupId)
        .filter(Objects::nonNull)
        .filter(ACTORS::containsKey)
        .sorted(Comparator.comparing(group -> group.equals("policy-managers")))
        .findFirst()
        .orElse("camunda-admin");
  }

  private Object[] anyAnswer(Task task) {
    var answer = new LinkedHashMap<String, Object>();
    switch (task.getTaskDefinitionKey()) {
      case "Task_DraftRevision", "Task_ReworkRevision" -> {
        answer.put("outcome", pick(12, "submit", "abandon"));
        answer.put("summary", "Draft " + random.nextInt());
        answer.put("reworkAnswer", "It stays");
        answer.put("abandonReason", "not worth it");
      }
      case "Task_AcceptHandoff" -> {
        answer.put("outcome", pick(6, "accept", "return"));
        answer.put("returnReason", "not for us");
      }
      case "Task_DeliverWork" -> {
        answer.put("outcome", pick(5, "deliver", "ask", "hand-back"));
        answer.put("evidence", "seen");
        answer.put("question", "which ads?");
        answer.put("handBackReason", "no time");
      }
      case "Task_AnswerQuestion" -> answer.put("answer", "all of them");
      case "Task_ApproveChange" -> {
        answer.put("outcome", pick(8, "approve", "rework", "reject"));
        answer.put("decisionReason", "because");
      }
      case "Task_DecideDisputedChange" -> {
        answer.put("outcome", pick(3, "proceed", "rework", "reject"));
        answer.put("decisionReason", "because");
      }
      case "Task_ReleaseToMarkets" -> {
        answer.put("outcome", pick(2, "go", "hold", "go-for-ready-markets"));
        answer.put("holdReason", "wait");
      }
      case "Task_DecideObjections" -> {
        answer.put("outcome", pick(3, "keep", "withdraw"));
        answer.put("decisionReason", "because");
      }
      case "Task_SettleWatch" -> {
        answer.put("outcome", pick(2, "close", "watch-again"));
        answer.put("decisionReason", "because");
      }
      case "Task_SettleTakingBack" -> {
        answer.put("outcome", pick(2, "leave", "hand-over-again"));
        answer.put("decisionReason", "because");
      }
      default -> throw new AssertionError("no answer for " + task.getTaskDefinitionKey());
    }
    return answer.entrySet().stream()
        .flatMap(field -> List.of(field.getKey(), field.getValue()).stream())
        .toArray();
  }

  /** The first, except once in so many times. */
  private String pick(int often, String first, String... others) {
    return random.nextInt(often) > 0 ? first : others[random.nextInt(others.length)];
  }

  private void interfere(String key) {
    var change = changes.get(key);
    if (change.state().hasEnded()) {
      return;
    }
    if (change.heldAt().isPresent()) {
      changes.resume(key, "policy-manager");
    } else if (random.nextBoolean()) {
      changes.hold(key, "policy-manager", "wait");
    } else {
      changes.withdraw(key, "policy-manager", "no longer needed");
    }
    relay.settle();
  }
}
