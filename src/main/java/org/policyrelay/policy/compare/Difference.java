package org.policyrelay.policy.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.ClauseMatch;
import org.policyrelay.policy.entry.ClauseText;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PolicyEntry.Exemplar;
import org.policyrelay.policy.entry.Seen;

/**
 * What is different between two entries of a policy for who reads them, field by field and clause
 * by clause.
 */
public final class Difference {

  /**
   * One thing that is different.
   *
   * @param isWordSwap whether only what carries no rule by itself is different, a word, its place
   *     or a sign: no program can tell style from another rule
   * @param places the markets, and parts of one, that it is for; empty for all of the policy
   * @param opensAnException whether an exception may let more go than before
   */
  record Fact(
      String text,
      ChangeKind kind,
      Direction direction,
      boolean isWordSwap,
      boolean opensAnException,
      List<String> places) {

    Fact(String text, ChangeKind kind, Direction direction, boolean isWordSwap) {
      this(text, kind, direction, isWordSwap, false, List.of());
    }

    /** Whether it is anything to the readers of some of these markets. */
    boolean concerns(Collection<Market> markets) {
      return places.isEmpty()
          || places.stream()
              .map(Market::new)
              .anyMatch(
                  place ->
                      markets.stream()
                          .anyMatch(market -> market.covers(place) || place.covers(market)));
    }
  }

  private final PolicyEntry before;
  private final PolicyEntry after;
  private final SeenClauses clauses;
  private final List<Fact> facts = new ArrayList<>();

  private Difference(PolicyEntry before, PolicyEntry after) {
    this.before = before;
    this.after = after;
    this.clauses = SeenClauses.of(before.text(), after.text());
  }

  /**
   * In an order that never varies; empty when at most words without a meaning differ.
   *
   * @param dates tells instants by the clocks of their markets
   */
  public static List<Fact> between(MarketDates dates, PolicyEntry before, PolicyEntry after) {
    var difference = new Difference(before, after);
    difference.guidance();
    difference.called("name", before.name(), after.name());
    difference.called(
        "description", before.description().orElse(""), after.description().orElse(""));
    difference.swappedWords();
    difference.facts.addAll(FieldDifference.between(before, after));
    difference.clauses();
    difference.tightened();
    difference.content(dates);
    difference.drawing();
    difference.unread();
    difference.lines();
    return List.copyOf(difference.facts);
  }

  /** Which words stand in other lines alone. */
  static List<Fact> ofLines(PolicyEntry before, PolicyEntry after) {
    var difference = new Difference(before, after);
    difference.lines();
    return List.copyOf(difference.facts);
  }

  private void guidance() {
    if (!Seen.isSame(before.guidance().orElse(""), after.guidance().orElse(""))) {
      fact(ChangeKind.GUIDANCE, Direction.SAME, "guidance changes");
    }
    if (!Seen.isSame(before.reviewerGuidance().orElse(""), after.reviewerGuidance().orElse(""))) {
      fact(ChangeKind.GUIDANCE, Direction.SAME, "guidance for reviewers changes");
    }
    if (!seen(before.passing()).equals(seen(after.passing()))
        || !seen(before.failing()).equals(seen(after.failing()))) {
      fact(ChangeKind.GUIDANCE, Direction.SAME, "exemplars change");
    }
  }

  private static List<Exemplar> seen(List<Exemplar> exemplars) {
    return exemplars.stream()
        .map(one -> new Exemplar(Seen.lines(one.scenario()), Seen.lines(one.explanation())))
        .toList();
  }

  /** Readers take what a policy is called, and is said to be, for what it says. */
  private void called(String field, String former, String later) {
    if (!RuleWords.of(former).equals(RuleWords.of(later))) {
      rule(Direction.UNCLEAR, "the rule in the " + field + " changes");
    } else if (!Reading.isSameLine(former, later)) {
      otherwise("the " + field, Seen.words(former), Seen.words(later));
    } else if (!Seen.lines(former).equals(Seen.lines(later))) {
      forAPerson("the lines of the " + field + " change");
    }
  }

  private void clauses() {
    var former = clauses.former();
    var later = clauses.latter();
    var match = ClauseMatch.match(former, later);
    for (var place = 0; place < later.size(); place++) {
      var clause = later.get(place);
      var earlier = match.get(place);
      if (earlier == null) {
        rule(Strictness.ofAdding(clause.text()), "clause " + clause.label() + " is added");
        continue;
      }
      var direction = Strictness.between(former.get(earlier).text(), clause.text());
      if (direction != Direction.SAME) {
        rule(direction, "the rule in clause " + clause.label() + " changes");
      }
    }
    for (var place = 0; place < former.size(); place++) {
      if (!match.containsValue(place)) {
        var clause = former.get(place);
        rule(
            Strictness.ofAdding(clause.text()).reversed(),
            "clause " + clause.label() + " is removed");
      }
    }
  }

  private void tightened() {
    var former = before.tightens();
    var later = after.tightens();
    later.forEach(
        (id, text) -> {
          if (!former.containsKey(id)) {
            rule(Direction.STRICTER, "base clause " + id + " is tightened");
          } else if (!Seen.words(former.get(id)).equals(Seen.words(text))) {
            rule(
                Strictness.between(former.get(id), text), "base clause " + id + " reads otherwise");
          }
        });
    former.keySet().stream()
        .filter(id -> !later.containsKey(id))
        .forEach(id -> rule(Direction.LOOSER, "base clause " + id + " is no longer tightened"));
  }

  private void content(MarketDates dates) {
    for (var one : ContentDifference.between(dates, before, after)) {
      facts.add(
          new Fact(
              one.text(),
              one.kind(),
              one.direction(),
              false,
              one.opensAnException(),
              one.places()));
    }
  }

  /** The clauses whose rule words stay, and that nobody can prove to say the same. */
  private void swappedWords() {
    var former = clauses.former();
    var later = clauses.latter();
    var match = ClauseMatch.match(former, later);
    for (Map.Entry<Integer, Integer> pair : match.entrySet()) {
      var earlier = former.get(pair.getValue()).text();
      var clause = later.get(pair.getKey());
      if (!RuleWords.of(earlier).equals(RuleWords.of(clause.text()))) {
        continue;
      }
      if (!Reading.isSame(earlier, clause.text())) {
        otherwise("clause " + clause.label(), earlier, clause.text());
      }
    }
    var places = new TreeMap<>(match).values().stream().toList();
    if (!places.equals(places.stream().sorted().toList())) {
      forAPerson("the clauses stand in another order");
    }
  }

  /**
   * Where the words that carry a rule stay, and something else does not: another word, the order in
   * which they stand, who does what to whom, or a sign between them.
   */
  private void otherwise(String where, String former, String later) {
    var added = RuleWords.added(former, later);
    var removed = RuleWords.added(later, former);
    if (!added.isEmpty() || !removed.isEmpty()) {
      forAPerson("words in %s change: %s".formatted(where, AddedRemoved.told(added, removed)));
    } else if (RuleWords.isReordered(former, later)) {
      forAPerson("the words in " + where + " stand in another order");
    } else {
      forAPerson(
          Structure.difference(where, former, later)
              .orElseGet(() -> where + " is written otherwise" + signs(former, later)));
    }
  }

  private static String signs(String former, String later) {
    var added = new ArrayList<String>();
    var removed = new ArrayList<String>();
    for (var part : TextDiff.asRead(former, later)) {
      if (part.kind() != DiffPart.Kind.SAME && !part.text().isBlank()) {
        (part.kind() == DiffPart.Kind.ADDED ? added : removed).add(part.text().strip());
      }
    }
    return added.isEmpty() && removed.isEmpty() ? "" : ": " + AddedRemoved.told(added, removed);
  }

  /** Lists, lines and marks around the clauses, which are in none of them. */
  private void drawing() {
    var rules = facts.stream().filter(fact -> fact.kind() == ChangeKind.RULE).toList();
    if (rules.stream().anyMatch(fact -> !fact.isWordSwap())) {
      return;
    }
    if (!numbers(before).equals(numbers(after))) {
      rule(Direction.UNCLEAR, "the clauses are numbered otherwise");
    } else if (rules.isEmpty()
        && !Seen.isSame(before.text(), after.text())
        && !Reading.isSame(before.text(), after.text())) {
      forAPerson("the text is drawn otherwise");
    }
  }

  /**
   * Pages draw each line by itself: which words stand in one with which is for a person, and is no
   * rule by itself.
   */
  private void lines() {
    lines("text", before.text(), after.text(), clauses);
    var former = before.guidance().orElse("");
    var later = after.guidance().orElse("");
    lines("guidance", former, later, SeenClauses.of(former, later));
  }

  private void lines(String what, String former, String later, SeenClauses seen) {
    if (seen.isRegrouped() || (Seen.isSame(former, later) && !Seen.hasSameLines(former, later))) {
      fact(ChangeKind.WORDING, Direction.SAME, LinesGrouped.told(what));
    }
  }

  private void unread() {
    UnreadFields.changed(before, after)
        .forEach(place -> forAPerson(place + " changes, which no program here can read"));
  }

  /** By which they are cited, in other texts too. */
  private static List<String> numbers(PolicyEntry entry) {
    return ClauseText.of(entry.text()).stream()
        .map(ClauseText::label)
        .filter(label -> label.startsWith("§"))
        .toList();
  }

  /** What no program can tell from style. */
  private void forAPerson(String text) {
    facts.add(new Fact(text, ChangeKind.RULE, Direction.UNCLEAR, true));
  }

  private void rule(Direction direction, String text) {
    fact(ChangeKind.RULE, direction, text);
  }

  private void fact(ChangeKind kind, Direction direction, String text) {
    facts.add(new Fact(text, kind, direction, false));
  }
}
