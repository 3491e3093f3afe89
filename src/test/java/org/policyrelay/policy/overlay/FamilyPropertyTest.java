package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.ClauseIds;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.PublishedVersion.Release;
import org.policyrelay.policy.entry.SemanticVersion;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.VersionState;
import org.policyrelay.support.Policies;

/**
 * Random bases and overlays, with channels, dates and clauses of all kinds: whatever reads the
 * family is told the same at every instant, and the same as by asking in the plainest way.
 */
class FamilyPropertyTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int DAYS = 60;
  private static final Market SG = new Market("SG");
  private static final Market TH = new Market("TH");
  private static final List<Market> MARKETS = List.of(SG, TH, Market.EVERYWHERE);
  private static final List<String> CHANNELS = List.of("ooh", "dooh", "email");
  private static final PolicyEntry PLAIN =
      Policies.read(
          """
          {"policy_id": "loans", "name": "Loans", "enforcement": "should", "policy": "x",
           "jurisdictions": ["SG"]}
          """);

  /**
   * When it is asked for.
   *
   * @param known as it was known on which day, that of {@code at} where empty
   */
  record Probe(int at, Optional<Integer> known) {}

  /** What one version says and where it applies. */
  record Draft(
      String text,
      Map<String, Object> relay,
      Optional<Stance> stance,
      String enforcement,
      Set<String> channels,
      List<Release> releases) {}

  @Property(tries = 300)
  void everyReaderIsToldTheSame(
      @ForAll("families") List<PublishedVersion> versions, @ForAll("probes") List<Probe> probes) {
    var family = Family.of("loans", versions);
    for (var probe : probes) {
      var at = day(probe.at());
      var known = probe.known().map(FamilyPropertyTest::day).orElse(at);
      for (var market : List.of(SG, TH)) {
        var resolved = family.at(market, null, at, known);
        assertThat(names(resolved)).isEqualTo(plainly(versions, market, at, known));
        resolveReadsOnlyWhatCounts(versions, family, market, at, known);
        thePageShowsTheSpan(family, market, at, known, resolved);
        searchAgrees(family, versions, market, at, known, resolved);
        resolved.ifPresent(one -> channelsAgree(family, one, market, at, known));
      }
    }
  }

  /** As ResolveRows does it: of each policy the highest version that counts, and nothing else. */
  private static void resolveReadsOnlyWhatCounts(
      List<PublishedVersion> versions, Family family, Market market, Instant at, Instant known) {
    var counting = new ArrayList<PublishedVersion>();
    for (var id : versions.stream().map(one -> one.entry().policyId()).distinct().toList()) {
      highest(versions, id, market, at, known).ifPresent(counting::add);
    }
    for (var channel : CHANNELS) {
      assertThat(names(Family.of("loans", counting).at(market, channel, at, known)))
          .isEqualTo(names(family.at(market, channel, at, known)));
    }
  }

  private static void thePageShowsTheSpan(
      Family family, Market market, Instant at, Instant known, Optional<Resolved> resolved) {
    var spans = family.from(market, null, at, known);
    var now = spans.stream().filter(span -> !span.from().isAfter(at)).findFirst();
    assertThat(names(now.map(Family.Span::what))).isEqualTo(names(resolved));
    for (var place = 0; place < spans.size(); place++) {
      var span = spans.get(place);
      assertThat(names(Optional.ofNullable(span.what())))
          .isEqualTo(names(family.at(market, null, span.from(), known)));
      var next = place + 1 < spans.size() ? spans.get(place + 1).from() : null;
      assertThat(span.until()).isEqualTo(next);
      if (next != null) {
        assertThat(names(family.at(market, null, next.minusSeconds(1), known)))
            .isEqualTo(names(Optional.ofNullable(span.what())));
      }
    }
  }

  private static void searchAgrees(
      Family family,
      List<PublishedVersion> versions,
      Market market,
      Instant at,
      Instant known,
      Optional<Resolved> resolved) {
    var applies = names(resolved);
    for (var version : versions) {
      var name = version.entry().policyId() + " " + version.version();
      var state = family.member(version).state(market, at, known);
      assertThat(state == VersionState.IN_EFFECT).as(name).isEqualTo(applies.contains(name));
      byItself(versions, version, market, at, known, applies.contains(name));
    }
  }

  /** An overlay that is asked for by its own id applies where it is read with its base. */
  private static void byItself(
      List<PublishedVersion> versions,
      PublishedVersion version,
      Market market,
      Instant at,
      Instant known,
      boolean applies) {
    var id = version.entry().policyId();
    if (version.entry().overlayOf().isPresent()) {
      var alone = Family.of(id, versions).at(market, null, at, known);
      assertThat(names(alone).contains(id + " " + version.version())).isEqualTo(applies);
    }
  }

  /** What is said without a channel holds in each of them, or byChannel says what does. */
  private static void channelsAgree(
      Family family, Resolved all, Market market, Instant at, Instant known) {
    Joins.isWhereItSays(all.join());
    var some = all.byChannel();
    for (var channel : CHANNELS) {
      var here = family.at(market, channel, at, known);
      assertThat(here.isPresent()).isEqualTo(Resolved.isFor(all.base(), channel));
      if (here.isEmpty()) {
        continue;
      }
      var one = here.get();
      Joins.isWhereItSays(one.join());
      var told = some.stream().filter(it -> it.channels().contains(channel)).findFirst();
      assertThat(told.map(it -> Optional.ofNullable(it.stance())).orElse(all.stance()))
          .isEqualTo(one.stance());
      assertThat(told.map(Resolved.InChannels::enforcement).orElse(all.entry().enforcement()))
          .isEqualTo(one.entry().enforcement());
      assertThat(one.stance()).isEqualTo(strictest(all, channel));
      assertThat(one.stance().map(Stance::ordinal).orElse(-1))
          .isGreaterThanOrEqualTo(all.base().entry().stance().map(Stance::ordinal).orElse(-1));
      onlyOfThoseThatApply(one);
    }
  }

  private static Optional<Stance> strictest(Resolved all, String channel) {
    return all.versions()
        .filter(one -> one.entry().channels().isEmpty() || one.entry().channels().contains(channel))
        .flatMap(one -> one.entry().stance().stream())
        .max(Comparator.naturalOrder());
  }

  private static void onlyOfThoseThatApply(Resolved resolved) {
    var applying = names(Optional.of(resolved));
    for (var clause : resolved.join().clauses()) {
      assertThat(applying).contains(clause.policyId() + " " + clause.version());
    }
    assertThat(resolved.join().clauses())
        .hasSizeGreaterThanOrEqualTo(resolved.base().clauses().size() + resolved.overlays().size());
  }

  /** Asked in the plainest way. */
  private static List<String> plainly(
      List<PublishedVersion> versions, Market market, Instant at, Instant known) {
    var base = highest(versions, "loans", market, at, known);
    var found = new ArrayList<String>();
    if (base.isPresent()) {
      found.add("loans " + base.get().version());
      var ids =
          versions.stream()
              .filter(one -> one.entry().overlayOf().isPresent())
              .filter(one -> one.entry().markets().contains(market))
              .map(one -> one.entry().policyId())
              .distinct()
              .sorted()
              .toList();
      for (var id : ids) {
        highest(versions, id, market, at, known)
            .filter(one -> overlaps(one.entry().channels(), base.get().entry().channels()))
            .ifPresent(one -> found.add(id + " " + one.version()));
      }
    }
    return found;
  }

  private static boolean overlaps(List<String> one, List<String> other) {
    return CHANNELS.stream()
        .anyMatch(
            it -> (one.isEmpty() || one.contains(it)) && (other.isEmpty() || other.contains(it)));
  }

  private static Optional<PublishedVersion> highest(
      List<PublishedVersion> versions, String id, Market market, Instant at, Instant known) {
    PublishedVersion highest = null;
    for (var version : versions) {
      if (version.entry().policyId().equals(id)
          && version.releases().stream()
              .anyMatch(one -> one.covers(market) && one.counts(at, known))
          && (highest == null || major(version) > major(highest))) {
        highest = version;
      }
    }
    return Optional.ofNullable(highest);
  }

  private static int major(PublishedVersion version) {
    return SemanticVersion.parse(version.version()).orElseThrow().major();
  }

  private static List<String> names(Optional<Resolved> resolved) {
    return resolved.stream()
        .flatMap(Resolved::versions)
        .map(one -> one.entry().policyId() + " " + one.version())
        .toList();
  }

  @Provide
  Arbitrary<List<Probe>> probes() {
    var days = Arbitraries.integers().between(0, DAYS - 1);
    return Combinators.combine(days, days.optional(0.25)).as(Probe::new).list().ofSize(12);
  }

  @Provide
  Arbitrary<List<PublishedVersion>> families() {
    var bases =
        drafts(
                Arbitraries.integers()
                    .between(18, 20)
                    .map(
                        age ->
                            "Ads for loans show the cost.\n\n1. The audience must be %d or older."
                                .formatted(age)),
                Arbitraries.just(Map.of()),
                MARKETS)
            .list()
            .ofMinSize(1)
            .ofMaxSize(4);
    return Combinators.combine(bases, overlays(SG), overlays(TH), overlays(SG))
        .as(
            (base, one, two, three) ->
                Stream.of(
                        versions("loans", List.of(SG), base),
                        versions("loans:a", List.of(SG), one),
                        versions("loans:b", List.of(TH), two),
                        versions("loans:c", List.of(SG), three))
                    .flatMap(List::stream)
                    .toList());
  }

  private static Arbitrary<List<Draft>> overlays(Market market) {
    var ages = Arbitraries.integers().between(21, 23).optional(0.5);
    return drafts(
            Arbitraries.of(
                "1. A licence must be shown.", "A licence must be shown.\n\n1. In print too."),
            ages.map(FamilyPropertyTest::tightening),
            List.of(market))
        .list()
        .ofMaxSize(2);
  }

  private static Map<String, Object> tightening(Optional<Integer> age) {
    var relay = new LinkedHashMap<String, Object>();
    relay.put("overlay_of", "loans");
    age.ifPresent(
        years ->
            relay.put(
                "tightens", Map.of("c2", "The audience must be %d or older.".formatted(years))));
    return relay;
  }

  private static Arbitrary<Draft> drafts(
      Arbitrary<String> text, Arbitrary<Map<String, Object>> relay, List<Market> markets) {
    return Combinators.combine(
            text,
            relay,
            Arbitraries.of(Stance.class).optional(0.75),
            Arbitraries.of("must", "should", "may"),
            Arbitraries.subsetOf(CHANNELS),
            releases(markets).list().ofMinSize(1).ofMaxSize(2))
        .as(Draft::new);
  }

  private static Arbitrary<Release> releases(List<Market> markets) {
    return Combinators.combine(
            Arbitraries.of(markets),
            Arbitraries.integers().between(0, DAYS - 11),
            Arbitraries.integers().between(1, 20).optional(0.33),
            Arbitraries.integers().between(0, 19).optional(0.33),
            Arbitraries.integers().between(20, 19 + DAYS).optional(0.16))
        .as(
            (market, from, days, published, takenBack) ->
                new Release(
                    market,
                    day(from),
                    days.map(many -> day(from + many)).orElse(null),
                    day(published.orElse(0)),
                    takenBack.map(FamilyPropertyTest::day).orElse(null)));
  }

  private static List<PublishedVersion> versions(
      String id, List<Market> markets, List<Draft> drafts) {
    var versions = new ArrayList<PublishedVersion>();
    for (var draft : drafts) {
      var relay = new LinkedHashMap<>(draft.relay());
      draft.stance().ifPresent(stance -> relay.put("stance", stance.code()));
      var entry =
          PLAIN.with(
              Map.of(
                  "policy_id",
                  id,
                  "jurisdictions",
                  markets,
                  "policy",
                  draft.text(),
                  "enforcement",
                  draft.enforcement(),
                  "channels",
                  CHANNELS.stream().filter(draft.channels()::contains).toList(),
                  "ext",
                  Map.of("relay", relay)));
      versions.add(
          new PublishedVersion(
              entry,
              versions.size() + 1 + ".0.0",
              "PC-1",
              START,
              null,
              ClauseIds.give(entry.text(), List.of(), 0).clauses(),
              draft.releases()));
    }
    return versions;
  }

  private static Instant day(int number) {
    return START.plus(Duration.ofDays(number));
  }
}
