package org.policyrelay.publishing;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Coded;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.OtherEyes;
import org.policyrelay.kernel.WrongStateException;
import org.policyrelay.policy.entry.PolicyEntry;

/** One publication of one version, from the order to the announcement. */
public class Publication {

  /** Where a publication stands. */
  public enum State implements Coded {
    /** A correction that says something else, which a second person has to approve first. */
    PROPOSED,
    REQUESTED,
    PUBLISHED,
    ANNOUNCED,
    CANCELLED,
    /** An urgent correction that a second person has approved. */
    APPROVED,
    /** An urgent correction that was taken back afterwards. */
    TAKEN_BACK,
    /** A correction that a second person would not have: nobody has read it. */
    REFUSED;
  }

  private final String publicationKey;
  private final String origin;
  private final String policyId;
  private String policyVersion;
  private final PolicyEntry entry;
  private final String approvedHash;
  private Map<Market, Instant> releases;
  private final Instant requestedAt;
  private int revision;
  private State state;
  private Instant publishAt;
  private @Nullable Instant publishedAt;
  private @Nullable Instant announcedAt;
  private @Nullable String obstacle;
  private @Nullable String correctedBy;
  private @Nullable String correctionReason;
  private @Nullable String corrects;
  private @Nullable String decidedBy;
  private @Nullable Instant decidedAt;

  /** One that was just ordered. */
  Publication(
      String publicationKey,
      String origin,
      String policyId,
      String policyVersion,
      PolicyEntry entry,
      String approvedHash,
      Map<Market, Instant> releases,
      State state,
      Instant requestedAt,
      Instant publishAt) {
    this(
        publicationKey,
        0,
        origin,
        policyId,
        policyVersion,
        entry,
        approvedHash,
        releases,
        state,
        requestedAt,
        publishAt,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** As it is stored. */
  Publication(
      String publicationKey,
      int revision,
      String origin,
      String policyId,
      String policyVersion,
      PolicyEntry entry,
      String approvedHash,
      Map<Market, Instant> releases,
      State state,
      Instant requestedAt,
      Instant publishAt,
      @Nullable Instant publishedAt,
      @Nullable Instant announcedAt,
      @Nullable String obstacle,
      @Nullable String correctedBy,
      @Nullable String correctionReason,
      @Nullable String corrects,
      @Nullable String decidedBy,
      @Nullable Instant decidedAt) {
    this.revision = revision;
    this.publicationKey = publicationKey;
    this.origin = origin;
    this.policyId = policyId;
    this.policyVersion = policyVersion;
    this.entry = entry;
    this.approvedHash = approvedHash;
    this.releases = releases;
    this.state = state;
    this.requestedAt = requestedAt;
    this.publishAt = publishAt;
    this.publishedAt = publishedAt;
    this.announcedAt = announcedAt;
    this.obstacle = obstacle;
    this.correctedBy = correctedBy;
    this.correctionReason = correctionReason;
    this.corrects = corrects;
    this.decidedBy = decidedBy;
    this.decidedAt = decidedAt;
  }

  /** May be repeated: publishing again is how a publication is repaired. */
  void published(Instant at) {
    require(State.REQUESTED, State.PUBLISHED);
    state = State.PUBLISHED;
    publishedAt = publishedAt == null ? at : publishedAt;
    obstacle = null;
  }

  /** The registry did not take it; somebody has to put that right. */
  void obstructed(String reason) {
    require(State.REQUESTED, State.PUBLISHED);
    obstacle = reason;
  }

  /** Goes on under another number, because the one that was meant is taken. */
  void renumber(String version) {
    require(State.REQUESTED);
    policyVersion = version;
  }

  /**
   * A correction of wording.
   *
   * @param version that it corrects
   * @param readsTheSame whether it may be published now and approved afterwards; any other is
   *     approved first
   */
  void correct(String by, String reason, String version, boolean readsTheSame) {
    correctedBy = by;
    correctionReason = reason;
    corrects = version;
    state = readsTheSame ? State.REQUESTED : State.PROPOSED;
  }

  /** A proposed correction that goes public now. */
  void approvedFirst(String by, Instant at, Map<Market, Instant> releasesFromNow) {
    decide(State.PROPOSED, State.REQUESTED, by, at);
    publishAt = at;
    releases = releasesFromNow;
  }

  void refused(String by, Instant at) {
    decide(State.PROPOSED, State.REFUSED, by, at);
  }

  void approved(String by, Instant at) {
    decide(State.ANNOUNCED, State.APPROVED, by, at);
  }

  void takenBack(String by, Instant at) {
    decide(State.ANNOUNCED, State.TAKEN_BACK, by, at);
  }

  void announced(Instant at) {
    require(State.PUBLISHED);
    state = State.ANNOUNCED;
    announcedAt = at;
  }

  void cancel() {
    require(State.REQUESTED, State.PUBLISHED);
    state = State.CANCELLED;
  }

  /** Who made a correction does not decide about it, whoever asks. */
  private void decide(State from, State to, String by, Instant at) {
    require(from);
    OtherEyes.require(
        by, correctedBy().map(Set::of).orElse(Set.of()), "correction " + publicationKey);
    state = to;
    decidedBy = by;
    decidedAt = at;
  }

  private void require(State first, State... more) {
    WrongStateException.require("publication " + publicationKey, state, EnumSet.of(first, more));
  }

  public String key() {
    return publicationKey;
  }

  public String origin() {
    return origin;
  }

  public String policyId() {
    return policyId;
  }

  public String policyVersion() {
    return policyVersion;
  }

  /** What is to be published, or was. */
  public PolicyEntry entry() {
    return entry;
  }

  String approvedHash() {
    return approvedHash;
  }

  /** From when it is to apply, or does, by market, in the order in which they were named. */
  Map<Market, Instant> releases() {
    return releases;
  }

  /** Why the registry did not take it, absent where it did. */
  public Optional<String> obstacle() {
    return Optional.ofNullable(obstacle);
  }

  /** Who made the urgent correction, absent for a publication that was approved before. */
  public Optional<String> correctedBy() {
    return Optional.ofNullable(correctedBy);
  }

  public Optional<String> correctionReason() {
    return Optional.ofNullable(correctionReason);
  }

  /** The version that a correction corrects, absent for one from before that was kept. */
  public Optional<String> corrects() {
    return Optional.ofNullable(corrects);
  }

  /** Who approved the correction, refused it or took it back. */
  public Optional<String> decidedBy() {
    return Optional.ofNullable(decidedBy);
  }

  /** When they did. */
  @Nullable Instant decidedAt() {
    return decidedAt;
  }

  /** Whether somebody has to approve it before it is published. */
  public boolean isProposed() {
    return state == State.PROPOSED;
  }

  public State state() {
    return state;
  }

  public Instant requestedAt() {
    return requestedAt;
  }

  public Instant publishAt() {
    return publishAt;
  }

  public Optional<Instant> publishedAt() {
    return Optional.ofNullable(publishedAt);
  }

  public Optional<Instant> announcedAt() {
    return Optional.ofNullable(announcedAt);
  }

  /** How often it was written; who has read it at another number must read it again. */
  int revision() {
    return revision;
  }

  void written() {
    revision++;
  }
}
