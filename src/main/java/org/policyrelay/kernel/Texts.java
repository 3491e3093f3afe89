package org.policyrelay.kernel;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a text that people and programs send may be made of. A text is taken to the letter or
 * refused, never changed: joiners and zero-width spaces stay where Thai, Persian and emoji need
 * them, and only a text in which nothing else stands is empty.
 */
public final class Texts {

  /** Drawn as nothing, and in no class of Unicode that says so: blank Braille, a null note head. */
  private static final String DRAWN_AS_NOTHING = "\u2800\ud834\udd59";

  /**
   * Unseen, and needed by somebody's script: hints where a line may break, joiners of Persian,
   * Indic scripts and emoji, Mongolian's selectors, and the marks that give a sign its direction.
   */
  private static final String UNSEEN_AND_NEEDED =
      "\u00ad\u034f\u061c\u180b\u180c\u180d\u180e\u180f\u200b\u200c\u200d\u200e\u200f\u2060\ufeff";

  private static final String SELECTOR = "[\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}]";

  /**
   * What belongs to the letter before it: one selector, and the tags of the three flags that are
   * drawn from them (UTS #51, Annex C). More of either say what nobody sees.
   */
  private static final Pattern OF_A_LETTER =
      Pattern.compile(
          "(?<![\\s\\p{Z}\\p{Cf}\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}])(?<!^)"
              + SELECTOR
              + "|\\x{1F3F4}\\x{E0067}\\x{E0062}(?:\\x{E0065}\\x{E006E}\\x{E0067}"
              + "|\\x{E0073}\\x{E0063}\\x{E0074}|\\x{E0077}\\x{E006C}\\x{E0073})\\x{E007F}");

  private static final String HIDDEN = "what nobody sees,";
  private static final String TURNING = "what turns the direction of text,";
  private static final Pattern LINE_END = Pattern.compile("\\R");
  private static final int LAST_CONTROL_BEFORE_SPACE = 0x1f;
  private static final int SHOWN_LETTERS_OF_AN_ECHO = 40;

  private Texts() {}

  /** Whether nothing can be seen of the text: it is none, empty, or all spaces and the unseen. */
  public static boolean isBlank(@Nullable String text) {
    return text == null || text.codePoints().allMatch(Texts::showsNothing);
  }

  /** How many characters it has, as JSON Schema and PostgreSQL count: Unicode's code points. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /**
   * What is wrong with the characters of a text of any number of lines, as the end of a sentence
   * that says where. Tab and line ends are the only control characters in it: others show nothing,
   * and no feed can carry them. Embeddings and overrides of the direction are refused, because who
   * approves would read something else than what is there, and Unicode itself advises against them
   * (UAX #9, 2.7; UTR #36, 3.2). Isolates are taken, since Arabic or Jawi needs them around a word
   * of another script; whoever decides about a text sees where they stand.
   */
  public static Optional<String> problemOf(String text) {
    return StorableText.problemOf(text)
        .or(() -> forbidden(text, Texts::isUnreadable, "the character"))
        .or(() -> forbidden(text, Texts::overridesDirection, TURNING));
  }

  /**
   * The same for a single line. It stands in lists and titles, so nothing in it may begin another
   * line or turn the direction of what stands beside it, and no letters in it that nobody sees but
   * those that a script needs: two names that look the same would be two, and tags can spell a
   * sentence of their own.
   */
  public static Optional<String> problemOfLine(String text) {
    return text.codePoints().anyMatch(Texts::endsLine)
        ? Optional.of("must be a single line")
        : problemOf(text)
            .or(() -> forbidden(text, letter -> letter == '\t', "the character"))
            .or(() -> forbidden(text, Texts::turnsDirection, TURNING))
            .or(() -> forbidden(withoutOwn(text), Texts::isHidden, HIDDEN));
  }

  /** With what belongs to a letter as if it were letters, so that every other has its place. */
  private static String withoutOwn(String text) {
    return OF_A_LETTER.matcher(text).replaceAll(own -> "x".repeat(length(own.group())));
  }

  /**
   * Whether nothing is drawn of a letter and no script needs it: tags, selectors, fillers, signs of
   * mathematics and music that are not written.
   */
  public static boolean isHidden(int letter) {
    return isUnseen(letter) && UNSEEN_AND_NEEDED.indexOf(letter) < 0;
  }

  /**
   * Whether where it stands decides in which order others are read: {@link #turnsDirection}, and
   * the marks, beside which a number or a sign may go to the other side.
   */
  public static boolean steersDirection(int letter) {
    return turnsDirection(letter) || letter == '\u200e' || letter == '\u200f' || letter == '\u061c';
  }

  /** Embeddings, overrides and isolates; marks, which only stand beside, turn nothing else. */
  public static boolean turnsDirection(int letter) {
    return overridesDirection(letter) || (letter >= '\u2066' && letter <= '\u2069');
  }

  /**
   * The text without what turns its direction, for who only reads it: in the order of its letters,
   * as it was read by who approved it with {@code ⟨U+2067⟩} where each stood.
   */
  public static String unturned(String text) {
    return text.codePoints().noneMatch(Texts::turnsDirection)
        ? text
        : text.codePoints()
            .filter(letter -> !turnsDirection(letter))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  /** The text for a sentence about it: its beginning alone when it is long. */
  public static String shown(String text) {
    return length(text) <= SHOWN_LETTERS_OF_AN_ECHO
        ? text
        : text.substring(0, text.offsetByCodePoints(0, SHOWN_LETTERS_OF_AN_ECHO)) + "…";
  }

  /** With one kind of line end, as it is stored: a browser sends each as two characters. */
  public static String lines(String typed) {
    return typed.replace("\r\n", "\n").replace('\r', '\n');
  }

  /** A key as it is kept, however somebody has typed it: {@code pc-2026-2} is {@code PC-2026-2}. */
  public static String typedKey(String typed) {
    return typed.strip().toUpperCase(Locale.ROOT);
  }

  private static Optional<String> forbidden(String text, IntPredicate which, String what) {
    for (var at = 0; at < text.length(); ) {
      var letter = text.codePointAt(at);
      if (which.test(letter)) {
        return Optional.of(
            "must not contain %s U+%04X, at %s".formatted(what, letter, placeOf(at, text)));
      }
      at += Character.charCount(letter);
    }
    return Optional.empty();
  }

  /** Counted from 1, as editors count. */
  private static String placeOf(int at, String text) {
    var before = LINE_END.split(text.substring(0, at), -1);
    var character = "character " + (length(before[before.length - 1]) + 1);
    return LINE_END.matcher(text).find() ? "line " + before.length + ", " + character : character;
  }

  private static boolean showsNothing(int letter) {
    // most texts are told apart without asking the tables of Unicode
    if (letter > ' ' && letter < 0x7f) {
      return false;
    }
    return Character.isISOControl(letter)
        || Character.isSpaceChar(letter)
        || DRAWN_AS_NOTHING.indexOf(letter) >= 0
        || UCharacter.hasBinaryProperty(letter, UProperty.WHITE_SPACE)
        || isUnseen(letter);
  }

  private static boolean isUnseen(int letter) {
    return UCharacter.hasBinaryProperty(letter, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
        || isUnseenFormat(letter);
  }

  /** Format characters are unseen but for a few that are drawn around numbers. */
  private static boolean isUnseenFormat(int letter) {
    return Character.getType(letter) == Character.FORMAT
        && !UCharacter.hasBinaryProperty(letter, UProperty.PREPENDED_CONCATENATION_MARK);
  }

  /** Also U+FFFE and U+FFFF, which XML takes no more than the control characters. */
  private static boolean isUnreadable(int letter) {
    var control =
        letter <= LAST_CONTROL_BEFORE_SPACE
            ? letter != '\t' && letter != '\n' && letter != '\r'
            : Character.isISOControl(letter) && letter != '\u0085';
    return control || letter == 0xfffe || letter == 0xffff;
  }

  private static boolean endsLine(int letter) {
    return (letter >= '\n' && letter <= '\r')
        || letter == '\u0085'
        || letter == '\u2028'
        || letter == '\u2029';
  }

  private static boolean overridesDirection(int letter) {
    return letter >= '\u202a' && letter <= '\u202e';
  }
}
