package org.policyrelay.timeline;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.Families;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.RuleWordings;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.PublishedVersion.Release;
import org.policyrelay.policy.entry.VersionState;
import org.policyrelay.policy.entry.content.Places;
import org.policyrelay.policy.entry.content.Timeline;
import org.policyrelay.policy.overlay.VersionLife;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is still to come of published timelines. All of it is read from the registry each time, and
 * a step has one name whatever version says it: so nothing is told twice, nothing of a version that
 * was taken back or replaced, and what was slept through is told in its order. See ADR 38.
 */
@Service
@Transactional
public class Timelines {

  private static final Set<VersionState> STANDING =
      Set.of(VersionState.IN_EFFECT, VersionState.SCHEDULED);

  private static final Set<VersionLife.State> LIVE =
      Set.of(VersionLife.State.IN_EFFECT, VersionLife.State.SCHEDULED);

  private final PolicyRegistry registry;
  private final RuleWordings wordings;
  private final TurnNotices notices;
  private final Clock clock;

  Timelines(PolicyRegistry registry, RuleWordings wordings, TurnNotices notices, Clock clock) {
    this.registry = registry;
    this.wordings = wordings;
    this.notices = notices;
    this.clock = clock;
  }

  /** When the next step comes, as far as is known; empty where none is left. */
  @Transactional(readOnly = true)
  public Optional<Instant> next(String key) {
    var now = clock.instant();
    return find(key).flatMap(version -> next(turns(version, now), now));
  }

  /**
   * Tells what has come since the version was published; said again, it changes nothing.
   *
   * @param since what came before nobody is told any more, absent for all of it
   * @return when the first comes of what was not told, empty where none is left
   */
  public Optional<Instant> tell(String key, @Nullable Instant since) {
    var now = clock.instant();
    var found = find(key);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var turns = turns(found.get(), now);
    turns.stream()
        .filter(turn -> !turn.due().isAfter(now))
        .filter(turn -> since == null || turn.due().isAfter(since))
        .forEach(turn -> standing(found.get(), turn).ifPresent(cited -> notices.tell(cited, turn)));
    return next(turns, now);
  }

  private static Optional<Instant> next(List<Turn> turns, Instant now) {
    return turns.stream().map(Turn::due).filter(due -> due.isAfter(now)).findFirst();
  }

  /** The keys of every version of a policy, and of the overlays on it, that has a timeline. */
  @Transactional(readOnly = true)
  public List<String> keysOf(String policyId) {
    return Stream.concat(Stream.of(policyId), registry.overlaysOf(policyId).stream())
        .map(registry::history)
        .flatMap(Timelines::keys)
        .toList();
  }

  /** The same of what applies somewhere and of what is newest of each policy. */
  @Transactional(readOnly = true)
  public List<String> keysOfAll() {
    var now = clock.instant();
    return Stream.of(registry.inForceOfAll(null, now, now), registry.newestOfAll())
        .flatMap(Timelines::keys)
        .distinct()
        .toList();
  }

  private static Stream<String> keys(Collection<PublishedVersion> versions) {
    return versions.stream()
        .filter(version -> !version.entry().content().timelines().isEmpty())
        .map(version -> keyOf(version.entry().policyId(), version.version()));
  }

  public static String keyOf(String policyId, String version) {
    return new TimelineKey(policyId, version).toString();
  }

  private Optional<PublishedVersion> find(String key) {
    var wanted = TimelineKey.of(key);
    return registry.find(wanted.policyId(), wanted.version());
  }

  /** In their order. */
  private List<Turn> turns(PublishedVersion version, Instant now) {
    var families = new Families(registry);
    return version.releases().stream()
        .filter(release -> release.isKnown(now))
        .flatMap(release -> turns(version, release))
        .distinct()
        .filter(turn -> STANDING.contains(families.state(version, turn.market(), turn.due(), now)))
        .filter(turn -> standing(version, turn).isPresent())
        .sorted(Turn.IN_ORDER)
        .toList();
  }

  /**
   * What the step is of when it comes: the version or, where its words were corrected before its
   * day, the correction; empty where another rule has taken its place by then.
   */
  private Optional<PublishedVersion> standing(PublishedVersion version, Turn turn) {
    var id = version.entry().policyId();
    var versions = registry.history(id);
    return Stream.concat(Stream.of(version), wordings.corrections(id, version.version()).stream())
        .filter(
            one -> LIVE.contains(VersionLife.of(one, turn.market(), versions, turn.due()).state()))
        .findFirst();
  }

  /** What lay in the past when the version was published there, everybody knew then. */
  private static Stream<Turn> turns(PublishedVersion version, Release release) {
    var timelines = version.entry().content().timelines();
    return places(release.market(), timelines.keySet())
        .flatMap(
            place ->
                Places.said(timelines, place).stream()
                    .flatMap(timeline -> turns(place, timeline, release.effectiveFrom())))
        .filter(turn -> turn.stated().isAfter(release.publishedAt()));
  }

  private static Stream<Turn> turns(String place, Timeline timeline, Instant begins) {
    var due = timeline.from(begins);
    return timeline.milestones().values().stream()
        .map(one -> new Turn(place, one.step(), one.at(), due.at(one.step()).orElseThrow()));
  }

  /** A market with the parts of it that have a timeline of their own; everywhere, each named. */
  private static Stream<String> places(Market market, Set<String> named) {
    return market.isEverywhere()
        ? named.stream()
        : Stream.concat(
            Stream.of(market.code()),
            named.stream().filter(place -> place.startsWith(market.code() + "-")));
  }
}
