package org.policyrelay.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.policyrelay.handoff.HandoffState;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.kernel.Words;
import org.policyrelay.review.ReviewSource;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** What a reviewer learns from changes: each one of the policy, and where teams disagreed. */
@Component
class ChangesForReview implements ReviewSource {

  private static final int MOST = 50;

  private final ChangeRows rows;
  private final Handoffs handoffs;
  private final Teams teams;

  ChangesForReview(ChangeRows rows, Handoffs handoffs, Teams teams) {
    this.rows = rows;
    this.handoffs = handoffs;
    this.teams = teams;
  }

  @Override
  public String title() {
    return "Changes and disputes";
  }

  @Override
  public List<Happening> since(String policyId, Instant from) {
    var happenings = new ArrayList<Happening>();
    for (var change : rows.ofPolicySince(policyId, from)) {
      var link = "/changes/" + change.key();
      happenings.add(
          new Happening(
              change.request().proposedAt(),
              "%s %s: %s"
                  .formatted(change.key(), Words.of(change.state().code()), change.summary()),
              link));
      handoffs.of(change.key()).stream()
          .filter(
              handoff ->
                  handoff.state() == HandoffState.RETURNED
                      || handoff.state() == HandoffState.HANDED_BACK)
          .forEach(
              handoff ->
                  happenings.add(
                      new Happening(
                          handoff.endedAt().orElse(handoff.offeredAt()),
                          "%s objected (%s, %s)"
                              .formatted(
                                  teams.nameOf(handoff.toTeam()),
                                  Work.words(handoff.work()),
                                  handoff.key()),
                          link)));
    }
    happenings.sort(Comparator.comparing(Happening::at).reversed());
    return List.copyOf(happenings.subList(0, Math.min(MOST, happenings.size())));
  }
}
