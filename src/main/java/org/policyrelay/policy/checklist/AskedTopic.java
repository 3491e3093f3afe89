package org.policyrelay.policy.checklist;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.entry.content.Topic;

/**
 * What somebody calls the topic that they ask for.
 *
 * @param written as it was asked, without what surrounds it
 * @param names the same as {@link Topic#readAs}; empty where a part of it is looked for
 * @param words each by itself, as {@link NameWords#each}
 * @param inPart whether it is one word of more that were asked for
 */
record AskedTopic(String written, Set<String> names, List<List<String>> words, boolean inPart) {

  /** So many say what is meant; whoever writes a whole ad is not looked up by all of it. */
  private static final int MOST_WORDS = 16;

  /** A shorter one says little alone. */
  private static final int SHORTEST_PART = 3;

  /** Null where none is asked for. */
  static @Nullable AskedTopic of(@Nullable String topic) {
    if (topic == null) {
      return null;
    }
    var words = NameWords.each(topic).stream().limit(MOST_WORDS).toList();
    return new AskedTopic(topic, topic.isBlank() ? Set.of() : Topic.readAs(topic), words, false);
  }

  /** Each of several words that were asked for. */
  Stream<AskedTopic> parts() {
    return words.size() < 2
        ? Stream.empty()
        : words.stream()
            .filter(word -> word.size() > 1 || word.get(0).length() >= SHORTEST_PART)
            .map(word -> new AskedTopic(written, Set.of(), List.of(word), true));
  }

  /** In their order. */
  List<String> allWords() {
    return words.stream().flatMap(List::stream).toList();
  }

  /** What of it may be a whole name: the words that stand beside each other. */
  Stream<List<String>> phrases() {
    var all = allWords();
    return IntStream.range(0, all.size())
        .boxed()
        .flatMap(
            from ->
                IntStream.rangeClosed(from + 1, all.size()).mapToObj(to -> all.subList(from, to)));
  }

  /**
   * Whether the names of one thing hold all that was asked for, as <i>Betting shops</i> holds
   * <i>betting</i>, or all of a name was asked for with something beside it, as <i>car
   * insurance</i>.
   *
   * @param names each in its words
   */
  boolean isIn(List<List<String>> names) {
    if (words.isEmpty()) {
      return false;
    }
    return words.stream().allMatch(word -> names.stream().anyMatch(name -> holds(name, word)))
        || names.stream().anyMatch(name -> !name.isEmpty() && holds(allWords(), name));
  }

  /** Whether a definition holds all that was asked for. */
  boolean isDefinedBy(List<String> definition) {
    return !inPart && !words.isEmpty() && words.stream().allMatch(word -> holds(definition, word));
  }

  private static boolean holds(List<String> text, List<String> words) {
    return Collections.indexOfSubList(text, words) >= 0;
  }
}
