package org.policyrelay.policy.entry.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Contents of all kinds that an entry may have, as they stand under {@code ext.relay}. */
public final class RandomContents {

  private static final List<String> MARKETS = List.of("AU", "AU-NSW", "TH", "MY", "MY-KUL");
  private static final int MOST = 4;

  private RandomContents() {}

  /** For an entry of {@link Contents}. */
  public static Arbitrary<String> relay() {
    var stances =
        Arbitraries.maps(
                Arbitraries.of("AU", "AU-NSW", "TH", "*"),
                Arbitraries.of("allowed", "restricted", "prohibited"))
            .ofMaxSize(3)
            .map(
                map ->
                    map.entrySet().stream()
                        .map(one -> "\"%s\": \"%s\"".formatted(one.getKey(), one.getValue()))
                        .collect(Collectors.joining(", ")));
    var topics =
        Combinators.combine(stances, stances)
            .as(
                """
                , "topics": [{"code": "beer", "stances": {%s}}, {"code": "wine", "stances": {%s}}]\
                """
                    ::formatted)
            .optional();
    return Combinators.combine(added(MARKETS), topics)
        .as((added, own) -> own.map(added::concat).orElseGet(() -> withoutTopics(added)));
  }

  private static String withoutTopics(String added) {
    return added.replaceAll(", \"topic\": \"[a-z]+\"", "");
  }

  /** For an overlay of Malaysia. */
  public static Arbitrary<String> overlay() {
    return added(List.of("MY", "MY-KUL"));
  }

  private static Arbitrary<String> added(List<String> markets) {
    var reach =
        Combinators.combine(
                Arbitraries.of(markets).set().ofMaxSize(3),
                Arbitraries.of("beer", "wine").optional())
            .as(
                (in, topic) ->
                    "\"markets\": [%s]%s"
                        .formatted(
                            quoted(in),
                            topic.map(one -> ", \"topic\": \"" + one + "\"").orElse("")));
    var requirements =
        Combinators.combine(requirement(), reach)
            .as((what, whom) -> what + ", " + whom)
            .list()
            .ofMaxSize(MOST)
            .map(all -> items(all, "\"id\": \"r%d\", \"clause\": \"c1\", %s"));
    var exceptions =
        Combinators.combine(reach, month().optional())
            .as((whom, until) -> whom + until.map(at -> ", \"until\": \"" + at + "\"").orElse(""))
            .list()
            .ofMaxSize(2)
            .map(all -> items(all, "\"id\": \"e%d\", \"clause\": \"c2\", \"text\": \"t\", %s"));
    var timeline =
        Combinators.combine(Arbitraries.of(markets), months()).as("\"%s\": {%s}"::formatted);
    return Combinators.combine(requirements, exceptions, timeline)
        .as(
            (asked, let, times) ->
                "\"requirements\": [%s], \"exceptions\": [%s], \"timeline\": {%s}"
                    .formatted(asked, let, times));
  }

  private static Arbitrary<String> requirement() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(13, 25).map(years -> value("age", "" + years)),
        Combinators.combine(
                Arbitraries.integers().between(10, 15), Arbitraries.integers().between(16, 23))
            .as((from, until) -> value("hours", "\"%d:00-%d:00\"".formatted(from, until))),
        Combinators.combine(
                Arbitraries.integers().between(1, 9), Arbitraries.of("% ABV", "g/100ml"))
            .as((amount, unit) -> value("strength", "\"%d %s\"".formatted(amount, unit))),
        Arbitraries.of("of the state", "of the union")
            .map(words -> value("licence", "\"" + words + "\"")));
  }

  private static String value(String type, String value) {
    return "\"type\": \"%s\", \"value\": %s".formatted(type, value);
  }

  /** Some steps, in their order. */
  private static Arbitrary<String> months() {
    var steps =
        List.of(
            "announce", "apply_from", "effective", "enforce_from", "full_by", "existing_ads_until");
    return Combinators.combine(Arbitraries.of(steps).set(), Arbitraries.integers().between(1, 5))
        .as(
            (some, first) -> {
              var all = new ArrayList<String>();
              for (var step : steps) {
                if (some.contains(step)) {
                  var month = first + steps.indexOf(step);
                  all.add("\"%s\": \"2026-%02d-01T00:00:00Z\"".formatted(step, month));
                }
              }
              return String.join(", ", all);
            });
  }

  private static Arbitrary<String> month() {
    return Arbitraries.integers().between(1, 12).map("2026-%02d-01T00:00:00Z"::formatted);
  }

  private static String items(List<String> all, String item) {
    var items = new ArrayList<String>();
    for (var at = 0; at < all.size(); at++) {
      items.add("{" + item.formatted(at, all.get(at)) + "}");
    }
    return String.join(", ", items);
  }

  private static String quoted(Set<String> texts) {
    return texts.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(", "));
  }
}
