package org.policyrelay.calibration;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.policyrelay.deadline.Deadline;
import org.policyrelay.deadline.Rung;
import org.policyrelay.kernel.Words;
import org.policyrelay.notification.Audience;
import org.policyrelay.notification.Notice;
import org.policyrelay.notification.Notice.Urgency;
import org.policyrelay.notification.Notices;
import org.policyrelay.round.Round;
import org.policyrelay.round.RoundRater;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** Tells people what a session asks of them, and what came of it. */
@Component
public class CalibrationNotices {

  private final Notices notices;
  private final Teams teams;

  CalibrationNotices(Notices notices, Teams teams) {
    this.notices = notices;
    this.teams = teams;
  }

  /**
   * The leads of those who would have voted, and policy managers.
   *
   * @param team of the raters who were to be chosen; one that there is not has no leads
   */
  void notHeld(CalibrationSession session, String team) {
    var leads = Audience.groups(Teams.POLICY_MANAGERS);
    notices.tell(
        new Notice(
            session.key() + "/not-held",
            Urgency.NORMAL,
            "Not held: " + session.title(),
            session.reason().map(Words::capital).orElse("")
                + ". Begin a session yourself where you have cases or raters for it.",
            link(session),
            null),
        teams.find(team).map(one -> leads.and(Audience.groups(one.leadGroup()))).orElse(leads));
  }

  /** Who moderates: policy managers, and who asked for the session. */
  void toDiscuss(CalibrationSession session, Judgement found) {
    notices.tell(
        new Notice(
            session.key() + "/discuss",
            Urgency.NORMAL,
            "Discuss %s: %s".formatted(Words.count(found.disputes(), "dispute"), session.title()),
            "The votes are revealed, and the raters are %s. %s"
                .formatted(
                    found.verdict().code(),
                    found.needsOutcomes()
                        ? "Each dispute needs an outcome before the session can end."
                        : "Discuss what is disputed, and say what is done about it."),
            link(session),
            null,
            session.key()),
        moderators(session));
  }

  /** A rung of the moderator's ladder has been reached. */
  public void escalated(CalibrationSession session, Deadline clock, Rung rung) {
    var late = rung.percentOfTarget() >= 100;
    var own = moderators(session);
    notices.tell(
        new Notice(
            "%s/%d/%s".formatted(session.key(), clock.id(), rung.name()),
            rung.isUrgent() ? Urgency.URGENT : Urgency.NORMAL,
            "%s: discuss disputes (%s)".formatted(late ? "Overdue" : "Due soon", session.title()),
            Words.title(rung.name()) + ": the discussion is not over.",
            link(session),
            clock.dueAt(),
            session.key()),
        rung.addGroup().isEmpty() ? own : own.and(Audience.groups(rung.addGroup())));
  }

  private static Audience moderators(CalibrationSession session) {
    var managers = Audience.groups(Teams.POLICY_MANAGERS);
    return session.start().trigger() == SessionTrigger.ASKED
        ? managers.and(Audience.user(session.start().by()))
        : managers;
  }

  void discussed(CalibrationSession session) {
    notices.over(Set.of(session.key()), "discussed");
  }

  /** The team that owns it, where nothing can be started for it yet. */
  void followUp(CalibrationSession session, Outcome outcome) {
    var team = outcome.kind().team();
    notices.tell(
        new Notice(
            "%s/%s/%s".formatted(session.key(), outcome.caseRef(), outcome.kind().code()),
            Urgency.NORMAL,
            "%s decided: %s".formatted(Words.title(outcome.kind().code()), session.title()),
            outcome.text(),
            link(session),
            null),
        teams.find(team).isPresent()
            ? Audience.groups(team)
            : Audience.groups(Teams.POLICY_MANAGERS));
  }

  /** Everybody who was there. */
  void minutes(CalibrationSession session, Round round) {
    var there =
        round.raters().stream()
            .filter(rater -> !rater.hasLeft())
            .map(RoundRater::user)
            .collect(Collectors.toCollection(TreeSet::new));
    session.settledBy().ifPresent(there::add);
    if (!there.isEmpty()) {
      notices.tell(
          new Notice(
              session.key() + "/minutes",
              Urgency.NORMAL,
              "Minutes: " + session.title(),
              "What the raters of %s agreed on, and what is done about the rest."
                  .formatted(session.key()),
              link(session),
              null),
          new Audience(there, Set.of()));
    }
  }

  private static String link(CalibrationSession session) {
    return "/calibration/" + session.key();
  }
}
