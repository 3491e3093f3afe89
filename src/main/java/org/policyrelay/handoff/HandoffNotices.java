package org.policyrelay.handoff;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.deadline.Deadline;
import org.policyrelay.deadline.Deadlines;
import org.policyrelay.deadline.Rung;
import org.policyrelay.deadline.Stage;
import org.policyrelay.notification.Audience;
import org.policyrelay.notification.Notice;
import org.policyrelay.notification.Notice.Urgency;
import org.policyrelay.notification.Notices;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** Tells people what happens to a handoff: whoever has to act next, and nobody else. */
@Component
public class HandoffNotices {

  private static final String TASKLIST = "/camunda/app/tasklist/default/";

  private final Notices notices;
  private final Deadlines deadlines;
  private final Teams teams;

  HandoffNotices(Notices notices, Deadlines deadlines, Teams teams) {
    this.notices = notices;
    this.deadlines = deadlines;
    this.teams = teams;
  }

  void offered(Handoff handoff) {
    tell(
        handoff,
        "offered",
        "Offered to %s: %s".formatted(teams.nameOf(handoff.toTeam()), handoff.subject()),
        "%s hands over: %s. Accept it, or return it with a reason."
            .formatted(teams.nameOf(handoff.fromTeam()), work(handoff)),
        TASKLIST,
        deadlines.current(handoff.key(), Stage.ACCEPTANCE),
        lead(handoff.toTeam()));
  }

  void cameBack(Handoff handoff, String how, String reason) {
    tell(
        handoff,
        how,
        "%s by %s: %s"
            .formatted(
                how.equals("returned") ? "Returned" : "Handed back",
                teams.nameOf(handoff.toTeam()),
                handoff.subject()),
        reason,
        "/changes/" + handoff.origin(),
        Optional.empty(),
        lead(handoff.fromTeam()));
  }

  void asked(Handoff handoff, long question, String text) {
    tell(
        handoff,
        "asked/" + question,
        "Question from %s: %s".formatted(teams.nameOf(handoff.toTeam()), handoff.subject()),
        text,
        TASKLIST,
        deadlines.current(handoff.key(), Stage.ANSWER),
        lead(handoff.fromTeam()));
  }

  void answered(Handoff handoff, long question, String text) {
    tell(
        handoff,
        "answered/" + question,
        "Answered by %s: %s".formatted(teams.nameOf(handoff.fromTeam()), handoff.subject()),
        text,
        TASKLIST,
        deadlines.current(handoff.key(), Stage.DELIVERY),
        handoff.worker().map(Audience::user).orElseGet(() -> lead(handoff.toTeam())));
  }

  /**
   * A rung of the ladder has been reached. From level 2 on it does not wait for working hours.
   *
   * @param assignee who has the task, null when nobody has claimed it
   */
  public void escalated(Handoff handoff, Deadline clock, Rung rung, @Nullable String assignee) {
    var late = rung.percentOfTarget() >= 100;
    var text =
        "%s: %s has not %s."
            .formatted(
                rung.name(),
                assignee == null ? teams.nameOf(clock.team()) : assignee,
                notDone(clock.stage()));
    notices.tell(
        new Notice(
            "%s/%s/%d/%s".formatted(handoff.key(), clock.stage().code(), clock.id(), rung.name()),
            rung.isUrgent() ? Urgency.URGENT : Urgency.NORMAL,
            "%s: %s (%s)"
                .formatted(late ? "Overdue" : "Due soon", handoff.subject(), work(handoff)),
            text,
            TASKLIST,
            clock.dueAt()),
        audience(clock.team(), rung, assignee));
  }

  private static String notDone(Stage stage) {
    return switch (stage) {
      case ACCEPTANCE -> "accepted or returned it";
      case DELIVERY -> "delivered it";
      case ANSWER -> "answered the question";
    };
  }

  private Audience audience(String team, Rung rung, @Nullable String assignee) {
    var worker = assignee == null ? lead(team) : Audience.user(assignee);
    return switch (rung.told()) {
      case "assignee" -> worker;
      case "lead" -> worker.and(lead(team));
      default -> worker.and(lead(team)).and(Audience.groups(rung.addGroup()));
    };
  }

  private void tell(
      Handoff handoff,
      String event,
      String title,
      String text,
      String link,
      Optional<Deadline> clock,
      Audience audience) {
    notices.tell(
        new Notice(
            handoff.key() + "/" + event,
            Urgency.NORMAL,
            title,
            text,
            link,
            clock.map(Deadline::dueAt).orElse(null)),
        audience);
  }

  private Audience lead(String team) {
    return Audience.groups(teams.leadGroupOf(team));
  }

  private static String work(Handoff handoff) {
    return handoff.work().replace('-', ' ');
  }
}
