package org.policyrelay.change;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyrelay.audit.Audit;
import org.policyrelay.engine.BusinessKeys;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.Moments;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.ProposedEntries;
import org.policyrelay.policy.entry.PolicyEntry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with policy changes from outside their process. */
@Service
@Transactional
public class PolicyChanges {

  private static final Duration LONGEST_OVERDUE = Duration.ofDays(7);

  private final ChangeRows rows;
  private final ChangeDraftRows drafts;
  private final PolicyRegistry registry;
  private final ProposedEntries proposedEntries;
  private final AsPublished asPublished;
  private final BusinessKeys keys;
  private final Audit audit;
  private final ChangesUnderWay underWay;
  private final OthersUnderWay others;
  private final ReasonGone reasonGone;
  private final ChangeHands hands;
  private final ReleaseDates dates;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PolicyChanges(
      ChangeRows rows,
      ChangeDraftRows drafts,
      PolicyRegistry registry,
      ProposedEntries proposedEntries,
      AsPublished asPublished,
      BusinessKeys keys,
      Audit audit,
      ChangesUnderWay underWay,
      OthersUnderWay others,
      ReasonGone reasonGone,
      ChangeHands hands,
      ReleaseDates dates,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.drafts = drafts;
    this.registry = registry;
    this.proposedEntries = proposedEntries;
    this.asPublished = asPublished;
    this.keys = keys;
    this.audit = audit;
    this.underWay = underWay;
    this.others = others;
    this.reasonGone = reasonGone;
    this.hands = hands;
    this.dates = dates;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Refuses what could not be published whatever became of it.
   *
   * @throws RefusedException as {@link #checkOverlay}, with {@link ErrorCode#POLICY_EXISTS} or
   *     {@link ErrorCode#POLICY_UNKNOWN} when the id is not what the proposer takes it for, with
   *     {@link ErrorCode#EFFECTIVE_DATE_DIFFERS} when its last day is over before it could apply
   */
  @Transactional(readOnly = true)
  public void check(Proposal proposal) {
    requirePlausible(proposal.statutoryDeadline());
    var id = proposal.entry().policyId();
    if (proposal.kind() == Proposal.Kind.NEW) {
      requireFree(id);
    }
    if (proposal.kind() == Proposal.Kind.REVISION && registry.history(id).isEmpty()) {
      throw Proposal.ofNoPolicy(id);
    }
    dates.checkLastDay(proposal.entry(), proposal.requestedEffectiveAt());
    dates.checkDeadline(proposal.entry(), proposal.statutoryDeadline());
    if (proposal.emergency()) {
      // nobody drafts it, and nobody has notice of it
      dates.checkTimelines(proposal.entry(), proposal.requestedEffectiveAt(), 0);
    }
    checkContent(proposal.entry());
    checkOverlay(proposal.entry());
  }

  /** Neither published nor on its way: the second of two would silently become a new version. */
  private void requireFree(String id) {
    registry.history(id).stream()
        .findFirst()
        .ifPresent(
            known -> {
              throw new RefusedException(
                  ErrorCode.POLICY_EXISTS,
                  "The id %s belongs to \"%s\", version %s; choose another id, or propose a new version of that policy"
                      .formatted(id, known.entry().name(), known.version()));
            });
    rows.openOf(id).stream()
        .findFirst()
        .ifPresent(
            open -> {
              throw Proposal.ofTakenId(open, others.of(List.of(open)));
            });
  }

  /**
   * Refuses an overlay that its base could not bear, as soon as that applies. The base may be on
   * its way in a change of its own; when the overlay is released, it has to be there.
   *
   * @throws RefusedException with a code such as {@code overlay-base-unknown}
   */
  @Transactional(readOnly = true)
  public void checkOverlay(PolicyEntry proposed) {
    proposedEntries.checkOverlay(proposed, null, draftedBases(proposed));
  }

  /** As {@link ProposedEntries#checkContent}, beside what other changes are about to publish. */
  void checkContent(PolicyEntry proposed) {
    proposedEntries.checkContent(proposed, rows::approvedOf, id -> !rows.openOf(id).isEmpty());
  }

  /**
   * The texts of an overlay's base that are on their way to its market, and not yet there; empty
   * for a policy that is no overlay.
   */
  List<PolicyEntry> draftedBases(PolicyEntry overlay) {
    return overlay.overlayOf().map(rows::openOf).orElse(List.of()).stream()
        .filter(change -> !isReleasedTo(change, overlay.markets().get(0)))
        .map(asPublished::of)
        .toList();
  }

  private static boolean isReleasedTo(PolicyChange change, Market market) {
    return change.rollout().released().stream().anyMatch(one -> one.covers(market));
  }

  /** An order may be overdue by hours, and is real then; one that is by weeks is a slip. */
  private void requirePlausible(@Nullable Instant statutoryDeadline) {
    if (statutoryDeadline != null
        && statutoryDeadline.isBefore(clock.instant().minus(LONGEST_OVERDUE))) {
      var message = "lies more than a week back; say until when the order gives";
      throw new RefusedException(
          ErrorCode.INVALID_REQUEST,
          "statutoryDeadline " + message,
          List.of(new FieldError("statutoryDeadline", "too-early", message)));
    }
  }

  /**
   * Records a proposal and begins its process.
   *
   * @throws RefusedException as {@link #check}
   */
  public String propose(Proposal proposal, String by) {
    check(proposal);
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
