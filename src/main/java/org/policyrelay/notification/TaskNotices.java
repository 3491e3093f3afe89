package org.policyrelay.notification;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.policyrelay.engine.LiveTasks;
import org.policyrelay.engine.People;
import org.policyrelay.engine.TaskEnded;
import org.policyrelay.engine.TaskGiven;
import org.policyrelay.engine.TaskLinks;
import org.policyrelay.engine.TaskMoved;
import org.policyrelay.engine.TaskOpened;
import org.policyrelay.kernel.BeforeCommit;
import org.policyrelay.notification.Notice.Urgency;
import org.policyrelay.team.Teams;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells of every task that nobody else tells of: who may take it, when it opens and when it is
 * overdue, and administrators then, too. Once it is done, nobody is asked for it any more.
 *
 * <p>Written at the end of the transaction, when the engine has found out who else answers: of two
 * at once neither waits for the other's row.
 */
@Component
class TaskNotices {

  private static final String SUBJECT = "task/";

  private final Notices notices;
  private final NoticeRows rows;
  private final LiveTasks tasks;
  private final People people;
  private final ObjectProvider<TaskSubjects> subjects;
  private final Clock clock;

  TaskNotices(
      Notices notices,
      NoticeRows rows,
      LiveTasks tasks,
      People people,
      ObjectProvider<TaskSubjects> subjects,
      Clock clock) {
    this.notices = notices;
    this.rows = rows;
    this.tasks = tasks;
    this.people = people;
    this.subjects = subjects;
    this.clock = clock;
  }

  @EventListener
  void opened(TaskOpened task) {
    BeforeCommit.run(() -> tellOfOpened(task));
  }

  private void tellOfOpened(TaskOpened task) {
    notices.tell(
        new Notice(
            SUBJECT + task.id() + "/opened",
            task.urgent() ? Urgency.URGENT : Urgency.NORMAL,
            task.name(),
            "It waits for you or somebody of your group: claim it in Tasklist, and answer.",
            TaskLinks.to(task.id()),
            task.due(),
            SUBJECT + task.id()),
        new Audience(Set.of(), task.groups()));
  }

  /** In person: whoever may take it was told before, and now it is this one's. */
  @EventListener
  void given(TaskGiven task) {
    BeforeCommit.run(() -> tellOfGiven(task));
  }

  private void tellOfGiven(TaskGiven task) {
    var about =
        task.endIsTold()
            ? Optional.of(SUBJECT + task.id())
            : subjects.stream().flatMap(one -> one.of(task).stream()).findFirst();
    notices.tell(
        new Notice(
            "%s%s/given/%s/%s".formatted(SUBJECT, task.id(), task.assignee(), clock.instant()),
            task.urgent() ? Urgency.URGENT : Urgency.NORMAL,
            "Yours now: " + task.name(),
            people.name(task.by())
                + " has handed this task to you. Do it in Tasklist, or hand it on.",
            TaskLinks.to(task.id()),
            task.due(),
            about.orElse(null)),
        Audience.user(task.assignee()));
  }

  @EventListener
  void moved(TaskMoved task) {
    BeforeCommit.run(() -> notices.dueAt(SUBJECT + task.id(), task.due()));
  }

  @EventListener
  void ended(TaskEnded task) {
    BeforeCommit.run(() -> noLongerAsked(task));
  }

  private void noLongerAsked(TaskEnded task) {
    var subject = List.of(SUBJECT + task.id());
    var by = task.doneBy();
    if (by == null) {
      notices.over(subject, task.done() ? "done" : "ended");
    } else {
      notices.answered(subject, "done", by);
    }
  }

  /**
   * Tells of the tasks whose time is up, each once.
   *
   * @return how many were looked at; what is on hold is not overdue
   */
  int round() {
    var overdue = rows.overdue(SUBJECT, clock.instant());
    for (var told : overdue) {
      var opened = told.notice();
      var subject = String.valueOf(opened.subject());
      if (tasks.isLive(subject.substring(SUBJECT.length()))) {
        notices.tell(
            new Notice(
                subject + "/overdue",
                Urgency.URGENT,
                "Overdue: " + opened.title(),
                "Nobody has answered in time. Claim it in Tasklist, or see who has it.",
                opened.link(),
                opened.due(),
                subject),
            told.audience().and(Audience.groups(Teams.ADMINISTRATORS)));
      }
    }
    return overdue.size();
  }
}
