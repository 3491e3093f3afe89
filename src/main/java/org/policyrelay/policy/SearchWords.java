package org.policyrelay.policy;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.RuleBasedBreakIterator;
import java.io.Reader;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2CharFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.queryparser.simple.SimpleQueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.Query;
import org.policyrelay.kernel.Unspaced;

/**
 * What is looked for: words in the script that they are written in, case, accents and the form of
 * Unicode left out. Where no spaces part them it is each letter with its marks, one beside the
 * other, for a dictionary would divide a word inside a sentence otherwise than the word alone.
 */
public final class SearchWords extends Analyzer {

  private static final Set<Integer> LETTER_BY_LETTER =
      Set.of(
          UScript.JAPANESE,
          UScript.HAN,
          UScript.HIRAGANA,
          UScript.KATAKANA,
          UScript.BOPOMOFO,
          UScript.HANGUL,
          UScript.YI,
          UScript.THAI,
          UScript.LAO,
          UScript.KHMER,
          UScript.MYANMAR,
          UScript.TIBETAN,
          UScript.TAI_LE,
          UScript.NEW_TAI_LUE,
          UScript.LANNA,
          UScript.TAI_VIET,
          UScript.JAVANESE,
          UScript.BALINESE);

  /** The numbers are ICU's for letters and for numbers; what has none is no word. */
  private static final RuleBasedBreakIterator LETTERS =
      new RuleBasedBreakIterator(
          """
          $mark = [[:M:]\\u0E33\\u0EB3\\u200C\\u200D];
          $below = [\\u17D2\\u1039\\u1A60\\uA9C0\\u1B44];
          $letter = [[:L:]-[\\u0E33\\u0EB3]];
          $letter ($mark | $below $letter)* {200};
          [:Nd:]+ {100};
          .;
          """);

  @Override
  protected Reader initReader(String field, Reader text) {
    return new ICUNormalizer2CharFilter(text);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    var tokenizer = new ICUTokenizer(new LetterByLetter());
    return new TokenStreamComponents(tokenizer, new ICUFoldingFilter(tokenizer));
  }

  /** Reads what somebody looks for. */
  public SimpleQueryParser parser(Map<String, Float> fields) {
    var parser =
        new SimpleQueryParser(this, fields) {
          @Override
          protected Query newDefaultQuery(String words) {
            return Unspaced.isIn(words) ? newPhraseQuery(words, 0) : super.newDefaultQuery(words);
          }
        };
    parser.setDefaultOperator(BooleanClause.Occur.MUST);
    return parser;
  }

  private static final class LetterByLetter extends DefaultICUTokenizerConfig {

    LetterByLetter() {
      super(true, true);
    }

    @Override
    public RuleBasedBreakIterator getBreakIterator(int script) {
      return LETTER_BY_LETTER.contains(script)
          ? (RuleBasedBreakIterator) LETTERS.clone()
          : super.getBreakIterator(script);
    }
  }
}
