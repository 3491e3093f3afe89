package org.policyrelay.round;

import java.util.Map;
import org.policyrelay.agreement.Reason;
import org.policyrelay.engine.Decisions;
import org.policyrelay.kernel.Coded;
import org.springframework.stereotype.Component;

/**
 * What the table {@code agreement-verdict} says of a revealed round, by its interval's lower end.
 */
@Component
public class VerdictTable {

  private static final String TABLE = "agreement-verdict";
  private static final String RELEASE = "release";

  /** What the table takes for no bound. */
  private static final double NO_BOUND = -1;

  private final Decisions decisions;

  VerdictTable(Decisions decisions) {
    this.decisions = decisions;
  }

  /**
   * A row of the table.
   *
   * @param enough whether what was tried so can be released
   * @param advice what to do otherwise, a sentence without its end
   */
  public record Row(Verdict verdict, boolean enough, String advice) {}

  public Row of(RoundResult result) {
    var interval = result.agreement().interval();
    var why = result.agreement().krippendorffAlpha().whyNot().or(interval::whyNot);
    var row =
        decisions.one(
            TABLE,
            Map.of(
                "lowerBound",
                interval.toOptional().map(one -> one.lower()).orElse(NO_BOUND),
                "undefinedBecause",
                why.map(Reason::code).orElse("")));
    return new Row(
        Coded.of(Verdict.values(), row.text("verdict")).orElseThrow(),
        row.text("next").equals(RELEASE),
        row.text("advice"));
  }
}
