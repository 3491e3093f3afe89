package org.policyrelay.policy.checklist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.policyrelay.kernel.Unspaced;
import org.policyrelay.policy.SearchWords;

/**
 * The words of a name, as they are compared: those of the site's search, English ones by their stem
 * and without those that say nothing alone, such as <i>and</i>. KStem leaves words of a dictionary
 * apart, where Porter's stemmer would take <i>universities</i> for the <i>universe</i>.
 */
final class NameWords {

  private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{P}\\p{S}]+");

  private static final Analyzer STEMS =
      new AnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {

        private final Analyzer words = new SearchWords();

        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
          return words;
        }

        @Override
        protected TokenStreamComponents wrapComponents(String field, TokenStreamComponents inner) {
          var told = new StopFilter(inner.getTokenStream(), EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
          return new TokenStreamComponents(inner.getSource(), new KStemFilter(told));
        }
      };

  private NameWords() {}

  /** In their order; of a script without spaces each letter. */
  static List<String> of(String name) {
    return stems(BETWEEN.matcher(name).replaceAll(" "));
  }

  /** Each word by itself: one of a script without spaces is its letters beside each other. */
  static List<List<String>> each(String asked) {
    return BETWEEN
        .splitAsStream(asked)
        .flatMap(
            part ->
                Unspaced.isIn(part) ? Stream.of(stems(part)) : stems(part).stream().map(List::of))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** As they are written, in small letters. */
  static Stream<String> plain(String name) {
    return BETWEEN.splitAsStream(name.toLowerCase(Locale.ROOT)).filter(word -> !word.isEmpty());
  }

  private static List<String> stems(String text) {
    var stems = new ArrayList<String>();
    try (var stream = STEMS.tokenStream("", text)) {
      var term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        // the same few words stand in thousands of policies
        stems.add(term.toString().intern());
      }
      stream.end();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return List.copyOf(stems);
  }
}
