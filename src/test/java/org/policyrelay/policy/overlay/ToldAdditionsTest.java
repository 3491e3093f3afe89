package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.policy.overlay.JudgedOverlays.base;
import static org.policyrelay.policy.overlay.JudgedOverlays.fields;
import static org.policyrelay.policy.overlay.JudgedOverlays.overlay;
import static org.policyrelay.policy.overlay.JudgedOverlays.texts;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Of what is added: what who approves is told of, and what is proved to only ask for more. */
class ToldAdditionsTest {

  /** Of these no program can tell. */
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
      Where in doubt, ads must run.
      Odds must be shown on TV and on no other channel.
      Ads should show the odds.
      Ads must show the odds as far as practicable.
      Reviewers must look the other way.
      Viewers must be assumed to be adults.
      Viewers must be treated as adults.
      The odds must be shown on request.
      The odds must be shown in 2030.
      A licence must be shown once a year.
      A licence must be shown on the landing page.
      Ads must show a licence by night.
      Ads must carry some seals.
      Ads must not show restraint.
      Ads must not carry warnings.
      Ads must not name the operator.
      Ads must not show all seals.
      Ads must not mention the odds.
      Ads must not show beer by day.
      Ads must not show beer excessively.
      Ads must not target minors without a licence.
      Reviews are prohibited.
      Age checks are not allowed.
      Checking is prohibited.
      Removing ads is forbidden.
      Ads must not encourage sobriety.
      Refusals must not be shown.
      No seal may appear.
      Self-exclusion is banned.
      Vetoes are forbidden.
      Opt-outs are banned.
      Skip buttons are banned.
      Quotas are prohibited.
      Curbs are prohibited.
      Intervention is forbidden.
      Cooling-off periods are not allowed.
      Parental locks must not be used.
      Ads must not mention refunds.
      Ads must not show a hotline.
      No veto may be used.
      Gambling blocks are banned.
      Alcohol quotas are banned.
      Beer and vetoes are banned.
      Age-gates must not appear.
      Lottery ads are prohibited except on trams.
      Advertisers must name celebrities.
      Ads must show winners.
      Music should be quiet.
      Nobody may appear in uniform.
      Ads without a licence are rejected.
      Café and naïve ads must say 'résumé'.
      | who | rule |~|---|---|~| clubs | must be named |~| players | must not be named |
      """;

  /** These only ask for more. */
  private static final String ADDED =
      """
      A licence must be shown.
      A licence number is required.
      Lenders shall name their licence.
      Lenders have to name their licence.
      Music must not be played.
      Music may not be played.
      Celebrities cannot appear.
      Celebrities can't appear.
      No celebrity may appear.
      Uniforms are prohibited.
      Lottery ads are prohibited.
      Health claims are not allowed.
      Misleading images are banned.
      Tobacco is prohibited.
      Betting is forbidden.
      Ads must not use beer or miracle claims.
      Uniforms are strictly forbidden.
      Animation is not allowed.
      Ads must not show beer.
      Ads must not show athletes or actors.
      Ads must never depict a celebrity.
      An ad shall not promote cigarettes.
      All ads must show a health warning.
      Ads must also carry the licence number of the bank.
      Every ad must state its yearly cost.
      Advertisers must disclose their fees.
      The licence number must be clearly displayed in every ad.
      Weapons must not appear in ads.
      Ads must carry a seal of the league.
      **Seals** must be red.
      1. Seals must be red.
      """;

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

  /** Who approves looks first where they are told to look. */
  @ParameterizedTest(name = "{1}: {2}, on: {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ads must not show alcohol.    | Ads must show alcohol.                         | asks for what the base may forbid
          Ads must not show alcohol.    | Ads must show a weapon.                        | is not proved to only ask for more
          Viewers must be at least 18.  | Viewers must be at least 16.                   | has another limit for what the base limits
          Viewers must be at least 18.  | Viewers must be at least 18.                   | is not proved to only ask for more
          Viewers must be at least 18.  | Viewers must be at least 21.                   | is not proved to only ask for more
          Viewers must be at least 18.  | Viewers must be adults.                        | is not proved to only ask for more
          Viewers must be at least 18.  | Spots must last 9 seconds or more.             | is not proved to only ask for more
          Ads must name the operator.   | Operators must be named unless they are banks. | makes a condition or an exception where the base has a rule
          Ads must name the operator.   | Seals must be shown if the spot is long.       | is not proved to only ask for more
          The odds stand in the footer. | Ads must show the odds.                        | is not proved to only ask for more
          The fee stands in the footer. | Ads must show the fee.                         | is not proved to only ask for more
          """)
  void whatIsToldIsWhatIsInDoubt(String base, String text, String doubt) {
    assertThat(Unjudged.of(overlay(Map.of("policy", text)), List.of(base(base))))
        .singleElement()
        .asString()
        .startsWith("clause ¶1 " + doubt + "; read ");
  }

  /** What is asked of ads of which there must be none sounds as if there might be some. */
  @Test
  void nothingIsProvedBesideABaseThatProhibitsAll() {
    var none =
        JudgedOverlays.version(
            base().entry().with(Map.of("ext", Map.of("relay", Map.of("stance", "prohibited")))));

    assertThat(Unjudged.of(overlay(Map.of("policy", "A seal must be shown.")), List.of(none)))
        .singleElement()
        .asString()
        .startsWith("clause ¶1 is not proved to only ask for more");
  }

  /** Many of them make one note, and no wall of notes. */
  @Test
  void whatIsOnlyNotProvedIsToldTogether() {
    var text =
        "1. Ads must run slowly.\n2. A seal must be shown.\n3. Ads must run by day.\n4. Iklan bank.";

    assertThat(Unjudged.of(overlay(Map.of("policy", text)), List.of(base(), base("Be nice."))))
        .containsExactly(
            "clause §4 holds words of another language than English; read yourself whether it lets go"
                + " what the base asks for: \"Iklan bank.\"",
            "not proved to only ask for more: clause §1, clause §3; read them beside the base");
    assertThat(Unjudged.of(overlay(Map.of("policy", "Ads must run slowly.")), List.of()))
        .containsExactly(
            "clause ¶1 is not proved to only ask for more; read it beside the base: \"Ads must run"
                + " slowly.\"");
  }

  @Test
  void theListIsLongEnough() {
    assertThat(told().count()).isGreaterThanOrEqualTo(40);
  }

  static Stream<String> told() {
    return texts(TOLD);
  }

  static Stream<String> added() {
    return texts(ADDED);
  }
}
