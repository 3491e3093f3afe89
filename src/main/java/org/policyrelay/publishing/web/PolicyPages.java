package org.policyrelay.publishing.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.PublishedVersion;
import org.policyrelay.policy.PublishedVersion.Release;
import org.policyrelay.publishing.web.PolicyPage.ReleaseLine;
import org.policyrelay.publishing.web.PolicyPage.VersionLine;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The policies that the public reads. */
@Controller
@RequestMapping("/policies")
class PolicyPages {

  private static final String EVERYWHERE = "*";
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm z", Locale.ENGLISH);

  private final PolicyRegistry registry;
  private final MarketZones zones;
  private final Markdown markdown;
  private final Clock clock;

  PolicyPages(PolicyRegistry registry, MarketZones zones, Markdown markdown, Clock clock) {
    this.registry = registry;
    this.zones = zones;
    this.markdown = markdown;
    this.clock = clock;
  }

  @GetMapping
  String list(Model model) {
    var now = clock.instant();
    model.addAttribute(
        "policies", registry.newestOfAll().stream().map(version -> line(version, now)).toList());
    return "policies/list";
  }

  @GetMapping("/{id}")
  String newest(@PathVariable String id, Model model) {
    model.addAttribute("page", page(registry.newestVersion(id).orElseThrow(() -> unknown(id))));
    return "policies/detail";
  }

  @GetMapping("/{id}/versions/{version}")
  String version(@PathVariable String id, @PathVariable String version, Model model) {
    model.addAttribute("page", page(registry.find(id, version).orElseThrow(() -> unknown(id))));
    return "policies/detail";
  }

  private PolicyPage page(PublishedVersion version) {
    var entry = version.entry();
    var now = clock.instant();
    return new PolicyPage(
        entry.policyId(),
        entry.name(),
        entry.description().orElse(null),
        version.version(),
        entry.enforcement().code(),
        entry.category(),
        version.state(now),
        entry.json().path("ext").path("sample").asBoolean(false),
        version.releases().stream().map(release -> line(release, now)).toList(),
        markdown.toHtml(entry.text()),
        entry.guidance().map(markdown::toHtml).orElse(null),
        entry.passing(),
        entry.failing(),
        registry.history(entry.policyId()).stream()
            .map(
                one ->
                    new VersionLine(
                        one.version(), when(one.publishedAt(), ZoneId.of("UTC")), one.state(now)))
            .toList(),
        entry.sourceUrl().orElse(null),
        entry.sourceName().orElse("the source"));
  }

  private ReleaseLine line(Release release, Instant now) {
    var everywhere = release.market().equals(EVERYWHERE);
    var known = !everywhere && zones.isKnown(release.market());
    var zone = everywhere ? ZoneId.of("UTC") : zones.zoneOf(release.market());
    var state =
        release.rolledBackAt() != null
            ? "taken back"
            : release.effectiveFrom().isAfter(now) ? "coming" : "applies";
    return new ReleaseLine(
        everywhere ? "Everywhere" : countryName(release.market()),
        when(release.effectiveFrom(), zone),
        state,
        known || everywhere ? null : "(no calendar for this market: the date runs in UTC)");
  }

  private static PolicyPage.Line line(PublishedVersion version, Instant now) {
    var entry = version.entry();
    var markets =
        entry.jurisdictions().isEmpty() ? "Everywhere" : String.join(", ", entry.jurisdictions());
    return new PolicyPage.Line(
        entry.policyId(),
        entry.name(),
        entry.description().orElse(""),
        entry.enforcement().code(),
        entry.category(),
        version.state(now),
        markets);
  }

  private static String countryName(String market) {
    return new Locale.Builder().setRegion(market).build().getDisplayCountry(Locale.ENGLISH)
        + " ("
        + market
        + ")";
  }

  private static String when(Instant instant, ZoneId zone) {
    return WHEN.format(instant.atZone(zone));
  }

  private static RefusedException unknown(String id) {
    return new RefusedException(ErrorCode.NOT_FOUND, "There is no policy '" + id + "'");
  }
}
