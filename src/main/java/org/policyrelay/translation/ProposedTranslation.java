package org.policyrelay.translation;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Sha256;
import org.policyrelay.kernel.WrongStateException;
import org.policyrelay.policy.Translations.Wording;

/**
 * What a translator has written of a version. It never changes in what it says; better words are
 * another one, which takes the place of this.
 */
public class ProposedTranslation {

  /** Where it stands. */
  public enum State {
    /** Somebody else has to read it. */
    PROPOSED,
    /** Readers have it. */
    PUBLISHED,
    /** Readers never had it. */
    REFUSED,
    /** Other words came before anybody had decided. */
    REPLACED;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final String proposalKey;
  private int revision;
  private final String policyId;
  private final String version;
  private final String language;
  private final Wording wording;
  private final String proposedBy;
  private final Instant proposedAt;
  private State state;
  private @Nullable String decidedBy;
  private @Nullable Instant decidedAt;
  private @Nullable String reason;

  /** One that nobody has decided about. */
  ProposedTranslation(
      String proposalKey,
      String policyId,
      String version,
      String language,
      Wording wording,
      String proposedBy,
      Instant proposedAt,
      State state) {
    this(
        proposalKey,
        0,
        policyId,
        version,
        language,
        wording,
        proposedBy,
        proposedAt,
        state,
        null,
        null,
        null);
  }

  /** As it is stored. */
  ProposedTranslation(
      String proposalKey,
      int revision,
      String policyId,
      String version,
      String language,
      Wording wording,
      String proposedBy,
      Instant proposedAt,
      State state,
      @Nullable String decidedBy,
      @Nullable Instant decidedAt,
      @Nullable String reason) {
    this.revision = revision;
    this.proposalKey = proposalKey;
    this.policyId = policyId;
    this.version = version;
    this.language = language;
    this.wording = wording;
    this.proposedBy = proposedBy;
    this.proposedAt = proposedAt;
    this.state = state;
    this.decidedBy = decidedBy;
    this.decidedAt = decidedAt;
    this.reason = reason;
  }

  static ProposedTranslation of(
      String key,
      String policyId,
      String version,
      String language,
      Wording wording,
      String by,
      Instant at) {
    return new ProposedTranslation(
        key, policyId, version, language, wording, by, at, State.PROPOSED);
  }

  void published(String by, Instant at) {
    decide(State.PUBLISHED, by, at, null);
  }

  void refused(String by, Instant at, String why) {
    decide(State.REFUSED, by, at, why);
  }

  void replaced(String by, Instant at) {
    decide(State.REPLACED, by, at, null);
  }

  private void decide(State decision, String by, Instant at, @Nullable String why) {
    requireProposed();
    state = decision;
    decidedBy = by;
    decidedAt = at;
    reason = why;
  }

  /**
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} when somebody has decided about it
   */
  void requireProposed() {
    WrongStateException.require("translation " + proposalKey, state, EnumSet.of(State.PROPOSED));
  }

  /** Whether the same person has written the same words. */
  boolean isBy(String user, Wording words) {
    return proposedBy.equals(user) && wording.equals(words);
  }

  public String key() {
    return proposalKey;
  }

  public String policyId() {
    return policyId;
  }

  /** The version that was translated. */
  public String version() {
    return version;
  }

  /** Of the words, and of what they translate. */
  public String contentHash() {
    var parts =
        Stream.of(
            policyId,
            version,
            language,
            wording.name(),
            wording.description(),
            wording.policy(),
            wording.guidance());
    return Sha256.of(parts.map(Objects::toString).collect(Collectors.joining("\0")));
  }

  /** BCP 47 tag. */
  public String language() {
    return language;
  }

  public Wording wording() {
    return wording;
  }

  public String proposedBy() {
    return proposedBy;
  }

  public Instant proposedAt() {
    return proposedAt;
  }

  public State state() {
    return state;
  }

  public Optional<String> decidedBy() {
    return Optional.ofNullable(decidedBy);
  }

  public Optional<Instant> decidedAt() {
    return Optional.ofNullable(decidedAt);
  }

  /** Why it was refused. */
  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /** How often it was written; who has read it at another number must read it again. */
  int revision() {
    return revision;
  }

  void written() {
    revision++;
  }
}
