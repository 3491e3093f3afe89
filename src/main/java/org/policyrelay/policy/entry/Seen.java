package org.policyrelay.policy.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.IndicSyllabicCategory;
import com.ibm.icu.lang.UCharacter.JoiningType;
import com.ibm.icu.lang.UProperty;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.policyrelay.policy.compare.Reading;

/**
 * What can be seen of a text, so that an edit that nobody sees is taken for none. Two texts look
 * the same when they have the same letters in whatever form of Unicode, whichever of them a line
 * ends behind or may break behind, and however much white space there is where there is some.
 *
 * <p>This says what an edit is called, never what may be public unread: that is {@link Reading},
 * which lets less pass.
 */
public final class Seen {

  private static final Set<String> MARKDOWN = Set.of("policy", "guidance");

  /**
   * Where a line may or may not break; drawn as nothing but where it parts what is drawn joined.
   */
  private static final String BREAKS = "\u200B\u2060\uFEFF\u00AD\u180E";

  private static final Pattern WHITE = Pattern.compile("[ \\t\\n\\r\\f\u000B\u0085\u2028\u2029]+");

  private static final Pattern LINE_END =
      Pattern.compile("[ \\t\\f\u000B]*(\r\n|\r|\n)[ \\t\\f\u000B]*");

  private static final Pattern WITHIN_A_LINE = Pattern.compile("[ \\t\\f\u000B]+");

  /** A no-break space where a space might stand; several push away what follows, and are seen. */
  private static final Pattern NO_BREAK_SPACE =
      Pattern.compile("(?<=[^\\s\u00A0\u202F])[\u00A0\u202F](?=[^\\s\u00A0\u202F])");

  /** No space is drawn where a line ends between letters of these: they have none. */
  private static final String IDEOGRAPHIC =
      "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsBopomofo}\u3000-\u303F\u30FC\uFF01-\uFF0F\uFF1A-\uFF20]";

  private static final Pattern IDEOGRAPHIC_LINE_END =
      Pattern.compile("(?<=%s)[ \\t]*\\R[ \\t]*(?=%s)".formatted(IDEOGRAPHIC, IDEOGRAPHIC));

  private static final int FIRST_FLAG_LETTER = 0x1F1E6;
  private static final int LAST_FLAG_LETTER = 0x1F1FF;

  private Seen() {}

  /** What is seen of a stretch of text without markup. */
  public static String words(String text) {
    return stretch(text).strip();
  }

  /** The same of what pages draw line by line, such as a description or an example. */
  public static String lines(String text) {
    var lines = LINE_END.matcher(letters(text)).replaceAll("\n");
    return WITHIN_A_LINE.matcher(lines).replaceAll(" ").strip();
  }

  /** Whether nobody could tell one Markdown from the other. */
  public static boolean isSame(String one, String other) {
    return one.equals(other) || parts(one).equals(parts(other));
  }

  /**
   * Whether pages draw the same lines of both: they draw each line by itself, and what stands in
   * one belongs together. Asked of what {@link #isSame} takes for the same.
   */
  public static boolean hasSameLines(String one, String other) {
    return one.equals(other) || drawn(one).equals(drawn(other));
  }

  /** The same of the fields of two entries that are Markdown. */
  public static boolean hasSameLines(PolicyEntry one, PolicyEntry other) {
    return MARKDOWN.stream()
        .allMatch(
            field ->
                hasSameLines(one.json().path(field).asText(), other.json().path(field).asText()));
  }

  private static List<MarkdownParts.Part> drawn(String markdown) {
    return MarkdownParts.of(markdown, Seen::words, true);
  }

  /** Whether nobody who reads one entry could tell it from the other; versions are not read. */
  public static boolean isSame(PolicyEntry one, PolicyEntry other) {
    return beside(one).equals(beside(other))
        && MARKDOWN.stream()
            .allMatch(
                field ->
                    isSame(one.json().path(field).asText(), other.json().path(field).asText()));
  }

  private static List<MarkdownParts.Part> parts(String markdown) {
    return MarkdownParts.of(markdown, Seen::stretch, false);
  }

  /** The entry but its Markdown, with its sentences as they are seen; all else to the letter. */
  private static JsonNode beside(PolicyEntry entry) {
    var fields = entry.json();
    fields.remove(MARKDOWN);
    fields.remove("version");
    see(fields, "name");
    see(fields, "description");
    for (var side : List.of("pass", "fail")) {
      for (var exemplar : fields.path("exemplars").path(side)) {
        if (exemplar instanceof ObjectNode example) {
          see(example, "scenario");
          see(example, "explanation");
        }
      }
    }
    return fields;
  }

  private static void see(ObjectNode fields, String field) {
    if (fields.path(field).isTextual()) {
      fields.put(field, lines(fields.path(field).asText()));
    }
  }

  /** The same letters, whichever way they are typed; lines and spaces stay as they are. */
  public static String letters(String text) {
    var seen = withoutBreaks(Normalizer.normalize(text, Normalizer.Form.NFC));
    return NO_BREAK_SPACE.matcher(seen).replaceAll(" ");
  }

  private static String stretch(String text) {
    var seen = IDEOGRAPHIC_LINE_END.matcher(letters(text)).replaceAll("");
    return WHITE.matcher(seen).replaceAll(" ");
  }

  private static String withoutBreaks(String text) {
    var seen = new StringBuilder();
    for (var at = 0; at < text.length(); at++) {
      var letter = text.charAt(at);
      if (BREAKS.indexOf(letter) < 0) {
        seen.append(letter);
        continue;
      }
      var next = at;
      while (next < text.length() && BREAKS.indexOf(text.charAt(next)) >= 0) {
        next++;
      }
      if (next < text.length() && partsWhatJoins(seen, text.codePointAt(next))) {
        // one is as good as several
        seen.append('\u200B');
      }
      at = next - 1;
    }
    return seen.toString();
  }

  /** Whether the letters on both sides would be drawn otherwise if they stood side by side. */
  private static boolean partsWhatJoins(CharSequence before, int after) {
    if (before.isEmpty()) {
      return false;
    }
    var former = Character.codePointBefore(before, before.length());
    if (Character.isWhitespace(former) || Character.isSpaceChar(former)) {
      return false;
    }
    return isMark(after)
        || (bringsNextBelow(former) && Character.isLetter(after))
        || (isFlagLetter(former) && isFlagLetter(after))
        || (isHangulPart(former) && isHangulPart(after))
        || (joinsNext(before) && joinsFormer(after));
  }

  private static boolean isMark(int letter) {
    return switch (Character.getType(letter)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> letter == 0x0E33 || letter == 0x0EB3 || letter == 0x200C || letter == 0x200D;
    };
  }

  private static boolean bringsNextBelow(int letter) {
    var category = UCharacter.getIntPropertyValue(letter, UProperty.INDIC_SYLLABIC_CATEGORY);
    return category == IndicSyllabicCategory.VIRAMA
        || category == IndicSyllabicCategory.INVISIBLE_STACKER
        || letter == 0x200C
        || letter == 0x200D;
  }

  private static boolean isFlagLetter(int letter) {
    return letter >= FIRST_FLAG_LETTER && letter <= LAST_FLAG_LETTER;
  }

  private static boolean isHangulPart(int letter) {
    return UCharacter.getIntPropertyValue(letter, UProperty.HANGUL_SYLLABLE_TYPE) != 0;
  }

  /** As the letters of Arabic, Syriac or Mongolian do; marks on them are seen through. */
  private static boolean joinsNext(CharSequence before) {
    for (var at = before.length(); at > 0; ) {
      var letter = Character.codePointBefore(before, at);
      var type = UCharacter.getIntPropertyValue(letter, UProperty.JOINING_TYPE);
      if (type != JoiningType.TRANSPARENT) {
        return type == JoiningType.DUAL_JOINING
            || type == JoiningType.LEFT_JOINING
            || type == JoiningType.JOIN_CAUSING;
      }
      at -= Character.charCount(letter);
    }
    return false;
  }

  private static boolean joinsFormer(int letter) {
    var type = UCharacter.getIntPropertyValue(letter, UProperty.JOINING_TYPE);
    return type == JoiningType.DUAL_JOINING
        || type == JoiningType.RIGHT_JOINING
        || type == JoiningType.JOIN_CAUSING;
  }
}
