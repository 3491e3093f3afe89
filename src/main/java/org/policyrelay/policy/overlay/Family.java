package org.policyrelay.policy.overlay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.PublishedVersion.Release;

/**
 * A policy and what markets add to it, in all their versions: a pure value, from which everybody
 * who reads the registry is told the same. Whether something applies is asked here and nowhere
 * else.
 *
 * @param policyId of the base
 * @param base its versions, newest first
 * @param overlays for each overlay its versions, newest first, in the order of their ids
 * @param tightens where the policy is an overlay itself, what it tightens: without that it applies
 *     nowhere; absent for any other
 */
public record Family(
    String policyId,
    List<PublishedVersion> base,
    List<List<PublishedVersion>> overlays,
    @Nullable Family tightens) {

  private static final Comparator<PublishedVersion> NEWEST_FIRST =
      Comparator.comparing(PublishedVersion::number).reversed();

  /**
   * From when until when one thing applies.
   *
   * @param until the first instant at which it no longer does, absent while nothing is known to end
   *     it
   * @param what absent where nothing applies
   */
  public record Span(Instant from, @Nullable Instant until, @Nullable Resolved what) {

    public boolean isOver(Instant at) {
      return until != null && !until.isAfter(at);
    }
  }

  /**
   * @param versions of the policy, of the overlays on it and of what it tightens itself, in any
   *     order; others are left out
   */
  public static Family of(String policyId, Collection<PublishedVersion> versions) {
    var base = new ArrayList<PublishedVersion>();
    var overlays = new TreeMap<String, List<PublishedVersion>>();
    for (var version : versions) {
      var entry = version.entry();
      if (entry.policyId().equals(policyId)) {
        base.add(version);
      } else if (entry.overlayOf().filter(policyId::equals).isPresent()) {
        overlays.computeIfAbsent(entry.policyId(), id -> new ArrayList<>()).add(version);
      }
    }
    base.sort(NEWEST_FIRST);
    overlays.values().forEach(list -> list.sort(NEWEST_FIRST));
    return new Family(
        policyId,
        List.copyOf(base),
        overlays.values().stream().map(List::copyOf).toList(),
        base.stream()
            .flatMap(version -> version.entry().overlayOf().stream())
            .findFirst()
            .map(of -> alone(of, versions))
            .orElse(null));
  }

  private static Family alone(String policyId, Collection<PublishedVersion> versions) {
    var own =
        versions.stream()
            .filter(version -> version.entry().policyId().equals(policyId))
            .sorted(NEWEST_FIRST)
            .toList();
    return new Family(policyId, own, List.of(), null);
  }

  /**
   * What applied.
   *
   * @param market null = in any market, and then no overlay is asked
   * @param channel the only one that it is asked for; null = all of them
   * @param asOf when it applied
   * @param knownAt as it was known when
   * @return each version with the release by which it counts
   */
  public Optional<Resolved> at(
      @Nullable Market market, @Nullable String channel, Instant asOf, Instant knownAt) {
    return counting(base, market, asOf, knownAt)
        .filter(version -> Resolved.isFor(version, channel))
        .flatMap(version -> read(version, market, channel, asOf, knownAt));
  }

  private Optional<Resolved> read(
      PublishedVersion version,
      @Nullable Market market,
      @Nullable String channel,
      Instant asOf,
      Instant knownAt) {
    if (tightens == null) {
      return Optional.of(
          new Resolved(version, tightening(version, market, channel, asOf, knownAt), channel));
    }
    var own = marketOf(base);
    return market != null && !market.equals(own)
        ? Optional.empty()
        : tightens
            .at(own, channel, asOf, knownAt)
            .map(Resolved::base)
            .filter(of -> meet(of.entry(), version.entry()))
            .map(of -> new Resolved(version, List.of(), channel, of));
  }

  private List<PublishedVersion> tightening(
      PublishedVersion of,
      @Nullable Market market,
      @Nullable String channel,
      Instant asOf,
      Instant knownAt) {
    if (market == null) {
      return List.of();
    }
    return overlays.stream()
        .filter(versions -> marketOf(versions).equals(market))
        .flatMap(versions -> counting(versions, market, asOf, knownAt).stream())
        .filter(version -> Resolved.isFor(version, channel) && meet(of.entry(), version.entry()))
        .toList();
  }

  /** Whether there is a channel that both are for. */
  static boolean meet(PolicyEntry one, PolicyEntry other) {
    return one.channels().isEmpty()
        || other.channels().isEmpty()
        || one.channels().stream().anyMatch(other.channels()::contains);
  }

  private static Market marketOf(List<PublishedVersion> overlay) {
    return overlay.get(0).entry().markets().get(0);
  }

  /** The highest version that counts, with the release by which it does. */
  static Optional<PublishedVersion> counting(
      List<PublishedVersion> versions, @Nullable Market market, Instant asOf, Instant knownAt) {
    for (var version : versions) {
      for (var release : version.releases()) {
        if (release.covers(market) && release.counts(asOf, knownAt)) {
          return Optional.of(market == null ? version : version.withReleases(List.of(release)));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * What applies in a market at an instant and what is announced for it after, in order, without a
   * gap: what is over by then is left out. The last one has no end. Empty where nothing applies and
   * nothing will.
   */
  public List<Span> from(Market market, @Nullable String channel, Instant asOf, Instant knownAt) {
    var spans = new ArrayList<Span>();
    for (var turn : turns(market, knownAt)) {
      var what = at(market, channel, turn, knownAt).orElse(null);
      if (spans.isEmpty()) {
        spans.add(new Span(turn, null, what));
      } else {
        var last = spans.get(spans.size() - 1);
        if (!isSame(last.what(), what)) {
          spans.set(spans.size() - 1, new Span(last.from(), turn, last.what()));
          spans.add(new Span(turn, null, what));
        }
      }
    }
    spans.removeIf(span -> span.isOver(asOf));
    var nothing = spans.stream().allMatch(span -> span.what() == null);
    return nothing ? List.of() : List.copyOf(spans);
  }

  /** Every instant at which something begins or ends in a market. */
  private Set<Instant> turns(Market market, Instant knownAt) {
    var turns = new TreeSet<Instant>();
    Stream.concat(versions(), Stream.ofNullable(tightens).flatMap(Family::versions))
        .flatMap(version -> version.releases().stream())
        .filter(release -> release.covers(market) && release.isKnown(knownAt))
        .forEach(
            release -> {
              turns.add(release.effectiveFrom());
              var until = release.effectiveUntil();
              if (until != null) {
                turns.add(until);
              }
            });
    return turns;
  }

  private static boolean isSame(@Nullable Resolved one, @Nullable Resolved other) {
    return one == null || other == null ? one == other : one.isSame(other);
  }

  /** The markets that something is or will be said for; {@code *} for everywhere. */
  public Set<Market> markets(Instant asOf, Instant knownAt) {
    var markets = new TreeSet<Market>();
    Stream.concat(
            base.stream(),
            overlays.stream().flatMap(List::stream).filter(overlay -> !base.isEmpty()))
        .flatMap(version -> version.releases().stream())
        .filter(release -> release.isKnown(knownAt) && !release.hasEnded(asOf))
        .map(Release::market)
        .forEach(markets::add);
    return markets;
  }

  /**
   * The overlays that nobody has approved beside a version of the base that they are or will be
   * read with, each pair once.
   */
  public List<Pair> unsettled(Instant asOf, Instant knownAt) {
    return overlays.stream()
        .map(Family::marketOf)
        .distinct()
        .flatMap(market -> from(market, null, asOf, knownAt).stream())
        .flatMap(span -> Stream.ofNullable(span.what()))
        .flatMap(what -> what.unsettled().stream())
        .filter(distinctBy(Pair::describe))
        .toList();
  }

  private static <T> Predicate<T> distinctBy(Function<T, String> name) {
    var seen = new HashSet<String>();
    return one -> seen.add(name.apply(one));
  }

  /** One of its versions, with all the others. */
  public FamilyMember member(PublishedVersion version) {
    return new FamilyMember(this, version);
  }

  /** Every version of the base and of the overlays. */
  public Stream<PublishedVersion> versions() {
    return Stream.concat(base.stream(), overlays.stream().flatMap(List::stream));
  }
}
