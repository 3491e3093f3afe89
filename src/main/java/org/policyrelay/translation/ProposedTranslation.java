package org.policyrelay.translation;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Coded;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Sha256;
import org.policyrelay.kernel.WrongStateException;
import org.policyrelay.policy.Translations.Wording;

/**
 * What a translator has written of a version, or of the draft of one. It never changes in what it
 * says; better words are another one, which takes the place of this.
 */
public class ProposedTranslation {

  /** Where it stands. */
  public enum State implements Coded {
    /** Somebody else has to read it. */
    PROPOSED,
    /** Somebody else has read it; readers get it with the draft that it translates. */
    APPROVED,
    /** Readers have it. */
    PUBLISHED,
    /** Readers never had it. */
    REFUSED,
    /** Other words came before readers had it. */
    REPLACED,
    /** The draft that it translates reads otherwise by now. */
    OUTDATED,
    /** It was taken out, or what it translates has come to nothing. */
    WITHDRAWN;
  }

  private static final Set<State> WAITS = EnumSet.of(State.PROPOSED, State.APPROVED);

  private static final Set<State> DECIDED = EnumSet.of(State.PUBLISHED, State.REFUSED);

  private final String proposalKey;
  private int revision;
  private Translated translated;
  private final String language;
  private final Wording wording;
  private final String proposedBy;
  private final Instant proposedAt;
  private State state;
  private @Nullable Decision decision;

  /**
   * What has become of it.
   *
   * @param by absent where nobody decided it
   * @param reason why readers do not get it
   */
  record Decision(@Nullable String by, Instant at, @Nullable String reason) {}

  /** As it is stored. */
  ProposedTranslation(
      String proposalKey,
      int revision,
      Translated translated,
      String language,
      Wording wording,
      String proposedBy,
      Instant proposedAt,
      State state,
      @Nullable Decision decision) {
    this.revision = revision;
    this.proposalKey = proposalKey;
    this.translated = translated;
    this.language = language;
    this.wording = wording;
    this.proposedBy = proposedBy;
    this.proposedAt = proposedAt;
    this.state = state;
    this.decision = decision;
  }

  static ProposedTranslation of(
      String key, Translated translated, String language, Wording wording, String by, Instant at) {
    return new ProposedTranslation(
        key, 0, translated, language, wording, by, at, State.PROPOSED, null);
  }

  /** Readers get it with the draft that it translates. */
  void approved(String by, Instant at) {
    requireProposed();
    requireKind(true);
    become(State.APPROVED, new Decision(by, at, null));
  }

  /** Readers have it at once. */
  void published(String by, Instant at) {
    requireProposed();
    requireKind(false);
    become(State.PUBLISHED, new Decision(by, at, null));
  }

  /** Readers have it, with the draft, which is that version now; who approved it stays known. */
  void released(String version) {
    require(EnumSet.of(State.APPROVED));
    translated = translated.publishedAs(version);
    state = State.PUBLISHED;
  }

  void refused(String by, Instant at, String why) {
    requireProposed();
    become(State.REFUSED, new Decision(by, at, why));
  }

  void replaced(String by, Instant at) {
    require(WAITS);
    become(State.REPLACED, new Decision(by, at, null));
  }

  /** What it translates is not what will be public. */
  void outdated(Instant at, String why) {
    require(WAITS);
    become(State.OUTDATED, new Decision(null, at, why));
  }

  void withdrawn(String by, Instant at, String why) {
    require(EnumSet.of(State.PROPOSED, State.APPROVED, State.REFUSED, State.OUTDATED));
    requireKind(true);
    become(State.WITHDRAWN, new Decision(by, at, why));
  }

  private void become(State next, Decision decided) {
    state = next;
    decision = decided;
  }

  /**
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} when somebody has decided about it
   */
  void requireProposed() {
    require(EnumSet.of(State.PROPOSED));
  }

  private void require(Set<State> allowed) {
    WrongStateException.require("translation " + proposalKey, state, allowed);
  }

  /** What is public and what is not are approved by different steps. */
  private void requireKind(boolean draft) {
    if (translated.change().isPresent() != draft) {
      throw new RefusedException(
          ErrorCode.WRONG_STATE,
          "translation %s is of %s, must be of %s"
              .formatted(
                  proposalKey,
                  draft ? "a public version" : "a draft",
                  draft ? "a draft" : "a public version"));
    }
  }

  /** Whether it is of a draft that reads as this. */
  public boolean translates(Wording english) {
    var draft = translated.draft();
    return draft != null && draft.english().equals(english);
  }

  /** Whether it may still come before readers, and takes the place of no other. */
  boolean waits() {
    return WAITS.contains(state);
  }

  /** Whether somebody has read it and said whether readers get it, and that stands. */
  boolean isDecided() {
    return DECIDED.contains(state);
  }

  /** Whether the same person has written the same words. */
  boolean isBy(String user, Wording words) {
    return proposedBy.equals(user) && wording.equals(words);
  }

  public String key() {
    return proposalKey;
  }

  public String policyId() {
    return translated.policyId();
  }

  public Translated translated() {
    return translated;
  }

  /** The version that was translated; empty for a draft that is not public. */
  public Optional<String> version() {
    return Optional.ofNullable(translated.version());
  }

  /** Of the words, and of what they translate. */
  public String contentHash() {
    var draft = translated.draft();
    var source =
        draft == null
            ? Stream.of(policyId(), translated.version())
            : Stream.concat(Stream.of(policyId(), draft.change()), words(draft.english()));
    var parts = Stream.of(source, Stream.of(language), words(wording)).flatMap(one -> one);
    return Sha256.of(parts.map(Objects::toString).collect(Collectors.joining("\0")));
  }

  private static Stream<@Nullable String> words(Wording of) {
    return Stream.of(of.name(), of.description(), of.policy(), of.guidance());
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
    return decided().map(Decision::by);
  }

  public Optional<Instant> decidedAt() {
    return decided().map(Decision::at);
  }

  /** Why readers do not get it. */
  public Optional<String> reason() {
    return decided().map(Decision::reason);
  }

  private Optional<Decision> decided() {
    return Optional.ofNullable(decision);
  }

  /** How often it was written; who has read it at another number must read it again. */
  int revision() {
    return revision;
  }

  void written() {
    revision++;
  }
}
