package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.policy.overlay.JudgedOverlays.base;
import static org.policyrelay.policy.overlay.JudgedOverlays.overlay;
import static org.policyrelay.policy.overlay.JudgedOverlays.version;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only a permission and nothing else is kept from who reads a policy. */
class PlainPermissionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Lottery ads are prohibited.|Lottery ads may be shown if the operator is licensed.",
        "Lottery ads are prohibited.|In Singapore, lottery ads can be shown after 22:00.",
        "Lottery ads are prohibited.|Lottery ads are permitted.",
        "Lottery ads are prohibited.|Operators are allowed to run lottery ads.",
        "No lottery may be advertised.|Licensed operators may advertise a lottery after 22:00.",
        "Ads must not target minors.|Ads that target minors are welcome.",
        "Ads must not target minors.|Ads may target minors if they are polite.",
        "Ads must carry a warning.|Clause 1 does not apply.",
        "Ads must carry a warning.|Ads must be quiet, and clause 1 does not apply to print.",
        "Ads must carry a warning.|This policy does not apply to banners.",
        "Ads must carry a warning.|Clauses 1 and 2 are suspended until June."
      })
  void whatPlainlyPermitsIsHeldBack(String base, String text) {
    assertThat(held(base, text).isNothing()).isFalse();
  }

  /** Each looks like a permission to a program that knows words alone. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ads must carry a health warning.|Ads without a health warning are taken down.",
        "Alcohol ads must be shown to adults only.|No alcohol must be shown.",
        "Lottery ads must not target minors.|The regulator may fine lottery ads that target minors, if it has warned them.",
        "Lottery ads must not target minors.|Advertisers who target minors with a lottery can be fined if they are warned.",
        "Lottery ads must not target minors.|Lottery ads that target minors may be taken down at any time.",
        "Lottery ads must not target minors.|A court can punish lottery ads that target minors.",
        "Advertisers must have a licence.|It is an offence to advertise without a licence.",
        "Ads must show children only with parents.|No children should be shown.",
        "Ads must be red.|Each ad must state whether it is up to the buyer to pay tax.",
        "Ads must be red.|Prices must not be at the discretion of the seller.",
        "Ads must be red.|Ads must not depict people who have no need of medicine.",
        "Ads must be red.|Where clause 1 does not apply, ads must be blue.",
        "Lottery ads are prohibited.|Lottery ads may not be shown in print.",
        "Lottery ads are prohibited.|Lottery ads can never be shown.",
        "Lottery ads are prohibited.|Viewers may report lottery ads that are shown.",
        "Lottery ads must not target minors.|A lottery that can target minors is an offence.",
        "Lottery ads must not target minors.|Lottery ads may carry at most two images of minors as a target.",
        "Ads must show the odds.|Ads may show at most one prize.",
        "Ads must show the odds.|Reviewers may reject ads without odds.",
        "Lottery ads are prohibited.|Lottery ads may be shown only after 22:00.",
        "Lottery ads are prohibited.|Only charities may show lottery ads, and they must name the cause."
      })
  void whatMayBeStricterIsRead(String base, String text) {
    assertThat(held(base, text).isNothing()).isTrue();
  }

  private static HeldBack held(String base, String text) {
    return HeldBack.of(base(base), version(overlay(Map.of("policy", text))));
  }
}
