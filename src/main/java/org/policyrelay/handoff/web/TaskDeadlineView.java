package org.policyrelay.handoff.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.ProvisionalDay;
import org.policyrelay.calendar.Segment;
import org.policyrelay.deadline.DeadlineExplanation;
import org.policyrelay.deadline.PauseReason;
import org.policyrelay.deadline.RungDue;
import org.policyrelay.deadline.Stage;
import org.policyrelay.handoff.process.TaskDeadlines.TaskDeadline;
import org.policyrelay.kernel.CodesOf;

/**
 * A task's deadline as the outside sees it.
 *
 * @param worked the working time between start and due, pauses left out
 * @param elapsed how much of it has been used up
 * @param left how much is left, negative once it is overdue
 * @param provisionalHolidays holidays that it hangs on and that can still move by a day
 * @param holidaysKnownUntil set when it lies beyond the holidays that are known
 * @param recountWouldMoveIt whether targets or calendars have changed since; open deadlines move on
 *     an administrator's command only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaskDeadlineView(
    String task,
    @Nullable String subject,
    @CodesOf(Stage.class) @Nullable String stage,
    String team,
    Instant start,
    Instant due,
    Duration worked,
    @Nullable Duration elapsed,
    @Nullable Duration left,
    String why,
    List<Segment> segments,
    List<PauseView> pauses,
    List<RungView> rungs,
    boolean recountWouldMoveIt,
    List<ProvisionalDay> provisionalHolidays,
    @Nullable LocalDate holidaysKnownUntil) {

  record PauseView(@CodesOf(PauseReason.class) String reason, Instant from, Instant to) {}

  record RungView(
      String name, Instant due, @CodesOf(RungDue.State.class) String state, @Nullable Instant at) {}

  static TaskDeadlineView of(TaskDeadline task) {
    var ledger = task.ledger();
    return new TaskDeadlineView(
        task.task(),
        task.subject(),
        ledger.map(why -> why.deadline().stage().code()).orElse(null),
        task.team(),
        task.start(),
        task.due(),
        task.work(),
        ledger.map(DeadlineExplanation::elapsed).orElse(null),
        ledger.map(DeadlineExplanation::left).orElse(null),
        task.why(),
        task.segments(),
        ledger.map(TaskDeadlineView::pauses).orElse(List.of()),
        ledger.map(TaskDeadlineView::rungs).orElse(List.of()),
        ledger.map(why -> !why.countsToday()).orElse(false),
        task.caveats().provisional(),
        task.caveats().holidaysKnownUntil().orElse(null));
  }

  private static List<PauseView> pauses(DeadlineExplanation why) {
    return why.pauses().stream()
        .map(pause -> new PauseView(pause.reason().code(), pause.from(), pause.to()))
        .toList();
  }

  private static List<RungView> rungs(DeadlineExplanation why) {
    return why.deadline().rungs().stream().map(TaskDeadlineView::rung).toList();
  }

  private static RungView rung(RungDue rung) {
    return new RungView(rung.name(), rung.due(), rung.state().code(), rung.at());
  }
}
