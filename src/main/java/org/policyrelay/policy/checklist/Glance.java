package org.policyrelay.policy.checklist;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.checklist.Match.By;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.content.Relation;
import org.policyrelay.policy.entry.content.Topic;
import org.policyrelay.policy.overlay.Resolved;

/**
 * What a list says of a policy that applies, and by what somebody who asks may call it: short
 * enough to be kept of every policy.
 *
 * @param names its name, the words of it and its policy categories, each as {@link Topic#readAs}
 * @param words its name and its policy categories, each in its words
 * @param relations what it and its overlays say that they are to others
 * @param overlays the ids of its overlays there
 */
public record Glance(
    String policyId,
    String version,
    String name,
    @Nullable Stance stance,
    List<Subject> subjects,
    Set<String> names,
    List<List<String>> words,
    List<Relation> relations,
    List<String> overlays) {

  private static final String BETWEEN_WORDS = "[^\\p{L}\\p{N}]+";

  /**
   * One of its topics.
   *
   * @param names its code and its name, as {@link Topic#readAs}
   * @param words its code and its name, each in its words
   * @param defined its definition in its words
   */
  public record Subject(
      String code, String name, Set<String> names, List<List<String>> words, List<String> defined) {

    private static Subject of(Topic topic) {
      var definition = topic.definition();
      return new Subject(
          topic.code(),
          topic.name(),
          readAs(Stream.of(topic.code(), topic.name())),
          wordsOf(Stream.of(topic.code(), topic.name())),
          definition == null ? List.of() : NameWords.of(definition));
    }
  }

  static Glance of(Resolved what) {
    var entry = what.base().entry();
    return new Glance(
        entry.policyId(),
        what.base().version(),
        entry.name(),
        what.stance().orElse(null),
        what.content().topics().stream().map(Subject::of).toList(),
        readAs(namesOf(entry)),
        wordsOf(Stream.concat(Stream.of(entry.name()), entry.policyCategories().stream())),
        what.versions().flatMap(one -> one.entry().content().relations().stream()).toList(),
        what.overlays().stream().map(one -> one.entry().policyId()).toList());
  }

  private static Stream<String> namesOf(PolicyEntry entry) {
    return Stream.of(
            Stream.of(entry.name()),
            Stream.of(entry.name().split(BETWEEN_WORDS)),
            entry.policyCategories().stream())
        .flatMap(names -> names);
  }

  private static Set<String> readAs(Stream<String> names) {
    var read = new HashSet<String>();
    names.map(Topic::readAs).forEach(read::addAll);
    return Set.copyOf(read);
  }

  private static List<List<String>> wordsOf(Stream<String> names) {
    return names.map(NameWords::of).distinct().toList();
  }

  /**
   * How it is about the topic; empty where it is not. By its own code of it, or as such where it is
   * called so itself; only where it has no such name by the words of its topics' names, of its own,
   * or of its topics' definitions.
   *
   * @param asked null where none is asked for: then it is about whatever the ad is
   */
  Optional<Match> about(@Nullable AskedTopic asked) {
    return asked == null
        ? Optional.of(Match.WHATEVER)
        : called(asked)
            .or(() -> named(asked, asked.inPart() ? By.ONE_WORD : By.WORDS))
            .or(() -> Match.of(By.DEFINITION, subjects(one -> asked.isDefinedBy(one.defined()))));
  }

  private Optional<Match> called(AskedTopic asked) {
    return subjects.stream()
        .filter(one -> isOneOf(one.names(), asked))
        // of entries from before names were told from codes
        .min(Comparator.comparing((Subject one) -> !one.code().equals(asked.written())))
        .map(one -> Match.of(By.NAME, one))
        .or(() -> asSuch(By.NAME, isOneOf(names, asked)));
  }

  private Optional<Match> named(AskedTopic asked, By by) {
    return Match.of(by, subjects(one -> asked.isIn(one.words())))
        .or(() -> asSuch(by, asked.isIn(words)));
  }

  private static Optional<Match> asSuch(By by, boolean isAbout) {
    return isAbout ? Optional.of(new Match(by, List.of())) : Optional.empty();
  }

  private List<Subject> subjects(Predicate<Subject> which) {
    return subjects.stream().filter(which).toList();
  }

  private static boolean isOneOf(Set<String> names, AskedTopic asked) {
    return !Collections.disjoint(names, asked.names());
  }
}
