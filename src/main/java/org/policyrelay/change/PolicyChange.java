package org.policyrelay.change;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.OtherEyes;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;

/**
 * A change to one policy, from the proposal to its enforcement. Every transition names the states
 * it is possible in and refuses otherwise, whoever calls.
 */
public class PolicyChange {

  private final Request request;
  private int revision;
  private ChangeCourse course;
  private CurrentDraft draft;
  private Impact impact;
  private @Nullable Approval approval;
  private Rollout rollout;

  /**
   * As it is stored.
   *
   * @param approval absent until somebody approves it
   */
  PolicyChange(
      int revision,
      Request request,
      ChangeCourse course,
      CurrentDraft draft,
      Impact impact,
      @Nullable Approval approval,
      Rollout rollout) {
    this.revision = revision;
    this.request = request;
    this.course = course;
    this.draft = draft;
    this.impact = impact;
    this.approval = approval;
    this.rollout = rollout;
  }

  static PolicyChange propose(String key, Proposal proposal, String by, Instant at) {
    return new PolicyChange(
        0,
        Request.of(proposal, by, at),
        ChangeCourse.begin(key),
        new CurrentDraft(proposal.entry(), proposal.summary(), null, 0),
        Impact.NONE,
        null,
        Rollout.NONE);
  }

  /** As {@link CurrentDraft#requireAnswered}, of a change that came back. */
  void requireAnswer(PolicyEntry drafted, @Nullable String answer) {
    if (state() == ChangeState.REWORK) {
      draft.requireAnswered(drafted, answer);
    }
  }

  /**
   * @param answer as {@link #requireAnswer}
   */
  void submitDraft(PolicyEntry drafted, String newSummary, @Nullable String answer) {
    var from = course.from(ChangeState.PROPOSED, ChangeState.REWORK);
    requireAnswer(drafted, answer);
    course = from.to(ChangeState.DRAFTED);
    draft = draft.rewritten(drafted, newSummary);
  }

  void compared(String version) {
    course = course.from(ChangeState.DRAFTED, ChangeState.PROPOSED).to(ChangeState.DRAFTED);
    draft = draft.as(version);
  }

  void assessed(Impact found) {
    var from = course.from(ChangeState.DRAFTED);
    impact = found;
    course = from.to(reviewsNeededFirst() ? ChangeState.IN_REVIEW : ChangeState.AWAITING_APPROVAL);
  }

  void reviewsPassed() {
    course = course.from(ChangeState.IN_REVIEW).to(ChangeState.AWAITING_APPROVAL);
  }

  void disputed() {
    course = course.from(ChangeState.IN_REVIEW).to(ChangeState.DISPUTED);
  }

  void sendBack() {
    course =
        course
            .from(ChangeState.IN_REVIEW, ChangeState.DISPUTED, ChangeState.AWAITING_APPROVAL)
            .to(ChangeState.REWORK);
    draft = draft.sentBack();
  }

  /**
   * @param drafters who wrote a text of the change: none of them approves it, whoever asks
   */
  void approve(String by, Set<String> drafters, Instant at, String hash) {
    var from = course.from(ChangeState.AWAITING_APPROVAL, ChangeState.DISPUTED);
    OtherEyes.require(by, drafters, course.name());
    course = from.to(ChangeState.MAKING_READY);
    approval = new Approval(by, at, hash);
    rollout = rollout.opened(impact.readinessParts());
  }

  void readinessChecked(List<MarketReadiness> found) {
    course = course.from(ChangeState.MAKING_READY).to(ChangeState.AWAITING_RELEASE);
    rollout = rollout.checked(found);
  }

  /**
   * @param chosen to be made ready again; what is still missing in a market that is not released is
   *     added
   */
  void reopen(Set<ReadinessPart> chosen) {
    course =
        course
            .from(ChangeState.AWAITING_RELEASE, ChangeState.PUBLISHED)
            .to(ChangeState.MAKING_READY);
    rollout = rollout.reopened(chosen, markets());
  }

  /**
   * Refuses what is not ready in a market; an emergency is made ready afterwards, and for a
   * settlement there is nothing to make ready.
   *
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE}
   */
  void requireReady(Set<Market> markets) {
    if (!isPublishedAtOnce() && !readyMarkets().containsAll(markets)) {
      throw course.wrongState("is not ready in " + String.join(", ", Market.codes(markets)));
    }
  }

  /**
   * Orders the publication for some of its markets.
   *
   * @param effective when it applies in the last of them
   * @param version the number that it gets, see {@link SinceApproval#versionToBe}
   * @return what may be published
   * @throws RefusedException with {@link ErrorCode#NOT_APPROVED} when nobody has approved it, and
   *     as {@link #requireReady}
   */
  Approval release(Set<Market> markets, Instant effective, String version) {
    var approved = approval;
    if (approved == null) {
      throw new RefusedException(ErrorCode.NOT_APPROVED, course.name() + " is not approved");
    }
    var from =
        isPublishedAtOnce()
            ? course.from(ChangeState.MAKING_READY, ChangeState.AWAITING_RELEASE)
            : course.from(ChangeState.AWAITING_RELEASE);
    requireReady(markets);
    course = from.to(ChangeState.PUBLISHING);
    rollout = rollout.released(markets, effective);
    draft = draft.as(version);
    return approved;
  }

  /**
   * @param version that it came out as, higher than the one that was meant if that was taken
   */
  void published(String version) {
    course = course.from(ChangeState.PUBLISHING).to(ChangeState.PUBLISHED);
    draft = draft.as(version);
  }

  void inEffect() {
    course = course.from(ChangeState.PUBLISHED).to(ChangeState.IN_EFFECT);
  }

  void enforced(Instant at) {
    course = course.from(ChangeState.IN_EFFECT).ended(ChangeState.ENFORCED, at, null);
  }

  void abandon(Instant at, String why) {
    course =
        course.from(ChangeState.PROPOSED, ChangeState.REWORK).ended(ChangeState.ABANDONED, at, why);
  }

  void reject(String by, Set<String> drafters, Instant at, String why) {
    var from = course.from(ChangeState.AWAITING_APPROVAL, ChangeState.DISPUTED);
    OtherEyes.require(by, drafters, course.name());
    course = from.ended(ChangeState.REJECTED, at, why);
  }

  /** A decision about objections, which is not for who wrote what they object to. */
  void withdrawAfterReview(String by, Set<String> drafters, Instant at, String why) {
    OtherEyes.require(by, drafters, course.name());
    withdraw(at, why);
  }

  void withdraw(Instant at, String why) {
    course = course.open("to be withdrawn").ended(ChangeState.WITHDRAWN, at, why).resumed();
  }

  /** Its handoffs and what is published of it are taken back for no other reason. */
  void requireWithdrawn() {
    course.from(ChangeState.WITHDRAWN);
  }

  /**
   * What its approval publishes was approved beside what is public now, and not beside the next.
   *
   * @param answered whether its approver has answered, and nothing has come of that yet
   */
  void hold(Instant at, boolean answered) {
    var from = course.open("to be put on hold");
    if (isPublishedAtOnce()
        && (answered || state() == ChangeState.MAKING_READY || state() == ChangeState.PUBLISHING)) {
      throw from.wrongState(
          "is being published, as its approval says; withdraw it if it must not be public");
    }
    course = from.held(at);
  }

  /** Returns since when it was on hold. */
  Instant resume() {
    var since = course.heldSince();
    course = course.resumed();
    return since;
  }

  /** Whether teams review it once it is public. */
  public boolean isReviewedAfterwards() {
    return emergency() && !impact.reviewTeams().isEmpty();
  }

  /** Whether teams review before approval; in an emergency they do so afterwards. */
  public boolean reviewsNeededFirst() {
    return !emergency() && !impact.reviewTeams().isEmpty();
  }

  public boolean reworkRoundLeft() {
    return draft.reworkRounds() < impact.reworkRounds();
  }

  /** Its markets, in the order of its entry. */
  public Set<Market> markets() {
    return draft.markets();
  }

  /** The markets that are not released yet. */
  public Set<Market> marketsLeft() {
    return rollout.left(markets());
  }

  /** The markets that are not released yet and that the last readiness check passed. */
  public Set<Market> readyMarkets() {
    return rollout.ready(markets());
  }

  public String key() {
    return course.key();
  }

  public ChangeState state() {
    return course.state();
  }

  public String policyId() {
    return request.policyId();
  }

  /** The policy as it reads now in the change. */
  public PolicyEntry entry() {
    return draft.entry();
  }

  public String summary() {
    return draft.summary();
  }

  public boolean emergency() {
    return request.emergency();
  }

  /** Whether the relay has prepared it, so that an overlay and its base are settled. */
  public boolean isPrepared() {
    return request.isPrepared();
  }

  /** Whether it was assessed to change nothing but that an overlay and its base are settled. */
  public boolean settles() {
    return impact.settles();
  }

  /** The same while that is still to be done: readers have both until then. */
  public boolean isToSettle() {
    return settles() && rollout.released().isEmpty() && !state().hasEnded();
  }

  /** Whether its approval releases it. */
  public boolean isPublishedAtOnce() {
    return emergency() || settles();
  }

  /** The version that the change will be published as, known once it was compared. */
  public Optional<String> targetVersion() {
    return Optional.ofNullable(draft.targetVersion());
  }

  /**
   * Whether it is known how much notice it takes; until then nothing tells from when it applies.
   */
  public boolean isAssessed() {
    return draft.targetVersion() != null;
  }

  public Optional<RiskTier> riskTier() {
    return Optional.ofNullable(impact.riskTier());
  }

  /** The tier by which its work is given time: an emergency has its own. */
  public Optional<String> workTier() {
    return emergency() ? Optional.of("emergency") : riskTier().map(RiskTier::code);
  }

  public int reworkRounds() {
    return draft.reworkRounds();
  }

  /** What it asks of the teams; {@link Impact#NONE} before it is assessed. */
  public Impact impact() {
    return impact;
  }

  public Optional<Approval> approval() {
    return Optional.ofNullable(approval);
  }

  /** How far it is made ready and let go, market by market. */
  public Rollout rollout() {
    return rollout;
  }

  /** When it applies in the last of its released markets. */
  public Optional<Instant> effectiveAt() {
    return Optional.ofNullable(rollout.effectiveAt());
  }

  public Optional<Instant> heldAt() {
    return Optional.ofNullable(course.heldAt());
  }

  public Optional<Instant> endedAt() {
    return Optional.ofNullable(course.ending()).map(ChangeCourse.Ending::at);
  }

  public Optional<String> endReason() {
    return Optional.ofNullable(course.ending()).map(ChangeCourse.Ending::why);
  }

  /** What was asked for when it was proposed. */
  public Request request() {
    return request;
  }

  /** How often it was written; who has read it at another number must read it again. */
  int revision() {
    return revision;
  }

  void written() {
    revision++;
  }
}
