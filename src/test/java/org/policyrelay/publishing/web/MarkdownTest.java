package org.policyrelay.publishing.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.policy.Clause;

/** What the public reads of a text says what was approved. */
class MarkdownTest {

  private final Markdown markdown = new Markdown();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          1. a~2. b                ! <ol><li>a</li><li>b</li></ol>
          2. a~2. b~7. c           ! <ol start="2"><li>a</li><li value="2">b</li><li value="7">c</li></ol>
          1. a~1. b                ! <ol><li>a</li><li value="1">b</li></ol>
          1. a~   3. b~   9. c     ! <ol><li>a<br />3. b<br />9. c</li></ol>
          1. a~~   3. b~   9. c    ! <ol><li><p>a</p><ol start="3"><li>b</li><li value="9">c</li></ol></li></ol>
          - 2. a~  5. b            ! <ul><li><ol start="2"><li>a</li><li value="5">b</li></ol></li></ul>
          > 4. a~> 9. b            ! <blockquote><ol start="4"><li>a</li><li value="9">b</li></ol></blockquote>
          2) a~5) b                ! <ol start="2" class="paren"><li>a</li><li value="5">b</li></ol>
          10. a~8. b               ! <ol start="10"><li>a</li><li value="8">b</li></ol>
          0. a~0. b                ! <ol start="0"><li>a</li><li value="0">b</li></ol>
          1986. A year.            ! <ol start="1986"><li>A year.</li></ol>
          """)
  void pointsHaveTheNumbersThatPeopleWrote(String text, String html) {
    assertThat(html(text)).isEqualTo(html);
  }

  @Test
  void tables() {
    assertThat(html("| a | b |~|---|--:|~| 1 | 2 < 3 |"))
        .isEqualTo(
            "<table><thead><tr><th>a</th><th align=\"right\">b</th></tr></thead><tbody><tr><td>1</td><td align=\"right\">2 &lt; 3</td></tr></tbody></table>");
  }

  /** What GitHub would leave out of a row that is too long is shown. */
  @Test
  void noCellIsLost() {
    assertThat(html("| a | b |~|---|---|~| 1 | 2 | not 3 |")).contains("| 1 | 2 | not 3 |");
    assertThat(html("| a | b |~|---|---|~| 1 | 2 \\| not 3 |")).contains("<td>2 | not 3</td>");
  }

  @Test
  void tasks() {
    assertThat(html("- [ ] a~- [x] b"))
        .isEqualTo(
            "<ul><li><input type=\"checkbox\" disabled=\"\" aria-label=\"to do\" /> a</li>"
                + "<li><input type=\"checkbox\" disabled=\"\" checked=\"\" aria-label=\"done\" /> b</li></ul>");
  }

  /** By their own names, where they stand, whether anything refers to them or not. */
  @Test
  void footnotes() {
    assertThat(html("Ads[^7] and more[^b].~~[^7]: Not all.~~[^z]: Nobody asks."))
        .containsPattern(
            "<p>Ads<sup><a href=\"#(fn-[0-9a-f-]+)\" rel=\"nofollow\">7</a></sup> and more\\[\\^b\\]\\.</p>"
                + "<div class=\"footnote\"><sup id=\"\\1\">7</sup><p>Not all\\.</p></div>"
                + "<div class=\"footnote\"><sup id=\"fn-[0-9a-f-]+\">z</sup><p>Nobody asks\\.</p></div>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://a.example/b", "http://a.example", "mailto:a@a.example"})
  void addressesAreLinks(String address) {
    assertThat(html("see " + address + " now")).contains("href=\"" + address.replace("@", "&#64;"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<input type=\"text\">",
        "<table onclick=\"a()\"><tr><td>x</td></tr></table>",
        "<div class=\"footnote\">x</div>",
        "[a](javascript:alert)",
        "javascript://a.example/%0aalert(1)",
        "ftp://a.example/b",
        "[^<b>]: x"
      })
  void nothingElseComesOfIt(String text) {
    assertThat(html("x~~" + text))
        .doesNotContain("<input", "onclick=", "href=\"java", "href=\"ftp", "<b>")
        .doesNotContainPattern("<div class=\"footnote\">x");
  }

  @Test
  void anchorsOfTables() {
    var text = "Limits:\n\n| a |\n|---|\n| 1 |\n\n3. Ask.";
    var clauses =
        List.of(
            new Clause("c1", "¶1", 0, ""),
            new Clause("c4", "¶2", 2, ""),
            new Clause("c5", "§3", 6, ""));
    assertThat(markdown.toHtml(text, clauses))
        .contains("<p id=\"c1\">", "<table id=\"c4\">", "<li id=\"c5\">");
  }

  private String html(String text) {
    return markdown.toHtml(text.replace("~", "\n")).replace("\n", "");
  }
}
