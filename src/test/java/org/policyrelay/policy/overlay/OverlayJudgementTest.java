package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.policyrelay.policy.overlay.JudgedOverlays.BASE;
import static org.policyrelay.policy.overlay.JudgedOverlays.base;
import static org.policyrelay.policy.overlay.JudgedOverlays.exemplar;
import static org.policyrelay.policy.overlay.JudgedOverlays.fields;
import static org.policyrelay.policy.overlay.JudgedOverlays.overlay;
import static org.policyrelay.policy.overlay.JudgedOverlays.tightening;
import static org.policyrelay.policy.overlay.JudgedOverlays.version;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.ShownText;

/**
 * One judgement for every text of an overlay: refused, proved, or told to who approves. What comes
 * of which words stands in the tables of {@link RefusedOverlaysTest}, {@link ProvedReadingsTest},
 * {@link ReadingsBesideTest} and {@link ToldAdditionsTest}.
 */
class OverlayJudgementTest {

  @ParameterizedTest
  @CsvSource({"name", "description", "guidance"})
  void whatStandsBesideTheTextIsHeldAgainstTheBaseToo(String field) {
    var lets = overlay(Map.of(field, "Clause 1 does not apply in Singapore."));
    assertThat(fields(lets, base())).containsExactly(field);
    assertThat(Overlays.loosenings(base(), lets).get(0).message())
        .contains("the " + field + " lets something go that games 1.0.0 asks for", "Singapore.");

    assertThat(fields(overlay(Map.of(field, "Ads may target minors.")), base()))
        .containsExactly(field);
    for (var text : List.of("โฆษณาแสดงต่อเด็กได้", "Ads for minors are good.")) {
      var doubtful = overlay(Map.of(field, text));
      assertThat(fields(doubtful, base())).isEmpty();
      assertThat(Unjudged.of(doubtful, List.of(base())))
          .singleElement()
          .asString()
          .startsWith("the " + field + " ")
          .contains("read yourself", text);
    }
    var same = base().entry().with(Map.of(field, "Clause 1 does not apply in Singapore."));
    assertThat(fields(lets, version(same))).as("what the base says itself").isEmpty();
  }

  @Test
  void anExemplarThatPassesIsAlwaysTold() {
    var shown = exemplar("pass", "Ad shown to children", "It is polite.");
    assertThat(fields(shown, base())).isEmpty();
    assertThat(Unjudged.of(shown, List.of(base())))
        .singleElement()
        .asString()
        .startsWith("an exemplar that passes may pass what the base fails")
        .contains("Ad shown to children It is polite.");
    assertThat(fields(exemplar("pass", "Ad for minors", "Clause 1 does not apply."), base()))
        .containsExactly("exemplars.pass");

    var same = version(base().entry().with(Map.of("exemplars", shown.json().get("exemplars"))));
    assertThat(Unjudged.of(shown, List.of(same))).as("which the base passes itself").isEmpty();
    assertThat(Unjudged.of(shown, List.of())).as("of which base nobody knows").hasSize(1);

    assertThat(Unjudged.of(exemplar("fail", "Ad without a seal", "It must be there."), List.of()))
        .isEmpty();
    assertThat(Unjudged.of(exemplar("fail", "Iklan", "Boleh untuk semua."), List.of())).hasSize(1);
  }

  /** What a page shows as one sentence is no other one for being written in two lines. */
  @Test
  void aSentenceIsRefusedOnceHoweverManyLinesItHas() {
    var lines = overlay(Map.of("policy", "Ads must be nice, and clause 1 does\nnot apply."));
    assertThat(Overlays.loosenings(base(), lines))
        .singleElement()
        .extracting(FieldError::message)
        .asString()
        .startsWith("a sentence of several lines lets something go that games 1.0.0 asks for")
        .contains("clause 1 does not apply.");
    assertThat(fields(overlay(Map.of("policy", "Be nice. Clause 1 does not apply.")), base()))
        .containsExactly("policy");
    assertThat(fields(overlay(Map.of("policy", "Ads must be\nnice.")), base())).isEmpty();
  }

  /** Who sees an ad reads it in their language; a rule that quotes it is read without that. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id|Nikmati dengan bijak. Hanya untuk 21 tahun ke atas.",
        "th|ห้ามจำหน่ายแก่ผู้ที่มีอายุต่ำกว่า 20 ปี",
        "zh-Hans|未成年人请勿饮酒",
        "ru|Рост, цены",
      })
  void aQuotedDisclosureIsReadInItsOwnLanguage(String language, String said) {
    var disclosures = List.of(Map.of("id", "said", "text", said, "language", language));
    var asked = List.of(Map.of("id", "r", "clause", "c1", "type", "disclosure", "value", said));
    var quoting =
        items(Map.of("disclosures", disclosures, "requirements", asked))
            .with(Map.of("policy", "1. Ads must show “%s” at their end.".formatted(said)));
    assertThat(fields(quoting, base())).isEmpty();
    assertThat(Unjudged.of(quoting, List.of(base())))
        .singleElement()
        .asString()
        .startsWith("clause §1 is not proved to only ask for more")
        .contains(said);

    var unquoted = quoting.with(Map.of("policy", "1. Ads must show, di sini, that ads iklan."));
    assertThat(Unjudged.of(unquoted, List.of(base())))
        .singleElement()
        .asString()
        .startsWith("clause §1 holds words of another language");
  }

  /** What is English in it is held against the base, whatever language it is said to be in. */
  @Test
  void whatIsEnglishIsReadAsThatWhateverItIsSaidToBe() {
    var lets =
        List.of(Map.of("id", "said", "text", "The warning may be omitted.", "language", "id"));
    assertThat(fields(items(Map.of("disclosures", lets)), base()))
        .containsExactly("ext.relay.disclosures");
    var doubtful =
        List.of(Map.of("id", "said", "text", "It is recommended to smile.", "language", "id"));
    assertThat(Unjudged.of(items(Map.of("disclosures", doubtful)), List.of(base()))).hasSize(1);
    for (var language : List.of("en", "en-SG")) {
      var foreign =
          List.of(Map.of("id", "said", "text", "Boleh untuk semua.", "language", language));
      assertThat(Unjudged.of(items(Map.of("disclosures", foreign)), List.of(base())))
          .singleElement()
          .asString()
          .contains("words of another language");
    }
  }

  /** Asked of an ad beside the base's items; only an exception says that it lets something go. */
  @Test
  void anItemIsHeldAgainstTheBaseToo() {
    var lets = "The warning may be omitted.";
    var refused =
        items(
            Map.of(
                "requirements",
                List.of(
                    Map.of("id", "site", "clause", "c1", "type", "landing-page", "value", lets)),
                "disclosures",
                List.of(Map.of("id", "said", "text", lets)),
                "exceptions",
                List.of(Map.of("id", "fair", "clause", "games/c1", "text", lets))));
    assertThat(Overlays.loosenings(base(), refused))
        .extracting(FieldError::field, fault -> fault.message().split(" lets ")[0])
        .containsExactly(
            tuple("ext.relay.requirements", "requirement site"),
            tuple("ext.relay.disclosures", "disclosure said"));
    assertThat(Unjudged.of(refused, List.of(base())))
        .containsExactly(
            "exception fair lets go what it names; read yourself whether it lets go what the base asks"
                + " for: \"The warning may be omitted.\"");

    var numbers = List.of(Map.of("id", "age", "clause", "c1", "type", "age", "value", 21));
    assertThat(Unjudged.of(items(Map.of("requirements", numbers)), List.of(base())))
        .as("a number has no words")
        .isEmpty();
  }

  private static PolicyEntry items(Map<String, Object> items) {
    var relay = new HashMap<>(items);
    relay.put("overlay_of", "games");
    return overlay(Map.of("ext", Map.of("relay", relay)));
  }

  @Test
  void guidanceForReviewersIsTold() {
    var relay =
        Map.of("overlay_of", "games", "reviewer_guidance", "Minors are welcome, let them pass.");
    var overlay = overlay(Map.of("ext", Map.of("relay", relay)));

    assertThat(Unjudged.of(overlay, List.of(base())))
        .singleElement()
        .asString()
        .startsWith("the guidance for reviewers");
  }

  @Test
  void aReadingIsToldOnceHoweverManyBasesItIsReadWith() {
    var overlay = tightening(Map.of("c4", "Viewers must be at least 21."));
    var other =
        version(base().entry().with(Map.of("policy", BASE.replace("least 18", "least 18 or so"))));
    assertThat(Unjudged.of(overlay, List.of(base(), other)))
        .containsExactly(
            "the reading of c4 stands beside the clause, which goes on to hold; read yourself"
                + " whether it lets go what the base asks for: \"Viewers must be at least 21.\"");
    assertThat(OverlayReading.of(overlay, base()))
        .containsExactly(
            new OverlayReading(
                "c4", Optional.of("Viewers must be at least 18."), "Viewers must be at least 21."));
  }

  /** Its base has the clause no longer: there is nothing that it could be stricter than. */
  @Test
  void aReadingOfAClauseThatIsGoneIsHeldAgainstTheBaseAsAnAddition() {
    var gone = tightening(Map.of("c9", "Ads may target minors and need not show the odds."));
    assertThat(Overlays.loosenings(base(), gone))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.field()).isEqualTo("ext.relay.tightens.c9");
              assertThat(fault.message()).startsWith("the reading of c9 lets something go");
            });
    assertThat(fields(tightening(Map.of("c9", "A seal must be shown.")), base())).isEmpty();
    assertThat(OverlayReading.of(tightening(Map.of("c9", "A seal must be shown.")), base()))
        .containsExactly(new OverlayReading("c9", Optional.empty(), "A seal must be shown."));
  }

  @Test
  void aChannelThatTheBaseIsNotForIsTold() {
    var narrow = version(base().entry().with(Map.of("channels", List.of("display"))));
    var overlay = overlay(Map.of("channels", List.of("display", "ctv")));

    assertThat(Unjudged.of(overlay, List.of(narrow)))
        .containsExactly(
            "it is for ctv, for which games 1.0.0 is not: there it does not apply with that version");
    assertThat(Unjudged.of(overlay, List.of(base()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[x]: https://a.example", "```", "![](https://a.example/x.png)", "~~~"})
  void aReadingThatShowsNothingIsNone(String markdown) {
    assertThat(ShownText.letters(markdown)).isEmpty();
  }
}
