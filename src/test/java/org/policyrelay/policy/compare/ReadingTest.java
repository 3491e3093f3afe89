package org.policyrelay.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.support.Policies;

/** What one person may make public alone says nothing else than before. */
class ReadingTest {

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Wine ads  must not.         | Wine ads must not.
          Don't show it.              | Don’t show it.
          a "drink"                   | a “drink”
          "a" or "b"                  | “a” or “b”
          say 'a', don't              | say ‘a’, don’t
          users' ads                  | users’ ads
          ("a") and "it's"            | (“a”) and “it’s”
          well-known                  | well‐known
          in **this**  way            | in **this** way
          *not* this                  | _not_ this
          caf\u00e9                        | cafe\u0301
          ไม่\u200bอนุญาต                      | ไม่อนุญาต
          """)
  void saysTheSame(String one, String other) {
    assertThat(Reading.isSame(one, other)).isTrue();
    assertThat(Reading.isSame(other, one)).isTrue();
  }

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          licensed firms                    | unlicensed firms
          see [it](https://a.example)       | see [it](https://a.example/new)
          ask [it](https://t.me/asic_help)  | ask [it](https://t.me/quick_money)
          see [it](https://a.example#a)     | see [it](https://a.example#b)
          in \uD83C\uDDE6\uD83C\uDDFA\uD83C\uDDF8\uD83C\uDDEC | in \uD83C\uDDE6\u200b\uD83C\uDDFA\uD83C\uDDF8\u200b\uD83C\uDDEC
          unlicensed                        | un\u200blicensed
          18                                | 1\u200b8
          \u0E52\u0E50                      | \u0E52\u200b\u0E50
          \u1042\u1040                      | \u1042\u200b\u1040
          \u1780\u17D2\u1780              | \u1780\u17D2\u200b\u1780
          \u1781\u17D2\u1789\u17BB\u17C6 | \u1781\u17D2\u1789\u200b\u17BB\u17C6
          \u1000\u1039\u1000              | \u1000\u1039\u200b\u1000
          \u0E19\u0E49\u0E33              | \u0E19\u200b\u0E49\u0E33
          \u0E19\u0E33                    | \u0E19\u200b\u0E33
          \u0E99\u0EB3                    | \u0E99\u200b\u0EB3
          18-25 only                        | 18–25 only
          alcohol-free                      | alcohol—free
          sellers' agents                   | sellers‚ agents
          18 20 km                          | 18\u168020 km
          in appropriate                    | in\u200aappropriate
          only licensed                     | only\u00a0licensed
          only licensed                     | only\u00a0\u00a0licensed
          only licensed                     | only\u3000licensed
          unlicensed                        | un\u00adlicensed
          un licensed                       | un\u2060licensed
          unlicensed                        | un\u2060licensed
          a "drink"                         | a „drink"
          "free" or "guaranteed return"     | “free" or "guaranteed return”
          "free" or "guaranteed"            | “free“ or ”guaranteed”
          "free" or "guaranteed"            | ”free” or ”guaranteed”
          "a "b" c"                         | “a “b” c”
          "a" b                             | “a b
          'free' or 'safe'                  | ‘free' or 'safe’
          'free' or 'safe'                  | ’free’ or ’safe’
          ask ads-board.example             | ask ads\u2010board.example
          ask a-b@mail                      | ask a\u2011b@mail
          ask ads-board.ไทย                 | ask ads\u2011board.ไทย
          ask ads-board.新加坡                 | ask ads\u2011board.新加坡
          ask ads-board。example            | ask ads\u2011board。example
          ask ads-board．example            | ask ads\u2011board．example
          ask **ads-board**.example         | ask **ads\u2011board**.example
          see a.example/users'guide         | see a.example/users\u2019guide
          see example.com/a...b             | see example.com/a\u2026b
          tag --verified                    | tag \u2011\u2011verified
          see [it](https://a.example)       | see [it](http://a.example)
          see [it](https://a.example)       | see [it](https://a.example/?next=//b.example)
          in **appropriate** ads            | in**appropriate** ads
          in *dependent* ads                | in*dependent* ads
          in [eligible](https://a.example)  | in[eligible](https://a.example)
          1.**5** per cent                  | 1**5** per cent
          St. *Kilda*                       | St *Kilda*
          `beer  banned`                    | `beer   banned`
          use https://a.example             | use http://a.example
          see https://a.example/old         | see https://a.example/new
          see <https://a.example>           | see <https://b.example>
          see [it](https://a.example)       | see [it](https://b.example)
          see [it](https://a.example/x)     | see [it](https://a.example/policies/b)
          see [it](https://a.example/x)     | see [it](https://a.example/%70olicies/b)
          see [it](mailto:a@a.example)      | see [it](mailto:b@a.example)
          Wine ads must not                 | Wine ads must not.
          a &#1;Text&#1; b                  | a *Text* b
          promote, link to or resemble      | promote or resemble
          the operator                      | the operator or its affiliate
          cure                              | treat
          shwon                             | shown
          moral                             | amoral
          may                               | May
          children, adults only             | children; adults only
          no, where asked                   | no where asked
          nowhere                           | no where
          1.5 per cent                      | 15 per cent
          1,5                               | 1.5
          -5 degrees                        | - 5 degrees
          must not                          | must ~~not~~
          must not                          | must *not*
          must not                          | must `not`
          (not) shown                       | not shown
          shown?                            | shown
          wine / beer                       | wine beer
          m²                                | m2
          see [it](https://a.example)       | see it
          see [it](https://a.example)       | see [none](https://a.example)
          see [it](/policies/a)             | see [it](/policies/b)
          see [it](https://a.example)       | see [it](javascript:alert)
          see [it](https://a.example "a")   | see [it](https://a.example "not")
          1. shown                          | 2. shown
          > 1. shown                        | > 18. shown
          - shown                           | shown
          # shown                           | ## shown
          <b>not</b> shown                  | <i>not</i> shown
          می\u200cخواهم                        | میخواهم
          US$5                              | US€5
          """)
  void maySaySomethingElse(String one, String other) {
    assertThat(Reading.isSame(one, other)).isFalse();
    assertThat(Reading.isSame(other, one)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[Ads should be]: licensed",
        "    Ads should  be licensed",
        "```\nAds should be licensed\n```",
        "> Ads should be licensed",
        "Ads should\nbe licensed",
        "<p>Ads should be licensed"
      })
  void structureIsRead(String other) {
    assertThat(Reading.isSame("    Ads should be licensed", other)).isFalse();
    assertThat(Reading.isSame("Ads should be licensed", other)).isFalse();
  }

  /**
   * A description is drawn line by line: which words stand in one line says what belongs together.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Prohibited: beer wine\nallowed spirits\ntoo",
        "Prohibited: beer\n\nwine allowed\nspirits too",
        "Prohibited: beer wine allowed spirits too"
      })
  void theLinesOfADescriptionAreRead(String other) {
    var entry =
        Policies.shouldRule()
            .with(Map.of("description", "Prohibited: beer\nwine allowed\nspirits too"));

    assertThat(Reading.isSame(entry, entry.with(Map.of("description", other)))).isFalse();
    assertThat(
            Reading.isSame(
                entry,
                entry.with(
                    Map.of("description", "Prohibited:  beer \r\nwine allowed\nspirits too\n"))))
        .isTrue();
  }

  /** As many as a text can have: each is looked at without another frame of the stack. */
  @ParameterizedTest
  @ValueSource(strings = {"a\u2019 ", "\u201Ca\u201D ", "\u2018a\u2019 "})
  void aTextFullOfMarksIsReadToItsEnd(String quoted) {
    var text = quoted.repeat(5_000 / quoted.length());
    var typed = text.replaceAll("[\u2018\u2019]", "'").replaceAll("[\u201C\u201D]", "\"");

    assertThat(Reading.isSame(text, typed)).isTrue();
    assertThat(Reading.isSame(text + "\u201C", typed + "\"")).isFalse();
  }

  /** A name and a description are no Markdown: what would be markup there is shown. */
  @Test
  void aDescriptionIsReadAsItStands() {
    var entry = Policies.shouldRule().with(Map.of("description", "Only \"licensed\" firms."));
    var shaped = entry.with(Map.of("description", "Only  “licensed” firms."));
    assertThat(Reading.isSame(entry, shaped)).isTrue();
    for (var other :
        List.of(
            "Only *licensed* firms.",
            "[Only]: &#1;licensed firms.",
            "Only \"licensed\" firms. <!-- -->",
            "Only \"licensed\" firms")) {
      assertThat(Reading.isSame(entry, entry.with(Map.of("description", other)))).isFalse();
    }
    assertThat(Reading.isSame(entry, entry.with(Map.of("requires_human_review", true)))).isFalse();
  }

  /** What is emphasized, linked or quoted keeps its distance to the words beside it. */
  @Property
  void noWordsGrowTogether(
      @ForAll @AlphaChars @StringLength(min = 1, max = 8) String word,
      @ForAll @AlphaChars @StringLength(min = 1, max = 8) String next) {
    for (var markup : List.of("**%s**", "*%s*", "`%s`", "[%s](https://a.example)", "<b>%s</b>")) {
      var marked = markup.formatted(next);
      assertThat(Reading.isSame(word + " " + marked, word + marked)).isFalse();
      assertThat(Reading.isSame(marked + " " + word, marked + word)).isFalse();
    }
  }

  /** Any letter or digit, put anywhere between words, taken out or changed, is read. */
  @Property
  void everyLetterAndDigitIsRead(
      @ForAll @Size(min = 1, max = 6)
          List<@AlphaChars @NumericChars @StringLength(min = 1, max = 8) String> words,
      @ForAll @AlphaChars @NumericChars char letter,
      @ForAll @IntRange(max = 60) int place) {
    var text = "Ads: " + String.join(" ", words) + " are shown";
    var at = 5 + place % (text.length() - 5);
    var longer = text.substring(0, at) + letter + text.substring(at);
    var without = text.substring(0, at) + text.substring(at + 1);
    var other = text.substring(0, at) + letter + text.substring(at + 1);

    assertThat(Reading.isSame(text, longer)).isFalse();
    assertThat(Reading.isSame(text, other)).isEqualTo(text.equals(other));
    assertThat(Reading.isSame(text, without)).isFalse();
  }

  @Property
  void moreWhiteSpaceSaysNothing(
      @ForAll @Size(min = 1, max = 6)
          List<@AlphaChars @StringLength(min = 1, max = 8) String> words,
      @ForAll @IntRange(min = 1, max = 3) int spaces) {
    assertThat(
            Reading.isSame(String.join(" ", words), String.join(" ".repeat(spaces), words) + "  "))
        .isTrue();
  }
}
