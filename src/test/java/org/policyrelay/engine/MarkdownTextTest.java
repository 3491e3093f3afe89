package org.policyrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTextTest {

  @Test
  void aTextIsShownToTheLetter() {
    var text = "1. <name> & ``` *not*\n5. five";
    assertThat(MarkdownText.exact(text)).isEqualTo("````text\n" + text + "\n````");
  }

  @Test
  void whatNobodySeesIsNamed() {
    var text = "only\u00a0\u00a0with\u202e a\u200b licence";
    assertThat(MarkdownText.exact(text))
        .contains(text.replace("\u202e", "⟨U+202E⟩"))
        .endsWith("*Characters in it that are not seen: U+00A0 × 2, U+200B × 1, U+202E × 1*");
  }

  /** Behind an emoji it says how that is drawn; behind a letter it makes another word. */
  @Test
  void whatSelectsAnEmojiIsNamedBehindALetterAlone() {
    assertThat(MarkdownText.exact("for adu\ufe0flts"))
        .endsWith("*Characters in it that are not seen: U+FE0F × 1*");
    assertThat(MarkdownText.exact("I \u2764\ufe0f 1\ufe0f\u20e3")).doesNotContain("not seen");
  }

  /** Who approves reads the letters in the order in which they are stored. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u202a",
        "\u202b",
        "\u202c",
        "\u202d",
        "\u202e",
        "\u2066",
        "\u2067",
        "\u2068",
        "\u2069",
        "\u200e",
        "\u200f",
        "\u061c",
        "\udb40\udc41",
        "\u2063",
        "\u3164",
        "\udb40\udd00"
      })
  void whatTurnsTheDirectionOrHidesStandsByItsNumber(String letter) {
    var number = "⟨U+%04X⟩".formatted(letter.codePointAt(0));
    for (var shown :
        new String[] {
          MarkdownText.escape("a" + letter + "b"),
          MarkdownText.visible("a" + letter + "b"),
          MarkdownText.exact("a" + letter + "b")
        }) {
      assertThat(shown).contains("a" + number + "b").doesNotContain(letter);
    }
  }

  @ParameterizedTest
  @CsvSource({"a b, a b", "a\u00a0b, a⟨U+00A0⟩b", "18\u168020, 18⟨U+1680⟩20", "a*b, a\\*b"})
  void inALineItStandsWhereItIs(String text, String shown) {
    assertThat(MarkdownText.visible(text)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\u000b", "\f"})
  void noLineBeginsInside(String end) {
    assertThat(MarkdownText.escape("Done" + end + "===" + end + "1. one"))
        .isEqualTo("Done \\=\\=\\= 1. one");
  }

  /** In a list, too, where a line of its own begins nothing else. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "One.$Two.|One.<br />$Two.",
        "One.$$Two.|One.<br />$\u00a0<br />$Two.",
        "As follows:$1. first$2) second$- third|As follows:<br />$1. first<br />$2) second<br />$- third",
        "1. first$    code$===$> <b>|1. first<br />$code<br />$===<br />$&gt; &lt;b&gt;",
        "$One.$|One."
      })
  void theLinesThatPeopleWroteStay(String text, String shown) {
    var markdown = MarkdownText.lines(text.replace("$", "\r\n"));
    var lines = shown.replace("$", "\n");
    assertThat(html("**Why:** " + markdown))
        .isEqualTo("<p><strong>Why:</strong> " + lines + "</p>\n");
    assertThat(html("- QA said: " + markdown + "\n- Training said nothing"))
        .isEqualTo(
            "<ul>\n<li>QA said: " + lines + "</li>\n<li>Training said nothing</li>\n</ul>\n");
  }

  private static String html(String markdown) {
    return HtmlRenderer.builder().build().render(Parser.builder().build().parse(markdown));
  }

  /** As the renderer shows it; its own way from an address to a link would show a backslash. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "see https://wiki.example/ad-review_2.|see [https\\://wiki.example/ad\\-review\\_2](<https://wiki.example/ad-review_2>).",
        "(https://a.example/x?b=c&d=e)|\\([https\\://a.example/x?b\\=c\\&d\\=e](<https://a.example/x?b=c&amp;d=e>)\\)",
        "javascript:alert(1)|javascript\\:alert\\(1\\)",
        "https://good.example\\@evil.example|[https\\://good.example](<https://good.example>)\\\\\\@evil.example",
        "https://good.example\\|[https\\://good.example](<https://good.example>)\\\\",
        "&lt;b&gt; &ZeroWidthSpace;|\\&lt;b\\&gt; \\&ZeroWidthSpace;",
        "www.a-b.example|www\\.a\\-b.example",
        "first_last@a.example|first\\_last\\@a.example"
      })
  void anAddressIsALinkToItself(String text, String shown) {
    assertThat(MarkdownText.escape(text)).isEqualTo(shown);
  }
}
