package org.policyrelay.policy.compare;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Moments;
import org.policyrelay.policy.entry.content.Exemption;

/** Which way an exception moves the rule: the further it reaches and the longer, the looser. */
record ExceptionDifference(ReachDifference reach) {

  void added(ItemFacts all, Exemption one) {
    facts(all, one)
        .rule(
            Direction.LOOSER,
            "%s is made to clause %s: %s%s"
                .formatted(label(one), one.clause(), one.text(), said(one)));
  }

  void removed(ItemFacts all, Exemption one) {
    facts(all, one)
        .rule(
            Direction.STRICTER,
            "%s to clause %s is removed: %s".formatted(label(one), one.clause(), one.text()));
  }

  void changed(ItemFacts all, Exemption before, Exemption after) {
    var facts = facts(all, after);
    var label = label(after);
    facts.words(
        before.text(),
        after.text(),
        sentence -> facts.rule(Direction.UNCLEAR, sentence),
        "%s reads otherwise: %s instead of %s".formatted(label, after.text(), before.text()));
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
                label, at(after.from(), "the beginning"), at(before.from(), "the beginning")));
    facts.rule(
        later(before.until(), after.until(), Instant.MAX).reversed(),
        "%s ends at %s instead of %s"
            .formatted(label, at(after.until(), "no time"), at(before.until(), "no time")));
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
    return all.of(ContentDifference.EXCEPTIONS, one.id());
  }

  private static String label(Exemption one) {
    return "exception " + one.id();
  }

  private static String said(Exemption one) {
    var reach = ReachDifference.words(one.reach());
    return (reach.isEmpty() ? "" : ", " + reach)
        + (one.from() == null ? "" : ", from " + Moments.onRecord(one.from()))
        + (one.until() == null ? "" : ", until " + Moments.onRecord(one.until()));
  }

  private static String at(@Nullable Instant at, String absent) {
    return at == null ? absent : Moments.onRecord(at);
  }
}
