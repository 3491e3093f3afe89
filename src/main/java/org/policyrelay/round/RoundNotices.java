package org.policyrelay.round;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyrelay.deadline.Deadline;
import org.policyrelay.deadline.Rung;
import org.policyrelay.engine.People;
import org.policyrelay.kernel.Words;
import org.policyrelay.notification.Audience;
import org.policyrelay.notification.Notice;
import org.policyrelay.notification.Notice.Urgency;
import org.policyrelay.notification.Notices;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** Tells raters what they have to do, and nobody what anybody has voted. */
@Component
public class RoundNotices {

  private final Notices notices;
  private final Teams teams;
  private final People people;

  RoundNotices(Notices notices, Teams teams, People people) {
    this.notices = notices;
    this.teams = teams;
    this.people = people;
  }

  void opened(Round round) {
    for (var rater : round.raters()) {
      notices.tell(
          new Notice(
              round.about(rater) + "/opened",
              Urgency.NORMAL,
              "Label %s: %s".formatted(cases(round), round.title()),
              "You are a rater of %s. Label every case, then hand in your task. Nobody sees your votes before all are revealed."
                  .formatted(round.key()),
              link(round),
              round.voteBy(),
              round.about(rater)),
          Audience.user(rater.user()));
    }
  }

  void handedIn(Round round, RoundRater rater) {
    notices.answered(List.of(round.about(rater)), "handed in", rater.user());
  }

  /** A rung of a rater's ladder has been reached. */
  public void escalated(Round round, RoundRater rater, Deadline clock, Rung rung) {
    var late = rung.percentOfTarget() >= 100;
    notices.tell(
        new Notice(
            "%s/%d/%s".formatted(round.about(rater), clock.id(), rung.name()),
            rung.isUrgent() ? Urgency.URGENT : Urgency.NORMAL,
            "%s: label %s (%s)"
                .formatted(late ? "Overdue" : "Due soon", cases(round), round.title()),
            "%s: %s has not handed in."
                .formatted(Words.title(rung.name()), people.name(rater.user())),
            link(round),
            clock.dueAt(),
            round.about(rater)),
        audience(rater, rung));
  }

  private Audience audience(RoundRater rater, Rung rung) {
    var own = Audience.user(rater.user());
    var lead = own.and(Audience.groups(teams.leadGroupOf(rater.team())));
    return switch (rung.told()) {
      case "assignee" -> own;
      case "lead" -> lead;
      default -> lead.and(Audience.groups(rung.addGroup()));
    };
  }

  void revealed(Round round) {
    notices.over(round.raters().stream().map(round::about).toList(), "revealed");
    var there =
        round.raters().stream()
            .filter(rater -> !rater.hasLeft())
            .map(RoundRater::user)
            .collect(Collectors.toSet());
    if (!there.isEmpty()) {
      notices.tell(
          new Notice(
              round.key() + "/revealed",
              Urgency.NORMAL,
              "Revealed: " + round.title(),
              "The votes of %s are open to its raters. See where they differ."
                  .formatted(round.key()),
              link(round),
              null),
          new Audience(there, Set.of()));
    }
  }

  private static String cases(Round round) {
    return Words.count(round.cases().size(), "case");
  }

  private static String link(Round round) {
    return "/rounds/" + round.key();
  }
}
