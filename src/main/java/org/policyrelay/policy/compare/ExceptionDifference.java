package org.policyrelay.policy.compare;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.Moments;
import org.policyrelay.kernel.Words;
import org.policyrelay.policy.entry.content.Exemption;

/**
 * Which way an exception moves the rule: the further it reaches and the longer, the looser.
 *
 * @param dates tells from when until when by the clocks of its markets
 */
record ExceptionDifference(ReachDifference reach, MarketDates dates) {

  void added(ItemFacts all, Exemption one) {
    facts(all, one)
        .rule(
            Direction.LOOSER,
            "%s is made to clause %s: %s%s"
                .formatted(label(one), one.clause(), said(one), reaching(one, reach.after())));
  }

  void removed(ItemFacts all, Exemption one) {
    facts(all, one)
        .rule(
            Direction.STRICTER,
            "%s to clause %s is removed: %s".formatted(label(one), one.clause(), said(one)));
  }

  void changed(ItemFacts all, Exemption before, Exemption after) {
    var facts =
        all.of(ContentDifference.EXCEPTIONS, after.id())
            .in(ReachDifference.places(before.reach(), after.reach()));
    var label = label(after);
    var former = ReachDifference.markets(before.reach(), reach.before());
    var latter = ReachDifference.markets(after.reach(), reach.after());
    facts.words(
        before.text(),
        after.text(),
        sentence -> facts.rule(Direction.UNCLEAR, sentence),
        "%s reads otherwise: %s instead of %s".formatted(label, said(after), said(before)));
    if (!before.clause().equals(after.clause())) {
      facts.rule(
          Direction.UNCLEAR,
          "%s is one to clause %s instead of %s".formatted(label, after.clause(), before.clause()));
    }
    facts.words(
        before.reason(), after.reason(), facts::guidance, "the reason of " + label + " changes");
    facts.rule(
        later(before.from(), after.from(), Instant.MIN),
        "%s holds from %s instead of %s"
            .formatted(
                label,
                at(after.from(), latter, "the beginning"),
                at(before.from(), former, "the beginning")));
    facts.rule(
        later(before.until(), after.until(), Instant.MAX).reversed(),
        "%s ends at %s instead of %s"
            .formatted(
                label,
                at(after.until(), latter, "no time"),
                at(before.until(), former, "no time")));
    reach.tell(facts, label, before.reach(), after.reach(), Direction::reversed);
  }

  /** Stricter when it moves to a later instant, as the beginning of an exception does. */
  private static Direction later(
      @Nullable Instant before, @Nullable Instant after, Instant absent) {
    var former = before == null ? absent : before;
    var latter = after == null ? absent : after;
    return Direction.ofRanks(0, latter.compareTo(former));
  }

  private static ItemFacts facts(ItemFacts all, Exemption one) {
    return all.of(ContentDifference.EXCEPTIONS, one.id()).in(one.reach().markets());
  }

  private static String label(Exemption one) {
    return "exception " + one.id();
  }

  /** The sentence goes on after it, or has a full stop of its own. */
  private static String said(Exemption one) {
    return Words.unended(one.text());
  }

  private String reaching(Exemption one, List<String> policy) {
    var words = ReachDifference.words(one.reach());
    var markets = ReachDifference.markets(one.reach(), policy);
    return (words.isEmpty() ? "" : ", " + words)
        + (one.from() == null ? "" : ", from " + at(one.from(), markets, ""))
        + (one.until() == null ? "" : ", until " + at(one.until(), markets, ""));
  }

  private String at(@Nullable Instant at, List<Market> markets, String absent) {
    return at == null ? absent : dates.byClock(at, markets, Moments.ON_RECORD);
  }
}
