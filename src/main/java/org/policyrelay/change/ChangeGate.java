package org.policyrelay.change;

import java.time.Clock;
import java.util.Set;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Refuses an approval or a release that would come to nothing, while a person can still act. */
@Service
// a refusal of what is only read leaves it to the caller what becomes of its transaction
@Transactional(readOnly = true, noRollbackFor = RefusedException.class)
public class ChangeGate {

  private final ProposalCheck check;
  private final SinceApproval since;
  private final ReleaseDates dates;
  private final Settlement settlement;
  private final Clock clock;

  ChangeGate(
      ProposalCheck check,
      SinceApproval since,
      ReleaseDates dates,
      Settlement settlement,
      Clock clock) {
    this.check = check;
    this.since = since;
    this.dates = dates;
    this.settlement = settlement;
    this.clock = clock;
  }

  /**
   * Refuses to approve an overlay that its base, as that reads by now, does not take; what was to
   * settle one and would do more by now; what asks for more by now than it was assessed to; what
   * the registry would not take with what is published or approved by now; and what could not be
   * released on the day that its entry names.
   *
   * @throws RefusedException with a code such as {@code overlay-loosens}, {@code
   *     invalid-policy-entry} or {@code effective-date-differs}
   */
  public void checkApproval(PolicyChange change) {
    settlement.require(change);
    since.requireAssessed(change);
    check.checkOverlay(change.entry());
    check.checkContent(change.entry());
    dates.checkDates(change.entry(), dates.datesOf(change, change.markets(), clock.instant()));
  }

  /**
   * Refuses to release, into the markets, what is {@link ChangeOutlook#outgrown}, an overlay whose
   * base is not there by then, and what could not be released on the day that its entry names.
   *
   * @throws RefusedException with a code such as {@code overlay-before-base}
   */
  public void checkRelease(PolicyChange change, Set<Market> markets) {
    since.requireApproved(change);
    dates.check(change.entry(), dates.datesOf(change, markets, clock.instant()));
  }
}
