package org.policyrelay.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.Seen;
import org.policyrelay.policy.entry.SemanticVersion;
import org.policyrelay.support.Clocks;

/** Nothing is taken for wording but what is proved to say the same, or what a person calls so. */
class ProvedWordingTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ads may be shown to men.        | Ads may be shown by men.
          Beer and wine both need it      | Beer or wine both need it
          Class C films are for adults.   | Class A films are for adults.
          Vitamin C                       | Vitamin D
          Ads of US brands                | Ads of us brands
          5 mW of light                   | 5 MW of light
          What doctors prescribe          | What doctors proscribe
          Ads for minors end.             | Ads for miners end.
          The employee pays.              | The employer pays.
          The insured pays.               | The unsured pays.
          Ads of the lottery              | Ads of the pottery
          The county decides.             | The country decides.
          It is for adults.               | It is for adult.
          Ads, if wine, beer end          | Ads, if wine beer, end
          They are shown. Here to all     | They are shown here. To all
          It is legal?                    | It is legal.
          Men (adults) see it             | Men adults see it
          See [act](https://a.example/x). | See [act](https://b.example/x).
          *beer* ends                     | beer ends
          乙级电影可以放映                  | 甲级电影可以放映
          """)
  void whatNoProgramCanTellIsForAPerson(String before, String after) {
    assertThat(compare(before, after, null).changeKind()).isEqualTo(ChangeKind.RULE);
    assertThat(compare(after, before, null).changeKind()).isEqualTo(ChangeKind.RULE);

    assertThat(compare(before, after, "1.0.1").changeKind())
        .as("who drafts it may call it wording, and is seen to do so")
        .isEqualTo(ChangeKind.WORDING);
    assertThat(compare(before, after, "1.0.1").facts().get(0)).contains("clause");
  }

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          อายุต่ำกว่า ๒๐ ปี          | อายุต่ำกว่า ๑๓ ปี
          အသက် ၁၈ နှစ်              | အသက် ၂၀ နှစ်
          អាយុ ១៨ ឆ្នាំ               | អាយុ ២០ ឆ្នាំ
          From ١٨ years             | From ٢٠ years
          Age １８                   | Age ２０
          Form ①                    | Form ②
          Form Ⅳ                    | Form Ⅵ
          Beer of ≤ 5 %             | Beer of ≥ 5 %
          Beer of < 5 %             | Beer of > 5 %
          Size = 5                  | Size ≠ 5
          Beer of 5 %               | Beer of 5 ‰
          At 30 °C                  | At 30 °F
          A fee of $5               | A fee of €5
          A fee of ½ day            | A fee of ¼ day
          x² an ad                  | x³ an ad
          From -5 degrees           | From 5 degrees
          From −5 degrees           | From 5 degrees
          For 18+                   | For 18
          A fee of 5.000            | A fee of 5,000
          Beer ✓                    | Beer ✗
          Beer ✅                   | Beer ❌
          Beer 🚫                   | Beer
          Ads must not show it      | Ads must ~~not~~ show it
          Beer → wine               | Beer ← wine
          Ads must _not_ show it    | Ads must show it
          Ads __must__ show it      | Ads __may__ show it
          From 18 ≤ age             | From 18 ≥ age
          Under ABV < the limit     | Under ABV > the limit
          Of ≥ **5** % here         | Of ≤ **5** % here
          Of **5**% here            | Of **5**‰ here
          Beer &lt; 5 here          | Beer &gt; 5 here
          For 18 + here             | For 18 here
          Of ≦ 5 here               | Of ≧ 5 here
          Sets A ⊂ B here           | Sets A ⊄ B here
          At 30 ℃                   | At 30 ℉
          Beer ○ wine               | Beer × wine
          Beer 👍 here              | Beer 👎 here
          From –5 degrees           | From 5 degrees
          For thirteen years        | For sixteen years
          A dozen ads               | Ten ads
          Schedule XVIII drugs      | Schedule XVI drugs
          满十八岁                  | 满二十岁
          酒精以上                  | 酒精以下
          We prohibit beer          | We permit beer
          โฆษณาห้ามแสดง             | โฆษณาแสดง
          Iklan dilarang tayang     | Iklan boleh tayang
          Quảng cáo không được      | Quảng cáo được
          Firms donʼt show it       | Firms do show it
          3. Ads for men end.       | 4. Ads for men end.
          """)
  void aNumberAndASignCarryARule(String before, String after) {
    assertThat(compare(before, after, null).changeKind()).isEqualTo(ChangeKind.RULE);
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> compare(before, after, "1.0.1"))
        .withMessageContaining("2.0.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ads  must be “fair”.\n\n1. No wine.\n2. Beer – and cider – may run.",
        "Ads must be \"fair\".\n\n1. No  wine.\n2. Beer – and cider – may run.\n",
        "Ads must be\n\"fair\".\n\n1. No wine.\n2. Beer – and cider – may run.",
        "Ads must be “fair”.\n\n1. No wine.\n2. Beer – and cider – may run.",
        "Ads must be \"fair\".\r\n\r\n1. No wine.\r\n2. Beer – and cider – may run."
      })
  void whatReadsTheSameIsWording(String after) {
    var before = "Ads must be \"fair\".\n\n1. No wine.\n2. Beer – and cider – may run.";

    assertThat(compare(before, after, null).changeKind()).isEqualTo(ChangeKind.WORDING);
  }

  /** Whatever is typed in, taken out or put in another place. */
  @Property(tries = 3000)
  void noEditIsWordingButWhatReadsOrLooksTheSame(@ForAll("edits") List<String> edit) {
    var before = edit.get(0);
    var after = edit.get(1);

    if (compare(before, after, null).changeKind() == ChangeKind.WORDING) {
      assertThat(Seen.isSame(before, after) || Reading.isSame(before, after))
          .as("%s → %s", before, after)
          .isTrue();
    }
  }

  @Provide
  Arbitrary<List<String>> edits() {
    var piece =
        Arbitraries.of(
            "Ads",
            "must",
            "not",
            "show",
            "wine",
            "to",
            "by",
            "minors",
            "5",
            "๒๐",
            "≤",
            "%",
            ".",
            ",",
            " ",
            "  ",
            "\n",
            "\n\n",
            "1. ",
            "2. ",
            "- ",
            "# ",
            "**",
            "`",
            "ไม่",
            "广告",
            "不",
            "(",
            ")",
            "~~",
            "> ",
            "| a | b |\n|---|---|\n| x | y |\n",
            "[act](https://a.example)",
            "\u00A0",
            "\u200B",
            "“",
            "\"",
            "–",
            "-",
            "\\\n",
            "  \n");
    var text = piece.list().ofMinSize(3).ofMaxSize(14);
    return Combinators.combine(
            text,
            piece,
            Arbitraries.integers().between(0, 13),
            Arbitraries.integers().between(0, 2))
        .as(
            (pieces, other, at, how) -> {
              var edited = new ArrayList<>(pieces);
              var place = at % pieces.size();
              switch (how) {
                case 0 -> edited.set(place, other);
                case 1 -> edited.add(place, other);
                default -> edited.remove(place);
              }
              return List.of("Rule " + String.join("", pieces), "Rule " + String.join("", edited));
            });
  }

  private static Comparison compare(String before, String after, @Nullable String version) {
    return Comparison.compare(
        Clocks.OF_MARKETS,
        Optional.of(entry(before, "1.0.0")),
        entry(after, version),
        Set.of(),
        SemanticVersion.parse("1.0.0"));
  }

  private static PolicyEntry entry(String text, @Nullable String version) {
    ObjectNode entry = JSON.createObjectNode();
    entry.put("policy_id", "p").put("enforcement", "should").put("policy", text);
    if (version != null) {
      entry.put("version", version);
    }
    return PolicyEntry.stored(entry.toString());
  }
}
