package org.policyrelay.policy.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.policyrelay.calendar.PlaceNames;
import org.policyrelay.policy.compare.Difference.Fact;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.Stance;

/**
 * What is different in the fields that say how hard, where, for whom and from when a rule binds.
 */
final class FieldDifference {

  private final PolicyEntry before;
  private final PolicyEntry after;
  private final List<Fact> facts = new ArrayList<>();

  private FieldDifference(PolicyEntry before, PolicyEntry after) {
    this.before = before;
    this.after = after;
  }

  /** In an order that never varies. */
  static List<Fact> between(PolicyEntry before, PolicyEntry after) {
    var difference = new FieldDifference(before, after);
    difference.fields();
    return difference.facts;
  }

  private void fields() {
    if (!before.category().equals(after.category())) {
      rule(
          Direction.UNCLEAR,
          "the category changes from %s to %s".formatted(before.category(), after.category()));
    }
    if (before.enforcement() != after.enforcement()) {
      rule(
          Direction.ofRanks(before.enforcement().strictness(), after.enforcement().strictness()),
          "enforcement changes from %s to %s"
              .formatted(before.enforcement().code(), after.enforcement().code()));
    }
    if (before.requiresHumanReview() != after.requiresHumanReview()) {
      rule(
          after.requiresHumanReview() ? Direction.STRICTER : Direction.LOOSER,
          after.requiresHumanReview()
              ? "human review becomes required"
              : "human review is no longer required");
    }
    stance();
    sets("markets", before.jurisdictions(), after.jurisdictions(), PlaceNames::of);
    sets("policy categories", before.policyCategories(), after.policyCategories(), code -> code);
    sets("channels", before.channels(), after.channels(), code -> code);
    sets("governance domains", before.governanceDomains(), after.governanceDomains(), code -> code);
    if (!before.regionAliases().equals(after.regionAliases())) {
      rule(Direction.UNCLEAR, "region aliases change");
    }
    if (!before.overlayOf().equals(after.overlayOf())) {
      rule(
          Direction.UNCLEAR,
          "it tightens %s instead of %s"
              .formatted(after.overlayOf().orElse("none"), before.overlayOf().orElse("none")));
    }
    if (!before.effectiveDate().equals(after.effectiveDate())) {
      rule(
          begins(before.effectiveDate(), after.effectiveDate()),
          "the effective date changes from %s to %s"
              .formatted(
                  before.effectiveDate().orElse("none"), after.effectiveDate().orElse("none")));
    }
    if (!before.sunsetDate().equals(after.sunsetDate())) {
      rule(ends(before.sunsetDate(), after.sunsetDate()), "the end date changes");
    }
  }

  private void stance() {
    var former = before.stance();
    var later = after.stance();
    if (former.equals(later)) {
      return;
    }
    var direction =
        former.isEmpty() || later.isEmpty()
            ? Direction.UNCLEAR
            : Direction.ofRanks(former.get().strictness(), later.get().strictness());
    rule(
        direction,
        "stance changes from %s to %s"
            .formatted(
                former.map(Stance::code).orElse("none"), later.map(Stance::code).orElse("none")));
  }

  /** What begins earlier binds earlier; without a day nobody can tell. */
  private static Direction begins(Optional<String> former, Optional<String> later) {
    return former.isEmpty() || later.isEmpty()
        ? Direction.UNCLEAR
        : Direction.ofRanks(0, former.get().compareTo(later.get()));
  }

  /** An end that comes, or comes earlier, lets something go. */
  private static Direction ends(Optional<String> former, Optional<String> later) {
    if (former.isEmpty() || later.isEmpty()) {
      return later.isPresent() ? Direction.LOOSER : Direction.STRICTER;
    }
    return Direction.ofRanks(0, later.get().compareTo(former.get()));
  }

  private void sets(
      String what, List<String> former, List<String> later, UnaryOperator<String> name) {
    if (new HashSet<>(former).equals(new HashSet<>(later))) {
      return;
    }
    var added = new LinkedHashSet<>(later);
    former.forEach(added::remove);
    var removed = new LinkedHashSet<>(former);
    later.forEach(removed::remove);
    rule(
        reach(former, later, added.isEmpty(), removed.isEmpty()),
        "%s change: %s"
            .formatted(
                what,
                AddedRemoved.told(
                    added.stream().map(name).toList(), removed.stream().map(name).toList())));
  }

  /**
   * What a policy covers more of binds more advertisers; a list that is empty covers everything.
   */
  private static Direction reach(
      List<String> former, List<String> later, boolean nothingAdded, boolean nothingRemoved) {
    if (former.isEmpty() || later.isEmpty()) {
      return later.isEmpty() ? Direction.STRICTER : Direction.LOOSER;
    }
    return (nothingAdded ? Direction.SAME : Direction.STRICTER)
        .and(nothingRemoved ? Direction.SAME : Direction.LOOSER);
  }

  private void rule(Direction direction, String text) {
    facts.add(new Fact(text, ChangeKind.RULE, direction, false));
  }
}
