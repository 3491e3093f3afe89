package org.policyrelay.policy.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.policy.compare.ChangeKind;
import org.policyrelay.policy.compare.Comparison;
import org.policyrelay.policy.compare.DiffPart;
import org.policyrelay.policy.compare.TextDiff;
import org.policyrelay.support.Clocks;

/** An edit that nobody can see is no change of a rule, and one that can be seen is not lost. */
class SeenTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          Quảng cáo rượu phải ghi rõ.|Qua\u0309ng ca\u0301o rươ\u0323u pha\u0309i ghi ro\u0303.
          โฆษณาต้องไม่แสดง|โฆษณา\u200bต้อง\u200bไม่\u200bแสดง
          ကြော်ငြာမပြရ|ကြော်ငြာ\u200bမပြရ
          ពាណិជ្ជកម្មត្រូវ|ពាណិជ្ជកម្ម\u200bត្រូវ
          1. Ads must not.\\n2. Ads may.|1. Ads must not.\\r\\n2. Ads may.
          1. Ads must not.\\n2. Ads may.|1. Ads must not.  \\n2. Ads may.\t\\n\\n
          Ads must\u00a0not.|Ads must not.
          un\u00adlaw\u2060ful must\ufeff not|unlawful must not
          - Ads must not.|* Ads must not.
          """)
  void nobodySees(String one, String other) {
    var before = entry(line(one));
    var after = entry(line(other));

    var comparison = compare(before, after);

    assertThat(comparison.facts()).containsExactly("nothing that can be read differs");
    assertThat(comparison.changeKind()).isEqualTo(ChangeKind.WORDING);
    assertThat(comparison.nextVersion()).isEqualTo("1.0.1");
    assertThat(TextDiff.asRead(before.text(), after.text()))
        .allMatch(
            part ->
                part.kind() == DiffPart.Kind.SAME
                    || part.text().equals("\n")
                    || one.startsWith("-"));
  }

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ads must not          | ads must
          ตากลม                 | ตา กลม
          می\u200cخواهم            | میخواهم
          ب\u200bب                | بب
          \u1780\u17D2\u1780    | \u1780\u17D2\u200b\u1780
          \u0E19\u0E49\u0E33    | \u0E19\u200b\u0E49\u0E33
          \uD83C\uDDE6\uD83C\uDDFA\uD83C\uDDF8\uD83C\uDDEC | \uD83C\uDDE6\u200b\uD83C\uDDFA\uD83C\uDDF8\u200b\uD83C\uDDEC
          a\u00a0\u00a0\u00a0b  | a b
          18–25                 | 18-25
          **not** shown         | not shown
          2. shown\\n7. told    | 2. shown\\n3. told
          - [ ] shown           | - [x] shown
          a\\n\\nb              | a\\nb
          `a  b`                | `a b`
          """)
  void somebodySees(String one, String other) {
    assertThat(Seen.isSame(line(one), line(other))).isFalse();
    assertThat(Seen.isSame(line(other), line(one))).isFalse();
  }

  /**
   * A zero-width space is seen where the letters beside it would be drawn joined, above one another
   * or as one.
   */
  @ParameterizedTest(name = "{0} | {1}: {2}")
  @CsvSource({
    "a, b, false",
    "a, \u0301, true",
    "a, \u20DD, true",
    "\u0915, \u0903, true",
    "\u0E19, \u0E33, true",
    "\u0E99, \u0EB3, true",
    "a, \u200D, true",
    "a\u200D, b, true",
    "a\u200C, b, true",
    "\u17D2, \u1780, true",
    "\u1039, \u1000, true",
    "\u094D, \u0915, true",
    "\u17D2, 1, false",
    "\u0628, \u0628, true",
    "\u0628, \u0627, true",
    "\u0627, \u0628, false",
    "\u0628, a, false",
    "a, \u0628, false",
    "\u0640, \u0628, true",
    "\u0628, \u0640, true",
    "\u0628\u064B, \u0628, true",
    "\u0627\u064B, \u0628, false",
    "\uD83C\uDDE6, \uD83C\uDDFF, true",
    "\uD83C\uDDFF, \uD83C\uDDE6, true",
    "\uD83C\uDDE5, \uD83C\uDDE6, false",
    "\uD83C\uDDE6, \uD83C\uDE00, false",
    "\u1100, \u1161, true",
    "\uAC00, \u11A8, true",
    "\uAC00, a, false",
    "a, \uAC00, false",
    "'a ', \u0628, false",
    "'', \u0628, false",
    "\u0628, '', false"
  })
  void anUnseenSpaceIsSeenWhereItPartsWhatJoins(String before, String after, boolean seen) {
    assertThat(Seen.words(before + "\u200b" + after).equals(Seen.words(before + after)))
        .isEqualTo(!seen);
    assertThat(Seen.words(before + "\u200b\u00ad\u200b" + after))
        .as("one is as good as several")
        .isEqualTo(Seen.words(before + "\u200b" + after));
  }

  /** No word changes, and nobody calls it a rule; but pages draw each line by itself. */
  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          Ads must name the brewer.|Ads must name\\nthe brewer.
          Ads must name the brewer.|Ads must name   \\n  the brewer.
          2. Ads must name the brewer.|2. Ads must name\\n   the brewer.
          广告必须清楚标明。|广告必须\\n清楚标明。
          """)
  void linesThatAreGroupedOtherwiseAreWordingAndAreTold(String one, String other) {
    var comparison = compare(entry(line(one)), entry(line(other)));

    assertThat(Seen.isSame(line(one), line(other))).isTrue();
    assertThat(comparison.facts())
        .singleElement()
        .asString()
        .startsWith("the lines of the text are grouped otherwise: pages draw each line by itself");
    assertThat(comparison.changeKind()).isEqualTo(ChangeKind.WORDING);
    assertThat(comparison.nextVersion()).isEqualTo("1.0.1");
    assertThat(comparison.changesNothing()).isFalse();
  }

  /** Wrapped otherwise beside a real edit: no clause of it is told as another one. */
  @Test
  void whatIsWrappedOtherwiseIsNoOtherClause() {
    var before =
        entry("Ads must name\nthe brewer and\nthe town.\n\n1. Ads must not be shown to 17.");
    var after = entry("Ads must name the brewer\nand the town.\n\n1. Ads must not be shown to 18.");

    assertThat(compare(before, after).facts())
        .hasSize(2)
        .startsWith("the rule in clause §1 changes")
        .last()
        .asString()
        .startsWith("the lines of the text are grouped otherwise");
  }

  @Test
  void aLetterOfAScriptWithoutSpacesIsNoSlip() {
    var comparison = compare(entry("酒类广告可以在晚上播出"), entry("酒类广告不可以在晚上播出"));

    assertThat(comparison.changeKind()).isEqualTo(ChangeKind.RULE);
    assertThat(comparison.facts()).containsExactly("the rule in clause ¶1 changes");
  }

  @Test
  void anAddressIsComparedToTheLetter() {
    var before = entry("Ads must not.").with(Map.of("source_url", "https://a.example/b"));
    var after = before.with(Map.of("source_url", "https://a.example/b%E2%80%8B"));
    assertThat(Seen.isSame(before, after)).isFalse();
  }

  /** Whatever is done that nobody sees, it is told as nothing, and once is as good as twice. */
  @Property(tries = 300)
  void invisibleEditsChangeNoRule(
      @ForAll("clauses") List<List<String>> clauses, @ForAll long choice) {
    var before = text(clauses, " ", false);
    var after = text(clauses, choice % 2 == 0 ? "\n" : "  ", choice % 3 == 0);
    if (choice % 5 == 0) {
      after = after.replace("\n", "\r\n");
    }

    assertThat(Seen.words(Seen.words(after))).isEqualTo(Seen.words(after));
    assertThat(Seen.isSame(before, after)).isTrue();
    var isWrapped = choice % 2 == 0 && clauses.stream().anyMatch(words -> words.size() > 1);
    assertThat(Seen.hasSameLines(before, after)).isEqualTo(!isWrapped);
    for (var comparison :
        List.of(compare(entry(before), entry(after)), compare(entry(after), entry(before)))) {
      assertThat(comparison.changeKind()).isEqualTo(ChangeKind.WORDING);
      assertThat(comparison.changesNothing()).isEqualTo(before.equals(after));
      assertThat(comparison.facts())
          .singleElement()
          .asString()
          .startsWith(isWrapped ? "the lines of the text are grouped otherwise" : "nothing");
    }
  }

  /** Whichever form of Unicode, once or twice, with or without what shows nothing at its ends. */
  @Property(tries = 1000)
  void oneTextHasOneAppearance(@ForAll("letters") List<String> letters) {
    var text = String.join("", letters);
    var seen = Seen.words(text);

    assertThat(Seen.words(seen)).isEqualTo(seen);
    assertThat(Seen.words(Normalizer.normalize(text, Normalizer.Form.NFD))).isEqualTo(seen);
    assertThat(Seen.words("\u2060 " + text + "\u00ad\r\n")).isEqualTo(seen);
  }

  @Provide
  Arbitrary<List<String>> letters() {
    return Arbitraries.of(
            "a",
            "e",
            "18",
            " ",
            "\n",
            "\u0301",
            "\u0323",
            "\u01a1",
            "\u200b",
            "\u2060",
            "\u00ad",
            "\ufeff",
            "\u200c",
            "\u200d",
            "ไ",
            "ม",
            "\u0E49",
            "\u0E33",
            "中",
            "。",
            "ب",
            "\u064e",
            "क",
            "\u094d",
            "\u1780",
            "\u17D2",
            "\u1112",
            "\u1161",
            "\u11ab",
            "\uD83C\uDDE6",
            "**")
        .list()
        .ofMaxSize(10);
  }

  private static String text(List<List<String>> clauses, String space, boolean decomposed) {
    var text = new StringBuilder();
    for (var words : clauses) {
      text.append(String.join(space, words)).append("\n\n");
    }
    return decomposed ? Normalizer.normalize(text, Normalizer.Form.NFD) : text.toString();
  }

  @Provide
  Arbitrary<List<List<String>>> clauses() {
    return Arbitraries.of("ads", "must", "rượu", "phải", "không", "ไม่", "18", "só", "한국", "(not)")
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  private static String line(String text) {
    return text.replace("\\n", "\n").replace("\\r", "\r");
  }

  private static Comparison compare(PolicyEntry before, PolicyEntry after) {
    return Comparison.compare(
        Clocks.OF_MARKETS, Optional.of(before), after, Set.of(), SemanticVersion.parse("1.0.0"));
  }

  private static PolicyEntry entry(String text) {
    return PolicyEntry.stored(
        JSON.createObjectNode()
            .put("policy_id", "p")
            .put("version", "1.0.0")
            .put("enforcement", "must")
            .put("policy", text)
            .toString());
  }
}
