package org.policyrelay.calibration;

import org.policyrelay.agreement.Reason;
import org.policyrelay.round.RoundResult;
import org.policyrelay.round.Verdict;
import org.policyrelay.round.VerdictTable;
import org.springframework.stereotype.Component;

/** How far a revealed round says that reviewers are aligned. */
@Component
class Verdicts {

  private final VerdictTable table;

  Verdicts(VerdictTable table) {
    this.table = table;
  }

  /**
   * Where several have voted on the same and none of it is disputed, they are aligned: that alpha
   * is undefined for labels that are all equal says nothing against them.
   */
  Judgement of(RoundResult result) {
    var report = result.agreement();
    var interval = report.interval().toOptional();
    var why = report.krippendorffAlpha().whyNot().or(() -> report.interval().whyNot());
    var paired = report.percentAgreement().toOptional().isPresent();
    var disputes = report.disputed().size();
    var verdict = paired && disputes == 0 ? Verdict.ALIGNED : table.of(result).verdict();
    return new Judgement(
        verdict,
        report.krippendorffAlpha().toOptional().orElse(null),
        interval.map(one -> one.lower()).orElse(null),
        interval.map(one -> one.upper()).orElse(null),
        why.map(Reason::text).orElse(null),
        disputes,
        paired);
  }
}
