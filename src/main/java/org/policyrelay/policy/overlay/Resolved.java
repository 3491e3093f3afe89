package org.policyrelay.policy.overlay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.entry.Enforcement;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.content.PolicyContent;

/**
 * What applies of a policy in a market: the base, tightened by the market's overlays.
 *
 * @param base the version that applies
 * @param overlays those that tighten it there, in the order of their ids
 * @param channel the channel that was asked for, absent for all of them
 * @param beside of an overlay that was asked for by itself, the version of its base that it is read
 *     with; absent for any other policy, and where it was not asked what applies
 */
public record Resolved(
    PublishedVersion base,
    List<PublishedVersion> overlays,
    @Nullable String channel,
    @Nullable PublishedVersion beside) {

  Resolved(PublishedVersion base, List<PublishedVersion> overlays, @Nullable String channel) {
    this(base, overlays, channel, null);
  }

  public Resolved(PublishedVersion base, List<PublishedVersion> overlays) {
    this(base, overlays, null);
  }

  /**
   * What holds in some channels and not in all of them.
   *
   * @param channels in order of the alphabet
   */
  public record InChannels(
      List<String> channels,
      @Nullable Stance stance,
      Enforcement enforcement,
      boolean requiresHumanReview) {}

  /** The base and the overlays in one text, each clause with where it comes from. */
  public Join join() {
    return Join.of(base, overlays, channel);
  }

  /**
   * Which of its overlays, or whether the overlay that it is, nobody has approved beside the base.
   */
  public List<Pair> unsettled() {
    return pairs().filter(pair -> !pair.isSettled()).toList();
  }

  /** Each of its overlays with the base. */
  Stream<Pair> pairs() {
    return beside == null
        ? overlays.stream().map(overlay -> new Pair(base, overlay))
        : Stream.of(new Pair(beside, base));
  }

  /**
   * The entry to act on: the base to the letter where nothing tightens it. Where it was not asked
   * for a channel, an overlay for some of them adds its clauses and no more; {@link #byChannel}
   * says what holds there.
   */
  public PolicyEntry entry() {
    return overlays.isEmpty() ? base.entry() : join().entry();
  }

  /** What the policy says about its subject there, absent where it does not say. */
  public Optional<Stance> stance() {
    return entry().stance();
  }

  /**
   * All that is said item by item: what the base says, and what each overlay adds in its market.
   */
  public PolicyContent content() {
    return JoinedItems.of(base, overlays, channel);
  }

  /** What holds in those channels that an overlay for some of them names; empty for none. */
  public List<InChannels> byChannel() {
    var asked = new TreeSet<String>();
    if (channel == null) {
      for (var overlay : overlays) {
        if (!Join.isForAll(base, overlay, null)) {
          asked.addAll(overlay.entry().channels());
        }
      }
    }
    var found = new LinkedHashMap<List<Object>, List<String>>();
    for (var one : asked) {
      if (isFor(base, one)) {
        var entry = in(one).entry();
        var holds =
            List.<Object>of(entry.stance(), entry.enforcement(), entry.requiresHumanReview());
        found.computeIfAbsent(holds, key -> new ArrayList<>()).add(one);
      }
    }
    return found.values().stream().map(this::inChannels).toList();
  }

  /** Those of its overlays that tighten it in the channel, and not in all that it is for. */
  public List<PublishedVersion> onlyIn(String one) {
    return overlays.stream()
        .filter(overlay -> isFor(overlay, one) && !Join.isForAll(base, overlay, null))
        .toList();
  }

  private InChannels inChannels(List<String> channels) {
    var entry = in(channels.get(0)).entry();
    return new InChannels(
        List.copyOf(channels),
        entry.stance().orElse(null),
        entry.enforcement(),
        entry.requiresHumanReview());
  }

  /** The base and after it the overlays. */
  public Stream<PublishedVersion> versions() {
    return Stream.concat(Stream.of(base), overlays.stream());
  }

  /** Whether a version of it was published as an emergency. */
  public boolean isEmergency() {
    return versions().anyMatch(PublishedVersion::emergency);
  }

  /** Whether another one is made of the same versions, and as settled. */
  boolean isSame(Resolved other) {
    return names().equals(other.names()) && unsettledNames().equals(other.unsettledNames());
  }

  private List<String> unsettledNames() {
    return unsettled().stream().map(Pair::describe).toList();
  }

  private List<String> names() {
    return versions().map(one -> one.entry().policyId() + " " + one.version()).toList();
  }

  /**
   * Since when all of it applies together, absent where it was not asked for a market: the last of
   * the instants at which one of its versions began to.
   */
  public Optional<Instant> since() {
    return Stream.concat(versions(), Stream.ofNullable(beside))
        .filter(version -> version.releases().size() == 1)
        .map(version -> version.releases().get(0).effectiveFrom())
        .max(Comparator.naturalOrder());
  }

  /** The same for one channel, which the base has to be for. */
  private Resolved in(String one) {
    return new Resolved(base, overlays.stream().filter(it -> isFor(it, one)).toList(), one);
  }

  /** Whether a version is for a channel; one that names none is for all. */
  static boolean isFor(PublishedVersion version, @Nullable String channel) {
    var channels = version.entry().channels();
    return channel == null || channels.isEmpty() || channels.contains(channel);
  }
}
