package org.policyrelay.change;

import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.OtherEyes;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Texts;
import org.policyrelay.kernel.WrongStateException;
import org.policyrelay.policy.entry.PolicyEntry;

/**
 * A change to one policy, from the proposal to its enforcement. Every transition names the states
 * it is possible in and refuses otherwise, whoever calls.
 */
public class PolicyChange {

  private final String key;
  private final Request request;
  private int revision;
  private ChangeState state;
  private PolicyEntry entry;
  private String summary;
  private @Nullable String targetVersion;
  private @Nullable Impact impact;
  private int reworkRounds;
  private @Nullable Approval approval;
  private Rollout rollout;
  private @Nullable Instant heldAt;
  private Progress.@Nullable Ending ending;

  /** As it is stored. */
  PolicyChange(String key, int revision, Request request, Progress progress) {
    this.key = key;
    this.revision = revision;
    this.request = request;
    this.state = progress.state();
    this.entry = progress.entry();
    this.summary = progress.summary();
    this.targetVersion = progress.targetVersion();
    this.impact = progress.impact();
    this.reworkRounds = progress.reworkRounds();
    this.approval = progress.approval();
    this.rollout = progress.rollout();
    this.heldAt = progress.heldAt();
    this.ending = progress.ending();
  }

  static PolicyChange propose(String key, Proposal proposal, String by, Instant at) {
    return new PolicyChange(key, 0, Request.of(proposal, by, at), Progress.begin(proposal));
  }

  /**
   * Refuses, of a text that came back, one that answers nothing: it would cost every team a review
   * and the change a round.
   *
   * @param answer what its drafter says to who sent it back; absent where they let the text speak
   */
  void requireAnswer(PolicyEntry drafted, @Nullable String answer) {
    if (state == ChangeState.REWORK && entry.equals(drafted) && Texts.isBlank(answer)) {
      var message =
          "is as it came back, and would use up a round: change what the teams or the manager asked"
              + " for; if the text is right as it is, say why in your answer; or abandon the"
              + " change";
      throw new RefusedException(
          ErrorCode.INVALID_FORM,
          "This " + message,
          List.of(new FieldError("reworkAnswer", "unchanged", message)));
    }
  }

  /**
   * @param answer as {@link #requireAnswer}
   */
  void submitDraft(PolicyEntry drafted, String newSummary, @Nullable String answer) {
    require(ChangeState.PROPOSED, ChangeState.REWORK);
    requireAnswer(drafted, answer);
    state = ChangeState.DRAFTED;
    entry = drafted;
    summary = newSummary;
  }

  void compared(String version) {
    require(ChangeState.DRAFTED, ChangeState.PROPOSED);
    state = ChangeState.DRAFTED;
    targetVersion = version;
  }

  void assessed(Impact found) {
    require(ChangeState.DRAFTED);
    impact = found;
    state = reviewsNeededFirst() ? ChangeState.IN_REVIEW : ChangeState.AWAITING_APPROVAL;
  }

  void reviewsPassed() {
    require(ChangeState.IN_REVIEW);
    state = ChangeState.AWAITING_APPROVAL;
  }

  void disputed() {
    require(ChangeState.IN_REVIEW);
    state = ChangeState.DISPUTED;
  }

  void sendBack() {
    require(ChangeState.IN_REVIEW, ChangeState.DISPUTED, ChangeState.AWAITING_APPROVAL);
    state = ChangeState.REWORK;
    reworkRounds++;
  }

  /**
   * @param drafters who wrote a text of the change: none of them approves it, whoever asks
   */
  void approve(String by, Set<String> drafters, Instant at, String hash) {
    require(ChangeState.AWAITING_APPROVAL, ChangeState.DISPUTED);
    requireOtherEyes(by, drafters);
    state = ChangeState.MAKING_READY;
    approval = new Approval(by, at, hash);
    rollout = rollout.opened(readinessParts());
  }

  void readinessChecked(List<MarketReadiness> found) {
    require(ChangeState.MAKING_READY);
    state = ChangeState.AWAITING_RELEASE;
    rollout = rollout.checked(found);
  }

  /**
   * @param chosen to be made ready again; what is still missing in a market that is not released is
   *     added
   */
  void reopen(Set<ReadinessPart> chosen) {
    require(ChangeState.AWAITING_RELEASE, ChangeState.PUBLISHED);
    state = ChangeState.MAKING_READY;
    rollout = rollout.reopened(chosen, markets());
  }

  /**
   * Refuses what is not ready in a market; an emergency is made ready afterwards.
   *
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE}
   */
  void requireReady(Set<Market> markets) {
    if (!emergency() && !readyMarkets().containsAll(markets)) {
      throw wrongState("is not ready in " + String.join(", ", Market.codes(markets)));
    }
  }

  /**
   * Orders the publication for some of its markets.
   *
   * @param effective when it applies in the last of them
   * @return what may be published
   * @throws RefusedException with {@link ErrorCode#NOT_APPROVED} when nobody has approved it, and
   *     as {@link #requireReady}
   */
  Approval release(Set<Market> markets, Instant effective) {
    var approved = approval;
    if (approved == null) {
      throw new RefusedException(ErrorCode.NOT_APPROVED, name() + " is not approved");
    }
    if (emergency()) {
      require(ChangeState.MAKING_READY, ChangeState.AWAITING_RELEASE);
    } else {
      require(ChangeState.AWAITING_RELEASE);
    }
    requireReady(markets);
    state = ChangeState.PUBLISHING;
    rollout = rollout.released(markets, effective);
    return approved;
  }

  /**
   * @param version that it came out as, higher than the one that was meant if that was taken
   */
  void published(String version) {
    require(ChangeState.PUBLISHING);
    state = ChangeState.PUBLISHED;
    targetVersion = version;
  }

  void inEffect() {
    require(ChangeState.PUBLISHED);
    state = ChangeState.IN_EFFECT;
  }

  void enforced(Instant at) {
    require(ChangeState.IN_EFFECT);
    end(ChangeState.ENFORCED, at, null);
  }

  void abandon(Instant at, String why) {
    require(ChangeState.PROPOSED, ChangeState.REWORK);
    end(ChangeState.ABANDONED, at, why);
  }

  void reject(String by, Set<String> drafters, Instant at, String why) {
    require(ChangeState.AWAITING_APPROVAL, ChangeState.DISPUTED);
    requireOtherEyes(by, drafters);
    end(ChangeState.REJECTED, at, why);
  }

  /** A decision about objections, which is not for who wrote what they object to. */
  void withdrawAfterReview(String by, Set<String> drafters, Instant at, String why) {
    requireOtherEyes(by, drafters);
    withdraw(at, why);
  }

  void withdraw(Instant at, String why) {
    requireOpen("to be withdrawn");
    end(ChangeState.WITHDRAWN, at, why);
    heldAt = null;
  }

  /** Its handoffs and what is published of it are taken back for no other reason. */
  void requireWithdrawn() {
    require(ChangeState.WITHDRAWN);
  }

  void hold(Instant at) {
    requireOpen("to be put on hold");
    if (heldAt != null) {
      throw wrongState("is on hold already");
    }
    heldAt = at;
  }

  /** Returns since when it was on hold. */
  Instant resume() {
    var since = heldAt;
    if (since == null) {
      throw wrongState("is not on hold");
    }
    heldAt = null;
    return since;
  }

  private void requireOtherEyes(String by, Set<String> drafters) {
    OtherEyes.require(by, drafters, name());
  }

  private void end(ChangeState how, Instant at, @Nullable String why) {
    state = how;
    ending = new Progress.Ending(at, why);
  }

  private void require(ChangeState first, ChangeState... more) {
    WrongStateException.require(name(), state, EnumSet.of(first, more));
  }

  private void requireOpen(String purpose) {
    WrongStateException.require(name(), state, ChangeState.OPEN, "open " + purpose);
  }

  private RefusedException wrongState(String what) {
    return new RefusedException(ErrorCode.WRONG_STATE, name() + " " + what);
  }

  private String name() {
    return "policy change " + key;
  }

  /** Whether teams review before approval; in an emergency they do so afterwards. */
  public boolean reviewsNeededFirst() {
    return !emergency() && !reviewTeams().isEmpty();
  }

  public boolean reworkRoundLeft() {
    return reworkRounds < reworkRoundsAllowed();
  }

  /** Its markets, in the order of its entry. */
  public Set<Market> markets() {
    return new LinkedHashSet<>(entry.markets());
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
    return key;
  }

  public ChangeState state() {
    return state;
  }

  public String policyId() {
    return request.policyId();
  }

  /** The policy as it reads now in the change. */
  public PolicyEntry entry() {
    return entry;
  }

  public String summary() {
    return summary;
  }

  public String reason() {
    return request.reason();
  }

  public Proposal.Origin origin() {
    return request.origin();
  }

  public boolean emergency() {
    return request.emergency();
  }

  public Optional<Instant> requestedEffectiveAt() {
    return Optional.ofNullable(request.requestedEffectiveAt());
  }

  /** What a regulator's order gives until everything is done; only in an emergency. */
  public Optional<Instant> statutoryDeadline() {
    return Optional.ofNullable(request.statutoryDeadline());
  }

  public String proposedBy() {
    return request.proposedBy();
  }

  public Instant proposedAt() {
    return request.proposedAt();
  }

  /** The version that the change will be published as, known once it was compared. */
  public Optional<String> targetVersion() {
    return Optional.ofNullable(targetVersion);
  }

  public Optional<RiskTier> riskTier() {
    return Optional.ofNullable(impact).map(Impact::riskTier);
  }

  /** The tier by which its work is given time: an emergency has its own. */
  public Optional<String> workTier() {
    return emergency() ? Optional.of("emergency") : riskTier().map(RiskTier::code);
  }

  public List<String> reviewTeams() {
    return impact == null ? List.of() : impact.reviewTeams();
  }

  public Set<ReadinessPart> readinessParts() {
    return impact == null ? Set.of() : impact.readinessParts();
  }

  /** The parts that are to be made ready in the present round. */
  public Set<ReadinessPart> openParts() {
    return rollout.openParts();
  }

  /** Days of notice that the change needs; 0 before it is assessed. */
  public int noticeDays() {
    return impact == null ? 0 : impact.noticeDays();
  }

  public int reworkRounds() {
    return reworkRounds;
  }

  public int reworkRoundsAllowed() {
    return impact == null ? 0 : impact.reworkRounds();
  }

  public Optional<Approval> approval() {
    return Optional.ofNullable(approval);
  }

  /** What the last readiness check found, market by market; nothing before the first. */
  public List<MarketReadiness> readiness() {
    return rollout.readiness();
  }

  public Set<Market> releasedMarkets() {
    return rollout.released();
  }

  /** When it applies in the last of its released markets. */
  public Optional<Instant> effectiveAt() {
    return Optional.ofNullable(rollout.effectiveAt());
  }

  public Optional<Instant> heldAt() {
    return Optional.ofNullable(heldAt);
  }

  public Optional<Instant> endedAt() {
    return Optional.ofNullable(ending).map(Progress.Ending::at);
  }

  public Optional<String> endReason() {
    return Optional.ofNullable(ending).map(Progress.Ending::why);
  }

  Request request() {
    return request;
  }

  Progress progress() {
    return new Progress(
        state,
        entry,
        summary,
        targetVersion,
        impact,
        reworkRounds,
        approval,
        rollout,
        heldAt,
        ending);
  }

  /** How often it was written; who has read it at another number must read it again. */
  int revision() {
    return revision;
  }

  void written() {
    revision++;
  }
}
