package org.policyrelay.policy.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.policy.SiteShows;
import org.policyrelay.policy.compare.DiffPart;
import org.policyrelay.policy.compare.DiffPart.Kind;
import org.policyrelay.policy.compare.MarkedText;
import org.policyrelay.policy.compare.TextDiff;

/** A small edit is a small difference in every script of the markets. */
class ScriptsTest {

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          酒类广告必须面向成年人投放 | 酒类广告不得面向成年人投放 | 必须 | 不得
          広告は二十歳以上に表示する | 広告は十八歳以上に表示する | 二 | 八
          โฆษณาสุราต้องแสดงคำเตือน   | โฆษณาสุราห้ามแสดงคำเตือน  | ต้อ ง | ห้ า ม
          ໂຄສະນາຕ້ອງສະແດງຄຳເຕືອນ     | ໂຄສະນາຕ້ອງສະແດງຄຳເຕືອນໃຫຍ່ |  | ໃຫຍ່
          ကြော်ငြာတွင်သတိပေးချက်ပြရမည် | ကြော်ငြာတွင်သတိပေးချက်မပြရ | မည် | မ
          ពាណិជ្ជកម្មត្រូវបង្ហាញការព្រមាន | ពាណិជ្ជកម្មមិនត្រូវបង្ហាញការព្រមាន |  | មិន
          도박 광고는 금지됩니다           | 도박 광고는 허용됩니다       | 금지 | 허용
          """)
  void theLettersThatChangeAreMarkedAndTheClauseStaysItself(
      String before, String after, String gone, String come) {
    var parts = TextDiff.between(before, after);

    assertThat(reading(parts, Kind.ADDED)).isEqualTo(before);
    assertThat(reading(parts, Kind.REMOVED)).isEqualTo(after);
    var same = parts.stream().filter(part -> part.kind() == Kind.SAME);
    assertThat(same.mapToInt(part -> part.text().length()).sum())
        .isGreaterThanOrEqualTo(before.length() / 2);
    assertThat(marked(parts, Kind.REMOVED)).isEqualTo(letters(gone));
    assertThat(marked(parts, Kind.ADDED)).isEqualTo(letters(come));
    // nothing begins with what belongs to the letter before it
    assertThat(parts).noneMatch(part -> part.text().matches("(?s)[\\p{M}\u0E33\u0EB3].*"));

    var given = ClauseIds.give(before, List.of(), 0);
    assertThat(ClauseIds.give(after, List.of(given.clauses()), given.last()).clauses())
        .extracting(Clause::id)
        .containsExactly("c1");
  }

  @Test
  void otherClausesOfTheSameScriptAreOthers() {
    var given = ClauseIds.give("酒类广告必须面向成年人投放", List.of(), 0);
    assertThat(ClauseIds.give("彩票宣传禁止出现在电视上", List.of(given.clauses()), given.last()).clauses())
        .extracting(Clause::id)
        .containsExactly("c2");
  }

  @Test
  void aTableIsOneClause() {
    var text = "Limits:\n\n| Market | Age |\n|---|--:|\n| SG | 18 |\n| TH | 20 |\n\n1. Ask.";
    assertThat(ClauseText.of(text))
        .containsExactly(
            new ClauseText("¶1", 0, "Limits:"),
            new ClauseText("¶2", 2, "| Market | Age |\n|---|--:|\n| SG | 18 |\n| TH | 20 |"),
            new ClauseText("§1", 7, "Ask."));
    var given = ClauseIds.give(text, List.of(), 0);
    var after = text.replace("| 20 |", "| 21 |\n| VN | 18 |");
    assertThat(ClauseIds.give(after, List.of(given.clauses()), given.last()).clauses())
        .extracting(Clause::id)
        .containsExactly("c1", "c2", "c3");
    assertThat(MarkedText.byClause(text, after).lines()).hasSize(1);
  }

  /** Two long texts with nothing in common take neither the memory nor long. */
  @Test
  void longTextsAreCompared() {
    var before = "酒类广告必须面向成年人投放".repeat(380);
    var after = "彩票宣传禁止出现在电视上".repeat(410);
    assertThat(reading(TextDiff.between(before, after), Kind.REMOVED)).isEqualTo(after);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          1. Ads <name> & co **must** not. ~ ''
          `&lt;` and https://a.example/?a=1&lt;=2 ~ ''
          Say \\*now\\*, &lt;b&gt; &#65;   ~ **The site shows** \\* for \\\\\\*; &lt; for \\&lt;; &gt; for \\&gt;; A for \\&\\#65;
          a&nbsp;b ![not](https://a.example/x.png) ~ **The site shows** ⟨U+00A0⟩ for \\&nbsp;; nothing for the picture [https\\://a.example/x.png](<https://a.example/x.png>)
          &nosuch; x                       ~ ''
          """)
  void whoApprovesIsToldWhichLettersAreShownInstead(String text, String told) {
    assertThat(SiteShows.otherwise(text)).isEqualTo(told);
  }

  private static String reading(List<DiffPart> parts, Kind without) {
    return parts.stream()
        .filter(part -> part.kind() != without)
        .map(DiffPart::text)
        .collect(Collectors.joining());
  }

  private static String marked(List<DiffPart> parts, Kind kind) {
    return parts.stream()
        .filter(part -> part.kind() == kind)
        .map(DiffPart::text)
        .collect(Collectors.joining());
  }

  private static String letters(String spaced) {
    return spaced == null ? "" : spaced.replace(" ", "");
  }
}
