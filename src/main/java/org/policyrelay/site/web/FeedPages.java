package org.policyrelay.site.web;

import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdom2.Verifier;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.Texts;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.ChannelNames;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.PublishedVersion.Release;
import org.policyrelay.policy.entry.VersionState;
import org.policyrelay.policy.overlay.Pair;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What was published and taken back lately, for feed readers: RFC 4287, whole and per market. */
@Controller
class FeedPages {

  private static final int MOST = 100;

  private static final MediaType ATOM =
      MediaType.parseMediaType("application/atom+xml;charset=UTF-8");

  private final PolicyRegistry registry;
  private final SiteAddress address;
  private final FeedIds ids;
  private final MarketTime times;
  private final Clock clock;

  FeedPages(
      PolicyRegistry registry, SiteAddress address, FeedIds ids, MarketTime times, Clock clock) {
    this.registry = registry;
    this.address = address;
    this.ids = ids;
    this.times = times;
    this.clock = clock;
  }

  @GetMapping("/policies/changes.atom")
  ResponseEntity<String> all() throws FeedException {
    return feed(null, "Advertising policies", "/policies", "/policies/changes.atom");
  }

  @GetMapping("/policies/markets/{market}/changes.atom")
  ResponseEntity<String> in(@PathVariable String market) throws FeedException {
    var where = MarketTime.known(market);
    var page = "/policies/markets/" + market;
    return feed(
        where, "Advertising policies in " + MarketTime.nameOf(where), page, page + "/changes.atom");
  }

  private ResponseEntity<String> feed(
      @Nullable Market market, String title, String page, String self) throws FeedException {
    var versions = registry.latest(market, MOST);
    var entries = versions.stream().map(version -> entry(version, market)).toList();
    var feed = new Feed("atom_1.0");
    feed.setId(ids.of("changes" + (market == null ? "" : "/" + market)));
    feed.setTitle(title);
    feed.setAlternateLinks(List.of(link(page, "alternate", "text/html")));
    feed.setOtherLinks(List.of(link(self, "self", "application/atom+xml")));
    feed.setAuthors(List.<SyndPerson>of(author()));
    feed.setEntries(entries);
    feed.setUpdated(
        entries.stream()
            .map(Entry::getUpdated)
            .max(Date::compareTo)
            .orElse(Date.from(registry.standing().since())));
    return ResponseEntity.ok().contentType(ATOM).body(new WireFeedOutput().outputString(feed));
  }

  /**
   * What a reader of the feed has to know of an overlay, which changes with its base.
   *
   * @param line absent where it applies and is settled
   * @param since when it began to be read with the version of its base with which it is, absent
   *     where it is read with none
   */
  private record Beside(@Nullable String line, @Nullable Instant since) {}

  private Beside beside(PublishedVersion version, Instant now) {
    var entry = version.entry();
    var of = entry.overlayOf();
    if (of.isEmpty() || version.state(now) != VersionState.IN_EFFECT) {
      return new Beside(null, null);
    }
    var family = registry.family(of.get());
    if (family.member(version).state(null, now, now) == VersionState.WITHOUT_BASE) {
      return new Beside("Its base does not apply in its market: nothing of it applies.", null);
    }
    var met = family.member(version).met(now, now);
    return new Beside(
        met.filter(pair -> !pair.isSettled())
            .map(pair -> "Not settled: " + pair.describe())
            .orElse(null),
        met.flatMap(Pair::since).orElse(null));
  }

  private Entry entry(PublishedVersion version, @Nullable Market market) {
    var beside = beside(version, clock.instant());
    var id = version.entry().policyId();
    var entry = new Entry();
    entry.setId(ids.of("policy/" + id + "/" + version.version()));
    entry.setTitle(readable(title(version)));
    entry.setPublished(Date.from(version.publishedAt()));
    entry.setUpdated(Date.from(updated(version, beside.since())));
    entry.setAlternateLinks(
        List.of(
            link("/policies/" + id + "/versions/" + version.version(), "alternate", "text/html")));
    var summary = new Content();
    summary.setType("text");
    summary.setValue(readable(summary(version, beside, market)));
    entry.setSummary(summary);
    return entry;
  }

  /**
   * In the order of its letters, as pages show it, and without what XML cannot carry: such letters
   * are refused now, but may be stored of old.
   */
  private static String readable(String text) {
    return Texts.unturned(text)
        .codePoints()
        .filter(Verifier::isXMLCharacter)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private String title(PublishedVersion version) {
    var name = version.entry().name() + " " + version.version();
    var now = clock.instant();
    return switch (version.state(now)) {
      case ROLLED_BACK -> "Taken back: " + name;
      case ENDED -> "Ended: " + name;
      default -> (version.emergency() ? "Emergency: " : "") + name + broughtBack(version);
    };
  }

  private static String broughtBack(PublishedVersion version) {
    return version.restores() == null ? "" : " brings back " + version.restores();
  }

  private String summary(PublishedVersion version, Beside beside, @Nullable Market market) {
    var now = clock.instant();
    var lines =
        version.releases().stream()
            .filter(release -> release.covers(market) && !release.publishedAt().isAfter(now))
            .map(release -> line(version.entry().policyId(), release, now))
            .toList();
    var description = version.entry().description().map(text -> text + "\n").orElse("");
    var besides = beside.line() == null ? "" : "\n" + beside.line();
    var channels = version.entry().channels();
    var only = channels.isEmpty() ? "" : "Only on %s\n".formatted(ChannelNames.of(channels));
    return description + only + String.join("\n", lines) + besides;
  }

  /**
   * What is taken back says what holds instead, so that nobody goes on by what they read before.
   */
  private String line(String policyId, Release release, Instant now) {
    var from = times.tell(release.effectiveFrom(), release.market()) + until(release);
    var name = MarketTime.nameOf(release.market());
    if (release.isKnown(now)) {
      return name + ": from " + from;
    }
    var where = release.market().isEverywhere() ? null : release.market();
    var instead =
        registry
            .inForce(policyId, where, now, now)
            .map(version -> "version " + version.version() + " applies")
            .orElse("no version applies");
    return "%s: taken back, was to apply from %s; now %s".formatted(name, from, instead);
  }

  private String until(Release release) {
    var until = release.effectiveUntil();
    return until == null ? "" : " until " + times.tell(until, release.market());
  }

  /**
   * @param since as {@link Beside#since}
   */
  private static Instant updated(PublishedVersion version, @Nullable Instant since) {
    return Stream.concat(
            Stream.ofNullable(since),
            version.releases().stream()
                .flatMap(release -> Stream.of(release.publishedAt(), release.rolledBackAt())))
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(version.publishedAt());
  }

  private static Person author() {
    var author = new Person();
    author.setName("Ad Policy");
    return author;
  }

  private Link link(String path, String relation, String type) {
    var link = new Link();
    link.setHref(address.of(path));
    link.setRel(relation);
    link.setType(type);
    return link;
  }
}
