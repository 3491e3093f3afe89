package org.policyrelay.policy.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.Seen;
import org.policyrelay.policy.entry.SemanticVersion;

/**
 * What a proposed entry changes against the version in force.
 *
 * @param facts what changes, one sentence each, in an order that never varies
 * @param direction which way the rule moves, {@link Direction#SAME} where it does not
 * @param newRestrictedCategory whether it brings a policy category that no policy in force covers
 * @param opensAnException whether it makes an exception, or may let more go by one than before
 * @param changesNothing whether it is to the letter what it is held against
 * @param calledLess whether words change of which no program can tell whether the rule does, and
 *     their drafter says by the version that it does not
 * @param linesGrouped whether words stand in other lines than before, of which no program can tell
 *     what it comes to
 * @param nextVersion the version that it is to be published as
 */
public record Comparison(
    ChangeKind changeKind,
    Direction direction,
    List<String> facts,
    boolean newRestrictedCategory,
    boolean opensAnException,
    boolean changesNothing,
    boolean calledLess,
    boolean linesGrouped,
    String nextVersion) {

  private static final String NOTHING = "nothing changes";

  /** Said of an edit that nobody can see. */
  public static final String NOTHING_SEEN = "nothing that can be read differs";

  private static final String NEWEST = " against the newest version";

  /** What is said where there is no fact to tell. */
  private static final Set<String> NO_FACTS = Set.of(NOTHING, NOTHING_SEEN);

  public Comparison {
    facts = List.copyOf(facts);
  }

  /**
   * Compares. A version that the entry states is taken if it is higher than the one in force and
   * raises enough; one that is not higher, or none, is replaced by the next.
   *
   * @param dates tells instants by the clocks of their markets
   * @param inForce the newest published entry, empty for a new policy
   * @param categoriesInForce every policy category that policies in force cover
   * @param highestEver the highest version that the policy ever had, taken back or not: a number is
   *     never given twice
   * @throws RefusedException with {@link ErrorCode#INVALID_POLICY_ENTRY} when the stated version
   *     raises too little
   */
  public static Comparison compare(
      MarketDates dates,
      Optional<PolicyEntry> inForce,
      PolicyEntry proposed,
      Set<String> categoriesInForce,
      Optional<SemanticVersion> highestEver) {
    return compare(
        dates, inForce, proposed, categoriesInForce, highestEver, List.of(Market.EVERYWHERE));
  }

  /**
   * The same for the readers of some markets: what an item says in others alone is nothing to them.
   */
  public static Comparison compare(
      MarketDates dates,
      Optional<PolicyEntry> inForce,
      PolicyEntry proposed,
      Set<String> categoriesInForce,
      Optional<SemanticVersion> highestEver,
      Collection<Market> readers) {
    var newCategory = !categoriesInForce.containsAll(proposed.policyCategories());
    if (inForce.isEmpty()) {
      return new Comparison(
          ChangeKind.RULE,
          Direction.STRICTER,
          List.of("this is a new policy"),
          newCategory,
          !proposed.content().exceptions().isEmpty(),
          false,
          false,
          false,
          nextVersion(proposed, highestEver, ChangeKind.RULE, "this is a new policy"));
    }
    return compare(
        Difference.between(dates, inForce.get(), proposed),
        readers,
        inForce.get(),
        proposed,
        newCategory,
        highestEver);
  }

  /**
   * The more of the two, for readers some of whom have something else now.
   *
   * @param where of the other, before each of its facts that is not one of this too
   */
  public Comparison and(Comparison other, String where) {
    var others = other.facts.stream().filter(fact -> !facts.contains(fact)).toList();
    var all = new ArrayList<String>();
    // beside what does change for others, "nothing changes" needs to say for whom
    facts.stream()
        .map(fact -> others.isEmpty() || !NO_FACTS.contains(fact) ? fact : fact + NEWEST)
        .forEach(all::add);
    others.stream().map(where::concat).forEach(all::add);
    return new Comparison(
        stricter(changeKind, other.changeKind),
        direction.and(other.direction),
        all,
        newRestrictedCategory || other.newRestrictedCategory,
        opensAnException || other.opensAnException,
        changesNothing && other.changesNothing,
        calledLess || other.calledLess,
        linesGrouped || other.linesGrouped,
        isHigher(other.nextVersion, nextVersion) ? other.nextVersion : nextVersion);
  }

  private static boolean isHigher(String version, String than) {
    return SemanticVersion.of(version).compareTo(SemanticVersion.of(than)) > 0;
  }

  private static Comparison compare(
      List<Difference.Fact> different,
      Collection<Market> readers,
      PolicyEntry before,
      PolicyEntry proposed,
      boolean newCategory,
      Optional<SemanticVersion> highestEver) {
    var kind = ChangeKind.WORDING;
    var because = "";
    var direction = Direction.SAME;
    var facts = new ArrayList<String>();
    var opensAnException = false;
    var calledLess = false;
    var linesGrouped = false;
    for (var fact : different) {
      if (!fact.concerns(readers)) {
        continue;
      }
      var factKind = fact.isWordSwap() ? claimed(proposed, highestEver) : fact.kind();
      if (because.isEmpty() || factKind.compareTo(kind) < 0) {
        because = fact.text();
      }
      kind = stricter(kind, factKind);
      calledLess |= fact.isWordSwap() && factKind != ChangeKind.RULE;
      linesGrouped |= LinesGrouped.isTold(fact.text());
      direction = direction.and(factKind == ChangeKind.RULE ? fact.direction() : Direction.SAME);
      opensAnException |= fact.opensAnException();
      facts.add(fact.text());
    }
    facts.addAll(SameRule.told(before, proposed));
    if (facts.isEmpty() && different.isEmpty()) {
      facts.addAll(beneathFacts(before, proposed));
    }
    return new Comparison(
        kind,
        direction,
        facts,
        newCategory,
        opensAnException,
        facts.equals(List.of(NOTHING)),
        calledLess,
        linesGrouped,
        nextVersion(proposed, highestEver, kind, because));
  }

  private static List<String> beneathFacts(PolicyEntry before, PolicyEntry proposed) {
    if (before.contentHash().equals(proposed.contentHash())) {
      return List.of(NOTHING);
    }
    var written = SameRule.written(before, proposed);
    return Seen.isSame(before, proposed) || written.isEmpty() ? List.of(NOTHING_SEEN) : written;
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
    return Claim.of(proposed, highestEver).map(Claim::kind).orElse(ChangeKind.RULE);
  }

  /**
   * @param because the first fact for which the change is one of that kind
   */
  private static String nextVersion(
      PolicyEntry proposed,
      Optional<SemanticVersion> highestEver,
      ChangeKind kind,
      String because) {
    if (highestEver.isEmpty()) {
      return Claim.stated(proposed).orElse(SemanticVersion.FIRST).toString();
    }
    var current = highestEver.get();
    var least = current.next(kind.bump());
    var wish = Claim.stated(proposed).filter(version -> version.compareTo(current) > 0);
    if (wish.isPresent() && wish.get().compareTo(least) < 0) {
      var message =
          "must be at least %s, because the change is one of %s: %s; leave it out to have it set"
              .formatted(least, kind.code(), because);
      throw new RefusedException(
          ErrorCode.INVALID_POLICY_ENTRY,
          "version " + message,
          List.of(new FieldError("version", "too-low", message)));
    }
    return wish.orElse(least).toString();
  }
}
