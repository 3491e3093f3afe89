package org.policyrelay.calibration;

import java.util.Map;
import org.policyrelay.agreement.Reason;
import org.policyrelay.engine.Decisions;
import org.policyrelay.kernel.Coded;
import org.policyrelay.round.RoundResult;
import org.springframework.stereotype.Component;

/** What the table {@code agreement-verdict} says of a revealed round. */
@Component
class Verdicts {

  private static final String TABLE = "agreement-verdict";

  private final Decisions decisions;

  Verdicts(Decisions decisions) {
    this.decisions = decisions;
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
    var verdict =
        paired && disputes == 0
            ? Verdict.ALIGNED
            : verdict(
                interval.map(one -> one.lower()).orElse(0.0), why.map(Reason::code).orElse(""));
    return new Judgement(
        verdict,
        report.krippendorffAlpha().toOptional().orElse(null),
        interval.map(one -> one.lower()).orElse(null),
        interval.map(one -> one.upper()).orElse(null),
        why.map(Reason::text).orElse(null),
        disputes,
        paired);
  }

  private Verdict verdict(double lowerBound, String undefinedBecause) {
    var row =
        decisions.one(
            TABLE, Map.of("lowerBound", lowerBound, "undefinedBecause", undefinedBecause));
    return Coded.of(Verdict.values(), row.text("verdict")).orElseThrow();
  }
}
