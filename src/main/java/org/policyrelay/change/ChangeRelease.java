package org.policyrelay.change;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyrelay.audit.Audit;
import org.policyrelay.handoff.Handoff;
import org.policyrelay.handoff.HandoffOutcome;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps of an approved policy change, one call for each step of the model: made ready,
 * released, in effect, watched, closed. Each is one transaction with the step that calls it.
 */
@Service
@Transactional
public class ChangeRelease {

  static final String WATCH = "watch";
  static final String WATCHER = "qa";

  private final PolicyChanges changes;
  private final ChangeRows rows;
  private final Readiness readiness;
  private final ReleaseDates released;
  private final SinceApproval since;
  private final Handoffs handoffs;
  private final ReleaseOrders orders;
  private final Holders holders;
  private final SettledSince settled;
  private final Audit audit;
  private final Clock clock;

  ChangeRelease(
      PolicyChanges changes,
      ChangeRows rows,
      Readiness readiness,
      ReleaseDates released,
      SinceApproval since,
      Handoffs handoffs,
      ReleaseOrders orders,
      Holders holders,
      SettledSince settled,
      Audit audit,
      Clock clock) {
    this.changes = changes;
    this.rows = rows;
    this.readiness = readiness;
    this.released = released;
    this.since = since;
    this.handoffs = handoffs;
    this.orders = orders;
    this.holders = holders;
    this.settled = settled;
    this.audit = audit;
    this.clock = clock;
  }

  /** Judges for each market that is not released yet whether it may go live. */
  public void checkReadiness(String key) {
    var change = changes.get(key);
    var checked = readiness.check(change, change.marketsLeft());
    change.readinessChecked(checked);
    rows.update(change);
    audit.record(key, "readiness-checked", Audit.SYSTEM, describe(checked));
  }

  /**
   * Asks for parts to be made ready again.
   *
   * @param chosen parts that the manager named; those still missing somewhere are added
   */
  public PolicyChange reopen(String key, Set<ReadinessPart> chosen, String by) {
    var change = changes.get(key);
    change.reopen(chosen);
    rows.update(change);
    audit.record(key, "readiness-reopened", by, ReadinessPart.titles(change.rollout().openParts()));
    return change;
  }

  /**
   * Orders the publication.
   *
   * @param readyOnly leaves out the markets that the last readiness check did not pass
   * @return the change as it is now; it may have markets left for another release
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} for a market that is not ready and
   *     for what is {@link ReleasedTogether}, and with {@link ErrorCode#NOT_APPROVED} for what
   *     {@link SinceApproval} says
   */
  public PolicyChange release(String key, String by, boolean readyOnly) {
    var change = changes.get(key);
    if (change.state() == ChangeState.PUBLISHING && holders.of(key).isPresent()) {
      // ordered with the others of its package, by who released that
      return change;
    }
    holders.requireByItself(key);
    var markets = readyOnly ? change.readyMarkets() : change.marketsLeft();
    change.requireReady(markets);
    since.requireApproved(change);
    var effective = released.datesOf(change, markets, clock.instant());
    released.check(change.entry(), effective);
    orders.order(change, effective, by);
    return change;
  }

  public void putIntoEffect(String key) {
    var change = changes.get(key);
    change.inEffect();
    rows.update(change);
    audit.record(key, "in-effect", Audit.SYSTEM, null);
    settled.look(change.policyId());
  }

  public void close(String key) {
    var change = changes.get(key);
    change.enforced(clock.instant());
    rows.update(change);
    audit.record(key, "change-enforced", Audit.SYSTEM, null);
  }

  /** Whether the watch was delivered, not given back. */
  @Transactional(readOnly = true)
  public boolean watchReported(String key) {
    return handoffs
        .latest(key, WATCH, WATCHER)
        .flatMap(Handoff::outcome)
        .filter(HandoffOutcome::isDelivered)
        .isPresent();
  }

  private static String describe(List<MarketReadiness> checked) {
    return checked.stream()
        .map(
            one ->
                one.market()
                    + (one.ready()
                        ? " ready"
                        : " misses "
                            + String.join(
                                ", ",
                                Stream.concat(
                                        one.missing().stream().map(Work::title),
                                        one.overlays().stream())
                                    .toList())))
        .collect(Collectors.joining("; "));
  }
}
