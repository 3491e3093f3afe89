package org.policyrelay.site.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.policy.entry.Clause;

/** What the public reads of a text says what was approved. */
class MarkdownTest {

  private static final Pattern HREF = Pattern.compile("href=\"([^\"]*)\"");
  private static final Pattern NOTE = Pattern.compile("<sup id=\"([^\"]*)\"");

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
            "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table><thead><tr><th>a</th><th align=\"right\">b</th></tr></thead><tbody><tr><td>1</td><td align=\"right\">2 &lt; 3</td></tr></tbody></table></div>");
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
            "<p>Ads<sup><a href=\"#(fn-[a-z0-9-]+)\" rel=\"nofollow\">7</a></sup> and more\\[\\^b\\]\\.</p>"
                + "<div class=\"footnote\"><sup id=\"\\1\">7</sup><p>Not all\\.</p></div>"
                + "<div class=\"footnote\"><sup id=\"fn-[a-z0-9-]+\">z</sup><p>Nobody asks\\.</p></div>");
  }

  /** What base and overlays call by the same name stays each text's own. */
  @Test
  void eachTextHasItsOwnNotesAndLinks() {
    var html =
        markdown.toHtml(
            "policy",
            List.of(
                "Ads[^1] by [law].\n\n[^1]: Not all.\n\n[law]: https://a.example/1",
                "In print[^1] by [law].\n\n[^1]: Nor these.\n\n[law]: https://a.example/2",
                "Asks[^1]."),
            List.of());
    var notes = HREF.matcher(html).results().map(found -> found.group(1)).toList();

    assertThat(notes).hasSize(4).doesNotHaveDuplicates();
    assertThat(html.split("In print"))
        .hasSize(2)
        .satisfies(
            parts -> {
              assertThat(parts[0]).contains("id=\"" + notes.get(0).substring(1), "Not all");
              assertThat(parts[1]).contains("id=\"" + notes.get(2).substring(1), "Nor these");
            });
    assertThat(notes).element(1).isEqualTo("https://a.example/1");
    assertThat(notes).element(3).isEqualTo("https://a.example/2");
    assertThat(html).contains("Asks[^1].");
    assertThat(HREF.matcher(markdown.toHtml("guidance", "Ads[^1].\n\n[^1]: Not all.")).results())
        .noneMatch(found -> notes.contains(found.group(1)));
  }

  /** A fence that nobody closes would show what a market adds as if it were code. */
  @Test
  void whatOneTextLeavesOpenEndsWithIt() {
    assertThat(markdown.toHtml("policy", List.of("```\na", "1. Ask."), List.of()))
        .contains("<li>Ask.</li>");
  }

  @Test
  void clausesOfALaterTextAreCountedFromTheFirstLine() {
    var clauses = List.of(new Clause("c1", "§1", 0, ""), new Clause("x:y/c2", "§2", 4, ""));
    assertThat(markdown.toHtml("policy", List.of("1. Ask.", "In print:\n\n2. Tell."), clauses))
        .contains("<li id=\"c1\">Ask.</li>", "<li id=\"x:y/c2\">Tell.</li>");
  }

  /** Aa and BB are one to a hash that is too short, and [^a] is the note that is called A. */
  @Test
  void notesAreToldApartByTheirNamesAndFoundInAnyCase() {
    var ids =
        NOTE.matcher(html("x[^Aa] y[^BB] z[^q]~~[^Aa]: 1~~[^BB]: 2~~[^Q]: 3~~[^q]: 4"))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(ids).hasSize(3).doesNotHaveDuplicates();
    assertThat(html("z[^q]~~[^Q]: 3")).contains("href=\"#" + ids.get(2) + "\"");
  }

  /** With its address taken away a link would lead to the page that it stands on. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          [read *this*](javascript:alert(1))   ! <p>read <em>this</em> (javascript:alert(1))</p>
          [this](data:text/html,x)             ! <p>this (data:text/html,x)</p>
          [this](JAVASCRIPT:x "title")         ! <p>this (JAVASCRIPT:x)</p>
          [this](&#106;avascript:x)            ! <p>this (javascript:x)</p>
          [this](tel:+65)                      ! <p>this (tel:+65)</p>
          [this][a]~~[a]: vbscript:x           ! <p>this (vbscript:x)</p>
          [this]()                             ! <p>this</p>
          <javascript:x>                       ! <p>javascript:x</p>
          ftp://a.example/b                    ! <p>ftp://a.example/b</p>
          """)
  void aLinkThatLeadsNowhereIsReadAsItIsWritten(String text, String html) {
    assertThat(html(text).replace("&#43;", "+")).isEqualTo(html);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/policies/x", "#c2", "?lang", "a/b:c", "./x:y"})
  void whatLeadsToAPlaceOfOursStaysALink(String address) {
    assertThat(html("[x](" + address + ")")).contains("<a href=\"" + address);
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
    assertThat(markdown.toHtml("policy", List.of(text), clauses))
        .contains("<p id=\"c1\">", "<table id=\"c4\">", "<li id=\"c5\">");
  }

  private String html(String text) {
    return markdown.toHtml("policy", text.replace("~", "\n")).replace("\n", "");
  }
}
