package org.policyrelay.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.policy.OverlayVerdict.Loosens;
import org.policyrelay.policy.OverlayVerdict.Stricter;
import org.policyrelay.support.Policies;

/** One judgement for every text of an overlay: refused, proved, or told to who approves. */
class OverlayJudgementTest {

  private static final String BASE =
      "Ads must not target minors.\n\nAds must name the operator.\n\nAds must show the odds.\n\n"
          + "Viewers must be at least 18.";

  /** Only these may stand in the place of the base's own words. */
  private static final String PROVED =
      """
      The audience must be 18 or older. | The audience must be 21 or older.
      Viewers must be at least 18. | Viewers must be at least 21.
      Viewers must be at least 18 years old. | Viewers must be at least 21 years old.
      Viewers must be over 18. | Viewers must be over 21.
      Viewers must not be under 18. | Viewers must not be under 21.
      Viewers must not be younger than 18. | Viewers must not be younger than 25.
      Viewers should be at least 18. | Viewers should be at least 21.
      Models must be 25 or over. | Models must be 30 or over.
      Models shall be no younger than 18. | Models shall be no younger than 25.
      Ads must carry at least 20 words. | Ads must carry at least 30 words.
      Ads must contain no fewer than 5 lines. | Ads must contain no fewer than 6 lines.
      Ads must show at least 2 warnings. | Ads must show at least 3 warnings.
      The warning must cover at least 20% of the ad. | The warning must cover at least 25% of the ad.
      The text must cover at least 20 % of it. | The text must cover at least 30 % of it.
      Spots must last at most 30 seconds. | Spots must last at most 20 seconds.
      Spots must be at most 30 seconds long. | Spots must be at most 15 seconds long.
      Spots must be no longer than 30 seconds. | Spots must be no longer than 15 seconds.
      Spots must not exceed 30 seconds. | Spots must not exceed 15 seconds.
      Spots must not last longer than 30 seconds. | Spots must not last longer than 15 seconds.
      Ads must not be longer than 30 seconds. | Ads must not be longer than 15 seconds.
      Loans may be advertised. | Loans must not be advertised.
      Loans may be advertised. | Loans must never be advertised.
      Loans may be advertised. | Loans cannot be advertised.
      Beer may be shown. | Beer must not be shown.
      Vapes may be sold. | Vapes shall not be sold.
      A warning should be shown. | A warning must be shown.
      A warning should be shown. | A warning shall be shown.
      A warning should be displayed in print. | A warning must be displayed in print.
      Ads should be quiet. | Ads must be quiet.
      Ads should be quiet. | **Ads MUST be quiet.**
      Ads should carry a warning. | Ads must carry a warning.
      Ads should name the lender. | Ads must name the lender.
      Ads should name the lender unless it is a bank. | Ads must name the lender unless it is a bank.
      Ads should state the yearly cost | Ads must state the yearly cost.
      Ads should not target minors. | Ads must not target minors.
      Ads should not be aimed at minors. | Ads must not be aimed at minors.
      Ads should never depict minors. | Ads must never depict minors.
      Ads should be shown to adults only. | Ads must be shown to adults only.
      Prices should be clear. | Prices must be clear.
      Be brief. Ads should name the lender. | Be brief. Ads must name the lender.
      The audience should be at least 18. | The audience must be at least 18.
      The audience should be 18 or older. | The audience must be 18 or older.
      """;

  /** Looser: refused. */
  private static final String REFUSED_READINGS =
      """
      Ads should not target minors. | Ads must target minors.
      Ads must not target minors. | Ads must target minors.
      Ads must not target minors. | Ads may target minors.
      Ads must not be aimed at minors. | Ads must be aimed at minors.
      Ads must never show minors. | Ads should show minors.
      The audience must be 18 or older. | The audience must be 16 or older.
      The audience must be 18 or older. | The audience should be 18 or older.
      The audience must be 18 or older. | The audience may be 18 or older.
      The audience must be 18 or older. | The audience must be 18 or older unless they ask.
      Ads must not be shown to people at least 18. | Ads must not be shown to people at least 21.
      Ads may be rejected. | Ads must not be rejected.
      Ads must be reviewed. | Ads must not be reviewed.
      Ads should be reviewed. | Ads must not be reviewed.
      Ads must carry a warning. | Ads may not carry a warning.
      A warning must be shown. | A warning must be shown if the lender is foreign.
      Loans must not be shown. | Loans must not be shown, provided they are foreign.
      Ads must name the operator. | Clause 1 does not apply; ads must name the operator.
      Ads must name the operator. | Nothing prevents ads from targeting minors; they must name the operator.
      Ads must name the operator. | Nothing prevents ads that must name the operator.
      Ads must name the operator. | Ads must name the operator. Ads may target minors.
      Ads must name the operator. | Ads must name the operator. Advertisers are exempt from clause 1.
      Ads must name the operator. | Ads must name the operator. Clause 1 is deleted.
      Ads must name the operator. | Ads must name the operator. Clause 1 has no effect.
      Ads must name the operator. | Ads must name the operator [here](https://a.example "Clause 1 does not apply").
      Ads must name the operator. | Ads must name the operator. ![Clause 1 does not apply](https://a.example/x.png)
      Ads must name the operator. | Ads must name the operator. It is not prohibited to target minors.
      """;

  /** Not proved, and not refused: it stands beside the clause, and who approves is told. */
  private static final String BESIDE =
      """
      Viewers must be at least 18. | ![Viewers must be at least 21.](x)
      Viewers must be at least 18. | [Viewers must be at least 21.](https://a.example)
      Viewers must be at least 18. | # Viewers must be at least 21.
      Viewers must be at least 18. | [^1]: Viewers must be at least 21.
      Viewers must be at least 18. | > Viewers must be at least 21.
      Viewers must be at least 18. | - Viewers must be at least 21.
      Viewers must be at least 18. | `Viewers must be at least 21.`
      Viewers must be at least 18. | ~~Viewers must be at least 21.~~
      Viewers must be at least 18. | Viewers must be at least 21 or 16.
      Viewers must be at least 18. | Viewers must be at least 1,800.
      Viewers must be at least 18. | Viewers must be at least 18.5.
      Viewers must be at least 18. | Viewers must be at least 21-15.
      Viewers must be at least 18. | Viewers must be at least $21.
      Ads may be shown to adults only. | Ads may not be shown to adults.
      Ads may be shown to adults only. | Ads must not be shown to adults only.
      Ads may be shown to adults. | Ads must not be shown to adults.
      Ads may be shown if licensed. | Ads must not be shown if licensed.
      No ads may be shown. | No ads must not be shown.
      Ads are for adults only. | Ads are not for adults.
      Ads should be quiet. | Ads must be not quiet.
      Viewers must be at least 18 to skip ads. | Viewers must be at least 21 to skip ads.
      Viewers must be over 18 to be warned. | Viewers must be over 21 to be warned.
      Ads must be at least 9 seconds for a warning to be due. | Ads must be at least 10 seconds for a warning to be due.
      Ads must last at least 9 seconds before they need a warning. | Ads must last at least 12 seconds before they need a warning.
      Ads should be short to need a warning. | Ads must be short to need a warning.
      Ads should be clear so that a warning is due. | Ads must be clear so that a warning is due.
      Ads should be quiet, not loud. | Ads must be quiet, loud.
      Nobody should show minors. | Nobody must show minors.
      What should be shown is optional. | What must be shown is optional.
      No viewer should be at least 18. | No viewer should be at least 21.
      Only ads should name the lender. | Only ads must name the lender.
      Ads must be quiet. | Ads must never be loud.
      Ads must be shown to adults only. | Ads must never be shown.
      Ads must be for adults only. | Ads must never be shown.
      Ads must be shown to adults only. | Ads must be shown to all.
      The warning must cover at least 20% of the ad. | The warning must cover at least 25 of the ad.
      Viewers over 18 must be warned. | Viewers over 21 must be warned.
      Ads longer than 30 seconds must carry a warning. | Ads longer than 60 seconds must carry a warning.
      Ads that should carry a warning are reviewed. | Ads that must carry a warning are reviewed.
      Ads should not be rejected. | Ads must not be rejected.
      Ads should be accepted. | Ads must be accepted at night.
      Reviewers should not ask for proof. | Reviewers must not ask for proof.
      Proof should not be asked for. | Proof must not be asked for.
      Ads may be loud. | Ads may not only be loud.
      Ads may be checked. | Ads must not be checked.
      Reviewers may check the age. | Reviewers must not check the age.
      Bans must be at most 9 days. | Bans must be at most 7 days.
      Ads must name the operator. | Ads must name the operator and its number.
      Ads must name the operator. | Ads must name the operator, in large letters.
      Ads must name the operator. | Ads must name the 0perator.
      Ads must name the operator. | Ads must name the operator or its affiliate.
      Ads should name the lender. | Ads m\u0443st name the lender.
      Ads should name the lender. | Los anuncios deben nombrar al prestamista.
      """;

  /** Added texts that certainly let something go. */
  private static final String REFUSED =
      """
      Clause 1 does not apply.
      Clause 1 is deleted.
      Clause 1 is replaced by: ads must be nice.
      Clause 1 is void.
      Clause 1 has no effect.
      Clause 1 must be read as a recommendation.
      Clauses 1 is hereby repealed.
      §1 is withdrawn.
      This policy is superseded.
      The base is set aside.
      Ads must be polite, but nobody is required to check the age.
      Ads that target minors are welcome.
      Ads that target minors are acceptable.
      Targeting minors is fine.
      Ads may target minors.
      Ads m**a**y target minors.
      > Ads may target minors.
      # Ads may target minors
      - [x] Clause 1 does not apply
      `Clause 1 does not apply`
      Be nice [here](https://a.example "Clause 1 does not apply").
      Be nice ![Clause 1 does not apply](https://a.example/x.png)
      | who | rule |~|---|---|~| adults | must be polite |~| minors | may be targeted |
      Ads must be nice, and clause 1~does not apply.
      [here]: https://a.example "Clause 1 does not apply"
      """;

  /** Added texts of which no program can tell. */
  private static final String TOLD =
      """
      Los anuncios de juego pueden dirigirse a menores.
      Los anuncios de juego pueden dirigirse a menores, must be polite.
      Les publicités peuvent viser les mineurs.
      Os anúncios podem ser dirigidos a menores.
      Werbung darf sich an Kinder richten.
      Gli annunci possono rivolgersi ai minori.
      Reclame mag op kinderen gericht zijn.
      Ang mga patalastas ay puwedeng ipakita sa mga bata.
      Boleh kepada kanak-kanak.
      โฆษณาแสดงต่อเด็กได้
      可以做广告
      Clause 1: nulle.
      ~~Ads must not target minors.~~ Ads must be polite.
      Ads must be polite and may be shown to everybody.
      Children may see ads, which must be polite.
      Advertisers are entitled to target minors.
      Advertisers have the right to target minors.
      Targeting minors is legal.
      Minors: yes.
      Minors have a place in ads.
      Ads for minors are good.
      Ads could also target minors.
      Minors are no reason to reject an ad.
      Ads that target minors will be approved.
      Ads must also be shown to children.
      Ads must target minors.
      Ads shall be shown to everybody.
      Viewers must be at least 16.
      Clause 1 must be kept only for beer.
      Reviewers must not reject ads for the odds.
      Ads must name the operator unless it is a bank.
      Ads must name the operator instead.
      Ads must follow the rules of the platform.
      Odds must be shown if the operator wants it.
      Ads m\u0443st name the bank.
      This follows the act.
      There is no ban on ads that target minors.
      It is a recommendation to name the operator.
      Advertisers must be left to target minors freely.
      | who | rule |~|---|---|~| clubs | must be named |~| players | must not be named |
      """;

  /** Added texts that only ask for more. */
  private static final String ADDED =
      """
      A licence must be shown.
      A licence number is required.
      Lenders shall name their licence.
      Lenders have to name their licence.
      Music should be quiet.
      Music must not be played.
      Music may not be played.
      Celebrities cannot appear.
      Celebrities can't appear.
      No celebrity may appear.
      Nobody may appear in uniform.
      Uniforms are prohibited.
      Uniforms are strictly forbidden.
      Ads without a licence are rejected.
      Animation is not allowed.
      Café and naïve ads must say 'résumé'.
      Ads must carry a seal of the league.
      **Seals** must be red.
      1. Seals must be red.
      """;

  @ParameterizedTest
  @MethodSource("proved")
  void whatIsProvedStricterReplaces(String before, String after) {
    assertThat(ProvedStricter.is(before, after)).isTrue();
    assertThat(ProvedStricter.is(after, before)).as("the way back").isFalse();
    assertThat(reading(before, after)).isInstanceOf(Stricter.class);
  }

  @ParameterizedTest
  @MethodSource("refusedReadings")
  void aReadingThatLoosensIsRefused(String before, String after) {
    assertThat(ProvedStricter.is(before, after)).isFalse();
    assertThat(reading(before, after)).isInstanceOf(Loosens.class);
  }

  @ParameterizedTest
  @MethodSource("beside")
  void anyOtherReadingStandsBesideItsClause(String before, String after) {
    assertThat(ProvedStricter.is(before, after)).isFalse();
    assertThat(reading(before, after)).isInstanceOf(OverlayVerdict.Unproved.class);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void anAdditionThatLoosensIsRefusedWhereverItStands(String text) {
    var base = base();

    assertThat(fields(overlay(Map.of("policy", text)), base)).contains("policy");
    if (!text.contains("\n")) {
      assertThat(fields(overlay(Map.of("guidance", text)), base)).containsExactly("guidance");
      assertThat(reading("Ads must name the operator.", text)).isInstanceOf(Loosens.class);
    }
  }

  @ParameterizedTest
  @MethodSource("told")
  void whatNoProgramCanTellIsTold(String text) {
    var overlay = overlay(Map.of("policy", text));

    assertThat(fields(overlay, base())).isEmpty();
    assertThat(Unjudged.of(overlay, List.of(base()))).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("added")
  void whatOnlyAsksForMoreIsNotTold(String text) {
    var overlay = overlay(Map.of("policy", text));

    assertThat(fields(overlay, base())).isEmpty();
    assertThat(Unjudged.of(overlay, List.of(base()))).isEmpty();
  }

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
    assertThat(fields(lets, base(same))).as("what the base says itself").isEmpty();
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

    assertThat(Unjudged.of(exemplar("fail", "Ad without a seal", "It must be there."), List.of()))
        .isEmpty();
    assertThat(Unjudged.of(exemplar("fail", "Iklan", "Boleh untuk semua."), List.of())).hasSize(1);
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
  void aReadingIsToldOnceForEachBaseThatItIsNotProvedAgainst() {
    var overlay = tightening(Map.of("c4", "Viewers must be at least 21."));
    assertThat(Unjudged.of(overlay, List.of(base()))).isEmpty();

    var other =
        base(base().entry().with(Map.of("policy", BASE.replace("least 18", "least 18 or so"))));
    assertThat(Unjudged.of(overlay, List.of(base(), other)))
        .containsExactly(
            "the reading of c4 is not proved stricter, so both stand on the page; read yourself"
                + " whether it lets go what the base asks for: \"Viewers must be at least 21.\"");
    assertThat(OverlayReading.of(overlay, base()))
        .containsExactly(
            new OverlayReading(
                "c4",
                Optional.of("Viewers must be at least 18."),
                "Viewers must be at least 21.",
                true));
    assertThat(OverlayReading.of(overlay, other))
        .extracting(OverlayReading::replaces)
        .containsExactly(false);
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
        .containsExactly(
            new OverlayReading("c9", Optional.empty(), "A seal must be shown.", false));
  }

  @Test
  void aChannelThatTheBaseIsNotForIsTold() {
    var narrow = base(base().entry().with(Map.of("channels", List.of("display"))));
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

  @Test
  void eachListIsLongEnough() {
    assertThat(proved().count()).isGreaterThanOrEqualTo(40);
    assertThat(refusedReadings().count() + refused().count()).isGreaterThanOrEqualTo(40);
    assertThat(beside().count()).isGreaterThanOrEqualTo(40);
    assertThat(told().count()).isGreaterThanOrEqualTo(40);
  }

  private static OverlayVerdict reading(String before, String after) {
    return OverlayJudgement.reading(
        OverlayWording.on(false, BASE + "\n\n" + before), before, after);
  }

  private static List<String> fields(PolicyEntry overlay, PublishedVersion base) {
    return Overlays.loosenings(base, overlay).stream().map(fault -> fault.field()).toList();
  }

  private static PublishedVersion base() {
    return base(
        Policies.read(
                """
                {"policy_id": "games", "enforcement": "must", "jurisdictions": ["SG"],
                 "name": "Games", "policy": "x"}
                """)
            .with(Map.of("policy", BASE)));
  }

  private static PublishedVersion base(PolicyEntry entry) {
    return new PublishedVersion(
        entry,
        "1.0.0",
        "PC-1",
        Instant.EPOCH,
        null,
        ClauseIds.give(entry.text(), List.of(), 0).clauses(),
        List.of());
  }

  private static PolicyEntry tightening(Map<String, String> tightens) {
    return overlay(
        Map.of("ext", Map.of("relay", Map.of("overlay_of", "games", "tightens", tightens))));
  }

  private static PolicyEntry exemplar(String side, String scenario, String explanation) {
    return overlay(
        Map.of(
            "exemplars",
            Map.of(side, List.of(Map.of("scenario", scenario, "explanation", explanation)))));
  }

  private static PolicyEntry overlay(Map<String, Object> fields) {
    return Policies.read(
            """
            {"policy_id": "games:sg", "enforcement": "must", "jurisdictions": ["SG"],
             "name": "Games in Singapore", "policy": "1. A licence must be shown.",
             "ext": {"relay": {"overlay_of": "games"}}}
            """)
        .with(fields);
  }

  static Stream<String[]> proved() {
    return pairs(PROVED);
  }

  static Stream<String[]> refusedReadings() {
    return pairs(REFUSED_READINGS);
  }

  static Stream<String[]> beside() {
    return pairs(BESIDE);
  }

  static Stream<String> refused() {
    return texts(REFUSED);
  }

  static Stream<String> told() {
    return texts(TOLD);
  }

  static Stream<String> added() {
    return texts(ADDED);
  }

  private static Stream<String[]> pairs(String lines) {
    return lines
        .lines()
        .map(line -> Arrays.stream(line.split(" \\| ")).map(String::strip).toArray(String[]::new));
  }

  /** A tilde alone stands for the end of a line. */
  private static Stream<String> texts(String lines) {
    return lines.lines().map(line -> line.replaceAll("(?<!~)~(?!~)", "\n"));
  }
}
