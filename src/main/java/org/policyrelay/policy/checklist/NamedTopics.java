package org.policyrelay.policy.checklist;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.policyrelay.policy.entry.content.Topic;

/** Which topics an English text names, by the words of their names and codes. */
public final class NamedTopics {

  private NamedTopics() {}

  /** Whether it names one of them, with all the words that its name or its code has. */
  public static boolean isOneIn(String text, List<Topic> topics) {
    if (topics.isEmpty()) {
      return false;
    }
    var words = new HashSet<>(NameWords.of(text));
    return topics.stream()
        .anyMatch(topic -> isIn(words, topic.name()) || isIn(words, topic.code()));
  }

  private static boolean isIn(Set<String> words, String name) {
    var own = NameWords.of(name);
    return !own.isEmpty() && words.containsAll(own);
  }
}
