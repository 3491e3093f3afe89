package org.policyrelay.handoff;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.deadline.Deadline;
import org.policyrelay.deadline.Deadlines;
import org.policyrelay.deadline.Rung;
import org.policyrelay.deadline.Stage;
import org.policyrelay.engine.People;
import org.policyrelay.kernel.Words;
import org.policyrelay.notification.Audience;
import org.policyrelay.notification.Notice;
import org.policyrelay.notification.Notice.Urgency;
import org.policyrelay.notification.Notices;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** Tells people what happens to a handoff: whoever has to act next, and nobody else. */
@Component
public class HandoffNotices {

  private static final String HOLD = "hold";

  private final Notices notices;
  private final Deadlines deadlines;
  private final Teams teams;
  private final People people;
  private final WorkNames works;
  private final List<OriginPages> origins;
  private final Clock clock;

  HandoffNotices(
      Notices notices,
      Deadlines deadlines,
      Teams teams,
      People people,
      WorkNames works,
      List<OriginPages> origins,
      Clock clock) {
    this.works = works;
    this.origins = List.copyOf(origins);
    this.people = people;
    this.clock = clock;
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
        link(handoff),
        Stage.ACCEPTANCE,
        lead(handoff.toTeam()));
  }

  /** Somebody has answered: nobody needs to be told any more that the stage waits for them. */
  void over(Handoff handoff, Stage stage, String how, String by) {
    notices.answered(List.of(about(handoff, stage.code())), how, by);
  }

  /**
   * Withdrawn: whoever was told of anything that was still to be done is told of the end.
   *
   * @param handedBack whether what was begun is offered next, to be taken back
   */
  void withdrawn(Handoff handoff, String reason, boolean handedBack) {
    var told = toldOrWorking(handoff);
    notices.over(everything(handoff), "withdrawn");
    tell(
        handoff,
        "withdrawn",
        "Withdrawn: %s (%s)".formatted(handoff.subject(), work(handoff)),
        "%s has withdrawn it, %s: %s"
            .formatted(
                teams.nameOf(handoff.fromTeam()),
                handedBack
                    ? "what was begun is handed over to be taken back"
                    : "nothing is left to do",
                reason),
        link(handoff),
        null,
        told);
  }

  /** Delivered for what is withdrawn now, and nothing of it has to be taken back. */
  void undo(Handoff handoff, String reason) {
    var delivered = handoff.evidence();
    tell(
        handoff,
        "undo",
        "Withdrawn after you delivered: %s (%s)".formatted(handoff.subject(), work(handoff)),
        "%s. What you delivered counts no more; tell whoever acts on it already. You delivered: %s"
            .formatted(Words.capital(sentence(reason)), delivered == null ? "nothing" : delivered),
        link(handoff),
        null,
        lead(handoff.toTeam()).and(worker(handoff)));
  }

  /** Stands still: what waits to be told is due no more, until {@link #resumed} says when. */
  void held(Handoff handoff, String reason) {
    var told = toldOrWorking(handoff);
    notices.over(everything(handoff), "held");
    notices.tell(
        new Notice(
            "%s/held/%s".formatted(handoff.key(), clock.instant()),
            urgency(handoff),
            "On hold: %s (%s)".formatted(handoff.subject(), work(handoff)),
            "Its clocks stand still and nothing can be done: %s. You are told when it runs on."
                .formatted(sentence(reason)),
            link(handoff),
            null,
            about(handoff, HOLD)),
        told);
  }

  private static String sentence(String reason) {
    return reason.strip().replaceFirst("[.。]+$", "");
  }

  /** Runs on: who was told of the hold is told by when each stage is due now. */
  void resumed(Handoff handoff) {
    var told = toldOrWorking(handoff);
    notices.over(List.of(about(handoff, HOLD)), "resumed");
    for (var open : deadlines.of(handoff.key())) {
      if (open.closedAt() == null && !open.isPaused()) {
        tell(
            handoff,
            "resumed/%s/%s".formatted(open.stage().code(), clock.instant()),
            "Resumed: %s (%s)".formatted(handoff.subject(), work(handoff)),
            "%s has not %s. The hold is over, the clock runs on."
                .formatted(teams.nameOf(open.team()), notDone(open.stage())),
            link(handoff),
            open.stage(),
            told);
      }
    }
  }

  /** What has not gone out yet, and every inbox, says by when it is due now. */
  void moved(Deadline moved) {
    notices.dueAt(moved.subject() + "/" + moved.stage().code(), moved.dueAt());
  }

  private Audience toldOrWorking(Handoff handoff) {
    return notices.toldOf(everything(handoff)).and(lead(handoff.toTeam())).and(worker(handoff));
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
        OriginPages.pageOf(handoff.origin(), origins).orElseGet(() -> link(handoff)),
        null,
        lead(handoff.fromTeam()));
  }

  void asked(Handoff handoff, long question, String text) {
    tell(
        handoff,
        "asked/" + question,
        "Question from %s: %s".formatted(teams.nameOf(handoff.toTeam()), handoff.subject()),
        text,
        link(handoff),
        Stage.ANSWER,
        lead(handoff.fromTeam()));
  }

  void answered(Handoff handoff, long question, String text) {
    tell(
        handoff,
        "answered/" + question,
        "Answered by %s: %s".formatted(teams.nameOf(handoff.fromTeam()), handoff.subject()),
        text,
        link(handoff),
        Stage.DELIVERY,
        worker(handoff));
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
                Words.title(rung.name()),
                assignee == null ? teams.nameOf(clock.team()) : people.name(assignee),
                notDone(clock.stage()));
    notices.tell(
        new Notice(
            "%s/%s/%d/%s".formatted(handoff.key(), clock.stage().code(), clock.id(), rung.name()),
            rung.isUrgent() ? Urgency.URGENT : urgency(handoff),
            "%s: %s (%s)"
                .formatted(late ? "Overdue" : "Due soon", handoff.subject(), work(handoff)),
            text,
            link(handoff),
            clock.dueAt(),
            about(handoff, clock.stage().code())),
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
      @Nullable Stage stage,
      Audience audience) {
    var clock =
        stage == null ? Optional.<Deadline>empty() : deadlines.current(handoff.key(), stage);
    notices.tell(
        new Notice(
            handoff.key() + "/" + event,
            urgency(handoff),
            title,
            text,
            link,
            clock.map(Deadline::dueAt).orElse(null),
            stage == null ? null : about(handoff, stage.code())),
        audience);
  }

  private static Urgency urgency(Handoff handoff) {
    return handoff.isEmergency() ? Urgency.URGENT : Urgency.NORMAL;
  }

  private static List<String> everything(Handoff handoff) {
    return Stream.concat(Arrays.stream(Stage.values()).map(Stage::code), Stream.of(HOLD))
        .map(what -> about(handoff, what))
        .toList();
  }

  private static String about(Handoff handoff, String what) {
    return about(handoff.key(), what);
  }

  /** What the notices about a stage of a handoff are about; over when the stage is. */
  public static String subject(String handoff, Stage stage) {
    return about(handoff, stage.code());
  }

  private static String about(String handoff, String what) {
    return handoff + "/" + what;
  }

  /** Leads to the reader's task of the handoff while there is one, else to what it is for. */
  private static String link(Handoff handoff) {
    return "/handoffs/" + handoff.key();
  }

  private Audience worker(Handoff handoff) {
    return handoff.worker().map(Audience::user).orElseGet(() -> lead(handoff.toTeam()));
  }

  private Audience lead(String team) {
    return Audience.groups(teams.leadGroupOf(team));
  }

  private String work(Handoff handoff) {
    return works.words(handoff.work());
  }
}
