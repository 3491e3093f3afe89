package org.policyrelay.round;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.policyrelay.kernel.Faults;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.TextKind;

/** Whether votes are of a round's cases and labels. What they say is not repeated. */
final class VoteCheck {

  private static final int SURE = 5;

  private VoteCheck() {}

  /**
   * @throws RefusedException with {@link org.policyrelay.kernel.ErrorCode#INVALID_REQUEST} and each
   *     fault by its place
   */
  static void check(Round round, List<GivenVote> votes) {
    var faults = new Faults("No vote was taken");
    var cases = round.cases().stream().map(RoundCase::ref).collect(Collectors.toSet());
    var labels = round.labels().stream().map(RoundLabel::code).toList();
    var seen = new HashSet<String>();
    if (votes.isEmpty()) {
      faults.add("votes", "required", "must have a vote");
    }
    for (var one = 0; one < votes.size(); one++) {
      var vote = votes.get(one);
      var place = "votes[" + one + "]";
      if (vote.caseRef() == null) {
        faults.add(place + ".case", "required", "must be given");
      } else if (!cases.contains(vote.caseRef())) {
        faults.add(place + ".case", "unknown-value", "must be a case of " + round.key());
      } else if (!seen.add(vote.caseRef())) {
        faults.add(place + ".case", "duplicate", "must be there once");
      }
      if (vote.label() == null) {
        faults.add(place + ".label", "required", "must be one of " + String.join(", ", labels));
      } else if (!labels.contains(vote.label())) {
        faults.add(
            place + ".label", "unknown-value", "must be one of " + String.join(", ", labels));
      }
      var confidence = vote.confidence();
      if (confidence != null && (confidence < 1 || confidence > SURE)) {
        faults.add(
            place + ".confidence", "out-of-range", "must be a whole number from 1 to " + SURE);
      }
      if (vote.rationale() != null) {
        faults.add(TextKind.NOTE.errorIn(place + ".rationale", vote.rationale()));
      }
    }
    faults.refuseAny();
  }
}
