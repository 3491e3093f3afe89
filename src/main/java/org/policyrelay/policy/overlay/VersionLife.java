package org.policyrelay.policy.overlay;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Coded;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.Words;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.PublishedVersion.Release;

/**
 * What became of a version, with those beside it that took its place. A release has no end of its
 * own when a higher version begins: {@link PublishedVersion#state} alone still calls it in effect.
 *
 * @param at when it came to that: the first instant in effect, or the first one no longer; absent
 *     for what never came into effect
 */
public record VersionLife(State state, @Nullable Instant at) {

  /** The order is that of what is told of a version that fares otherwise in every market. */
  public enum State implements Coded {
    IN_EFFECT("in effect"),
    SCHEDULED("coming"),
    REPLACED("replaced"),
    ENDED("ended"),
    /** A higher version took its place before its day had come. */
    NEVER_IN_EFFECT("never came into effect"),
    /** Taken back before its day had come. */
    ROLLED_BACK("taken back"),
    /** An overlay whose base does not apply. */
    WITHOUT_BASE("has no base that applies"),
    /** Not for this market. */
    NOT_RELEASED("not released");

    private final String words;

    State(String words) {
      this.words = words;
    }

    /** As people read it, inside a sentence. */
    public String words() {
      return words;
    }

    public String title() {
      return Words.title(words);
    }
  }

  /**
   * @param market null = in any market
   * @param versions every version of the policy, newest first
   */
  public static VersionLife of(
      PublishedVersion version,
      @Nullable Market market,
      List<PublishedVersion> versions,
      Instant now) {
    return of(fates(version, market, versions, now).toList());
  }

  /**
   * What became of a rule, whatever was corrected of its words since.
   *
   * @param wordings every version that says it
   * @param versions every version of the policy, newest first
   */
  public static VersionLife ofRule(
      List<PublishedVersion> wordings,
      @Nullable Market market,
      List<PublishedVersion> versions,
      Instant now) {
    return of(
        wordings.stream()
            .flatMap(
                one ->
                    fates(
                        one,
                        market,
                        versions.stream()
                            .filter(other -> other.equals(one) || !wordings.contains(other))
                            .toList(),
                        now))
            .toList());
  }

  private static VersionLife of(List<VersionLife> fates) {
    var state =
        fates.stream()
            .map(VersionLife::state)
            .min(Comparator.naturalOrder())
            .orElse(State.NOT_RELEASED);
    var instants =
        fates.stream()
            .filter(fate -> fate.state() == state)
            .flatMap(fate -> Optional.ofNullable(fate.at()).stream());
    var at =
        state.compareTo(State.REPLACED) < 0
            ? instants.min(Comparator.naturalOrder())
            : instants.max(Comparator.naturalOrder());
    return new VersionLife(state, at.orElse(null));
  }

  private static Stream<VersionLife> fates(
      PublishedVersion version,
      @Nullable Market market,
      List<PublishedVersion> versions,
      Instant now) {
    var higher =
        versions.stream().takeWhile(other -> !other.version().equals(version.version())).toList();
    return version.releases().stream()
        .filter(release -> release.covers(market))
        .map(release -> fate(release, market == null ? release.market() : market, higher, now));
  }

  private static VersionLife fate(
      Release release, Market market, List<PublishedVersion> higher, Instant now) {
    if (!release.isKnown(now)) {
      return new VersionLife(State.ROLLED_BACK, null);
    }
    var from = release.effectiveFrom();
    var until = release.effectiveUntil();
    var above =
        higher.stream()
            .flatMap(version -> version.releases().stream())
            .filter(other -> other.covers(market) && other.isKnown(now))
            .toList();
    if (release.counts(now, now) && above.stream().noneMatch(other -> other.counts(now, now))) {
      return new VersionLife(State.IN_EFFECT, from);
    }
    if (release.hasEnded(from) || above.stream().anyMatch(other -> other.counts(from, now))) {
      return new VersionLife(State.NEVER_IN_EFFECT, null);
    }
    if (from.isAfter(now)) {
      return new VersionLife(State.SCHEDULED, from);
    }
    return above.stream()
        .map(Release::effectiveFrom)
        .filter(other -> other.isAfter(from) && (until == null || other.isBefore(until)))
        .min(Comparator.naturalOrder())
        .map(replaced -> new VersionLife(State.REPLACED, replaced))
        .orElseGet(() -> new VersionLife(State.ENDED, until));
  }
}
