package org.policyrelay.labeling.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.compare.Reading;
import org.policyrelay.policy.entry.Seen;

/**
 * What a protocol says otherwise than the one before it. Whatever is not proved to be the same in
 * other words is taken for another meaning.
 */
public final class ProtocolDifference {

  private final Protocol before;
  private final Protocol after;

  /** Old code to the one new code under which the label goes on. */
  private final Map<String, String> goesOn = new LinkedHashMap<>();

  private final List<ProtocolFact> facts = new ArrayList<>();

  private ProtocolDifference(Protocol before, Protocol after) {
    this.before = before;
    this.after = after;
  }

  /** Each difference in a sentence; none where both say the same to the letter. */
  public static List<ProtocolFact> between(Protocol before, Protocol after) {
    var difference = new ProtocolDifference(before, after);
    difference.splits();
    difference.merges();
    difference.kept();
    difference.added();
    difference.order();
    return List.copyOf(difference.facts);
  }

  /** Codes of the former protocol's labels whose past use has to be looked at again, in order. */
  public static List<String> toLookAtAgain(Protocol before, Protocol after) {
    var codes =
        between(before, after).stream()
            .filter(ProtocolFact::semantic)
            .flatMap(fact -> fact.labels().stream())
            .collect(Collectors.toSet());
    return before.order().stream().filter(codes::contains).toList();
  }

  private void splits() {
    for (var old : before.order()) {
      var targets = targets(old);
      if (targets.size() > 1) {
        facts.add(
            ProtocolFact.meaning("'%s' is split into %s".formatted(old, quoted(targets)), old));
      } else {
        targets.forEach(target -> goesOn.put(old, target));
      }
    }
  }

  /** What an old label has become: what is mapped, else itself where it is still there. */
  private List<String> targets(String old) {
    var mapped = after.mapping().get(old);
    if (mapped != null) {
      return mapped;
    }
    return after.label(old).isPresent() ? List.of(old) : List.of();
  }

  private void merges() {
    sources()
        .forEach(
            (target, olds) -> {
              if (olds.size() > 1) {
                facts.add(
                    new ProtocolFact(
                        "%s are merged into '%s'".formatted(quoted(olds), target), true, olds));
                olds.forEach(goesOn::remove);
              }
            });
  }

  private Map<String, List<String>> sources() {
    var sources = new TreeMap<String, List<String>>();
    for (var old : before.order()) {
      targets(old)
          .forEach(target -> sources.computeIfAbsent(target, none -> new ArrayList<>()).add(old));
    }
    return sources;
  }

  private void kept() {
    goesOn.forEach(
        (old, now) -> {
          var former = before.label(old);
          var latter = after.label(now);
          if (former.isPresent() && latter.isPresent()) {
            compare(former.get(), latter.get());
          }
        });
  }

  private void compare(Label former, Label latter) {
    var code = former.code();
    var what = "'" + latter.code() + "'";
    if (!code.equals(latter.code())) {
      wording("'%s' is called %s now".formatted(code, what));
    }
    if (!former.name().equals(latter.name())) {
      wording(
          "%s has another name: %s instead of %s".formatted(what, latter.name(), former.name()));
    }
    definition(what, former.definition(), latter.definition(), code);
    if (!former.decision().equals(latter.decision())) {
      meaning(
          "%s leads to %s instead of %s".formatted(what, latter.decision(), former.decision()),
          code);
    }
    clauses(what, former, latter);
    var parent = former.parent();
    var kept = parent == null ? null : goesOn.getOrDefault(parent, parent);
    if (!same(kept, latter.parent())) {
      meaning("%s is %s, and was %s".formatted(what, under(latter), under(former)), code);
    }
    examples(what, former, latter);
    markets(what, former, latter);
  }

  private void definition(String what, String former, String latter, String code) {
    if (former.equals(latter)) {
      return;
    }
    if (saysTheSame(former, latter)) {
      wording("the definition of %s is written otherwise and says the same".formatted(what));
    } else {
      meaning("%s has another definition".formatted(what), code);
    }
  }

  private static boolean saysTheSame(String former, String latter) {
    return Seen.words(former).equals(Seen.words(latter)) || Reading.isSame(former, latter);
  }

  private void clauses(String what, Label former, Label latter) {
    var gone = without(former.clauses(), latter.clauses());
    var come = without(latter.clauses(), former.clauses());
    if (!gone.isEmpty() || !come.isEmpty()) {
      var said = new ArrayList<String>();
      if (!come.isEmpty()) {
        said.add("rests on " + String.join(", ", come) + " too");
      }
      if (!gone.isEmpty()) {
        said.add("rests no more on " + String.join(", ", gone));
      }
      meaning(what + " " + String.join(" and ", said), former.code());
    }
  }

  private void examples(String what, Label former, Label latter) {
    if (!former.positive().equals(latter.positive())
        || !former.negative().equals(latter.negative())) {
      wording("%s has other examples".formatted(what));
    }
  }

  private void markets(String what, Label former, Label latter) {
    var places = new TreeSet<>(former.markets().keySet());
    places.addAll(latter.markets().keySet());
    for (var market : places) {
      var was = former.markets().get(market);
      var is = latter.markets().get(market);
      if (was == null) {
        meaning("%s differs in %s".formatted(what, market), former.code());
      } else if (is == null) {
        meaning("%s differs no more in %s".formatted(what, market), former.code());
      } else {
        if (!same(was.decision(), is.decision())) {
          meaning(
              "in %s, %s leads to %s instead of %s"
                  .formatted(market, what, or(is.decision(), latter), or(was.decision(), former)),
              former.code());
        }
        inMarket(what + " in " + market, was, is, former.code());
      }
    }
  }

  private void inMarket(String what, InMarket was, InMarket is, String code) {
    var former = was.definition();
    var latter = is.definition();
    if (former != null && latter != null) {
      definition(what, former, latter, code);
    } else if (!same(former, latter)) {
      meaning("%s has another definition".formatted(what), code);
    }
  }

  private static String or(@Nullable String decision, Label label) {
    return decision == null ? label.decision() : decision;
  }

  private void added() {
    var known = sources().keySet();
    for (var label : after.inOrder()) {
      if (!known.contains(label.code())) {
        var parent = label.parent();
        var olds =
            parent == null
                ? List.<String>of()
                : before.order().stream().filter(old -> targets(old).contains(parent)).toList();
        facts.add(
            new ProtocolFact(
                "'%s' is new and leads to %s".formatted(label.code(), label.decision()),
                true,
                olds));
      }
    }
  }

  private void order() {
    var places = new HashMap<String, Integer>();
    for (var at = 0; at < after.order().size(); at++) {
      places.putIfAbsent(after.order().get(at), at);
    }
    var moved = new HashSet<String>();
    var kept = before.order().stream().filter(goesOn::containsKey).toList();
    for (var one = 0; one < kept.size(); one++) {
      for (var other = one + 1; other < kept.size(); other++) {
        if (place(kept.get(one), places) > place(kept.get(other), places)) {
          moved.add(kept.get(one));
          moved.add(kept.get(other));
        }
      }
    }
    if (!moved.isEmpty()) {
      var codes = kept.stream().filter(moved::contains).toList();
      facts.add(
          new ProtocolFact(
              "the questions about %s are asked in another order".formatted(quoted(codes)),
              true,
              codes));
    }
  }

  private int place(String old, Map<String, Integer> places) {
    return places.getOrDefault(goesOn.getOrDefault(old, old), -1);
  }

  private static String under(Label label) {
    return label.parent() == null ? "at the top" : "a kind of '" + label.parent() + "'";
  }

  private static Set<String> without(List<String> some, List<String> others) {
    var rest = new TreeSet<>(some);
    rest.removeAll(others);
    return rest;
  }

  private static String quoted(List<String> codes) {
    return codes.stream().map(code -> "'" + code + "'").collect(Collectors.joining(", "));
  }

  private static boolean same(@Nullable String one, @Nullable String other) {
    return one == null ? other == null : one.equals(other);
  }

  private void meaning(String text, String code) {
    facts.add(ProtocolFact.meaning(text, code));
  }

  private void wording(String text) {
    facts.add(ProtocolFact.wording(text));
  }
}
