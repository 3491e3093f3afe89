package org.policyrelay.policy.checklist;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.content.Topic;
import org.policyrelay.policy.overlay.Resolved;

/**
 * What a list says of a policy that applies, and by what somebody who asks may call it: short
 * enough to be kept of every policy.
 *
 * @param names its name, the words of it and its policy categories, each as {@link Topic#readAs}
 */
public record Glance(
    String policyId,
    String version,
    String name,
    @Nullable Stance stance,
    List<Subject> subjects,
    Set<String> names) {

  private static final String BETWEEN_WORDS = "[^\\p{L}\\p{N}]+";

  /**
   * One of its topics.
   *
   * @param names its code and its name, as {@link Topic#readAs}
   */
  public record Subject(String code, String name, Set<String> names) {

    private static Subject of(Topic topic) {
      return new Subject(topic.code(), topic.name(), readAs(Stream.of(topic.code(), topic.name())));
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
        readAs(namesOf(entry)));
  }

  private static Stream<String> namesOf(PolicyEntry entry) {
    return Stream.of(
            Stream.of(entry.name()),
            Stream.of(entry.name().split(BETWEEN_WORDS)),
            entry.policyCategories().stream())
        .flatMap(names -> names);
  }

  /** By what the topic that is asked for may be called; empty where none is. */
  static Set<String> readAs(AdQuestion question) {
    return readAs(Stream.ofNullable(question.topic()));
  }

  private static Set<String> readAs(Stream<String> names) {
    var read = new HashSet<String>();
    names.map(Topic::readAs).forEach(read::addAll);
    return Set.copyOf(read);
  }

  /**
   * The question as it is asked of the policy: with its own code of the topic, or with none where
   * it is called so itself. Empty where it is not about the topic by any of its names.
   *
   * @param asked the topic as {@link #readAs(AdQuestion)} reads it: once, and not for each policy
   */
  Optional<AdQuestion> about(AdQuestion question, Set<String> asked) {
    var topic = question.topic();
    if (topic == null) {
      return Optional.of(question);
    }
    return subjects.stream()
        .filter(one -> isOneOf(one.names(), asked))
        // of entries from before names were told from codes
        .min(Comparator.comparing((Subject one) -> !one.code().equals(topic)))
        .map(one -> question.about(one.code()))
        .or(
            () ->
                !topic.isBlank() && isOneOf(names, asked)
                    ? Optional.of(question.about(null))
                    : Optional.empty());
  }

  private static boolean isOneOf(Set<String> names, Set<String> asked) {
    return !Collections.disjoint(names, asked);
  }
}
