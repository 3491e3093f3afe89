package org.policyrelay.policy.compare;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.entry.Seen;
import org.policyrelay.policy.entry.content.Disclosure;
import org.policyrelay.policy.entry.content.Requirement;
import org.policyrelay.policy.entry.content.RequirementValue;
import org.policyrelay.policy.entry.content.RequirementValue.Age;
import org.policyrelay.policy.entry.content.RequirementValue.Hours;
import org.policyrelay.policy.entry.content.RequirementValue.Strength;
import org.policyrelay.policy.entry.content.RequirementValue.Words;

/** Which way what is asked moves. Which of two values is stricter depends on their type. */
record RequirementDifference(ReachDifference reach) {

  private static final String REQUIREMENTS = "requirements";
  private static final String DISCLOSURES = "disclosures";

  void added(ItemFacts all, Requirement one) {
    all.of(REQUIREMENTS, one.id())
        .in(one.reach().markets())
        .rule(Direction.STRICTER, label(one) + " is added" + said(one));
  }

  void removed(ItemFacts all, Requirement one) {
    all.of(REQUIREMENTS, one.id())
        .in(one.reach().markets())
        .rule(Direction.LOOSER, label(one) + " is removed" + said(one));
  }

  void changed(ItemFacts all, Requirement before, Requirement after) {
    var facts =
        all.of(REQUIREMENTS, after.id()).in(ReachDifference.places(before.reach(), after.reach()));
    var label = label(after);
    if (before.type() != after.type()) {
      facts.rule(
          Direction.UNCLEAR,
          "%s was of the type %s, and asked %s"
              .formatted(label, before.type().code(), text(before.value())));
    } else {
      facts.rule(
          values(before.value(), after.value()),
          "%s changes from %s to %s".formatted(label, text(before.value()), text(after.value())));
    }
    facts.rule(
        patterns(before.pattern(), after.pattern()),
        "the pattern of %s changes from %s to %s"
            .formatted(label, orNone(before.pattern()), orNone(after.pattern())));
    facts.rule(
        ItemFacts.narrowing(before.appliesTo(), after.appliesTo(), UnaryOperator.identity()),
        "%s is asked of %s instead of %s".formatted(label, whom(after), whom(before)));
    if (!before.clause().equals(after.clause())) {
      // one without a value asks for what its clause says
      facts.rule(
          Direction.UNCLEAR,
          "%s cites %s instead of %s".formatted(label, after.clause(), before.clause()));
    }
    reach.tell(facts, label, before.reach(), after.reach(), UnaryOperator.identity());
  }

  /** From one value to another of the same type. */
  static Direction values(@Nullable RequirementValue before, @Nullable RequirementValue after) {
    if (before == null || after == null) {
      return before == after ? Direction.SAME : Direction.UNCLEAR;
    }
    if (before instanceof Age former && after instanceof Age later) {
      return Direction.ofRanks(former.years(), later.years());
    }
    if (before instanceof Hours former && after instanceof Hours later) {
      return (former.contains(later) ? Direction.SAME : Direction.LOOSER)
          .and(later.contains(former) ? Direction.SAME : Direction.STRICTER);
    }
    if (before instanceof Strength former && after instanceof Strength later) {
      return former.unit().equals(later.unit())
          ? Direction.ofRanks(later.amount().compareTo(former.amount()), 0)
          : Direction.UNCLEAR;
    }
    return before instanceof Words former
            && after instanceof Words later
            && Seen.lines(former.text()).equals(Seen.lines(later.text()))
        ? Direction.SAME
        : Direction.UNCLEAR;
  }

  /** With a pattern fewer numbers are taken than without; of two nobody can tell. */
  private static Direction patterns(@Nullable String before, @Nullable String after) {
    if (before == null || after == null) {
      return Direction.ofRanks(before == null ? 0 : 1, after == null ? 0 : 1);
    }
    return before.equals(after) ? Direction.SAME : Direction.UNCLEAR;
  }

  void added(ItemFacts all, Disclosure one) {
    all.of(DISCLOSURES, one.id())
        .in(one.reach().markets())
        .rule(Direction.STRICTER, "disclosure %s is added: %s".formatted(one.id(), one.text()));
  }

  void removed(ItemFacts all, Disclosure one) {
    all.of(DISCLOSURES, one.id())
        .in(one.reach().markets())
        .rule(Direction.LOOSER, "disclosure %s is removed: %s".formatted(one.id(), one.text()));
  }

  void changed(ItemFacts all, Disclosure before, Disclosure after) {
    var facts =
        all.of(DISCLOSURES, after.id()).in(ReachDifference.places(before.reach(), after.reach()));
    var label = "disclosure " + after.id();
    facts.words(
        before.text(),
        after.text(),
        sentence -> facts.rule(Direction.UNCLEAR, sentence),
        "the text of %s changes from %s to %s".formatted(label, before.text(), after.text()));
    facts.words(
        before.language(),
        after.language(),
        sentence -> facts.rule(Direction.UNCLEAR, sentence),
        "the language of %s changes from %s to %s"
            .formatted(label, orNone(before.language()), orNone(after.language())));
    facts.words(
        before.position(),
        after.position(),
        sentence -> facts.rule(Direction.UNCLEAR, sentence),
        "the position of %s changes from %s to %s"
            .formatted(label, orNone(before.position()), orNone(after.position())));
    reach.tell(facts, label, before.reach(), after.reach(), UnaryOperator.identity());
  }

  private static String label(Requirement one) {
    return one.type().code().replace('-', ' ') + " requirement " + one.id();
  }

  private static String said(Requirement one) {
    var value = one.value() == null ? "" : ": " + one.value().text();
    var reach = ReachDifference.words(one.reach());
    return value + (reach.isEmpty() ? "" : ", " + reach);
  }

  private static String whom(Requirement one) {
    return one.appliesTo() == null ? "anybody" : one.appliesTo().code().replace('-', ' ');
  }

  private static String text(@Nullable RequirementValue value) {
    return value == null ? "no value" : value.text();
  }

  private static String orNone(@Nullable String text) {
    return text == null ? "none" : text;
  }
}
