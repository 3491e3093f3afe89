package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.policy.compare.Direction;

/** The many ways to let something go, and the real demands that have some of their words. */
class LettingGoTest {

  private static final String BASE =
      "Ads for loans show the yearly cost.\n\n1. The audience must be 18 or older.\n"
          + "2. A risk warning must be shown.\n3. An age screen must be used.";

  private static final String LOOSENING =
      """
      There is no need of an age screen.
      There is no need for an age screen.
      There is no need to show a warning.
      No need to show a warning.
      No age screen is needed.
      No age screen is required.
      No yearly cost has to be shown.
      No warning must be shown.
      No warning needs to be shown.
      No risk warning shall be necessary.
      Lenders are not obliged to show the yearly cost.
      Lenders are under no obligation to show the yearly cost.
      There is no obligation to show a warning.
      There is no requirement to show a warning.
      No requirement to show a warning exists.
      Loans may be shown without any warning.
      Loans are shown without any warning.
      Ads without a risk warning are fine.
      Ads run without any age screen.
      A warning needn't be shown.
      A warning need not appear.
      A warning is not necessary.
      It is not necessary to show a warning.
      It is unnecessary to show a warning.
      A risk warning isn't needed.
      A risk warning isn't required.
      Lenders aren't required to show a warning.
      Banks are exempt from the warning.
      Banks stand exempt from the warning.
      An exemption from the warning is granted to banks.
      Banks enjoy an exemption from the warning.
      The age rule does not apply to banks.
      The age rule doesn't apply to banks.
      The age rule applies no longer.
      The age rule no longer applies.
      The age rule is not applicable to banks.
      The age rule is inapplicable to banks.
      The warning must be shown unless the lender wishes otherwise.
      The yearly cost must be shown unless the advertiser prefers not to.
      A warning must be shown if the lender so wishes.
      A warning is shown where the advertiser so chooses.
      Lenders may leave out the warning.
      The warning may be left out.
      The warning may be omitted.
      The warning can be dropped.
      The warning is dropped.
      Whether to show a warning is up to the lender.
      It is left to the lender whether a warning is shown.
      The warning is voluntary.
      The warning is at the lender's discretion.
      Showing a warning is a matter of choice.
      Lenders decide whether to show a warning.
      Ads need no age screen.
      Ads need no risk warning.
      Loans require no warning.
      Banks have no need of a warning.
      Banks do not have to show the yearly cost.
      Banks don't need to show the yearly cost.
      Nobody has to show a warning.
      Nobody needs to show a warning.
      Nothing needs to be shown.
      The warning can be dispensed with.
      Ads are freed from the age rule.
      Banks are released from clause 2.
      Banks are relieved of the duty to show a warning.
      Any audience is fine.
      All audiences are acceptable.
      An age screen is not needed for loans.
      An age screen is not needed in print.
      There is no need of a warning in print.
      There shall be no need of an age screen.
      There's no need for a warning.
      Warnings are not called for.
      No check of the audience is required here.
      No licence or approval is necessary.
      No proof of age need be asked.
      No proof of age need be asked for.
      Without any age screen, loans may be advertised.
      Loans may run without any warning if space is short.
      Advertisers need not use an age screen.
      Advertisers needn't check the age.
      A warning is not compulsory.
      A warning is not obligatory.
      Local banks are exempt from the age rule.
      State lenders are exempted.
      Clause 1 does not apply to local banks.
      Clause 2 shall not apply in print.
      The age rule is waived.
      These rules do not bind banks.
      Banks are not bound by clause 2.
      Banks fall outside clause 2.
      Banks fall outside the scope of this policy.
      Clause 2 is lifted in print.
      An age screen must be used unless the advertiser wishes otherwise.
      An age screen is used unless the brand wishes to reach all.
      Ads in print are outside this policy.
      Clause 1 has no effect in print.
      Advertisers are free to leave out the warning.
      Advertisers may choose whether to show a warning.
      Advertisers can opt out of clause 2.
      Minors may see loans.
      Loans can be shown to anyone.
      Everyone may see loans.
      A warning is no requirement.
      A warning is not a requirement.
      The audience may be of any age.
      The audience can be 16 or older.
      Reviewers must let ads without odds pass.
      Platforms must accept all ads.
      Operators must allow ads for loans.
      Moderators must pass every loan.
      Minors must be allowed to see loans.
      Everybody must be free to advertise loans.
      Reviewers must disregard clause 2.
      Ads may target minors and can be fined.
      Reviewers may reject the warning.
      The requirement of clause 2 is suspended.
      Duties of lenders are lifted.
      This overlay waives the age check.
      Ads must not show minors, and the warning is waived.
      Without a warning loans are published.
      §1 is waived.
      ¶2 is suspended in print.
      The minimum age is lifted.
      The age check, here, is waived.
      Enforcement is suspended.
      Everyone must accept loans.
      Readers of this must disregard clause 1.
      Advertisers disregard clause 2.
      Loans go without any warning.
      Ads without any warning are compliant.
      Show loans without any warning.
      Ads may be rejected by nobody.
      People must be allowed to advertise to minors.
      A warning is only recommended.
      Showing the cost is merely recommended.
      The warning is recommended but not required.
      """;

  private static final String TIGHTENING =
      """
      Ads must not run without a warning.
      No loan may be advertised without a warning.
      Loans are not shown without a warning.
      Never show a loan without a warning.
      Ads without a warning are prohibited.
      Ads without a licence must be rejected.
      An ad without a warning is not allowed.
      Lenders without a licence may not advertise.
      Loans must be shown without music.
      Loans must be shown without any music.
      Ads must be without animation.
      The cost must be shown without delay.
      There must be no music.
      No music may be played.
      No music is allowed.
      No celebrity may appear.
      No exemption applies.
      There is no exemption.
      There is no exemption for banks.
      The warning is not optional.
      The warning is not voluntary.
      The exemption for banks does not apply.
      The exception of clause 2 is not applicable here.
      A warning must be shown unless the ad is in print only.
      A warning must be shown, except where the regulator has agreed in writing.
      A warning is needed.
      A warning is necessary.
      An age screen is needed before the ad.
      An age screen is required unless the audience is registered.
      It is necessary to show a warning.
      Lenders need a licence.
      Lenders need to be licensed.
      Lenders must wish the reader no harm.
      Ads must not say that a licence is not required.
      Ads must not suggest that no approval is needed.
      Ads must not claim that there is no need of a credit check.
      Ads shall not state that a warning is unnecessary.
      Ads may not promise loans without a credit check.
      No ad may say that the warning is optional.
      Ads must not imply that banks are exempt.
      The warning must not be omitted.
      The warning may not be left out.
      The warning cannot be dropped.
      The warning must never be dispensed with.
      It is not up to the lender whether a warning is shown.
      No warning may be left out.
      Consent must be obtained; silence is not enough.
      The warning must apply to all ads.
      Approval is needed even where the base needs none.
      The yearly cost must be shown even if the lender is exempt elsewhere.
      Ads need an age screen.
      Whoever is exempt abroad must be licensed here.
      A small print warning is not sufficient.
      Ads in which no warning is shown must be rejected.
      Ads that carry no warning are rejected.
      Ads with no warning are prohibited.
      If no warning is shown, the ad must be rejected.
      Viewers must not be required to register.
      Ads must be no longer than 30 seconds.
      Ads must say that no purchase is necessary.
      Ads must tell the reader that no purchase is necessary.
      Ads must inform viewers that a licence is not required.
      Ads must state that approval is not guaranteed.
      Ads must come with no obligation to buy.
      There must be no obligation to buy.
      Ads must be muted unless the viewer chooses otherwise.
      Ads must not be personalised unless the user wishes so.
      A warning must be shown in each of the four languages.
      A licence number is required.
      No minors may be shown.
      No person under 25 may be shown.
      Lenders must not require a deposit.
      Lenders must not ask for a deposit, whether or not it is refunded.
      Ads must not run without an age screen.
      Ads must not be shown without prior approval.
      Ads are refused without a licence.
      Without a licence, loans must not be advertised.
      Without a licence number no loan may be advertised.
      The audience must be 21 or older.
      The warning applies to every ad.
      This policy applies to resellers too.
      The age rule applies without exception.
      Clause 1 applies without exception.
      These rules apply to banks as well.
      Loans may only be advertised with a licence.
      Ads must not target minors, even where parents wish it.
      Reviewers must decide whether a warning is shown.
      Ads must show the regulator's number, if there is one.
      Ads are not accepted from lenders that are exempt abroad.
      Lenders which are exempt in their own country must hold a licence here.
      An exempt lender must show its certificate of exemption.
      Lenders that claim an exemption must prove it.
      Exemptions must be proved in writing.
      A waiver must be in writing.
      No waiver may be offered.
      Ads must not offer a waiver of fees.
      Ads must not say "no credit check needed".
      "No credit check needed" must not be said.
      Words such as "no licence required" are prohibited.
      Ads must not be optional to skip.
      The skip button must not be hidden.
      Ads must name every optional charge.
      Optional charges must be shown.
      Voluntary insurance must be named as such.
      Ads must not use free offers.
      The word "free" must not be used.
      The offer must not be longer than a week.
      Nobody under 18 may be shown.
      Nothing in an ad may suggest urgency.
      None of the models may be under 25.
      Ads must not rely on consent unless the person gives it in writing.
      The lender must be able to prove what it says, if the regulator so asks.
      Ads should not need sound to be understood.
      Ads must not need a second page to be understood.
      A second warning must be shown where the first one is not needed elsewhere.
      """;

  /** What has a word of letting go and lets none of the base, an ad or an advertiser go. */
  private static final String ORDINARY =
      """
      Ads must let viewers close them after five seconds.
      Lenders must accept early repayment.
      Sellers must accept returns within 14 days.
      Advertisers whose licence is suspended must not advertise.
      An ad must not be shown on days on which gambling is suspended.
      Operators must allow players to set a limit.
      Ads must pass an age check before they run.
      Ads must not mention waived fees.
      Ads must not encourage viewers to disregard speed limits.
      Ads must not show weights being lifted.
      A viewer must be free of addiction.
      Ads may be stopped by the regulator.
      Complaints can be sent to the regulator at any time.
      Reviewers may reject ads without odds.
      The regulator may fine lottery ads that target minors, if it has warned them.
      Advertisers who target minors with a lottery can be fined if they are warned.
      Ads without a health warning are taken down.
      It is an offence to advertise without a licence.
      No alcohol must be shown.
      Each ad must state whether it is up to the buyer to pay tax.
      Prices must not be at the discretion of the seller.
      Ads must not depict people who have no need of medicine.
      Viewers must be free to close an ad.
      Users must be allowed to opt out.
      Platforms must allow viewers to close ads.
      Ads without odds are removed.
      Whoever advertises without a licence commits a crime.
      Ads that run without a warning are fined.
      The regulator can suspend an advertiser.
      Viewers may complain to the regulator.
      Ads must not depict a ban being lifted.
      Ads must not suggest to minors that a rule is waived.
      """;

  /** Bases that speak of the same things. */
  private static final List<String> BASES =
      List.of(
          BASE,
          "Ads must show the odds. A health warning must be shown. A licence is required.",
          "Alcohol must not be shown to minors.",
          "Lottery ads must not target minors.\n\nDo not show lottery ads to minors.",
          "A warning must be shown with alcohol.");

  @ParameterizedTest
  @MethodSource("loosening")
  void whatLetsSomethingGoIsRefused(String sentence) {
    assertThat(OverlayWording.on(false, BASE).loosens(sentence)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("tightening")
  void whatAsksForMoreIsTaken(String sentence) {
    assertThat(OverlayWording.on(false, BASE).loosens(sentence)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("ordinary")
  void whatLetsNobodyGoIsNotRefused(String sentence) {
    for (var base : BASES) {
      assertThat(OverlayWording.on(false, base).loosens(sentence)).as(base).isFalse();
    }
  }

  /** An overlay's reading of a clause is held to the same words as what it adds. */
  @Test
  void aReadingThatLetsGoIsLooser() {
    for (var reading :
        new String[] {
          "There is no need of an age screen.",
          "No age screen is required.",
          "An age screen isn't needed.",
          "Advertisers are under no obligation to use an age screen.",
          "An age screen must be used unless the advertiser wishes otherwise."
        }) {
      assertThat(OverlayWording.reading("An age screen must be used.", reading))
          .as(reading)
          .isEqualTo(Direction.LOOSER);
    }
    assertThat(
            OverlayWording.reading(
                    "No age screen is required.", "No age screen is required in print.")
                .loosens())
        .isFalse();
    assertThat(
            OverlayWording.reading("An age screen should be used.", "An age screen must be used."))
        .isEqualTo(Direction.STRICTER);
  }

  static Stream<String> loosening() {
    return LOOSENING.lines();
  }

  static Stream<String> ordinary() {
    return ORDINARY.lines();
  }

  static Stream<String> tightening() {
    return TIGHTENING.lines();
  }
}
