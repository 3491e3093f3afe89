package org.policyrelay.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.policy.JudgedOverlays.base;
import static org.policyrelay.policy.JudgedOverlays.fields;
import static org.policyrelay.policy.JudgedOverlays.overlay;
import static org.policyrelay.policy.JudgedOverlays.texts;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
      | who | rule |~|---|---|~| clubs | must be named |~| players | must not be named |
      """;

  /** These only ask for more. */
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
