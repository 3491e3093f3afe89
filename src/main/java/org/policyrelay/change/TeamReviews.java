package org.policyrelay.change;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.handoff.Handoff;
import org.policyrelay.handoff.HandoffOutcome;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** What the teams that were to review a change have answered. */
@Component
class TeamReviews {

  private final Handoffs handoffs;
  private final Teams teams;

  TeamReviews(Handoffs handoffs, Teams teams) {
    this.handoffs = handoffs;
    this.teams = teams;
  }

  /**
   * Every team has answered for the text that was there then, whatever the engine counted.
   *
   * @param since when it was there; absent for any
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} for the first that has not
   */
  void require(PolicyChange change, @Nullable Instant since) {
    for (var team : reviewers(change, since)) {
      if (review(change, team, since).flatMap(Handoff::outcome).isEmpty()) {
        throw new RefusedException(
            ErrorCode.WRONG_STATE,
            "%s has not reviewed policy change %s as it stands"
                .formatted(teams.nameOf(team), change.key()));
      }
    }
  }

  /** What each team that gave its review back said, in the order in which they were asked. */
  List<String> objections(PolicyChange change, @Nullable Instant since) {
    return reviewers(change, since).stream().flatMap(team -> objection(change, team)).toList();
  }

  /** Of a team that is there no more counts what it was asked about this text, and nothing else. */
  private List<String> reviewers(PolicyChange change, @Nullable Instant since) {
    return change.impact().reviewTeams().stream()
        .filter(team -> teams.isAsked(team) || review(change, team, since).isPresent())
        .toList();
  }

  private Optional<Handoff> review(PolicyChange change, String team, @Nullable Instant since) {
    return handoffs
        .latest(change.key(), ChangeApproval.REVIEW, team)
        .filter(review -> since == null || !review.offeredAt().isBefore(since));
  }

  private Stream<String> objection(PolicyChange change, String team) {
    return handoffs
        .latest(change.key(), ChangeApproval.REVIEW, team)
        .flatMap(Handoff::outcome)
        .filter(HandoffOutcome::isGivenBack)
        .map(outcome -> teams.nameOf(team) + ": " + outcome.text())
        .stream();
  }
}
