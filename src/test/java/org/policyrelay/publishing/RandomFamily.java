package org.policyrelay.publishing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PublishOrder;
import org.policyrelay.policy.PublishOrder.MarketRelease;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Policies;

/**
 * A base and what two entries add to it, each in some versions that come on a day or other and
 * apply from another: with channels, last days, markets that come later or are left out, topics and
 * items. Every sentence says in brackets which version it is from.
 */
final class RandomFamily {

  static final List<String> CHANNELS = List.of("dooh", "email", "ooh");
  private static final List<List<String>> MARKETS =
      List.of(List.of("SG", "TH"), List.of("SG"), List.of("TH", "SG"), List.of("TH"), List.of());
  private static final List<String> STANCES = List.of("allowed", "restricted", "prohibited");

  private final Random random;
  private final Instant start;
  private final PolicyEntry plain = Policies.shouldRule();

  RandomFamily(Random random, Instant start) {
    this.random = random;
    this.start = start;
  }

  /**
   * What is published when.
   *
   * @param order absent where what that change has published is taken back
   */
  record Step(Instant at, String change, @Nullable PublishOrder order) {}

  String id() {
    return plain.policyId();
  }

  List<String> overlays() {
    return List.of(id() + ":one", id() + ":two");
  }

  List<Step> steps() {
    var steps = new ArrayList<Step>();
    instants(2 + random.nextInt(3)).forEach(at -> steps.add(step(at, base(steps.size() + 1))));
    for (var overlay : overlays()) {
      var markets = List.of(random.nextInt(4) == 0 ? "TH" : "SG");
      var versions = random.nextInt(3);
      var number = 0;
      for (var at : instants(versions)) {
        steps.add(step(at, overlay(overlay, markets, ++number)));
      }
    }
    if (random.nextInt(3) == 0) {
      var undone = steps.get(random.nextInt(steps.size()));
      steps.add(new Step(undone.at().plus(within(days(4))), undone.change(), null));
    }
    return steps.stream().sorted(Comparator.comparing(Step::at)).toList();
  }

  private List<Instant> instants(int many) {
    return IntStream.range(0, many)
        .mapToObj(one -> one == 0 ? start : start.plus(within(days(9))))
        .sorted()
        .toList();
  }

  /** To the minute: what turns at midnight alone would be told by the day. */
  private Duration within(Duration most) {
    return Duration.ofMinutes(random.nextInt((int) most.toMinutes()));
  }

  private Step step(Instant at, PolicyEntry entry) {
    var version = entry.version().orElseThrow();
    var change = "P-" + entry.policyId() + "-" + version;
    var from = at.plus(random.nextInt(3) == 0 ? Duration.ZERO : within(days(5)));
    var releases = entry.markets().stream().map(market -> release(market, from)).toList();
    return new Step(
        at, change, new PublishOrder(entry, version, change, entry.contentHash(), releases, at));
  }

  private MarketRelease release(Market market, Instant from) {
    return new MarketRelease(market, random.nextInt(3) == 0 ? from.plus(within(days(3))) : from);
  }

  private PolicyEntry base(int number) {
    var mark = "(b" + number + ")";
    var age = 16 + random.nextInt(4);
    var text =
        "Ads for loans must show the cost %s.\n\n1. The audience must be %d or older %s."
            .formatted(mark, age, mark);
    if (random.nextBoolean()) {
      text += "\n2. No ads at the games " + mark + ".";
    }
    var relay = new LinkedHashMap<String, Object>();
    sometimes(relay, "stance", STANCES.get(random.nextInt(2)));
    var markets = MARKETS.get(random.nextInt(MARKETS.size()));
    var first = markets.isEmpty() ? "*" : markets.get(0);
    sometimes(
        relay,
        "topics",
        List.of(
            Map.of("code", "lottery", "stances", Map.of("*", stance())),
            Map.of("code", "casino", "stances", Map.of(first, stance()))));
    var local = item("local", "c1", "other", "Said here as in " + mark);
    relay.put(
        "requirements",
        List.of(
            item("age", "c2", "age", age),
            item("word", "c1", "other", "Say it as in " + mark),
            markets.isEmpty() ? local : with(local, "markets", List.of(first))));
    sometimes(relay, "exceptions", List.of(exception("c2", mark)));
    sometimes(relay, "disclosures", List.of(Map.of("id", "cost", "text", "It costs " + mark)));
    var entry = entry(id(), text, number, markets, relay);
    return random.nextInt(4) == 0
        ? entry.with(Map.of("sunset_date", "2027-03-%02d".formatted(5 + random.nextInt(6))))
        : entry;
  }

  private PolicyEntry overlay(String id, List<String> markets, int number) {
    var mark = "(%s%d)".formatted(id.endsWith("one") ? "o" : "q", number);
    var relay = new LinkedHashMap<String, Object>();
    relay.put("overlay_of", id());
    sometimes(relay, "stance", STANCES.get(1 + random.nextInt(2)));
    sometimes(
        relay,
        "tightens",
        Map.of("c2", "The audience must be %d or older %s.".formatted(20 + number, mark)));
    sometimes(
        relay,
        "requirements",
        List.of(
            item("licence", "c1", "licence", "A licence as in " + mark),
            item("age", id() + "/c2", "age", 20 + number)));
    sometimes(relay, "exceptions", List.of(exception(id() + "/c1", mark)));
    return entry(id, "1. A licence must be shown %s.".formatted(mark), number, markets, relay);
  }

  private PolicyEntry entry(
      String id, String text, int number, List<String> markets, Map<String, Object> relay) {
    return plain.with(
        Map.of(
            "policy_id",
            id,
            "name",
            "Concord " + id(),
            "version",
            number + ".0.0",
            "enforcement",
            random.nextInt(3) == 0 ? "must" : "should",
            "jurisdictions",
            markets,
            "channels",
            random.nextBoolean()
                ? List.of()
                : CHANNELS.stream().filter(one -> random.nextBoolean()).toList(),
            "policy",
            text,
            "ext",
            Map.of("relay", relay)));
  }

  /** Half of them for some hours, which begin and end by themselves. */
  private Map<String, Object> exception(String clause, String mark) {
    var exception = Map.<String, Object>of("id", "draw", "clause", clause, "text", "Draws " + mark);
    if (random.nextBoolean()) {
      return exception;
    }
    var from = start.plus(within(days(8)));
    return with(
        with(exception, "from", from.toString()), "until", from.plus(within(days(4))).toString());
  }

  private static Map<String, Object> item(String id, String clause, String type, Object value) {
    return Map.of("id", id, "clause", clause, "type", type, "value", value);
  }

  private static Map<String, Object> with(Map<String, Object> item, String field, Object value) {
    var more = new LinkedHashMap<>(item);
    more.put(field, value);
    return more;
  }

  private void sometimes(Map<String, Object> relay, String field, Object value) {
    if (random.nextInt(3) > 0) {
      relay.put(field, value);
    }
  }

  private String stance() {
    return STANCES.get(random.nextInt(STANCES.size()));
  }

  private static Duration days(int many) {
    return Duration.ofDays(many);
  }

  /** All that it may have of entries. */
  Stream<String> ids() {
    return Stream.concat(Stream.of(id()), overlays().stream());
  }
}
