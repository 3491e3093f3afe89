package org.policyrelay.labeling;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.OtherEyes;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.WrongStateException;
import org.policyrelay.labeling.protocol.Protocol;

/** A version of a policy's labeling protocol, from the wish for it until another is in force. */
public final class LabelingProtocol {

  private final String protocolKey;
  private int revision;
  private final Wanted wanted;
  private String policyVersion;
  private Protocol content;
  private ProtocolState state;
  private final Set<String> writers;
  private @Nullable Instant submittedAt;
  private @Nullable String note;
  private @Nullable String approvedBy;
  private @Nullable Instant approvedAt;
  private @Nullable String round;
  private @Nullable String verdict;
  private @Nullable List<String> lookAgain;
  private @Nullable Instant inForceAt;
  private @Nullable Instant supersededAt;
  private @Nullable String endedBy;
  private @Nullable String endReason;

  /**
   * What was wanted, which never changes.
   *
   * @param version 1, 2, 3 … within the policy
   * @param base the version that was in force then, absent for a first one
   * @param reason why it is wanted
   */
  public record Wanted(
      String policyId, int version, @Nullable Integer base, String reason, String by, Instant at) {}

  LabelingProtocol(
      String key,
      int revision,
      Wanted wanted,
      String policyVersion,
      Protocol content,
      ProtocolCourse course) {
    this.protocolKey = key;
    this.revision = revision;
    this.wanted = wanted;
    this.policyVersion = policyVersion;
    this.content = content;
    this.state = course.state();
    this.writers = new TreeSet<>(course.writers());
    this.submittedAt = course.submittedAt();
    this.note = course.note();
    this.approvedBy = course.approvedBy();
    this.approvedAt = course.approvedAt();
    this.round = course.round();
    this.verdict = course.verdict();
    this.lookAgain = course.lookAgain();
    this.inForceAt = course.inForceAt();
    this.supersededAt = course.supersededAt();
    this.endedBy = course.endedBy();
    this.endReason = course.endReason();
  }

  /** What somebody has written is to be approved; whatever was said of the text before is over. */
  void submit(Protocol written, String against, String by, Instant at) {
    require(ProtocolState.DRAFT);
    content = written;
    policyVersion = against;
    writers.add(by);
    submittedAt = at;
    note = null;
    approvedBy = null;
    approvedAt = null;
    verdict = null;
  }

  /**
   * @throws RefusedException with {@link ErrorCode#FOUR_EYES} for who has written it
   */
  void approve(String by, Instant at) {
    require(ProtocolState.DRAFT);
    OtherEyes.require(by, writers, describe());
    approvedBy = by;
    approvedAt = at;
  }

  /** It is to be written otherwise, for what the note says. */
  void sendBack(String why) {
    require(ProtocolState.DRAFT);
    approvedBy = null;
    approvedAt = null;
    note = why;
  }

  /** Reviewers try it in a round. */
  void pilot(String key) {
    require(ProtocolState.DRAFT);
    requireApproved();
    round = key;
    state = ProtocolState.IN_PILOT;
  }

  /**
   * What came of the pilot.
   *
   * @param why what has to be thought over where it was not enough, absent where it was
   */
  void judge(String said, @Nullable String why) {
    require(ProtocolState.IN_PILOT);
    verdict = said;
    if (why != null) {
      state = ProtocolState.DRAFT;
      approvedBy = null;
      approvedAt = null;
      note = why;
    }
  }

  /** Reviewers label by it from now on. */
  void release(Instant at) {
    WrongStateException.require(
        describe(), state, EnumSet.of(ProtocolState.DRAFT, ProtocolState.IN_PILOT));
    requireApproved();
    state = ProtocolState.IN_FORCE;
    inForceAt = at;
  }

  /** The labels whose past use is to be looked at again, codes of the version before. */
  void lookAgain(List<String> codes) {
    require(ProtocolState.IN_FORCE);
    lookAgain = List.copyOf(codes);
  }

  void supersede(Instant at) {
    require(ProtocolState.IN_FORCE);
    state = ProtocolState.SUPERSEDED;
    supersededAt = at;
  }

  /** It is given up, or rejected. */
  void abandon(String by, @Nullable String why) {
    require(ProtocolState.DRAFT);
    state = ProtocolState.ABANDONED;
    endedBy = by;
    endReason = why;
  }

  private void require(ProtocolState wantedState) {
    WrongStateException.require(describe(), state, EnumSet.of(wantedState));
  }

  private void requireApproved() {
    if (approvedBy == null) {
      throw new RefusedException(
          ErrorCode.NOT_APPROVED, "Nobody has approved " + describe() + " as it is");
    }
  }

  public String key() {
    return protocolKey;
  }

  public Wanted wanted() {
    return wanted;
  }

  public String policyId() {
    return wanted.policyId();
  }

  public int version() {
    return wanted.version();
  }

  /** The newest version of the policy when the content was written. */
  public String policyVersion() {
    return policyVersion;
  }

  public Protocol content() {
    return content;
  }

  public ProtocolState state() {
    return state;
  }

  /** Whoever has written something of it. */
  public Set<String> writers() {
    return Set.copyOf(writers);
  }

  public Optional<Instant> submittedAt() {
    return Optional.ofNullable(submittedAt);
  }

  /** Why it came back, as long as it was not submitted again. */
  public Optional<String> note() {
    return Optional.ofNullable(note);
  }

  public Optional<String> approvedBy() {
    return Optional.ofNullable(approvedBy);
  }

  public Optional<Instant> approvedAt() {
    return Optional.ofNullable(approvedAt);
  }

  /** Key of its newest pilot. */
  public Optional<String> round() {
    return Optional.ofNullable(round);
  }

  /** What {@code agreement-verdict.dmn} says of the newest pilot, as long as the text is its. */
  public Optional<String> verdict() {
    return Optional.ofNullable(verdict);
  }

  /** Codes of the version before whose past use is to be looked at again; empty until told. */
  public Optional<List<String>> toLookAtAgain() {
    return Optional.ofNullable(lookAgain);
  }

  public Optional<Instant> inForceAt() {
    return Optional.ofNullable(inForceAt);
  }

  public Optional<Instant> supersededAt() {
    return Optional.ofNullable(supersededAt);
  }

  public Optional<String> endedBy() {
    return Optional.ofNullable(endedBy);
  }

  public Optional<String> endReason() {
    return Optional.ofNullable(endReason);
  }

  /** As in {@code apac:alcohol, protocol 2}. */
  public String title() {
    return wanted.policyId() + ", protocol " + wanted.version();
  }

  /** As in {@code labeling protocol LP-2026-17}. */
  public String describe() {
    return "labeling protocol " + protocolKey;
  }

  /** Path of its page. */
  public String page() {
    return "/labeling/" + wanted.policyId() + "/versions/" + wanted.version();
  }

  int revision() {
    return revision;
  }

  void written() {
    revision++;
  }
}
