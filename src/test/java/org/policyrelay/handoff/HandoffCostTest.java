package org.policyrelay.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import com.github.benmanes.caffeine.cache.Cache;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.engine.Decisions;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.SqlCost;
import org.policyrelay.support.SqlCost.Kind;
import org.policyrelay.support.SqlCounter;
import org.policyrelay.support.Tuned;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * What a handoff costs the database, step by step: its timers, deadlines, notices and audit
 * included, the search for due jobs and what is read once a second left out. It is a review, of
 * which each step asks who wrote the text. Each answer says, in one update, that what was told of
 * its stage is over. The figures are a budget: whoever adds a statement changes them here, and says
 * why.
 */
@Tuned
@RelayTest
class HandoffCostTest {

  private static final String ALL = "all";
  private static final String LINE = "%-9s %5s %6s %8s %8s %8s %5s\n";
  private static final String HEAD =
      LINE.formatted("step", "tx", "reads", "inserts", "updates", "deletes", "rows");

  /** Read by whichever step comes first after a second; no handoff pays for them under load. */
  private static final List<String> ONCE_A_SECOND =
      List.of(
          "select * from ACT_RE_PROCDEF where ID_ = ?",
          "select * from ACT_RU_JOBDEF where ID_ = ?");

  private static final SqlCost NOTHING = new SqlCost(0, List.of());

  @Autowired Relay relay;
  @Autowired SqlCounter counter;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired FormService forms;
  @Autowired ManagementService jobs;
  @Autowired Decisions decisions;

  private final Map<String, SqlCost> costs = new LinkedHashMap<>();
  private String lead = "";
  private String handoff = "";

  /** Models are parsed, decisions asked and classes loaded by two handoffs that do not count. */
  @BeforeEach
  void theSystemIsWarm() {
    forgetDecisions();
    handOff();
    walkToDelivery();
    handOff();
    climbTheLadder();
    costs.clear();
  }

  /** Kept for a minute; what another test asked a minute ago would be asked again half-way. */
  private void forgetDecisions() {
    var kept = (Cache<?, ?>) ReflectionTestUtils.getField(decisions, "answers");
    assertThat(kept).isNotNull();
    kept.invalidateAll();
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  @Test
  void ofAHandoffThatIsDeliveredInTime() {
    handOff();
    walkToDelivery();
    costs.put(ALL, costs.values().stream().reduce(NOTHING, SqlCost::plus));

    assertThat(table())
        .as(this::statements)
        .isEqualTo(
            """
            step         tx  reads  inserts  updates  deletes  rows
            offer         1     10       13        1        1    32
            claim         1      8        0        3        0     3
            accept        1     13        3        3        4    13
            accepted      1     11       10        5        3    27
            deliver       1     13        2        4        4    13
            delivered     1     14        2        7        5    29
            all           6     69       30       23       17   117
            """);
  }

  /** The engine's history of the steps inside the ladder is one of the inserts and the updates. */
  @Test
  void ofARungOfTheLadder() {
    handOff();
    costs.clear();
    climbTheLadder();

    assertThat(table())
        .as(this::statements)
        .isEqualTo(
            """
            step         tx  reads  inserts  updates  deletes  rows
            reminder      1     10        5        4        1    20
            level-1       1     10        5        5        2    15
            level-2       1     12        7        5        2    17
            level-3       1     15        4        6        2    21
            """);
  }

  /** Draws up a change until its first handoff is offered, in a week of which nothing is past. */
  private void handOff() {
    relay.stopTime();
    var change = relay.propose("policy-specialist", proposal(shouldRule()));
    relay.answer(
        "policy-specialist", relay.task(change, "Task_DraftRevision").getId(), "outcome", "submit");
    relay.settleUntil(() -> calls(change).size() == 2);
    var call = calls(change).get(0);
    cost("offer", () -> jobs.executeJob(call));
    handoff =
        runtime
            .createProcessInstanceQuery()
            .processDefinitionKey("team-handoff")
            .variableValueEquals("origin", change)
            .singleResult()
            .getId();
    lead = runtime.getVariable(handoff, "toTeam") + "-lead";
  }

  /** The handoffs that the change is about to make, one job each. */
  private List<String> calls(String change) {
    var root =
        runtime.createProcessInstanceQuery().variableValueEquals("change", change).singleResult();
    return jobs
        .createJobQuery()
        .processInstanceId(root.getId())
        .activityId("Call_HandOffForReview")
        .list()
        .stream()
        .map(Job::getId)
        .toList();
  }

  private void walkToDelivery() {
    var offered = task();
    act("claim", () -> tasks.claim(offered, lead));
    act("accept", () -> submit(offered, "outcome", "accept"));
    work("accepted");
    var accepted = task();
    act("deliver", () -> submit(accepted, "outcome", "deliver", "evidence", "checked 40 cases"));
    work("delivered");
    assertThat(runtime.createProcessInstanceQuery().processInstanceId(handoff).count()).isZero();
  }

  private void climbTheLadder() {
    climb("reminder", "2027-03-01T12:00+08:00");
    climb("level-1", "2027-03-01T13:00+08:00");
    climb("level-2", "2027-03-01T17:00+08:00");
    climb("level-3", "2027-03-02T17:00+08:00");
  }

  private void climb(String rung, String at) {
    relay.wait(Duration.between(relay.now(), OffsetDateTime.parse(at)));
    work(rung);
  }

  /** Works off the one job of the handoff that is due. */
  private void work(String step) {
    var job = jobs.createJobQuery().processInstanceId(handoff).executable().singleResult().getId();
    cost(step, () -> jobs.executeJob(job));
  }

  /** What the lead of the receiving team does. */
  private void act(String step, Runnable work) {
    relay.as(
        lead,
        () -> {
          cost(step, work);
          return true;
        });
  }

  private void cost(String step, Runnable work) {
    costs.put(step, counter.of(work).without(ONCE_A_SECOND));
  }

  private String task() {
    return tasks.createTaskQuery().processInstanceId(handoff).singleResult().getId();
  }

  private void submit(String task, Object... fields) {
    forms.submitTaskForm(task, Relay.map(fields));
  }

  private String table() {
    return HEAD
        + costs.entrySet().stream()
            .map(step -> line(step.getKey(), step.getValue()))
            .collect(Collectors.joining());
  }

  private static String line(String step, SqlCost cost) {
    return LINE.formatted(
        step,
        cost.transactions(),
        cost.count(Kind.READ),
        cost.count(Kind.INSERT),
        cost.count(Kind.UPDATE),
        cost.count(Kind.DELETE),
        cost.rows());
  }

  private String statements() {
    return costs.entrySet().stream()
        .filter(step -> !step.getKey().equals(ALL))
        .map(
            step ->
                step.getValue().statements().stream()
                    .map(statement -> "  " + statement)
                    .collect(Collectors.joining("\n", step.getKey() + ":\n", "\n")))
        .collect(Collectors.joining("\n", "every statement\n", "\n"));
  }
}
