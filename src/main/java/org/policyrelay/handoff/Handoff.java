package org.policyrelay.handoff;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.WrongStateException;

/**
 * One piece of work on its way from one team to another. Every transition names the state it needs
 * and refuses otherwise, whoever calls.
 */
public class Handoff {

  private final String handoffKey;
  private final String origin;
  private final String subject;
  private final String work;
  private final String fromTeam;
  private final String toTeam;
  private final String riskTier;
  private final Instant offeredAt;
  private int revision;
  private HandoffState state;
  private @Nullable String worker;
  private @Nullable Instant acceptedAt;
  private @Nullable String endedBy;
  private @Nullable Instant endedAt;
  private @Nullable String evidence;
  private @Nullable String notReadyMarkets;
  private @Nullable String reason;

  /** As it is stored. */
  Handoff(
      String handoffKey,
      int revision,
      String origin,
      String subject,
      String work,
      String fromTeam,
      String toTeam,
      String riskTier,
      Instant offeredAt,
      HandoffState state,
      @Nullable String worker,
      @Nullable Instant acceptedAt,
      @Nullable String endedBy,
      @Nullable Instant endedAt,
      @Nullable String evidence,
      @Nullable String notReadyMarkets,
      @Nullable String reason) {
    this.handoffKey = handoffKey;
    this.revision = revision;
    this.origin = origin;
    this.subject = subject;
    this.work = work;
    this.fromTeam = fromTeam;
    this.toTeam = toTeam;
    this.riskTier = riskTier;
    this.offeredAt = offeredAt;
    this.state = state;
    this.worker = worker;
    this.acceptedAt = acceptedAt;
    this.endedBy = endedBy;
    this.endedAt = endedAt;
    this.evidence = evidence;
    this.notReadyMarkets = notReadyMarkets;
    this.reason = reason;
  }

  static Handoff offer(String key, HandoffOffer offer, Instant at) {
    return new Handoff(
        key,
        0,
        offer.origin(),
        offer.subject(),
        offer.work(),
        offer.fromTeam(),
        offer.toTeam(),
        offer.riskTier(),
        at,
        HandoffState.OFFERED,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  void accept(String by, Instant at) {
    require(HandoffState.OFFERED);
    state = HandoffState.ACCEPTED;
    worker = by;
    acceptedAt = at;
  }

  void returnToSender(String by, Instant at, String why) {
    require(HandoffState.OFFERED);
    end(HandoffState.RETURNED, by, at, why);
  }

  void block() {
    require(HandoffState.ACCEPTED);
    state = HandoffState.BLOCKED;
  }

  void unblock() {
    require(HandoffState.BLOCKED);
    state = HandoffState.ACCEPTED;
  }

  void deliver(String by, Instant at, String shown, @Nullable String marketsNotReady) {
    require(HandoffState.ACCEPTED);
    end(HandoffState.DELIVERED, by, at, null);
    evidence = shown;
    notReadyMarkets = marketsNotReady;
  }

  void handBack(String by, Instant at, String why) {
    require(HandoffState.ACCEPTED);
    end(HandoffState.HANDED_BACK, by, at, why);
  }

  void withdraw(String by, Instant at, String why) {
    require(HandoffState.OFFERED, HandoffState.ACCEPTED, HandoffState.BLOCKED);
    end(HandoffState.WITHDRAWN, by, at, why);
  }

  private void end(HandoffState how, String by, Instant at, @Nullable String why) {
    state = how;
    endedBy = by;
    endedAt = at;
    reason = why;
  }

  private void require(HandoffState first, HandoffState... more) {
    WrongStateException.require("handoff " + handoffKey, state, EnumSet.of(first, more));
  }

  /** How it ended, empty while it is under way. */
  public Optional<HandoffOutcome> outcome() {
    return switch (state) {
      case OFFERED, ACCEPTED, BLOCKED -> Optional.empty();
      case DELIVERED ->
          Optional.of(new HandoffOutcome.Delivered(orEmpty(evidence), marketsNotReady()));
      case RETURNED -> Optional.of(new HandoffOutcome.Returned(orEmpty(reason)));
      case HANDED_BACK -> Optional.of(new HandoffOutcome.HandedBack(orEmpty(reason)));
      case WITHDRAWN -> Optional.of(new HandoffOutcome.Withdrawn(orEmpty(reason)));
    };
  }

  private List<Market> marketsNotReady() {
    return List.copyOf(Market.listed(notReadyMarkets));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  public String key() {
    return handoffKey;
  }

  public String origin() {
    return origin;
  }

  /** What it is about, for people: policy and markets. */
  public String subject() {
    return subject;
  }

  public String work() {
    return work;
  }

  public String fromTeam() {
    return fromTeam;
  }

  public String toTeam() {
    return toTeam;
  }

  /** Whether it is part of an emergency: counted by the clock, told at once and at any hour. */
  public boolean isEmergency() {
    return riskTier.equals("emergency");
  }

  public String riskTier() {
    return riskTier;
  }

  public HandoffState state() {
    return state;
  }

  public Instant offeredAt() {
    return offeredAt;
  }

  /** Who accepted it. */
  public Optional<String> worker() {
    return Optional.ofNullable(worker);
  }

  public Optional<Instant> acceptedAt() {
    return Optional.ofNullable(acceptedAt);
  }

  public Optional<String> endedBy() {
    return Optional.ofNullable(endedBy);
  }

  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  @Nullable String evidence() {
    return evidence;
  }

  @Nullable String notReadyMarkets() {
    return notReadyMarkets;
  }

  @Nullable String reason() {
    return reason;
  }

  /** How often it was written; who has read it at another number must read it again. */
  int revision() {
    return revision;
  }

  void written() {
    revision++;
  }
}
