package org.policyrelay.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.PublishedVersion.Release;
import org.policyrelay.support.Policies;

/**
 * Random bases and overlays, with channels, dates and clauses of all kinds: whatever reads the
 * family is told the same at every instant, and the same as by asking in the plainest way.
 */
class FamilyPropertyTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int DAYS = 60;
  private static final List<String> MARKETS = List.of("SG", "TH", "*");
  private static final List<String> CHANNELS = List.of("ooh", "dooh", "email");
  private static final PolicyEntry PLAIN =
      Policies.read(
          """
          {"policy_id": "loans", "name": "Loans", "enforcement": "should", "policy": "x",
           "jurisdictions": ["SG"]}
          """);

  @Property(tries = 300)
  void everyReaderIsToldTheSame(@ForAll long seed) {
    var random = new Random(seed);
    var versions = versions(random);
    var family = Family.of("loans", versions);
    for (var probe = 0; probe < 12; probe++) {
      var at = START.plus(Duration.ofDays(random.nextInt(DAYS)));
      var known = random.nextInt(4) == 0 ? START.plus(Duration.ofDays(random.nextInt(DAYS))) : at;
      for (var market : List.of("SG", "TH")) {
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
      List<PublishedVersion> versions, Family family, String market, Instant at, Instant known) {
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
      Family family, String market, Instant at, Instant known, Optional<Resolved> resolved) {
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
      String market,
      Instant at,
      Instant known,
      Optional<Resolved> resolved) {
    var applies = names(resolved);
    for (var version : versions) {
      var name = version.entry().policyId() + " " + version.version();
      assertThat(family.state(version, market, at, known).equals("in-effect"))
          .as(name)
          .isEqualTo(applies.contains(name));
    }
  }

  /** What is said without a channel holds in each of them, or byChannel says what does. */
  private static void channelsAgree(
      Family family, Resolved all, String market, Instant at, Instant known) {
    JoinTest.isWhereItSays(all.join());
    var some = all.byChannel();
    for (var channel : CHANNELS) {
      var here = family.at(market, channel, at, known);
      assertThat(here.isPresent()).isEqualTo(Resolved.isFor(all.base(), channel));
      if (here.isEmpty()) {
        continue;
      }
      var one = here.get();
      JoinTest.isWhereItSays(one.join());
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
      List<PublishedVersion> versions, String market, Instant at, Instant known) {
    var base = highest(versions, "loans", market, at, known);
    var found = new ArrayList<String>();
    if (base.isPresent()) {
      found.add("loans " + base.get().version());
      var ids =
          versions.stream()
              .filter(one -> one.entry().overlayOf().isPresent())
              .filter(one -> one.entry().jurisdictions().contains(market))
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
      List<PublishedVersion> versions, String id, String market, Instant at, Instant known) {
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

  private static List<PublishedVersion> versions(Random random) {
    var versions = new ArrayList<PublishedVersion>();
    for (var number = 1; number <= 1 + random.nextInt(4); number++) {
      var entry =
          PLAIN.with(
              fields(
                  random,
                  "Ads for loans show the cost.\n\n1. The audience must be %d or older."
                      .formatted(18 + random.nextInt(3)),
                  null));
      versions.add(version(random, entry, number, MARKETS));
    }
    for (var market : List.of("SG", "TH", "SG")) {
      var id = "loans:" + (char) ('a' + versions.size());
      for (var number = 1; number <= random.nextInt(3); number++) {
        var text =
            random.nextBoolean()
                ? "1. A licence must be shown."
                : "A licence must be shown.\n\n1. In print too.";
        var fields = fields(random, text, random.nextBoolean() ? 21 + random.nextInt(3) : 0);
        fields.put("policy_id", id);
        fields.put("jurisdictions", List.of(market));
        var entry = PLAIN.with(fields);
        versions.add(version(random, entry, number, List.of(market)));
      }
    }
    return versions;
  }

  private static Map<String, Object> fields(Random random, String text, @Nullable Integer age) {
    var relay = new LinkedHashMap<String, Object>();
    if (random.nextInt(4) > 0) {
      relay.put("stance", Stance.values()[random.nextInt(3)].code());
    }
    if (age != null) {
      relay.put("overlay_of", "loans");
      if (age > 0) {
        relay.put("tightens", Map.of("c2", "The audience must be %d or older.".formatted(age)));
      }
    }
    var fields = new LinkedHashMap<String, Object>();
    fields.put("policy", text);
    fields.put("enforcement", List.of("must", "should", "may").get(random.nextInt(3)));
    fields.put("channels", CHANNELS.stream().filter(one -> random.nextInt(3) == 0).toList());
    fields.put("ext", Map.of("relay", relay));
    return fields;
  }

  private static PublishedVersion version(
      Random random, PolicyEntry entry, int number, List<String> markets) {
    var releases = new ArrayList<Release>();
    for (var count = 0; count <= random.nextInt(2); count++) {
      var from = random.nextInt(DAYS - 10);
      var until = random.nextInt(3) == 0 ? day(from + 1 + random.nextInt(20)) : null;
      var published = random.nextInt(3) == 0 ? day(random.nextInt(20)) : START;
      var takenBack = random.nextInt(6) == 0 ? day(20 + random.nextInt(DAYS)) : null;
      releases.add(
          new Release(
              markets.get(random.nextInt(markets.size())), day(from), until, published, takenBack));
    }
    return new PublishedVersion(
        entry,
        number + ".0.0",
        "PC-1",
        START,
        null,
        ClauseIds.give(entry.text(), List.of(), 0).clauses(),
        releases);
  }

  private static Instant day(int number) {
    return START.plus(Duration.ofDays(number));
  }
}
