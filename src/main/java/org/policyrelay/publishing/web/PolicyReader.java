package org.policyrelay.publishing.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.Comparison;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.PublishedVersion;
import org.policyrelay.policy.PublishedVersion.Release;
import org.policyrelay.policy.TextDiff;
import org.policyrelay.publishing.web.PolicyPage.Dated;
import org.policyrelay.publishing.web.PolicyPage.Difference;
import org.policyrelay.publishing.web.PolicyPage.Line;
import org.policyrelay.publishing.web.PolicyPage.MarketLine;
import org.policyrelay.publishing.web.PolicyPage.Standing;
import org.policyrelay.publishing.web.PolicyPage.VersionLine;
import org.springframework.stereotype.Component;

/** Puts together what the pages show of the registry, as it stands at the moment. */
@Component
class PolicyReader {

  private static final String IN_EFFECT = "in-effect";
  private static final String NO_CALENDAR =
      "We have no calendar for this market: its dates run in UTC.";

  private final PolicyRegistry registry;
  private final MarketTime times;
  private final Markdown markdown;
  private final Clock clock;

  PolicyReader(PolicyRegistry registry, MarketTime times, Markdown markdown, Clock clock) {
    this.registry = registry;
    this.times = times;
    this.markdown = markdown;
    this.clock = clock;
  }

  /** Every policy: what is in effect of it, or else what is coming. */
  List<Line> all() {
    var now = clock.instant();
    return registry.newestOfAll().stream()
        .map(
            newest ->
                applying(registry.history(newest.entry().policyId()), null, now).orElse(newest))
        .map(version -> line(version, null, now))
        .sorted(Comparator.comparing(Line::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  /** What applies in the market, and after it what is coming there. */
  List<Line> in(String market) {
    var now = clock.instant();
    var lines = new ArrayList<Line>();
    for (var newest : registry.newestOfAll(version -> isKnownIn(version, market, now))) {
      var inForce = applying(registry.history(newest.entry().policyId()), market, now);
      inForce.ifPresent(version -> lines.add(line(version, market, now)));
      if (!newest.state(market, now, now).equals(IN_EFFECT)) {
        lines.add(line(newest, market, now));
      }
    }
    return lines.stream()
        .sorted(
            Comparator.comparing(Line::state)
                .thenComparing(Line::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  /** The markets for which something is published by name. */
  Set<String> markets() {
    var now = clock.instant();
    return registry.newestOfAll().stream()
        .flatMap(version -> version.releases().stream())
        .filter(release -> release.isKnown(now))
        .map(Release::market)
        .filter(market -> !market.equals(MarketTime.EVERYWHERE))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The version in effect, or else the next to come, or else the newest that was taken back. */
  Optional<PolicyPage> current(String id) {
    var now = clock.instant();
    var versions = registry.history(id);
    return applying(versions, null, now)
        .or(() -> versions.stream().filter(version -> isKnownIn(version, null, now)).findFirst())
        .or(() -> versions.stream().findFirst())
        .map(version -> page(version, versions, now));
  }

  Optional<PolicyPage> version(String id, String number) {
    var versions = registry.history(id);
    return versions.stream()
        .filter(version -> version.version().equals(number))
        .findFirst()
        .map(version -> page(version, versions, clock.instant()));
  }

  Optional<Difference> difference(String id, String before, String after) {
    return registry
        .find(id, before)
        .flatMap(former -> registry.find(id, after).map(latter -> difference(former, latter)));
  }

  private static Difference difference(PublishedVersion former, PublishedVersion latter) {
    var facts =
        Comparison.compare(Optional.of(former.entry()), latter.entry(), Set.of(), Optional.empty())
            .facts();
    return new Difference(
        latter.entry().policyId(),
        latter.entry().name(),
        former.version(),
        latter.version(),
        facts,
        TextDiff.between(former.entry().text(), latter.entry().text()),
        TextDiff.between(
            former.entry().guidance().orElse(""), latter.entry().guidance().orElse("")));
  }

  private PolicyPage page(PublishedVersion shown, List<PublishedVersion> versions, Instant now) {
    var entry = shown.entry();
    return new PolicyPage(
        entry.policyId(),
        entry.name(),
        entry.description().orElse(null),
        shown.version(),
        entry.enforcement().code(),
        entry.category(),
        shown.state(now),
        entry.json().path("ext").path("sample").asBoolean(false),
        standing(shown, versions, now),
        marketLines(versions, now),
        markdown.toHtml(entry.text()),
        entry.guidance().map(markdown::toHtml).orElse(null),
        entry.passing(),
        entry.failing(),
        versionLines(versions, now),
        entry.sourceUrl().orElse(null),
        entry.sourceName().orElse("the source"));
  }

  private @Nullable Standing standing(
      PublishedVersion shown, List<PublishedVersion> versions, Instant now) {
    var state = shown.state(now);
    var inForce = applying(versions, null, now);
    var newest =
        versions.stream().filter(version -> isKnownIn(version, null, now)).findFirst().orElse(null);
    if (state.equals("rolled-back")) {
      return new Standing(
          "This version was taken back and does not apply.",
          inForce.map(PublishedVersion::version).orElse(null));
    }
    if (state.equals("scheduled")) {
      return new Standing(
          "This version does not apply yet.", inForce.map(PublishedVersion::version).orElse(null));
    }
    if (inForce.isPresent() && !inForce.get().version().equals(shown.version())) {
      return new Standing("A newer version is in effect.", inForce.get().version());
    }
    return newest == null || newest.version().equals(shown.version())
        ? null
        : new Standing("A newer version is published and will apply later.", newest.version());
  }

  private List<MarketLine> marketLines(List<PublishedVersion> versions, Instant now) {
    var markets =
        versions.stream()
            .flatMap(version -> version.releases().stream())
            .filter(release -> release.isKnown(now))
            .map(Release::market)
            .collect(Collectors.toCollection(TreeSet::new));
    return markets.stream().map(market -> marketLine(market, versions, now)).toList();
  }

  private MarketLine marketLine(String market, List<PublishedVersion> versions, Instant now) {
    var applies = applying(versions, market, now);
    var coming =
        versions.stream()
            .takeWhile(version -> applies.filter(version::equals).isEmpty())
            .filter(version -> version.state(market, now, now).equals("scheduled"))
            .map(version -> dated(version, market))
            .toList();
    var note =
        market.equals(MarketTime.EVERYWHERE) || times.hasCalendar(market) ? null : NO_CALENDAR;
    return new MarketLine(
        market,
        MarketTime.nameOf(market),
        applies.map(version -> dated(version, market)).orElse(null),
        coming,
        note);
  }

  private Dated dated(PublishedVersion version, String market) {
    return new Dated(version.version(), from(version, market).orElseThrow());
  }

  /** Of the releases that are not taken back: an earlier one that was tells nothing. */
  private Optional<String> from(PublishedVersion version, String market) {
    var now = clock.instant();
    return version.releases().stream()
        .filter(release -> release.covers(market) && release.isKnown(now))
        .map(Release::effectiveFrom)
        .min(Comparator.naturalOrder())
        .map(from -> times.tell(from, market));
  }

  private List<VersionLine> versionLines(List<PublishedVersion> versions, Instant now) {
    var lines = new ArrayList<VersionLine>();
    for (var index = 0; index < versions.size(); index++) {
      var version = versions.get(index);
      lines.add(
          new VersionLine(
              version.version(),
              times.tellUtc(version.publishedAt()),
              version.state(now),
              index + 1 < versions.size() ? versions.get(index + 1).version() : null));
    }
    return List.copyOf(lines);
  }

  private Line line(PublishedVersion version, @Nullable String market, Instant now) {
    var entry = version.entry();
    return new Line(
        entry.policyId(),
        entry.name(),
        entry.description().orElse(""),
        version.version(),
        entry.enforcement().code(),
        entry.category(),
        version.state(market, now, now),
        market == null ? null : from(version, market).orElse(null),
        entry.jurisdictions().isEmpty() ? "Everywhere" : String.join(", ", entry.jurisdictions()));
  }

  private static Optional<PublishedVersion> applying(
      List<PublishedVersion> versions, @Nullable String market, Instant now) {
    return versions.stream()
        .filter(version -> version.state(market, now, now).equals(IN_EFFECT))
        .findFirst();
  }

  private static boolean isKnownIn(PublishedVersion version, @Nullable String market, Instant now) {
    return version.releases().stream()
        .anyMatch(release -> release.covers(market) && release.isKnown(now));
  }
}
