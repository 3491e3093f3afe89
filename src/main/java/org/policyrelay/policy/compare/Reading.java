package org.policyrelay.policy.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import org.policyrelay.policy.entry.ClauseText;
import org.policyrelay.policy.entry.MarkdownParts;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.Seen;
import org.policyrelay.policy.entry.ShownText;

/**
 * What a reader gets out of a text, so that two texts can be proved to say the same: every word in
 * its order and letter case, every number and sign, every address that is shown, code to the
 * letter, and the structure around them. Left out is only what is drawn alike, as a list of single
 * characters and not by their classes: how much ordinary white space there is where there is some,
 * whether a quotation mark or a hyphen is typed straight or as a printer's, and where a line may
 * break in a script without spaces. A link leads where it leads: on many sites the path says whose
 * page it is.
 *
 * <p>It errs on one side only. Texts that mean the same may read differently here; texts that read
 * the same here cannot mean different things.
 */
public final class Reading {

  /** The fields whose wording people read. */
  public static final List<String> FIELDS = List.of("name", "description", "policy");

  private static final String MARKDOWN = "policy";

  private record Rule(Pattern pattern, String sameAs) {
    Rule(String pattern, String sameAs) {
      this(Pattern.compile(pattern), sameAs);
    }
  }

  /** No digit: a number that breaks over two lines is two. */
  private static final String WITHOUT_SPACES =
      "[\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}&&[^\\p{Nd}]]";

  /** Khmer's coeng and Burmese's virama: the next letter is drawn below the one before. */
  private static final String JOINS_BELOW = "[\u17D2\u1039]";

  /** A mark or vowel that is drawn around the letter before it; Thai's and Lao's am are letters. */
  private static final String DRAWN_AROUND = "[\\p{M}\u0E33\u0EB3]";

  private static final List<Rule> SAID_BY_NOTHING =
      List.of(
          // where a line may break between letters of a script without spaces, and nowhere else: it
          // parts what would be drawn as one, such as a letter and its tone, or the two of a flag
          new Rule(
              "(?<=%s)(?<!%s)\u200B(?=%s)(?!%s)"
                  .formatted(WITHOUT_SPACES, JOINS_BELOW, WITHOUT_SPACES, DRAWN_AROUND),
              ""),
          // what a page draws as one space, however much of it there is; no other space
          new Rule("[ \\t\\n\\r\\f]+", " "));

  private Reading() {}

  /** Whether nobody who reads the one entry is told anything else than by the other. */
  public static boolean isSame(PolicyEntry one, PolicyEntry other) {
    return beside(one).equals(beside(other))
        && FIELDS.stream()
            .allMatch(
                field ->
                    isSame(
                        field, one.json().path(field).asText(), other.json().path(field).asText()));
  }

  /** Name and description are shown as they stand, and a description line by line. */
  private static boolean isSame(String field, String one, String other) {
    return field.equals(MARKDOWN) ? isSame(one, other) : lines(one).equals(lines(other));
  }

  private static List<String> lines(String text) {
    return text.strip().lines().map(line -> plain(line, text).strip()).toList();
  }

  private static JsonNode beside(PolicyEntry entry) {
    var others = entry.json();
    others.remove(FIELDS);
    others.remove("version");
    return others;
  }

  /** Whether nobody who reads the one Markdown is told anything else than by the other. */
  public static boolean isSame(String one, String other) {
    return labels(one).equals(labels(other)) && of(one).equals(of(other));
  }

  /** The same of what is shown as it stands, in one line; what looks the same reads the same. */
  static boolean isSameLine(String one, String other) {
    var former = Seen.words(one);
    var latter = Seen.words(other);
    return plain(former, former).equals(plain(latter, latter));
  }

  /** The numbers of the clauses, by which they are cited. */
  private static List<String> labels(String text) {
    return ClauseText.of(text).stream().map(ClauseText::label).toList();
  }

  private static List<MarkdownParts.Part> of(String text) {
    var shown = ShownText.letters(text);
    return MarkdownParts.of(text, words -> plain(words, shown), true);
  }

  /**
   * @param shown all that stands around it: what is one address for a reader may be in two parts
   */
  private static String plain(String text, String shown) {
    var plain = Normalizer.normalize(text, Normalizer.Form.NFC);
    for (var rule : SAID_BY_NOTHING) {
      plain = rule.pattern().matcher(plain).replaceAll(rule.sameAs());
    }
    return PrintersMarks.areInWordsAlone(shown) ? PrintersMarks.typed(plain) : plain;
  }
}
