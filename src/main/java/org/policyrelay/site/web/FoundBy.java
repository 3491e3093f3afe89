package org.policyrelay.site.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.checklist.Match;
import org.policyrelay.policy.checklist.PolicyAnswer;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.content.Topic;

/**
 * How a policy was found that is not called as somebody asked: whether it is about the ad a person
 * has to read.
 *
 * @param by what of it has the words
 * @param topics of the policy that were found, each with the question for it; empty where it is the
 *     policy as such
 */
record FoundBy(String by, List<FoundTopic> topics) {

  record FoundTopic(String name, @Nullable String stance, String address) {}

  /** Null where it is called so, or where no topic was asked for. */
  static @Nullable FoundBy of(PolicyAnswer answer, @Nullable String day) {
    return answer.match().isUnsure()
        ? new FoundBy(
            by(answer.match()),
            answer.match().subjects().isEmpty()
                ? List.of()
                : answer.topics().stream().map(topic -> found(topic, answer, day)).toList())
        : null;
  }

  private static FoundTopic found(Topic topic, PolicyAnswer answer, @Nullable String day) {
    return new FoundTopic(
        topic.name(),
        answer.stanceOf(topic).map(Stance::code).orElse(null),
        FinderAddress.asPage(answer.question().about(topic.code()), day));
  }

  /** The same in words, of what is announced. */
  static @Nullable String inWords(Match match) {
    if (!match.isUnsure()) {
      return null;
    }
    var topics = String.join(", ", match.subjects().stream().map(one -> one.name()).toList());
    return topics.isEmpty() ? by(match) : by(match) + ": " + topics;
  }

  private static String by(Match match) {
    var by = match.by();
    if (by == Match.By.ONE_WORD) {
      return "by one of the words";
    }
    if (by == Match.By.DEFINITION) {
      return "by its definition";
    }
    return match.subjects().isEmpty() ? "by its own name or category" : "by its name";
  }
}
