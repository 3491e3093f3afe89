package org.policyrelay.policy.checklist;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;

/** Which topics somebody may mean who asked for one that nothing names. */
final class NearTopics {

  private static final int MOST = 5;

  private static final int MOST_WORDS = 16;

  /** Shorter words are too near to each other. */
  private static final int SHORTEST = 4;

  private static final int LONG = 7;

  private final List<Word> words;

  private NearTopics(AskedTopic asked) {
    // who mistypes a word mistypes its stem, or gives it another one
    words =
        Stream.concat(asked.allWords().stream(), NameWords.plain(asked.written()))
            .distinct()
            .limit(MOST_WORDS)
            .map(Word::of)
            .toList();
  }

  private record Word(String word, CharacterRunAutomaton mistyped) {

    static Word of(String word) {
      var letters = word.codePointCount(0, word.length());
      var mistakes = letters < SHORTEST ? 0 : letters < LONG ? 1 : 2;
      return new Word(
          word,
          new CharacterRunAutomaton(new LevenshteinAutomata(word, true).toAutomaton(mistakes)));
    }

    boolean isNear(String other) {
      return mistyped.run(other) || isLongerThan(other, word) || isLongerThan(word, other);
    }

    private static boolean isLongerThan(String one, String beginning) {
      return beginning.length() >= SHORTEST && one.startsWith(beginning);
    }
  }

  /** The nearest first. */
  static List<Glance.Subject> of(AskedTopic asked, Collection<Glance.Subject> topics) {
    var near = new NearTopics(asked);
    return topics.stream()
        .map(topic -> new Near(topic, near.wordsIn(topic)))
        .filter(one -> one.words() > 0)
        .sorted(Comparator.comparingLong(Near::words).reversed())
        .limit(MOST)
        .map(Near::topic)
        .toList();
  }

  private record Near(Glance.Subject topic, long words) {}

  private long wordsIn(Glance.Subject topic) {
    var names =
        Stream.concat(
                topic.words().stream().flatMap(List::stream),
                Stream.of(topic.code(), topic.name()).flatMap(NameWords::plain))
            .toList();
    return words.stream().filter(word -> names.stream().anyMatch(word::isNear)).count();
  }
}
