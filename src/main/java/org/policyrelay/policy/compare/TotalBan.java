package org.policyrelay.policy.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyrelay.policy.entry.ClauseText;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.Stance;

/**
 * An entry whose stance becomes prohibited, and whose text prohibits all that the former one let
 * through under conditions. What falls away beside that is no longer asked because nothing runs for
 * which it could be: that lets nothing go.
 *
 * <p>It is proved by the plainest of sentences only, <i>all … are prohibited</i> without any limit,
 * in a text that says nothing else that it did not say before; and a clause falls away with it only
 * if it is about what is prohibited. Anything else is judged as in any other comparison.
 */
final class TotalBan {

  /** What it is about stands alone before it, and nothing after it. */
  private static final Pattern BAN =
      Pattern.compile(
          "(?:(?:all|any|every) )?([\\p{L}\\p{M}' -]+?) (?:is|are) (?:now |strictly |hereby )?"
              + "(?:prohibited|banned|forbidden|not (?:allowed|permitted))[.!]?");

  /** What its beginning says of whom or what a clause is about. */
  private static final Pattern HEAD =
      Pattern.compile(
          "^(.*?)\\b(?:must|shall|should|may|can(?:not)?|need|needs|requires?|is|are|has|have)\\b");

  /** What has to be shown in, or be there for, whatever the policy is about. */
  private static final Pattern SOMETHING_ASKED =
      Pattern.compile(
          "^an? [\\p{L} -]+? (?:(?:must|shall|should) be"
              + " (?:shown|displayed|included|stated|named|visible|held|given)|is required)\\b.*");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}']{2,}");

  /** Words that say nothing of what is advertised. */
  private static final Set<String> OF_ANY_AD =
      Stream.of(
              "all any every each such these those this that it its they their them the an and or"
                  + " of for to in on by ad ads advert adverts advertisement advertisements"
                  + " advertising advertiser advertisers advertised audience audiences viewer"
                  + " viewers campaign campaigns everything anything promotion promotions promoting"
                  + " seller sellers operator operators brand brands model models person persons"
                  + " people nobody who policy clause clauses product products")
          .flatMap(words -> Stream.of(words.split(" ")))
          .collect(Collectors.toUnmodifiableSet());

  /** What is prohibited by any of its sentences; the empty set is whatever there is. */
  private final Set<String> subject;

  private final boolean coversThePolicy;

  private TotalBan(Set<String> subject, boolean coversThePolicy) {
    this.subject = subject;
    this.coversThePolicy = coversThePolicy;
  }

  /** Empty where that is not proved. */
  static Optional<TotalBan> of(
      PolicyEntry before, PolicyEntry after, List<ClauseText> former, List<ClauseText> latter) {
    var had = before.stance().orElse(Stance.PROHIBITED);
    if (had == Stance.PROHIBITED
        || after.stance().filter(Stance.PROHIBITED::equals).isEmpty()
        || letsGo(after)
        || latter.stream().anyMatch(clause -> mayLetGo(clause.text(), former))) {
      return Optional.empty();
    }
    return latter.stream()
        .flatMap(clause -> banned(clause.text()).stream())
        .min((one, other) -> Integer.compare(one.size(), other.size()))
        .map(subject -> new TotalBan(subject, coversAll(subject, before, former)));
  }

  private static boolean letsGo(PolicyEntry after) {
    var content = after.content();
    return !content.exceptions().isEmpty()
        || content.topics().stream()
            .flatMap(topic -> topic.stances().values().stream())
            .anyMatch(stance -> stance != Stance.PROHIBITED);
  }

  /** A new sentence that is no plain ban may limit the one that is, in whatever words. */
  private static boolean mayLetGo(String clause, List<ClauseText> former) {
    return banned(clause).isEmpty()
        && (Strictness.letsGo(clause)
            || former.stream().noneMatch(one -> one.text().equals(clause)));
  }

  private static Optional<Set<String>> banned(String clause) {
    var ban = BAN.matcher(Strictness.letters(clause));
    return ban.matches() ? Optional.of(subjects(ban.group(1))) : Optional.empty();
  }

  /**
   * Whether the policy is about nothing else, by its name or by every clause that names a thing.
   */
  private static boolean coversAll(
      Set<String> subject, PolicyEntry before, List<ClauseText> former) {
    var things = new ArrayList<Set<String>>();
    former.forEach(clause -> things.add(thing(clause.text())));
    things.removeIf(Set::isEmpty);
    return subject.isEmpty()
        || (things.isEmpty()
            ? subjects(Strictness.letters(before.name())).containsAll(subject)
            : things.stream().allMatch(thing -> thing.containsAll(subject)));
  }

  /** Whether whatever the clause is about is prohibited. */
  boolean covers(String clause) {
    var thing = thing(clause);
    return thing.isEmpty() ? coversThePolicy : thing.containsAll(subject);
  }

  /** Whether all that the policy is about is prohibited. */
  boolean coversThePolicy() {
    return coversThePolicy;
  }

  /** What a clause is about by its beginning; empty for whatever the policy is. */
  private static Set<String> thing(String clause) {
    var letters = Strictness.letters(clause);
    if (SOMETHING_ASKED.matcher(letters).matches()) {
      return Set.of();
    }
    var head = HEAD.matcher(letters);
    return subjects(head.find() ? head.group(1) : letters);
  }

  private static Set<String> subjects(String text) {
    var subjects = new HashSet<String>();
    WORD.matcher(text)
        .results()
        .map(found -> found.group())
        .filter(word -> !OF_ANY_AD.contains(word))
        .map(TotalBan::single)
        .forEach(subjects::add);
    return subjects;
  }

  private static String single(String word) {
    return word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }
}
