package org.policyrelay.change;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.policyrelay.audit.Audit;
import org.policyrelay.engine.BusinessKeys;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.Moments;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with policy changes from outside their process. */
@Service
@Transactional
public class PolicyChanges {

  private final ChangeRows rows;
  private final ChangeDraftRows drafts;
  private final ProposalCheck check;
  private final PolicyRegistry registry;
  private final BusinessKeys keys;
  private final Audit audit;
  private final ChangesUnderWay underWay;
  private final ReasonGone reasonGone;
  private final ChangeHands hands;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PolicyChanges(
      ChangeRows rows,
      ChangeDraftRows drafts,
      ProposalCheck check,
      PolicyRegistry registry,
      BusinessKeys keys,
      Audit audit,
      ChangesUnderWay underWay,
      ReasonGone reasonGone,
      ChangeHands hands,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.drafts = drafts;
    this.check = check;
    this.registry = registry;
    this.keys = keys;
    this.audit = audit;
    this.underWay = underWay;
    this.reasonGone = reasonGone;
    this.hands = hands;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Records a proposal and begins its process.
   *
   * @throws RefusedException as {@link ProposalCheck#check}
   */
  public String propose(Proposal proposal, String by) {
    check.check(proposal);
    var key = record(proposal, by);
    events.publishEvent(new ChangeProposed(key));
    return key;
  }

  /**
   * The same for a change that goes with others; it is proposed as part of them, or not at all.
   *
   * @param into key of what it is to be part of
   */
  public String proposeInto(String into, Proposal proposal, String by) {
    var key = propose(proposal, by);
    events.publishEvent(new ProposedInto(key, into, by));
    return key;
  }

  /** Records a proposal whose process has begun already. */
  public String record(Proposal proposal, String by) {
    var key = keys.next("PC", "policy_change_number");
    var change = PolicyChange.propose(key, proposal, by, clock.instant());
    rows.add(change);
    if (proposal.emergency() || isNew(proposal.entry())) {
      // who proposed the text has written it, whoever submits it later
      drafts.add(ChangeDraft.proposed(key, by, clock.instant(), change.entry()));
    }
    audit.record(key, "change-proposed", by, proposal.summary());
    underWay.tell(change);
    return key;
  }

  /** Whether somebody has written it, and not only taken over what is published. */
  private boolean isNew(PolicyEntry proposed) {
    return registry
        .newest(proposed.policyId())
        .filter(published -> text(published).equals(text(proposed)))
        .isEmpty();
  }

  private static String text(PolicyEntry entry) {
    return entry.without("version").contentHash();
  }

  /**
   * Takes a change back, at any time before it is closed. What is published of it is rolled back.
   *
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} when the change has ended
   */
  public void withdraw(String key, String by, String reason) {
    var change = get(key);
    if (change.heldAt().isPresent()) {
      resume(key, by);
      change = get(key);
    }
    change.withdraw(clock.instant(), reason);
    rows.update(change);
    audit.record(key, "change-withdrawn", by, reason);
    reasonGone.tell(change);
    events.publishEvent(new ChangeWithdrawn(key));
  }

  /** Lets everything that runs for the change stand still: no task can be done, no timer fires. */
  public void hold(String key, String by, String reason) {
    rows.lock(key);
    var change = get(key);
    change.hold(clock.instant(), hands.isApprovalAnswered(key));
    rows.update(change);
    audit.record(key, "change-held", by, reason);
    events.publishEvent(new ChangeHeld(key, reason));
  }

  /** Lets a held change run on; its open deadlines move by the working time that was lost. */
  public void resume(String key, String by) {
    var change = get(key);
    var since = change.resume();
    rows.update(change);
    audit.record(key, "change-resumed", by, "held since " + Moments.onRecord(since));
    events.publishEvent(new ChangeResumed(key, since, clock.instant()));
  }

  /**
   * @throws RefusedException with {@link ErrorCode#NOT_FOUND} when there is no such change
   */
  @Transactional(readOnly = true)
  public PolicyChange get(String key) {
    return find(key)
        .orElseThrow(
            () -> new RefusedException(ErrorCode.NOT_FOUND, "There is no policy change " + key));
  }

  /** Empty when there is no such change. */
  @Transactional(readOnly = true)
  public Optional<PolicyChange> find(String key) {
    return rows.find(key);
  }

  /**
   * Lets nobody hold it until the transaction ends: no hold comes between an answer and its step.
   */
  public void keepFree(String key) {
    rows.lock(key);
  }

  /** Whether nothing can be done for the change until somebody resumes it. */
  @Transactional(readOnly = true)
  public boolean isHeld(String key) {
    return rows.isHeld(key);
  }

  /** Those that are under way before those that have ended, of either the newest first. */
  @Transactional(readOnly = true)
  public List<PolicyChange> newest(int limit) {
    return rows.newest(limit);
  }

  /** The changes under way that come from another, the oldest first. */
  @Transactional(readOnly = true)
  public List<PolicyChange> openBecauseOf(String origin) {
    return rows.openBecauseOf(origin);
  }

  /** The policy as it reads now in the change. */
  @Transactional(readOnly = true)
  public PolicyEntry entryOf(String key) {
    return get(key).entry();
  }

  /**
   * Everybody who wrote a text of the change, be it the proposal or a draft: none of them may
   * approve or review it.
   */
  @Transactional(readOnly = true)
  public Set<String> drafters(String key) {
    return drafts.writersOf(key);
  }
}
