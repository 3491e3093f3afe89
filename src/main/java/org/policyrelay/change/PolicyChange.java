package org.policyrelay.change;

import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Codes;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.OtherEyes;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Texts;
import org.policyrelay.kernel.Words;
import org.policyrelay.kernel.WrongStateException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;

/**
 * A change to one policy, from the proposal to its enforcement. Every transition names the states
 * it is possible in and refuses otherwise, whoever calls.
 */
public class PolicyChange {

  @Id private final String changeKey;

  @Version
  @SuppressWarnings("UnusedVariable") // Spring Data reads and writes it: no lost update
  private @Nullable Integer revision;

  private ChangeState state;
  private final String policyId;
  private String entry;
  private String summary;
  private final String reason;
  private final String originType;
  private final @Nullable String originRef;
  private final boolean emergency;
  private final @Nullable Instant requestedEffectiveAt;
  private final @Nullable Instant statutoryDeadline;
  private final String proposedBy;
  private final Instant proposedAt;
  private @Nullable String targetVersion;
  private @Nullable String riskTier;
  private @Nullable String reviewTeams;
  private @Nullable String readinessParts;
  private @Nullable String openParts;
  private @Nullable Integer noticeDays;
  private int reworkRounds;
  private int reworkRoundsAllowed;
  private @Nullable String approvedBy;
  private @Nullable Instant approvedAt;
  private @Nullable String approvedHash;
  private @Nullable String readiness;
  private @Nullable String releasedMarkets;
  private @Nullable Instant effectiveAt;
  private @Nullable Instant heldAt;
  private @Nullable Instant endedAt;
  private @Nullable String endReason;

  @PersistenceCreator
  PolicyChange(
      String changeKey,
      ChangeState state,
      String policyId,
      String entry,
      String summary,
      String reason,
      String originType,
      @Nullable String originRef,
      boolean emergency,
      @Nullable Instant requestedEffectiveAt,
      @Nullable Instant statutoryDeadline,
      String proposedBy,
      Instant proposedAt) {
    this.changeKey = changeKey;
    this.state = state;
    this.policyId = policyId;
    this.entry = entry;
    this.summary = summary;
    this.reason = reason;
    this.originType = originType;
    this.originRef = originRef;
    this.emergency = emergency;
    this.requestedEffectiveAt = requestedEffectiveAt;
    this.statutoryDeadline = statutoryDeadline;
    this.proposedBy = proposedBy;
    this.proposedAt = proposedAt;
  }

  static PolicyChange propose(String key, Proposal proposal, String by, Instant at) {
    return new PolicyChange(
        key,
        ChangeState.PROPOSED,
        proposal.entry().policyId(),
        proposal.entry().json().toString(),
        proposal.summary(),
        proposal.reason(),
        proposal.origin().type(),
        proposal.origin().ref(),
        proposal.emergency(),
        proposal.requestedEffectiveAt(),
        proposal.statutoryDeadline(),
        by,
        at);
  }

  /**
   * Refuses, of a text that came back, one that answers nothing: it would cost every team a review
   * and the change a round.
   *
   * @param answer what its drafter says to who sent it back; absent where they let the text speak
   */
  void requireAnswer(String drafted, @Nullable String answer) {
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
  void submitDraft(String drafted, String newSummary, @Nullable String answer) {
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

  void assessed(Impact impact) {
    require(ChangeState.DRAFTED);
    riskTier = impact.riskTier();
    reviewTeams = Codes.list(impact.reviewTeams());
    readinessParts = Codes.list(impact.readinessParts());
    noticeDays = impact.noticeDays();
    reworkRoundsAllowed = impact.reworkRounds();
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
    approvedBy = by;
    approvedAt = at;
    approvedHash = hash;
    openParts = readinessParts;
  }

  void readinessChecked(String checked) {
    require(ChangeState.MAKING_READY);
    state = ChangeState.AWAITING_RELEASE;
    readiness = checked;
  }

  void reopen(List<String> parts) {
    require(ChangeState.AWAITING_RELEASE, ChangeState.PUBLISHED);
    state = ChangeState.MAKING_READY;
    openParts = Codes.list(parts);
  }

  void release(List<String> markets, Instant effective) {
    if (approvedBy == null || approvedHash == null) {
      throw new RefusedException(
          ErrorCode.NOT_APPROVED, "policy change " + changeKey + " is not approved");
    }
    if (emergency) {
      require(ChangeState.MAKING_READY, ChangeState.AWAITING_RELEASE);
    } else {
      require(ChangeState.AWAITING_RELEASE);
    }
    state = ChangeState.PUBLISHING;
    var released = new LinkedHashSet<>(releasedMarkets());
    released.addAll(markets);
    releasedMarkets = Codes.list(released);
    effectiveAt = effectiveAt().filter(effective::isBefore).orElse(effective);
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
    OtherEyes.require(by, drafters, "policy change " + changeKey);
  }

  private void end(ChangeState how, Instant at, @Nullable String why) {
    state = how;
    endedAt = at;
    endReason = why;
  }

  private void require(ChangeState first, ChangeState... more) {
    WrongStateException.require("policy change " + changeKey, state, EnumSet.of(first, more));
  }

  private void requireOpen(String purpose) {
    if (state.hasEnded()) {
      throw wrongState("is " + Words.of(state.name()) + ", must be open " + purpose);
    }
  }

  private RefusedException wrongState(String what) {
    return new RefusedException(ErrorCode.WRONG_STATE, "policy change " + changeKey + " " + what);
  }

  /** Whether teams review before approval; in an emergency they do so afterwards. */
  public boolean reviewsNeededFirst() {
    return !emergency && !reviewTeams().isEmpty();
  }

  public boolean reworkRoundLeft() {
    return reworkRounds < reworkRoundsAllowed;
  }

  public String key() {
    return changeKey;
  }

  public ChangeState state() {
    return state;
  }

  public String policyId() {
    return policyId;
  }

  /** The policy entry as it reads now in this change, JSON. */
  String entry() {
    return entry;
  }

  public String summary() {
    return summary;
  }

  public String reason() {
    return reason;
  }

  public Proposal.Origin origin() {
    return new Proposal.Origin(originType, originRef);
  }

  public boolean emergency() {
    return emergency;
  }

  public Optional<Instant> requestedEffectiveAt() {
    return Optional.ofNullable(requestedEffectiveAt);
  }

  /** What a regulator's order gives until everything is done; only in an emergency. */
  public Optional<Instant> statutoryDeadline() {
    return Optional.ofNullable(statutoryDeadline);
  }

  public String proposedBy() {
    return proposedBy;
  }

  public Instant proposedAt() {
    return proposedAt;
  }

  /** The version that the change will be published as, known once it was compared. */
  public Optional<String> targetVersion() {
    return Optional.ofNullable(targetVersion);
  }

  public Optional<String> riskTier() {
    return Optional.ofNullable(riskTier);
  }

  /** The tier by which its work is given time: an emergency has its own. */
  public Optional<String> workTier() {
    return emergency ? Optional.of("emergency") : riskTier();
  }

  public Set<String> reviewTeams() {
    return Codes.of(reviewTeams);
  }

  public Set<String> readinessParts() {
    return Codes.of(readinessParts);
  }

  /** The parts that are to be made ready in the present round. */
  public Set<String> openParts() {
    return Codes.of(openParts);
  }

  /** Days of notice that the change needs; 0 before it is assessed. */
  public int noticeDays() {
    return noticeDays == null ? 0 : noticeDays;
  }

  public int reworkRounds() {
    return reworkRounds;
  }

  public int reworkRoundsAllowed() {
    return reworkRoundsAllowed;
  }

  public Optional<String> approvedBy() {
    return Optional.ofNullable(approvedBy);
  }

  public Optional<Instant> approvedAt() {
    return Optional.ofNullable(approvedAt);
  }

  /** Hash of what was approved; nothing else may be published. */
  public Optional<String> approvedHash() {
    return Optional.ofNullable(approvedHash);
  }

  Optional<String> readiness() {
    return Optional.ofNullable(readiness);
  }

  public Set<String> releasedMarkets() {
    return Codes.of(releasedMarkets);
  }

  /** When it applies in the last of its released markets. */
  public Optional<Instant> effectiveAt() {
    return Optional.ofNullable(effectiveAt);
  }

  public Optional<Instant> heldAt() {
    return Optional.ofNullable(heldAt);
  }

  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  public Optional<String> endReason() {
    return Optional.ofNullable(endReason);
  }
}
