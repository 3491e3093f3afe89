package org.policyrelay.calibration.web;

import java.util.List;
import java.util.Optional;
import org.policyrelay.calibration.Outcome;
import org.policyrelay.calibration.OutcomeProgress.Progress;
import org.policyrelay.round.RoundCase;

/**
 * A case in dispute with all that is said of it.
 *
 * @param anchor where it stands on the page
 * @param agreement share of the pairs of its votes that say the same, in percent
 * @param goldenLabel that is known to be right
 * @param votes that count, and those that came late
 */
record DisputeOnPage(
    String anchor,
    RoundCase given,
    int agreement,
    Optional<String> goldenLabel,
    List<VoteOnPage> votes,
    Optional<DecisionOnPage> decision) {

  /**
   * @param voice what its rater is called here
   * @param label as people read it
   */
  record VoteOnPage(String voice, String label, String sure, String why, boolean late) {}

  /**
   * @param mayFinish whether the reader can say that it is done
   */
  record DecisionOnPage(
      Outcome outcome, Optional<Progress> progress, boolean done, boolean mayFinish) {}
}
