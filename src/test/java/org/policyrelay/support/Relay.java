package org.policyrelay.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.change.Proposal;
import org.policyrelay.engine.Directory;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.PublishOrder;
import org.policyrelay.policy.PublishOrder.MarketRelease;
import org.policyrelay.policy.entry.PolicyEntry;
import org.springframework.boot.test.context.TestComponent;

/**
 * Drives the relay as people do: each call is one thing that somebody does, as themselves. The job
 * executor is off in these tests, so that time passes only when a test says so.
 */
@TestComponent
public class Relay {

  private final ProcessEngine engine;
  private final PolicyChanges changes;
  private final PolicyPublisher publisher;
  private final Directory directory;

  Relay(
      ProcessEngine engine, PolicyChanges changes, PolicyPublisher publisher, Directory directory) {
    this.engine = engine;
    this.changes = changes;
    this.publisher = publisher;
    this.directory = directory;
  }

  /** Proposes a change and lets the relay go on until it waits for somebody. */
  public String propose(String user, Proposal proposal) {
    var key = changes.propose(proposal, user);
    settle();
    return key;
  }

  public PolicyChange change(String key) {
    return changes.get(key);
  }

  /** The open tasks of the change and of everything that it has handed off, by step and team. */
  public List<String> waiting(String change) {
    return tasks(change).stream()
        .map(task -> task.getTaskDefinitionKey() + teamOf(task))
        .sorted()
        .toList();
  }

  public List<Task> tasks(String change) {
    var found = new ArrayList<Task>();
    for (var variable : List.of("change", "origin")) {
      found.addAll(
          engine
              .getTaskService()
              .createTaskQuery()
              .processVariableValueEquals(variable, change)
              .list());
    }
    return found;
  }

  private String teamOf(Task task) {
    var team = engine.getTaskService().getVariable(task.getId(), "toTeam");
    return team == null ? "" : " @" + team;
  }

  /** The one open task of that step; for a handoff's step name the team too. */
  public Task task(String change, String step) {
    var matching =
        tasks(change).stream()
            .filter(task -> (task.getTaskDefinitionKey() + teamOf(task)).equals(step))
            .toList();
    assertThat(matching).as(step + " in " + waiting(change)).hasSize(1);
    return matching.get(0);
  }

  /** Claims and completes, and lets the relay go on. */
  public void complete(String user, String change, String step, Object... fields) {
    answer(user, task(change, step).getId(), fields);
    settle();
  }

  /** Claims and completes; the relay does not go on yet. */
  public void answer(String user, String taskId, Object... fields) {
    as(
        user,
        () -> {
          engine.getTaskService().claim(taskId, user);
          engine.getFormService().submitTaskForm(taskId, map(fields));
          return true;
        });
  }

  public static Map<String, Object> map(Object... fields) {
    var map = new LinkedHashMap<String, Object>();
    for (var index = 0; index < fields.length; index += 2) {
      map.put((String) fields[index], fields[index + 1]);
    }
    return map;
  }

  /** Does something in the engine as the user, with the user's groups and nothing more. */
  public <T> T as(String user, Supplier<T> work) {
    engine.getIdentityService().setAuthentication(user, List.copyOf(directory.groupsOf(user)));
    try {
      return work.get();
    } finally {
      engine.getIdentityService().clearAuthentication();
    }
  }

  /** Lets the relay do everything that is due now, until it waits for a person or for time. */
  public void settle() {
    settleUntil(() -> false);
  }

  /** As {@link #settle()}, but stops between two steps as soon as the condition holds. */
  public void settleUntil(BooleanSupplier reached) {
    for (var round = 0; round < 1000; round++) {
      var due = dueJobs();
      if (due.isEmpty()) {
        return;
      }
      for (var job : due) {
        if (reached.getAsBoolean()) {
          return;
        }
        run(job);
      }
    }
    throw new AssertionError("the relay does not come to rest: " + dueJobs());
  }

  /** A job may be gone by now: an answer that was worked off first has cancelled its timer. */
  private void run(Job job) {
    var management = engine.getManagementService();
    if (management.createJobQuery().jobId(job.getId()).count() > 0) {
      management.executeJob(job.getId());
    }
  }

  private List<Job> dueJobs() {
    return engine
        .getManagementService()
        .createJobQuery()
        .executable()
        .withRetriesLeft()
        .active()
        .list()
        .stream()
        .filter(job -> job.getProcessDefinitionKey() != null && job.getProcessInstanceId() != null)
        .toList();
  }

  /**
   * Lets a process begin by its timer, if that is due: a test that says nothing of it has no such
   * beginnings behind its back.
   */
  public void beginByTimer(String timer) {
    engine.getManagementService().createJobQuery().executable().active().list().stream()
        .filter(job -> job.getProcessInstanceId() == null && job.getJobDefinitionId() != null)
        .filter(job -> activityOf(job).equals(timer))
        .forEach(job -> engine.getManagementService().executeJob(job.getId()));
    settle();
  }

  /** Accepts a handoff and delivers it with evidence. */
  public void deliver(String user, String change, String team) {
    complete(user, change, "Task_AcceptHandoff @" + team, "outcome", "accept");
    complete(
        user,
        change,
        "Task_DeliverWork @" + team,
        "outcome",
        "deliver",
        "evidence",
        "https://wiki.example/" + team);
  }

  /** Returns an offered handoff. */
  public void giveBack(String user, String change, String team, String reason) {
    complete(
        user, change, "Task_AcceptHandoff @" + team, "outcome", "return", "returnReason", reason);
  }

  /** All four teams deliver what they were handed. */
  public void allDeliver(String change) {
    deliver("ad-review-lead", change, "ad-review");
    deliver("qa-lead", change, "qa");
    deliver("training-lead", change, "training");
    deliver("advertiser-experience-lead", change, "advertiser-experience");
  }

  /** The same, the training not for some markets yet. */
  public void allDeliverBut(String notReadyMarkets, String change) {
    deliver("ad-review-lead", change, "ad-review");
    deliver("qa-lead", change, "qa");
    deliver("advertiser-experience-lead", change, "advertiser-experience");
    complete("training-lead", change, "Task_AcceptHandoff @training", "outcome", "accept");
    complete(
        "training-lead",
        change,
        "Task_DeliverWork @training",
        "outcome",
        "deliver",
        "evidence",
        "SOP 12",
        "notReadyMarkets",
        notReadyMarkets);
  }

  /** A change of that text, proposed and reviewed by all teams: it waits for its approval. */
  public String reviewed(PolicyEntry entry) {
    var change = propose("policy-specialist", Policies.proposal(entry));
    complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    allDeliver(change);
    return change;
  }

  /** The same, approved. */
  public String approved(PolicyEntry entry) {
    var change = reviewed(entry);
    complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");
    return change;
  }

  /** The same, made ready, released everywhere and in effect. */
  public String inEffect(PolicyEntry entry) {
    var change = approved(entry);
    bringIntoEffect(change);
    return change;
  }

  /** Makes ready what is approved, releases it everywhere and goes to when it applies. */
  public void bringIntoEffect(String change) {
    allDeliver(change);
    complete("policy-manager", change, "Task_ReleaseToMarkets", "outcome", "go");
    goTo(Date.from(change(change).effectiveAt().orElseThrow()));
  }

  /** An emergency of that text, proposed and approved: it is public. */
  public String emergency(PolicyEntry entry) {
    var change = propose("policy-specialist", Policies.emergency(entry));
    complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");
    return change;
  }

  /**
   * Publishes a version from now on, past every process; in all its markets where none is named.
   */
  public void publish(String version, PolicyEntry entry, String... markets) {
    var where = markets.length > 0 ? Stream.of(markets).map(Market::new).toList() : entry.markets();
    publish(version, entry, now(), where);
  }

  /** Publishes a version that applies after that time, in all its markets. */
  public void announce(String version, PolicyEntry entry, Duration in) {
    publish(version, entry, now().plus(in), entry.markets());
  }

  private void publish(String version, PolicyEntry entry, Instant from, List<Market> markets) {
    publisher.publish(
        new PublishOrder(
            entry,
            version,
            "P-" + entry.policyId() + "-" + version,
            entry.contentHash(),
            markets.stream().map(market -> new MarketRelease(market, from)).toList(),
            now()));
  }

  /** The timers that are set for the change and its handoffs, by their ids in the model. */
  public List<String> timers(String change) {
    var timers = new ArrayList<String>();
    for (var variable : List.of("change", "origin")) {
      for (var instance :
          engine
              .getRuntimeService()
              .createProcessInstanceQuery()
              .variableValueEquals(variable, change)
              .list()) {
        engine
            .getManagementService()
            .createJobQuery()
            .processInstanceId(instance.getId())
            .timers()
            .list()
            .forEach(job -> timers.add(activityOf(job)));
      }
    }
    timers.sort(null);
    return timers;
  }

  private String activityOf(Job job) {
    return engine
        .getManagementService()
        .createJobDefinitionQuery()
        .jobDefinitionId(job.getJobDefinitionId())
        .singleResult()
        .getActivityId();
  }

  /** Moves the time on by that much and lets everything happen that is due then. */
  public void pass(Duration time) {
    goTo(Date.from(now().plus(time)));
  }

  /** Moves the time on and lets nothing happen yet. */
  public void wait(Duration time) {
    ClockUtil.setCurrentTime(Date.from(now().plus(time)));
  }

  public Instant now() {
    return ClockUtil.getCurrentTime().toInstant();
  }

  /** Stops the clock on a Monday morning in an ordinary week, when Singapore opens. */
  public void stopTime() {
    goTo("2027-03-01T09:00+08:00");
  }

  /**
   * Moves the time to the instant, such as {@code 2027-03-01T09:00+08:00}, and lets happen what is
   * due.
   */
  public void goTo(String instant) {
    goTo(Date.from(OffsetDateTime.parse(instant).toInstant()));
  }

  /** Moves the time to the instant and runs that timer before anything else that is due. */
  public void goTo(Date instant, String timer) {
    ClockUtil.setCurrentTime(instant);
    dueJobs().stream()
        .filter(job -> activityOf(job).equals(timer))
        .forEach(job -> engine.getManagementService().executeJob(job.getId()));
    settle();
  }

  /** Runs the timer of a change's handoff to the team now, whenever it is due. */
  public void fire(String change, String team, String timer) {
    var task = tasks(change).stream().filter(open -> teamOf(open).equals(" @" + team)).findFirst();
    engine
        .getManagementService()
        .createJobQuery()
        .processInstanceId(task.orElseThrow().getProcessInstanceId())
        .timers()
        .list()
        .stream()
        .filter(job -> activityOf(job).equals(timer))
        .forEach(job -> engine.getManagementService().executeJob(job.getId()));
    settle();
  }

  /** Moves the time to the instant and lets everything happen that is due then. */
  public void goTo(Date instant) {
    ClockUtil.setCurrentTime(instant);
    settle();
  }

  /** Sets the time right again and ends what a test left open, so that the next is on its own. */
  public void cleanUp() {
    ClockUtil.reset();
    var runtime = engine.getRuntimeService();
    for (var instance : runtime.createProcessInstanceQuery().rootProcessInstances().list()) {
      runtime.deleteProcessInstance(instance.getId(), "the test is over");
    }
  }
}
