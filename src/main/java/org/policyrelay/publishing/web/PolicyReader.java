package org.policyrelay.publishing.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.Comparison;
import org.policyrelay.policy.PolicyEntry;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.PublishedVersion;
import org.policyrelay.policy.Resolved;
import org.policyrelay.policy.Stance;
import org.policyrelay.policy.TextDiff;
import org.policyrelay.policy.VersionLife;
import org.policyrelay.publishing.web.PolicyPage.Difference;
import org.policyrelay.publishing.web.PolicyPage.Link;
import org.policyrelay.publishing.web.PolicyPage.Place;
import org.policyrelay.publishing.web.PolicyPage.Standing;
import org.policyrelay.publishing.web.PolicyPage.VersionLine;
import org.springframework.stereotype.Component;

/** Puts together what the page of a policy shows of the registry, as it stands at the moment. */
@Component
class PolicyReader {

  private static final String IN_EFFECT = "in-effect";

  private final PolicyRegistry registry;
  private final PolicyMarkets markets;
  private final PolicyTexts texts;
  private final MarketTime times;
  private final Clock clock;

  PolicyReader(
      PolicyRegistry registry,
      PolicyMarkets markets,
      PolicyTexts texts,
      MarketTime times,
      Clock clock) {
    this.registry = registry;
    this.markets = markets;
    this.texts = texts;
    this.times = times;
    this.clock = clock;
  }

  /** The version in effect, or else the next to come, or else the newest that was taken back. */
  Optional<PolicyPage> current(String id, PolicyTexts.Wish wish) {
    var now = clock.instant();
    var versions = registry.history(id);
    return applying(versions, now)
        .or(() -> versions.stream().filter(version -> isKnown(version, now)).findFirst())
        .or(() -> versions.stream().findFirst())
        .map(version -> page(new Resolved(version, List.of()), null, versions, wish));
  }

  Optional<PolicyPage> version(String id, String number, PolicyTexts.Wish wish) {
    var versions = registry.history(id);
    return versions.stream()
        .filter(version -> version.version().equals(number))
        .findFirst()
        .map(version -> page(new Resolved(version, List.of()), null, versions, wish));
  }

  /** What applies in the market, its overlays put in. */
  Optional<PolicyPage> in(String market, String id, PolicyTexts.Wish wish) {
    var now = clock.instant();
    return registry
        .resolve(id, market, now, now)
        .map(resolved -> page(resolved, market, registry.history(id), wish));
  }

  Optional<Difference> difference(String id, String before, String after) {
    var versions = registry.history(id);
    return find(versions, before)
        .flatMap(
            former -> find(versions, after).map(latter -> difference(former, latter, versions)));
  }

  private static Optional<PublishedVersion> find(List<PublishedVersion> versions, String number) {
    return versions.stream().filter(version -> version.version().equals(number)).findFirst();
  }

  private static Difference difference(
      PublishedVersion former, PublishedVersion latter, List<PublishedVersion> versions) {
    var comparison =
        Comparison.compare(
            Optional.of(former.entry().publicPart()),
            latter.entry().publicPart(),
            Set.of(),
            Optional.empty());
    return new Difference(
        latter.entry().policyId(),
        latter.entry().name(),
        former.version(),
        latter.version(),
        comparison.direction().code(),
        comparison.facts(),
        versions.stream().map(PublishedVersion::version).toList(),
        TextDiff.asRead(former.entry().text(), latter.entry().text()),
        TextDiff.asRead(
            former.entry().guidance().orElse(""), latter.entry().guidance().orElse("")));
  }

  private PolicyPage page(
      Resolved resolved,
      @Nullable String market,
      List<PublishedVersion> versions,
      PolicyTexts.Wish wish) {
    var now = clock.instant();
    var shown = resolved.base();
    var entry = resolved.entry();
    var read = texts.read(resolved, wish);
    return new PolicyPage(
        entry.policyId(),
        read.name(),
        read.description(),
        shown.version(),
        entry.enforcement().code(),
        entry.category(),
        entry.stance().map(Stance::code).orElse(null),
        VersionLife.of(shown, market, versions, now).state(),
        shown.entry().publicPart().contentHash(),
        isSample(entry),
        market == null ? null : new Place(market, MarketTime.nameOf(market)),
        standing(shown, versions, now),
        entry.overlayOf().map(base -> new Link(base, nameOf(base))).orElse(null),
        overlays(resolved, market),
        markets.lines(versions, now),
        read.text(),
        read.languages(),
        entry.passing(),
        entry.failing(),
        versionLines(versions, now),
        entry.sourceUrl().orElse(null),
        entry.sourceName().or(entry::sourceUrl).orElse(null));
  }

  private static boolean isSample(PolicyEntry entry) {
    return entry.json().path("ext").path("sample").asBoolean(false);
  }

  private String nameOf(String policyId) {
    return registry.newest(policyId).map(PolicyEntry::name).orElse(policyId);
  }

  /** For a market those that count there, else all that there are. */
  private List<Link> overlays(Resolved resolved, @Nullable String market) {
    if (market != null) {
      return resolved.overlays().stream()
          .map(one -> new Link(one.entry().policyId(), one.entry().name() + " " + one.version()))
          .toList();
    }
    return registry.overlaysOf(resolved.base().entry().policyId()).stream()
        .map(id -> new Link(id, nameOf(id)))
        .toList();
  }

  private @Nullable Standing standing(
      PublishedVersion shown, List<PublishedVersion> versions, Instant now) {
    var inForce = applying(versions, now);
    var instead = inForce.map(PublishedVersion::version).orElse(null);
    var newest =
        versions.stream().filter(version -> isKnown(version, now)).findFirst().orElse(null);
    var life = VersionLife.of(shown, null, versions, now);
    return switch (life.state()) {
      case ROLLED_BACK -> new Standing("This version was taken back and does not apply.", instead);
      case SCHEDULED -> new Standing("This version does not apply yet.", instead);
      case REPLACED, ENDED, NEVER_IN_EFFECT, NOT_RELEASED ->
          new Standing("This version %s.".formatted(became(life)), instead);
      case IN_EFFECT -> {
        if (instead != null && !instead.equals(shown.version())) {
          yield new Standing("In some markets a newer version is in effect.", instead);
        }
        yield newest == null || newest.version().equals(shown.version())
            ? null
            : new Standing("A newer version is published and will apply later.", newest.version());
      }
    };
  }

  /** What became of a version, after its name. */
  private String became(VersionLife life) {
    var at = life.at() == null ? "" : times.tellUtc(life.at());
    return switch (life.state()) {
      case IN_EFFECT -> "in effect since " + at;
      case SCHEDULED -> "coming, from " + at;
      case REPLACED -> "was replaced on " + at;
      case ENDED -> "ended on " + at;
      case NEVER_IN_EFFECT, ROLLED_BACK, NOT_RELEASED -> life.state().words();
    };
  }

  private List<VersionLine> versionLines(List<PublishedVersion> versions, Instant now) {
    var lines = new ArrayList<VersionLine>();
    for (var index = 0; index < versions.size(); index++) {
      var version = versions.get(index);
      lines.add(
          new VersionLine(
              version.version(),
              times.tellUtc(version.publishedAt()),
              became(VersionLife.of(version, null, versions, now)),
              index + 1 < versions.size() ? versions.get(index + 1).version() : null,
              version.restores()));
    }
    return List.copyOf(lines);
  }

  /** The highest version that applies somewhere; versions come newest first. */
  private static Optional<PublishedVersion> applying(List<PublishedVersion> versions, Instant now) {
    return versions.stream()
        .filter(version -> version.state(null, now, now).equals(IN_EFFECT))
        .findFirst();
  }

  private static boolean isKnown(PublishedVersion version, Instant now) {
    return version.releases().stream().anyMatch(release -> release.isKnown(now));
  }
}
