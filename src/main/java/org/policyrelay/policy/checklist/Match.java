package org.policyrelay.policy.checklist;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Coded;
import org.policyrelay.policy.entry.content.Reach;

/**
 * How a policy is about the topic that was asked for.
 *
 * @param by absent where none was asked for
 * @param subjects its topics that were found; empty where it is the policy as such
 */
public record Match(@Nullable By by, List<Named> subjects) {

  /** The first is sure; a person has to read whether the others are about the ad. */
  public enum By implements Coded {
    /** It is called so. */
    NAME,
    /** Its code, name or category has the words that were asked for, or is among them. */
    WORDS,
    /** The definition of a topic has the words. */
    DEFINITION,
    /** Nothing in the market has all of the words; its code, name or category has one of them. */
    ONE_WORD
  }

  static final Match WHATEVER = new Match(null, List.of());

  public Match {
    subjects = List.copyOf(subjects);
  }

  /** One of its topics. */
  public record Named(String code, String name) {}

  static Match of(By by, Glance.Subject subject) {
    return new Match(by, List.of(new Named(subject.code(), subject.name())));
  }

  /** Empty where none of the topics was found. */
  static Optional<Match> of(By by, List<Glance.Subject> subjects) {
    return subjects.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Match(
                by, subjects.stream().map(one -> new Named(one.code(), one.name())).toList()));
  }

  /** Whether somebody has to read if the policy is about the ad. */
  public boolean isUnsure() {
    return by != null && by != By.NAME;
  }

  /** Whether it is one topic, and no other, that was found. */
  public boolean isOneTopic() {
    return subjects.size() == 1;
  }

  /** Whether a topic of the policy is among those that were found. */
  boolean isAbout(String topic) {
    return subjects.isEmpty() || subjects.stream().anyMatch(one -> one.code().equals(topic));
  }

  /** Whether an item is for the ad that was asked for. */
  boolean isFor(AdQuestion question, Reach reach) {
    return subjects.isEmpty()
        ? question.about(null).isFor(reach)
        : subjects.stream().anyMatch(one -> question.about(one.code()).isFor(reach));
  }
}
