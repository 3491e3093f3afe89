package org.policyrelay.site.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.PolicyRegistry.Standing;
import org.policyrelay.policy.checklist.MarketTables.Listed;
import org.policyrelay.policy.entry.ChannelNames;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.PublishedVersion.Release;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.VersionState;
import org.policyrelay.policy.overlay.Family;
import org.policyrelay.site.web.PolicyPage.Line;
import org.policyrelay.site.web.PolicyPage.Place;
import org.springframework.stereotype.Component;

/** What the lists of the site show. Overlays stand with the policy that they tighten. */
@Component
class PolicyLists {

  private static final Comparator<Line> BY_NAME =
      Comparator.comparing(Line::name, String.CASE_INSENSITIVE_ORDER);

  private final PolicyRegistry registry;
  private final MarketTime times;
  private final JoinText joins;
  private final StageTexts stages;
  private final Clock clock;

  /** Each list of the site begins with them, and to find them all policies are asked. */
  private final AtomicReference<@Nullable Markets> markets = new AtomicReference<>();

  PolicyLists(
      PolicyRegistry registry, MarketTime times, JoinText joins, StageTexts stages, Clock clock) {
    this.registry = registry;
    this.times = times;
    this.joins = joins;
    this.stages = stages;
    this.clock = clock;
  }

  private record Markets(Standing standing, Set<Market> byName) {}

  /** Every policy: what is in effect of it, or else what comes first. */
  List<Line> all() {
    var now = clock.instant();
    var lines = new ArrayList<Line>();
    var inForce = registry.inForceOfAll(null, now, now);
    var known = idsOf(inForce);
    var newest = registry.newestOfAll();
    var tightened = tightened(newest);
    inForce.forEach(version -> lines.add(line(version, tightened, now)));
    newest.stream()
        .filter(version -> !known.contains(version.entry().policyId()))
        .forEach(version -> lines.add(line(firstOf(version, now), tightened, now)));
    return lines.stream().filter(line -> !line.overlay()).sorted(BY_NAME).toList();
  }

  /** Of a policy of which nothing applies, what will first; the newest where nothing will. */
  private PublishedVersion firstOf(PublishedVersion newest, Instant now) {
    return ComingVersions.next(registry.history(newest.entry().policyId()), now).orElse(newest);
  }

  /**
   * What applies in the market, and what is announced for it, what begins first first.
   *
   * @param at when it is asked for
   */
  List<Line> in(Market market, List<Listed> listed, Instant at) {
    return listed.stream()
        .map(one -> line(one, market, at))
        .sorted(Comparator.comparing(Line::state).thenComparing(BY_NAME))
        .toList();
  }

  /** The markets for which something is published by name. */
  Set<Market> markets() {
    var standing = registry.standing();
    var kept = markets.get();
    if (kept == null || !kept.standing().equals(standing)) {
      kept = new Markets(standing, registry.marketsByName());
      markets.set(kept);
    }
    return kept.byName();
  }

  /** The same as readers call them. */
  List<Place> places() {
    return markets().stream()
        .map(market -> new Place(market.code(), MarketTime.nameOf(market)))
        .toList();
  }

  private static Set<String> idsOf(List<PublishedVersion> versions) {
    var ids = new HashSet<String>();
    versions.forEach(version -> ids.add(version.entry().policyId()));
    return ids;
  }

  /** The policies that some market adds to, with what it adds, by their ids. */
  private Map<String, Family> tightened(List<PublishedVersion> newest) {
    return newest.stream()
        .flatMap(version -> version.entry().overlayOf().stream())
        .distinct()
        .collect(Collectors.toMap(base -> base, registry::family));
  }

  private Line line(PublishedVersion version, Map<String, Family> tightened, Instant now) {
    var id = version.entry().policyId();
    var family = Optional.ofNullable(tightened.get(id));
    return line(
        version,
        version.entry(),
        version.state(null, now, now).code(),
        null,
        null,
        null,
        StanceOtherwise.of(version, family, now),
        List.of(),
        family.filter(one -> !one.unsettled(now, now).isEmpty()).isPresent()
            ? "/policies/" + id
            : null,
        version.emergency(),
        now);
  }

  private Line line(Listed listed, Market market, Instant at) {
    var span = listed.span();
    var what = listed.what();
    var now = clock.instant();
    return line(
        what.base(),
        what.entry(),
        (listed.isToCome(at) ? VersionState.SCHEDULED : VersionState.IN_EFFECT).code(),
        times.tell(begin(listed, at), market),
        joins.end(listed.spans(), listed.place(), market),
        what.content()
            .timelineIn(market.code())
            .map(timeline -> stages.tell(timeline, market.code(), span.from(), at))
            .orElse(null),
        List.of(),
        JoinText.byChannel(what),
        what.unsettled().isEmpty() ? null : address(listed, market, now),
        what.isEmergency(),
        now);
  }

  /** What applies may have begun before the other versions that are read with it. */
  static Instant begin(Listed listed, Instant at) {
    var from = listed.span().from();
    return listed.isToCome(at) ? from : listed.what().since().orElse(from);
  }

  /** Of the page that shows it as it reads in the market; of what is over, of its own text. */
  static String address(Listed listed, Market market, Instant now) {
    var span = listed.span();
    var base = listed.what().base();
    var policy = "/policies/" + base.entry().policyId();
    return span.isOver(now)
        ? policy + "/versions/" + base.version()
        : "%s/markets/%s%s"
            .formatted(policy, market, span.from().isAfter(now) ? "?as_of=" + span.from() : "");
  }

  /**
   * @param entry as it reads in the market
   */
  private static Line line(
      PublishedVersion version,
      PolicyEntry entry,
      String state,
      @Nullable String from,
      @Nullable String until,
      @Nullable String stage,
      List<StanceOtherwise> otherwise,
      List<String> byChannel,
      @Nullable String unsettledAt,
      boolean emergency,
      Instant now) {
    return new Line(
        entry.policyId(),
        entry.name(),
        entry.description().orElse(""),
        version.version(),
        entry.enforcement().code(),
        entry.category(),
        entry.stance().map(Stance::code).orElse(null),
        ChannelNames.each(version.entry().channels()),
        state,
        from,
        until,
        stage,
        otherwise,
        byChannel,
        unsettledAt,
        markets(version, now),
        entry.overlayOf().isPresent(),
        emergency);
  }

  /** Where it is in effect, and where it comes: not where its text names markets and no more. */
  private static String markets(PublishedVersion version, Instant now) {
    var live =
        version.releases().stream()
            .filter(release -> release.isKnown(now) && !release.hasEnded(now))
            .collect(
                Collectors.groupingBy(
                    release -> release.counts(now, now),
                    Collectors.mapping(PolicyLists::market, Collectors.joining(", "))));
    var here = live.getOrDefault(true, "");
    var coming = live.getOrDefault(false, "");
    return here.isEmpty() || coming.isEmpty() ? here + coming : here + " · coming in " + coming;
  }

  private static String market(Release release) {
    return release.market().isEverywhere() ? "Everywhere" : release.market().code();
  }
}
