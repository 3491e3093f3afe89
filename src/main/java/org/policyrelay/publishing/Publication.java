package org.policyrelay.publishing;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;

/** One publication of one version, from the order to the announcement. */
public class Publication {

  /** Where a publication stands. */
  public enum State {
    REQUESTED,
    PUBLISHED,
    ANNOUNCED,
    CANCELLED;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Id private final String publicationKey;

  @Version
  @SuppressWarnings("UnusedVariable") // Spring Data reads and writes it: no lost update
  private @Nullable Integer revision;

  private final String origin;
  private final String policyId;
  private final String policyVersion;
  private final String entry;
  private final String approvedHash;
  private final String releases;
  private State state;
  private final Instant requestedAt;
  private final Instant publishAt;
  private @Nullable Instant publishedAt;
  private @Nullable Instant announcedAt;

  @PersistenceCreator
  Publication(
      String publicationKey,
      String origin,
      String policyId,
      String policyVersion,
      String entry,
      String approvedHash,
      String releases,
      State state,
      Instant requestedAt,
      Instant publishAt) {
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
  }

  /** May be repeated: publishing again is how a publication is repaired. */
  void published(Instant at) {
    require(State.REQUESTED, State.PUBLISHED);
    state = State.PUBLISHED;
    publishedAt = publishedAt == null ? at : publishedAt;
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

  private void require(State first, State... more) {
    var allowed = EnumSet.of(first, more);
    if (!allowed.contains(state)) {
      throw new RefusedException(
          ErrorCode.WRONG_STATE,
          "publication %s is %s, must be %s"
              .formatted(
                  publicationKey,
                  state.code(),
                  String.join(" or ", allowed.stream().map(State::code).toList())));
    }
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

  String entry() {
    return entry;
  }

  String approvedHash() {
    return approvedHash;
  }

  String releases() {
    return releases;
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
}
