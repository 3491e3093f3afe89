package org.policyrelay.review;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Coded;
import org.policyrelay.kernel.WrongStateException;

/** One review of a policy, from the beginning of the wait for it to what came of it. */
public class PolicyReview {

  /** Where a review stands. */
  public enum State implements Coded {
    /** Its day has not come. */
    WAITING,
    /** Somebody has to look at the policy. */
    DUE,
    /** The policy stays as it is. */
    KEPT,
    /** A change of it was asked for. */
    REVISING;
  }

  private final String reviewKey;
  private int revision;
  private final String policyId;
  private final int number;
  private State state;
  private Instant begunAt;
  private Instant dueAt;
  private @Nullable Instant decidedAt;
  private @Nullable String decidedBy;
  private @Nullable String note;

  /** One that nobody has decided yet. */
  PolicyReview(
      String reviewKey, String policyId, int number, State state, Instant begunAt, Instant dueAt) {
    this(reviewKey, 0, policyId, number, state, begunAt, dueAt, null, null, null);
  }

  /** As it is stored. */
  PolicyReview(
      String reviewKey,
      int revision,
      String policyId,
      int number,
      State state,
      Instant begunAt,
      Instant dueAt,
      @Nullable Instant decidedAt,
      @Nullable String decidedBy,
      @Nullable String note) {
    this.revision = revision;
    this.reviewKey = reviewKey;
    this.policyId = policyId;
    this.number = number;
    this.state = state;
    this.begunAt = begunAt;
    this.dueAt = dueAt;
    this.decidedAt = decidedAt;
    this.decidedBy = decidedBy;
    this.note = note;
  }

  static PolicyReview of(String policyId, int number, Instant begunAt, Instant dueAt) {
    var key = "REV-" + policyId + "-" + number;
    return new PolicyReview(key, policyId, number, State.WAITING, begunAt, dueAt);
  }

  /** The rule is another one: whoever approved it has looked at the policy. */
  void beginAgain(Instant at, Instant due) {
    require(State.WAITING);
    begunAt = at;
    dueAt = due;
  }

  /** Its day has come. */
  void open() {
    require(State.WAITING);
    state = State.DUE;
  }

  void decide(State decision, String by, @Nullable String why, Instant at) {
    require(State.DUE);
    state = decision;
    decidedBy = by;
    note = why;
    decidedAt = at;
  }

  private void require(State needed) {
    WrongStateException.require("review " + reviewKey, state, EnumSet.of(needed));
  }

  public String key() {
    return reviewKey;
  }

  public String policyId() {
    return policyId;
  }

  public int number() {
    return number;
  }

  public State state() {
    return state;
  }

  /** From when on what happens belongs to this review. */
  public Instant begunAt() {
    return begunAt;
  }

  public Instant dueAt() {
    return dueAt;
  }

  public Optional<String> decidedBy() {
    return Optional.ofNullable(decidedBy);
  }

  public Optional<Instant> decidedAt() {
    return Optional.ofNullable(decidedAt);
  }

  public Optional<String> note() {
    return Optional.ofNullable(note);
  }

  /** How often it was written; who has read it at another number must read it again. */
  int revision() {
    return revision;
  }

  void written() {
    revision++;
  }
}
