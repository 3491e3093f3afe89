package org.policyrelay.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.engine.MarkdownText;
import org.policyrelay.web.BriefingHtml;

/** Who approves reads both texts in what is marked, character by character. */
class MarkedTextTest {

  private static final String WHITE = "(?:white space of (?<white>\\d+)|(?<words>.+?))\\]";
  private static final Pattern REMOVED = Pattern.compile("\\[removed:[ \u00a0]" + WHITE);
  private static final Pattern ADDED = Pattern.compile("\\[added:[ \u00a0]" + WHITE);

  /**
   * What Tasklist's renderer leaves out when it looks for where bold ends: no mark may be in it.
   */
  private static final Pattern SKIPPED =
      Pattern.compile("\\[[^\\[\\]]*?\\]\\([^()]*?\\)|`[^`]*?`|<[^<>]*?>");

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A licence, so.  | A <licence>, so. | A [added: **&lt;**]licence[added: **&gt;**], so.
          It looks, so.   | It seems, so.    | It [removed: looks][added: **seems**], so.
          A licence, so.  | A `licence`, so. | A [added: **&#96;**]licence[added: **&#96;**], so.
          One.            | One. Two.        | One.[added:&nbsp; **Two.**]
          No ads at night | No ads at work or at night | No ads at [added: **work or at** ]night
          (a) so          | (b) so           | \\([removed: a][added: **b**]\\) so
          """)
  void nothingIsPutBesideAMark(String before, String after, String marked) {
    assertThat(MarkedText.of(before, after)).isEqualTo(marked);
    assertThat(MarkedText.byClause(before, after)).isEqualTo("- ¶1: " + marked);
  }

  @Test
  void noMarkIsInWhatTheRendererOfFormsLeavesOut() {
    var marked = MarkedText.of("a licence, a sign", "a <licence>, a `sign`");
    assertThat(SKIPPED.matcher(marked).results()).isEmpty();
    assertThat(MarkdownText.escape("<b> and `c` and [d](e)"))
        .isEqualTo("&lt;b&gt; and &#96;c&#96; and \\[d\\]\\(e\\)");
  }

  @Property
  void bothTextsAreReadInIt(@ForAll("texts") String before, @ForAll("texts") String after) {
    var shown = rendered(MarkedText.of(before, after));

    assertThat(without(ADDED, words(REMOVED, shown))).isEqualTo(oneLine(before));
    assertThat(without(REMOVED, words(ADDED, shown))).isEqualTo(oneLine(after));
  }

  @Property
  void noMarkIsLeftAsText(
      @ForAll("clauses") List<String> before, @ForAll("clauses") List<String> after) {
    var former = String.join("\n", before).replace("*", "");
    var latter = String.join("\n", after).replace("*", "");
    assertThat(BriefingHtml.of(MarkedText.byClause(former, latter)))
        .doesNotContain("**", "<code", "&amp;nbsp;");
    assertThat(BriefingHtml.of(MarkedText.of(former, latter)))
        .doesNotContain("**", "<code", "<li>", "&amp;nbsp;");
    assertThat(SKIPPED.matcher(MarkedText.of(former, latter)).results()).isEmpty();
  }

  private static String without(Pattern mark, String text) {
    return mark.matcher(text).replaceAll("");
  }

  private static String words(Pattern mark, String text) {
    return mark.matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) == null ? found.group(2) : " ".repeat(number(found.group(1)))));
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  /** The text of what a browser shows; lines end where paragraphs do, which nobody has to see. */
  private static String rendered(String markdown) {
    var html = BriefingHtml.of(markdown);
    return html.replaceAll("<[^>]+>|\n", "")
        .replace('\u00a0', ' ')
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*\\R\\s*", "").replace('\t', ' ');
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "looks", "1.", "no", "ไม่", "禁", "<", ">", "*", "_", "`", "#", "-", "+", "(", ")",
            "&lt;", ",", ".", "!", "\"", "\\", " ", " ", " ", "  ", "\t", "~", "|", ":", "&", "=",
            "é")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<List<String>> clauses() {
    return texts().list().ofMaxSize(4);
  }
}
