package org.policyrelay.handoff.process;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.Caveats;
import org.policyrelay.calendar.Segment;
import org.policyrelay.deadline.Count;
import org.policyrelay.deadline.Deadline;
import org.policyrelay.deadline.DeadlineExplanation;
import org.policyrelay.deadline.DeadlineWords;
import org.policyrelay.deadline.Deadlines;
import org.policyrelay.deadline.EmergencyClocks;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.engine.VisibleTasks;
import org.policyrelay.handoff.HandoffSteps;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.team.Team;
import org.policyrelay.team.Teams;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The deadline of a task, for whoever may see the task. */
@Component
public class TaskDeadlines {

  private final VisibleTasks tasks;
  private final Deadlines deadlines;
  private final Teams teams;
  private final ObjectProvider<EmergencyClocks> emergencies;

  TaskDeadlines(
      VisibleTasks tasks,
      Deadlines deadlines,
      Teams teams,
      ObjectProvider<EmergencyClocks> emergencies) {
    this.tasks = tasks;
    this.deadlines = deadlines;
    this.teams = teams;
    this.emergencies = emergencies;
  }

  /**
   * @param subject business key of the work, absent where the task has none
   * @param team whose working time counts
   * @param work how much of it there is
   * @param why the one line that Tasklist shows
   * @param caveats what the count is subject to
   * @param ledger the clock in our own table with its pauses and rungs; a task that is no handoff
   *     has none, and its due instant never moves by itself
   */
  public record TaskDeadline(
      String task,
      @Nullable String subject,
      String team,
      Instant start,
      Instant due,
      Duration work,
      List<Segment> segments,
      String why,
      Caveats caveats,
      Optional<DeadlineExplanation> ledger) {}

  /**
   * @throws RefusedException as {@link VisibleTasks#facts}, and with {@link ErrorCode#NOT_FOUND}
   *     when the task is never due
   */
  public TaskDeadline of(String taskId) {
    var facts = tasks.facts(taskId);
    return clockOf(facts.task(), facts.businessKey())
        .map(clock -> of(taskId, deadlines.explain(clock), null))
        .orElseGet(() -> withoutClock(facts, null));
  }

  /**
   * The line for a task; empty for one that is never due.
   *
   * @param zone the reader's
   */
  Optional<String> line(TaskRef task, ZoneId zone) {
    return clockOf(task, tasks.keyOf(task).orElse(null))
        .map(clock -> of(task.id(), deadlines.explain(clock), zone))
        .or(
            () ->
                Optional.of(tasks.facts(task.id()))
                    .filter(facts -> facts.dueAt() != null)
                    .map(facts -> withoutClock(facts, zone)))
        .map(TaskDeadline::why);
  }

  private Optional<Deadline> clockOf(TaskRef task, @Nullable String subject) {
    return subject == null || !task.processId().equals(HandoffSteps.PROCESS)
        ? Optional.empty()
        : HandoffStages.of(task.activity()).flatMap(stage -> deadlines.current(subject, stage));
  }

  private TaskDeadline of(String taskId, DeadlineExplanation why, @Nullable ZoneId reader) {
    var clock = why.deadline();
    var zone = reader == null ? teams.workingTimeLeft(clock.team()).zone() : reader;
    return new TaskDeadline(
        taskId,
        clock.subject(),
        clock.team(),
        clock.openedAt(),
        clock.dueAt(),
        clock.target(),
        why.segments(),
        DeadlineWords.line(why, teams.nameOf(clock.team()), zone),
        why.caveats(),
        Optional.of(why));
  }

  private TaskDeadline withoutClock(VisibleTasks.Facts facts, @Nullable ZoneId reader) {
    var due = facts.dueAt();
    if (due == null) {
      throw new RefusedException(ErrorCode.NOT_FOUND, "This task has no deadline");
    }
    var team = teamOf(facts);
    var emergency = emergency(facts);
    var working = teams.workingTime(team.id());
    var time = emergency.map(count -> count.in(working)).orElse(working);
    var zone = reader == null ? working.zone() : reader;
    var start = facts.createdAt();
    var work = time.between(start, due);
    var segments = time.explain(start, due);
    var caveats = time.caveats(start, due);
    return new TaskDeadline(
        facts.task().id(),
        facts.businessKey(),
        team.id(),
        start,
        due,
        work,
        segments,
        emergency
            .map(count -> DeadlineWords.byTheClock(due, start, count, zone))
            .orElseGet(
                () -> DeadlineWords.line(due, start, work, segments, caveats, team.name(), zone)),
        caveats,
        Optional.empty());
  }

  private Optional<Count> emergency(VisibleTasks.Facts facts) {
    var key = facts.businessKey();
    return key == null
        ? Optional.empty()
        : emergencies.stream()
            .flatMap(one -> one.of(key, facts.task().activity()).stream())
            .findFirst();
  }

  private Team teamOf(VisibleTasks.Facts facts) {
    return teams.all().stream()
        .filter(
            team -> facts.groups().contains(team.id()) || facts.groups().contains(team.leadGroup()))
        .findFirst()
        .orElseGet(() -> teams.get(Teams.POLICY_TEAM));
  }
}
