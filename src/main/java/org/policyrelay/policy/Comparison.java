package org.policyrelay.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;

/**
 * What a proposed entry changes against the version in force.
 *
 * @param facts what changes, one sentence each, in an order that never varies
 * @param newRestrictedCategory whether it brings a policy category that no policy in force covers
 * @param nextVersion the version that it is to be published as
 */
public record Comparison(
    ChangeKind changeKind, List<String> facts, boolean newRestrictedCategory, String nextVersion) {

  public Comparison {
    facts = List.copyOf(facts);
  }

  /**
   * Compares. A version that the entry states is taken if it is higher than the one in force and
   * raises enough; one that is not higher, or none, is replaced by the next.
   *
   * @param inForce the newest published entry, empty for a new policy
   * @param categoriesInForce every policy category that policies in force cover
   * @param highestEver the highest version that the policy ever had, taken back or not: a number is
   *     never given twice
   * @throws RefusedException with {@link ErrorCode#INVALID_POLICY_ENTRY} when the stated version
   *     raises too little
   */
  public static Comparison compare(
      Optional<PolicyEntry> inForce,
      PolicyEntry proposed,
      Set<String> categoriesInForce,
      Optional<SemanticVersion> highestEver) {
    var newCategory = !categoriesInForce.containsAll(proposed.policyCategories());
    if (inForce.isEmpty()) {
      return new Comparison(
          ChangeKind.RULE,
          List.of("this is a new policy"),
          newCategory,
          nextVersion(proposed, highestEver, ChangeKind.RULE));
    }
    var before = inForce.get();
    var facts = new ArrayList<String>();
    var kind = ChangeKind.WORDING;
    if (guidanceFacts(before, proposed, facts)) {
      kind = ChangeKind.GUIDANCE;
    }
    var words = swappedWords(Clauses.of(before.text()), Clauses.of(proposed.text()));
    if (!words.isEmpty()) {
      facts.addAll(words);
      kind = stricter(kind, claimed(proposed, highestEver));
    }
    if (ruleFacts(before, proposed, facts)) {
      kind = ChangeKind.RULE;
    }
    if (facts.isEmpty()) {
      facts.add(before.json().equals(proposed.json()) ? "nothing changes" : "only wording changes");
    }
    return new Comparison(kind, facts, newCategory, nextVersion(proposed, highestEver, kind));
  }

  private static ChangeKind stricter(ChangeKind one, ChangeKind other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /**
   * Whether one word for another is style or another rule no program can tell: adults and
   * grown-ups, alcohol and tobacco. It is taken for a rule, unless the drafter says by the version
   * they state that it is less; whoever approves sees the words.
   */
  private static ChangeKind claimed(PolicyEntry proposed, Optional<SemanticVersion> highestEver) {
    var wish = stated(proposed);
    if (wish.isEmpty() || highestEver.isEmpty() || wish.get().compareTo(highestEver.get()) <= 0) {
      return ChangeKind.RULE;
    }
    for (var kind : List.of(ChangeKind.RULE, ChangeKind.GUIDANCE)) {
      if (wish.get().compareTo(highestEver.get().next(kind.bump())) >= 0) {
        return kind;
      }
    }
    return ChangeKind.WORDING;
  }

  private static Optional<SemanticVersion> stated(PolicyEntry entry) {
    return entry.version().flatMap(SemanticVersion::parse);
  }

  private static String nextVersion(
      PolicyEntry proposed, Optional<SemanticVersion> highestEver, ChangeKind kind) {
    if (highestEver.isEmpty()) {
      return stated(proposed).orElse(SemanticVersion.FIRST).toString();
    }
    var current = highestEver.get();
    var least = current.next(kind.bump());
    var wish = stated(proposed).filter(version -> version.compareTo(current) > 0);
    if (wish.isPresent() && wish.get().compareTo(least) < 0) {
      var message =
          "must be at least %s, because the change is one of %s; leave it out to have it set"
              .formatted(least, kind.code());
      throw new RefusedException(
          ErrorCode.INVALID_POLICY_ENTRY,
          "version " + message,
          List.of(new FieldError("version", "too-low", message)));
    }
    return wish.orElse(least).toString();
  }

  private static boolean guidanceFacts(
      PolicyEntry before, PolicyEntry proposed, List<String> facts) {
    var size = facts.size();
    if (!before.guidance().equals(proposed.guidance())) {
      facts.add("guidance changes");
    }
    if (!before.passing().equals(proposed.passing())
        || !before.failing().equals(proposed.failing())) {
      facts.add("exemplars change");
    }
    return facts.size() > size;
  }

  private static boolean ruleFacts(PolicyEntry before, PolicyEntry proposed, List<String> facts) {
    var size = facts.size();
    if (before.enforcement() != proposed.enforcement()) {
      facts.add(
          "enforcement changes from %s to %s"
              .formatted(before.enforcement().code(), proposed.enforcement().code()));
    }
    if (before.requiresHumanReview() != proposed.requiresHumanReview()) {
      facts.add(
          proposed.requiresHumanReview()
              ? "human review becomes required"
              : "human review is no longer required");
    }
    sets("markets", before.jurisdictions(), proposed.jurisdictions(), facts);
    sets("policy categories", before.policyCategories(), proposed.policyCategories(), facts);
    sets("channels", before.channels(), proposed.channels(), facts);
    sets("governance domains", before.governanceDomains(), proposed.governanceDomains(), facts);
    if (!before.regionAliases().equals(proposed.regionAliases())) {
      facts.add("region aliases change");
    }
    if (!before.sunsetDate().equals(proposed.sunsetDate())) {
      facts.add("the end date changes");
    }
    clauses(Clauses.of(before.text()), Clauses.of(proposed.text()), facts);
    return facts.size() > size;
  }

  private static void sets(
      String what, List<String> before, List<String> proposed, List<String> facts) {
    if (new HashSet<>(before).equals(new HashSet<>(proposed))) {
      return;
    }
    var added = new LinkedHashSet<>(proposed);
    before.forEach(added::remove);
    var removed = new LinkedHashSet<>(before);
    proposed.forEach(removed::remove);
    facts.add("%s change: added %s, removed %s".formatted(what, added, removed));
  }

  private static void clauses(
      Map<String, String> before, Map<String, String> proposed, List<String> facts) {
    proposed.forEach(
        (id, text) -> {
          if (!before.containsKey(id)) {
            facts.add("clause " + id + " is added");
          } else if (!Clauses.ruleWords(before.get(id)).equals(Clauses.ruleWords(text))) {
            facts.add("the rule in clause " + id + " changes");
          }
        });
    before.keySet().stream()
        .filter(id -> !proposed.containsKey(id))
        .forEach(id -> facts.add("clause " + id + " is removed"));
  }

  /** The clauses whose rule words stay and whose other words do not. */
  private static List<String> swappedWords(
      Map<String, String> before, Map<String, String> proposed) {
    var facts = new ArrayList<String>();
    proposed.forEach(
        (id, text) -> {
          var earlier = before.get(id);
          if (earlier == null || !Clauses.ruleWords(earlier).equals(Clauses.ruleWords(text))) {
            return;
          }
          var added = Clauses.newWords(earlier, text);
          var removed = Clauses.newWords(text, earlier);
          if (!added.isEmpty() || !removed.isEmpty()) {
            facts.add(
                "words in clause %s change: added %s, removed %s".formatted(id, added, removed));
          }
        });
    return facts;
  }
}
