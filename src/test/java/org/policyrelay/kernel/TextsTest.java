package org.policyrelay.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What shows nothing, what a line may hold, and how long each kind of text may be. */
class TextsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\t\r\n",
        "\u00a0\u1680\u2000\u200a\u202f\u205f\u3000",
        "\u200b\u200c\u200d\u2060\ufeff",
        "\u00ad\u034f\u061c\u180b\u180e\u2064\u206f",
        "\u115f\u1160\u17b4\u17b5\u3164\uffa0",
        "\ufe00\ufe0f\udb40\udd00",
        "\u2028\u2029\u0085",
        "\u2800\ud834\udd59\ud834\udd73",
        "\ufff9\ufffb\udb40\udc41",
        "\u202a\u202e\u2066\u2069"
      })
  void showsNothing(String text) {
    assertThat(Texts.isBlank(text)).isTrue();
    assertThat(Texts.isBlank("\u200b" + text + "x")).isFalse();
  }

  /** Joiners and unseen spaces belong to these; U+0600 is a sign of format that is drawn. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "สวัสดี\u200bครับ",
        "می\u200cخواهم",
        "👩\u200d⚖️",
        "🏴\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f",
        "\u0600",
        "क्\u200dष",
        "co\u00adoperate",
        "\u200fשלום",
        "é",
        "\u0301"
      })
  void showsSomethingAndIsTakenAsALine(String text) {
    assertThat(Texts.isBlank(text)).isFalse();
    assertThat(Texts.problemOfLine(text)).isEmpty();
  }

  /** Tab and line ends are the only control characters; XML takes U+FFFE and U+FFFF no more. */
  @ParameterizedTest(name = "U+{0} in a text: {1}, in a line: {2}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          0000, must not contain the character U+0000, must not contain the character U+0000
          0001, must not contain the character U+0001, must not contain the character U+0001
          0008, must not contain the character U+0008, must not contain the character U+0008
          0009, -,                                     must not contain the character U+0009
          000A, -,                                     must be a single line
          000B, must not contain the character U+000B, must be a single line
          000C, must not contain the character U+000C, must be a single line
          000D, -,                                     must be a single line
          000E, must not contain the character U+000E, must not contain the character U+000E
          001F, must not contain the character U+001F, must not contain the character U+001F
          0020, -,                                     -
          007F, must not contain the character U+007F, must not contain the character U+007F
          0080, must not contain the character U+0080, must not contain the character U+0080
          0085, -,                                     must be a single line
          009F, must not contain the character U+009F, must not contain the character U+009F
          00A0, -,                                     -
          2027, -,                                     -
          2028, -,                                     must be a single line
          2029, -,                                     must be a single line
          202A, 'must not contain what turns the direction of text, U+202A', 'must not contain what turns the direction of text, U+202A'
          202E, 'must not contain what turns the direction of text, U+202E', 'must not contain what turns the direction of text, U+202E'
          202F, -,                                     -
          2061, -,                                     'must not contain what nobody sees, U+2061'
          2065, -,                                     'must not contain what nobody sees, U+2065'
          2066, -,                                     'must not contain what turns the direction of text, U+2066'
          2069, -,                                     'must not contain what turns the direction of text, U+2069'
          206A, -,                                     'must not contain what nobody sees, U+206A'
          00AD, -,                                     -
          061C, -,                                     -
          115F, -,                                     'must not contain what nobody sees, U+115F'
          180B, -,                                     -
          200B, -,                                     -
          200F, -,                                     -
          2060, -,                                     -
          3164, -,                                     'must not contain what nobody sees, U+3164'
          FE0F, -,                                     -
          FEFF, -,                                     -
          FFA0, -,                                     'must not contain what nobody sees, U+FFA0'
          FFF9, -,                                     'must not contain what nobody sees, U+FFF9'
          1D173, -,                                    'must not contain what nobody sees, U+1D173'
          E0001, -,                                    'must not contain what nobody sees, U+E0001'
          E0041, -,                                    'must not contain what nobody sees, U+E0041'
          E0100, -,                                    -
          E0FFF, -,                                    'must not contain what nobody sees, U+E0FFF'
          FFFD, -,                                     -
          FFFE, must not contain the character U+FFFE, must not contain the character U+FFFE
          FFFF, must not contain the character U+FFFF, must not contain the character U+FFFF
          """)
  void aCharacterIsTakenOrNamed(String hex, @Nullable String inText, @Nullable String inLine) {
    var text = "a" + Character.toString(Integer.parseInt(hex, 16)) + "b";
    assertThat(Texts.problemOf(text).map(TextsTest::withoutPlace))
        .isEqualTo(Optional.ofNullable(inText));
    assertThat(Texts.problemOfLine(text).map(TextsTest::withoutPlace))
        .isEqualTo(Optional.ofNullable(inLine));
  }

  /** One belongs to the letter before it; a row of them, or one behind nothing, hides something. */
  @ParameterizedTest
  @CsvSource({
    "'a\ufe0f\ufe0fb', 'character 3'",
    "'\ufe0fb', 'character 1'",
    "'a \ufe01b', 'character 3'",
    "'\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc7f', 'character 2'",
    "'\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc73\udb40\udc63\udb40\udc74\udb40\udc7f\udb40\udc41', 'character 8'",
    "'a\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f', 'character 2'"
  })
  void whatHidesInALineIsNamed(String line, String place) {
    assertThat(Texts.problemOfLine(line))
        .hasValueSatisfying(
            problem ->
                assertThat(problem)
                    .startsWith("must not contain what nobody sees,")
                    .endsWith(", at " + place));
    assertThat(Texts.problemOf(line)).isEmpty();
  }

  private static String withoutPlace(String problem) {
    return problem.replaceFirst(", at (line 1, )?character 2$", "");
  }

  @ParameterizedTest
  @EnumSource(TextKind.class)
  void whatMustBeThereShowsSomething(TextKind kind) {
    for (var nothing : new String[] {null, "", " ", "\u200b"}) {
      assertThat(kind.errorIn("f", nothing))
          .contains(new FieldError("f", "required", "must not be empty"));
    }
    assertThat(kind.cut("x".repeat(kind.longest()))).isEqualTo("x".repeat(kind.longest()));
    assertThat(kind.cut("x".repeat(kind.longest() + 1)))
        .isEqualTo("x".repeat(kind.longest() - 1) + "…");
  }

  @Test
  void anEchoIsTheBeginningOfALongText() {
    assertThat(Texts.shown("🙂".repeat(40))).isEqualTo("🙂".repeat(40));
    assertThat(Texts.shown("🙂".repeat(41))).isEqualTo("🙂".repeat(40) + "…");
  }

  @Test
  void noTextAtAllIsBlank() {
    assertThat(Texts.isBlank(null)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(TextKind.class)
  void aKindTakesItsLengthAndNotOneMore(TextKind kind) {
    for (var letter : new String[] {"x", "🙂", "ไ"}) {
      assertThat(kind.errorIn("f", letter.repeat(kind.longest()))).isEmpty();
      assertThat(kind.errorIn("f", letter.repeat(kind.longest() + 1)))
          .map(FieldError::code)
          .contains("too-long");
    }
    assertThat(kind.errorIn("f", "a\nb").isPresent()).isEqualTo(kind.isLine());
    assertThat(kind.errorIn("f", "a\tb").isPresent()).isEqualTo(kind.isLine());
    for (var override : "\u202a\u202b\u202c\u202d\u202e".split("")) {
      assertThat(kind.errorIn("f", "a" + override + "b"))
          .map(FieldError::code)
          .contains("malformed");
    }
    for (var isolate : "\u2066\u2067\u2068\u2069".split("")) {
      assertThat(kind.errorIn("f", "a" + isolate + "b").isPresent()).isEqualTo(kind.isLine());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'ab\u202ec', 'character 3'",
    "'ไ\u0001', 'character 2'",
    "'🙂🙂\u202a', 'character 3'",
    "'a\r\nb\n\u202d', 'line 3, character 1'",
    "'\u202b\n', 'line 1, character 1'"
  })
  void aRefusalSaysWhere(String text, String place) {
    assertThat(Texts.problemOf(text).orElseThrow()).endsWith(", at " + place);
  }

  @Property(tries = 500)
  void whatIsTakenAsALineIsOneLineAndTakenAsAText(@ForAll("texts") String text) {
    if (Texts.problemOfLine(text).isEmpty()) {
      assertThat(text.lines().count()).isLessThanOrEqualTo(1);
      assertThat(Texts.problemOf(text)).isEmpty();
    }
  }

  @Property(tries = 500)
  void whatIsCutIsWithinTheLimitAndWhole(@ForAll("texts") String text) {
    for (var kind : TextKind.values()) {
      var cut = kind.cut(text.repeat(40));
      assertThat(Texts.length(cut)).isLessThanOrEqualTo(kind.longest());
      assertThat(StorableText.problemOf(cut)).isEmpty();
    }
    assertThat(TextKind.POLICY_TEXT.cut(text)).isEqualTo(text);
  }

  @Property(tries = 500)
  void blankIsWhatIsBlankInEachPart(@ForAll("texts") String one, @ForAll("texts") String other) {
    assertThat(Texts.isBlank(one + other)).isEqualTo(Texts.isBlank(one) && Texts.isBlank(other));
  }

  @Provide
  Arbitrary<String> texts() {
    var unseen = Arbitraries.of(0x20, 0xa0, 0x200b, 0x2060, 0x3164, 0xfe0f, 0x0a, 0x2028, 0x202e);
    var shown = Arbitraries.of((int) 'a', 0x1f642, 0x0e44, 0x4e2d, 0xe9);
    var any =
        Arbitraries.integers()
            .between(1, 0x10ffff)
            .filter(point -> point < 0xd800 || point > 0xdfff);
    return Arbitraries.oneOf(unseen, shown, any)
        .map(Character::toString)
        .list()
        .ofMaxSize(100)
        .map(parts -> String.join("", parts));
  }

  @Test
  void whatTurnsTheDirectionIsLeftOutOfWhatIsOnlyRead() {
    assertThat(Texts.unturned("a\u2066b\u2069 \u202e🙂\u200f")).isEqualTo("ab 🙂\u200f");
    assertThat(Texts.unturned("as it is")).isEqualTo("as it is");
  }
}
