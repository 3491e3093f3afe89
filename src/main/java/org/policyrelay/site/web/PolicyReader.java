package org.policyrelay.site.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.Families;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.ChannelNames;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.overlay.Family;
import org.policyrelay.policy.overlay.OverlayReading;
import org.policyrelay.policy.overlay.Pair;
import org.policyrelay.policy.overlay.Resolved;
import org.policyrelay.policy.overlay.VersionLife;
import org.policyrelay.site.web.PolicyPage.Link;
import org.policyrelay.site.web.PolicyPage.Part;
import org.policyrelay.site.web.PolicyPage.Place;
import org.policyrelay.site.web.PolicyPage.Standing;
import org.springframework.stereotype.Component;

/** Puts together what the page of a policy shows of the registry, as it stands at the moment. */
@Component
class PolicyReader {

  private final PolicyRegistry registry;
  private final PolicyMarkets markets;
  private final PolicyTexts texts;
  private final PolicyLinks links;
  private final PolicyStanding standings;
  private final JoinText joins;
  private final ItemTexts items;
  private final VersionLines lines;
  private final Clock clock;

  PolicyReader(
      PolicyRegistry registry,
      PolicyMarkets markets,
      PolicyTexts texts,
      PolicyLinks links,
      PolicyStanding standings,
      JoinText joins,
      ItemTexts items,
      VersionLines lines,
      Clock clock) {
    this.registry = registry;
    this.markets = markets;
    this.texts = texts;
    this.links = links;
    this.standings = standings;
    this.joins = joins;
    this.items = items;
    this.lines = lines;
    this.clock = clock;
  }

  /** The version in effect, or else the next to come, or else the newest that was taken back. */
  Optional<PolicyPage> current(String id, PolicyTexts.Wish wish) {
    var now = clock.instant();
    var family = registry.family(id);
    var versions = family.base();
    var applies = family.at(null, null, now, now);
    if (applies.isPresent()) {
      var what = applies.get();
      return Optional.of(page(what, null, null, standingOf(what.base(), family), family, wish));
    }
    return ComingVersions.next(versions, now)
        .or(() -> versions.stream().filter(version -> isKnown(version, now)).findFirst())
        .or(() -> versions.stream().findFirst())
        .map(version -> page(version, family, wish));
  }

  Optional<PolicyPage> version(String id, String number, PolicyTexts.Wish wish) {
    var family = registry.family(id);
    return find(family.base(), number).map(version -> page(version, family, wish));
  }

  /**
   * What applies in the market, its overlays put in; where nothing does yet, what will first.
   *
   * @param asOf what will apply then instead, as far as it is announced; absent or past for now
   */
  Optional<PolicyPage> in(Market market, String id, @Nullable Instant asOf, PolicyTexts.Wish wish) {
    var now = clock.instant();
    var family = registry.family(id);
    var spans = family.from(market, null, now, now);
    if (asOf == null || !asOf.isAfter(now)) {
      return spans.stream()
          .flatMap(span -> Stream.ofNullable(span.what()))
          .findFirst()
          .map(what -> page(what, market, null, standings.in(market, family, now), family, wish));
    }
    return spans.stream()
        .filter(span -> !span.from().isAfter(asOf))
        .reduce((earlier, later) -> later)
        .flatMap(
            span ->
                Optional.ofNullable(span.what())
                    .map(
                        what ->
                            page(
                                what,
                                market,
                                asOf,
                                standingOf(span, market, family),
                                family,
                                wish)));
  }

  private @Nullable Standing standingOf(Family.Span span, Market market, Family family) {
    var now = clock.instant();
    return span.from().isAfter(now)
        ? standings.later(market, span.from())
        : standings.in(market, family, now);
  }

  static Optional<PublishedVersion> find(List<PublishedVersion> versions, String number) {
    return versions.stream().filter(version -> version.version().equals(number)).findFirst();
  }

  /** Of a version as such, in no market. */
  private PolicyPage page(PublishedVersion version, Family family, PolicyTexts.Wish wish) {
    return page(
        new Resolved(version, List.of()), null, null, standingOf(version, family), family, wish);
  }

  private @Nullable Standing standingOf(PublishedVersion version, Family family) {
    return lifeOf(version, null, family).state() == VersionLife.State.WITHOUT_BASE
        ? new Standing(
            "What it tightens does not apply in its market, or in none of its channels: nobody has to keep to it.",
            null)
        : standings.of(version, family, clock.instant());
  }

  /**
   * An overlay alone is asked about with its base, which has to be read for it.
   *
   * @param market null = in any market
   */
  private VersionLife lifeOf(PublishedVersion version, @Nullable Market market, Family family) {
    var now = clock.instant();
    var alone = VersionLife.of(version, market, family.base(), now);
    return version.entry().overlayOf().isPresent()
        ? new VersionLife(new Families(registry).life(version, market, now), alone.at())
        : alone;
  }

  private PolicyPage page(
      Resolved resolved,
      @Nullable Market market,
      @Nullable Instant asOf,
      @Nullable Standing standing,
      Family family,
      PolicyTexts.Wish wish) {
    var now = clock.instant();
    var versions = family.base();
    var shown = resolved.base();
    var entry = resolved.entry();
    var read = texts.read(resolved, wish);
    var anywhere = lifeOf(shown, null, family).state();
    return new PolicyPage(
        entry.policyId(),
        read.name(),
        read.description(),
        shown.version(),
        entry.enforcement().code(),
        entry.category(),
        entry.stance().map(Stance::code).orElse(null),
        ChannelNames.each(shown.entry().channels()),
        market == null ? anywhere : stateOf(resolved, now),
        shown.entry().publicPart().contentHash(),
        isSample(entry),
        market == null ? null : new Place(market.code(), MarketTime.nameOf(market)),
        asOf,
        standing,
        links.toBaseOf(entry),
        overlays(resolved, market),
        readings(shown, now),
        joins.unsettled(market == null ? unsettled(shown, family, now) : resolved.unsettled(), now),
        market == null ? null : JoinText.decides(resolved, market),
        JoinText.byChannel(resolved),
        JoinText.channelsDecide(resolved),
        resolved.versions().map(one -> new Part(one.entry().policyId(), one.version())).toList(),
        joins.clauses(resolved, market),
        anywhere == VersionLife.State.WITHOUT_BASE ? List.of() : markets.lines(family, now),
        read.text(),
        read.languages(),
        entry.passing(),
        entry.failing(),
        lines.of(versions, market, now),
        entry.sourceUrl().orElse(null),
        entry.sourceName().or(entry::sourceUrl).orElse(null),
        items.of(
            resolved,
            market,
            asOf == null ? now : asOf,
            market == null ? standings.past(shown, anywhere, versions, now) : null,
            market == null
                ? where -> lifeOf(shown, where.isEverywhere() ? null : where, family)
                // a version that is read in a market applies there, or will
                : where -> new VersionLife(stateOf(resolved, now), resolved.since().orElse(null))),
        resolved.isEmergency());
  }

  static boolean isSample(PolicyEntry entry) {
    return entry.json().path("ext").path("sample").asBoolean(false);
  }

  private static List<Pair> unsettled(PublishedVersion overlay, Family family, Instant now) {
    return family.member(overlay).met(now, now).stream().filter(pair -> !pair.isSettled()).toList();
  }

  /** Beside what the base says in the overlay's market now, or was the last to say. */
  private List<OverlayReading> readings(PublishedVersion overlay, Instant now) {
    if (overlay.entry().tightens().isEmpty()) {
      return List.of();
    }
    var id = overlay.entry().overlayOf().orElseThrow();
    return registry
        .resolve(id, overlay.entry().markets().get(0), now, now)
        .map(Resolved::base)
        .or(() -> registry.history(id).stream().findFirst())
        .map(base -> OverlayReading.of(overlay.entry(), base))
        .orElse(List.of());
  }

  /** For a market those that count there, else all that there are. */
  private List<Link> overlays(Resolved resolved, @Nullable Market market) {
    if (market != null) {
      return resolved.overlays().stream()
          .map(one -> new Link(one.entry().policyId(), one.entry().name() + " " + one.version()))
          .toList();
    }
    return registry.overlaysOf(resolved.base().entry().policyId()).stream().map(links::to).toList();
  }

  /** Announced as long as one of its versions does not apply yet. */
  private static VersionLife.State stateOf(Resolved resolved, Instant now) {
    return resolved.since().filter(since -> since.isAfter(now)).isPresent()
        ? VersionLife.State.SCHEDULED
        : VersionLife.State.IN_EFFECT;
  }

  private static boolean isKnown(PublishedVersion version, Instant now) {
    return version.releases().stream().anyMatch(release -> release.isKnown(now));
  }
}
