package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which sentences let go what the base asks for, and which only tie something to a condition. */
class OverlayWordingTest {

  /** Restricted, and silent about lenders, weekends and licences of theirs. */
  private static final String SILENT =
      "Ads for loans show the yearly cost.\n\n1. The audience must be 18 or older.\n2. A risk warning must be shown.";

  /** A reader sees the word, whatever it is written with. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Loans m&#97;y be advertised to anyone.",
        "Loans &#x6d;ay be advertised to anyone.",
        "Loans m**a**y be advertised to anyone.",
        "Loans m[ay](https://a.example) be advertised to anyone.",
        "Loans m&shy;ay be advertised to anyone.",
        "Loans m\u034fay be advertised to anyone.",
        "Loans `may` be advertised to anyone."
      })
  void aPermissionIsOneHoweverItIsWritten(String clause) {
    assertThat(OverlayWording.on(false, "A licence must be shown.").loosens(clause)).isTrue();
  }

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Loans may be advertised if the lender is licensed.                          | passes
          Loans are allowed only if the lender is licensed.                           | passes
          Loans may be advertised only if the lender is licensed.                     | passes
          Loans may only be advertised by licensed lenders.                           | passes
          Only licensed lenders may advertise loans.                                  | passes
          Loans can be advertised provided that the lender is licensed.               | passes
          Loans are permitted provided the lender is licensed.                        | passes
          Loans may be advertised subject to the regulator's approval.                | passes
          Loans may be advertised as long as the lender is licensed.                  | passes
          Loans may be advertised on condition that the lender is licensed.           | passes
          Loans may be advertised once the regulator has agreed.                      | passes
          Loans may be advertised when the lender is licensed.                        | passes
          Loans may be advertised unless the lender is unlicensed.                    | passes
          Loans may be advertised, except on weekends.                                | passes
          If the lender is licensed, loans may be advertised.                         | passes
          Provided that the lender is licensed, loans may be advertised.              | passes
          Subject to approval, loans may be advertised.                               | passes
          Loans may be advertised after 22:00.                                        | passes
          Loans may be advertised with prior approval.                                | passes
          Loans are allowed solely for residents.                                     | passes
          Loans may not be advertised.                                                | passes
          Loans may never be advertised.                                              | passes
          Loans cannot be advertised.                                                 | passes
          Loans can't be advertised.                                                  | passes
          Loans are not allowed.                                                      | passes
          Loans are not permitted unless the lender is licensed.                      | passes
          No loan may be advertised.                                                  | passes
          No loan may be advertised unless the lender is licensed.                    | passes
          Nobody may advertise loans.                                                 | passes
          Nothing may be shown beside a loan.                                         | passes
          Loans are prohibited on Sundays.                                            | passes
          Loans are banned except for residents.                                      | passes
          A licence must be shown.                                                    | passes
          A licence must be shown unless the lender is exempt.                        | passes
          A licence must be shown, except in print.                                   | passes
          A licence must be shown if the lender is foreign.                           | passes
          Lenders shall name their licence.                                           | passes
          Lenders have to name their licence.                                         | passes
          A licence is required.                                                      | passes
          A licence is required other than for banks.                                 | passes
          Lenders should name their licence.                                          | passes
          No lender is exempt.                                                        | passes
          Banks are not exempt.                                                       | passes
          Banks are never exempted.                                                   | passes
          The warning may not be waived.                                              | passes
          The warning must not be waived.                                             | passes
          The warning cannot be waived.                                               | passes
          The exemption for banks does not apply here.                                | passes
          The exception in clause 2 does not apply.                                   | passes
          No exemption is granted, and none is excepted.                              | passes
          This follows the Moneylenders Act.                                          | passes
          Clause 1 must be shown in print too, except in cinemas.                     | passes
          Loans may be advertised without a cosigner.                                 | passes
          No lender may be exempted.                                                  | passes
          Ads under clause 1 are prohibited, except in print.                         | passes
          If the audience is 16 or older, loans may be advertised.                    | loosens
          Where a bank lends, the warning is waived.                                  | loosens
          Clause 1 does not apply here.                                               | loosens
          Clause 1 doesn't apply to banks.                                            | loosens
          This policy does not apply if the lender is licensed.                       | loosens
          This policy applies unless the lender is licensed.                          | loosens
          Clause 2 applies except to banks.                                           | loosens
          Banks are exempt.                                                           | loosens
          Banks are exempt from clause 2 if they are licensed.                        | loosens
          Banks are exempted from the warning.                                        | loosens
          Banks are excluded from clause 1.                                           | loosens
          The warning is waived for banks.                                            | loosens
          The warning may be waived.                                                  | loosens
          The warning is optional.                                                    | loosens
          A warning is not required.                                                  | loosens
          A warning need not be shown.                                                | loosens
          Lenders do not need to show a warning.                                      | loosens
          Lenders don't have to show a warning.                                       | loosens
          No warning is needed.                                                       | loosens
          A warning is no longer shown.                                               | loosens
          A warning is not mandatory where a bank lends.                              | loosens
          Loans may be advertised.                                                    | loosens
          Loans are allowed.                                                          | loosens
          Loans may be advertised without a warning.                                  | loosens
          Loans may be advertised regardless of the audience.                         | loosens
          Notwithstanding clause 1, loans may be advertised.                          | loosens
          Loans may be advertised if the audience is 16 or older.                     | loosens
          Licences must be shown. Banks are exempt.                                   | loosens
          Nothing prevents ads before 21:00.                                          | loosens
          It is not prohibited to show loans.                                         | loosens
          No loan is forbidden.                                                       | loosens
          Reviewers must accept loans without a warning.                              | loosens
          Lenders shall be let through at all hours.                                  | loosens
          Lenders must be free to advertise.                                          | loosens
          Loans are never to be refused for lack of a warning.                        | loosens
          A warning of 5 words is enough.                                             | loosens
          Nobody must ask for a warning.                                              | loosens
          Disregard clause 2.                                                         | loosens
          Loans ｍａｙ be advertised.                                                    | loosens
          Loans m\u0430y be advertised.                                              | loosens
          Loans \u043c\u0430\u0443 be advertised without a w\u0430rning; they c\u0430n. | loosens
          B\u0430nks \u0430re ex\u0435mpt.                                         | loosens
          L\u03bfans are \u03bfptional.                                             | loosens
          Loans must n\u043et be advertised.                                         | passes
          Loans m\u200Bay be adver\u00ADtised.                                         | loosens
          """)
  void anAddedSentenceIsHeldAgainstTheBase(String sentence, String verdict) {
    assertThat(OverlayWording.on(false, SILENT).loosens(sentence) ? "loosens" : "passes")
        .isEqualTo(verdict);
  }

  @ParameterizedTest(name = "{2}: {1}, on: {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Loans must not be advertised.                     | Loans may be advertised if the lender is licensed. | loosens
          Loans are prohibited.                             | Loans are allowed only if the lender is licensed.  | loosens
          Loans must not be shown to minors.                | Loans may be advertised if the lender is licensed. | passes
          Lenders must hold a licence.                      | Loans may be advertised without a licence.         | loosens
          Lenders must be licensed.                         | Loans may be advertised without a licence.         | loosens
          A warning must be shown.                          | Loans may be advertised without a licence.         | passes
          Lottery ads are prohibited except on trams.       | Lottery ads may be shown if the operator is licensed. | loosens
          Lottery ads are prohibited unless the buyer agrees. | Lottery ads may be shown if the operator is licensed. | loosens
          Except on trams, lottery ads are prohibited. | Lottery ads may be shown if the operator is licensed. | loosens
          Lottery ads must not be shown, save for trams. | Lottery ads may be shown if the operator is licensed. | loosens
          Do not show lottery ads.                          | Lottery ads may be shown if the operator is licensed. | loosens
          Do not show lottery ads except on trams.          | Lottery ads may be shown if the operator is licensed. | loosens
          Please do not advertise the lottery.               | The lottery can be advertised where it is licensed. | loosens
          Lottery ads are prohibited except on trams.       | Lottery ads may be shown on trams and buses if licensed. | loosens
          Lottery ads are prohibited except on trams.       | Lottery ads may be shown on trams or, if licensed, by bus. | loosens
          Lottery ads are prohibited except on trams.       | Lottery ads may be shown on trams if the operator is licensed. | passes
          Lottery ads are prohibited except on trams.       | Lottery ads may only be shown on trams. | passes
          Lottery ads are prohibited unless the operator is licensed. | Lottery ads may be shown if the operator is licensed. | passes
          Lottery ads are prohibited unless the operator is licensed. | Lottery ads may be shown if the operator is licensed or famous. | loosens
          Lottery ads are prohibited except on trams.       | Loans may be shown if the lender is licensed. | passes
          Do not ask for proof.                             | Lottery ads may be shown if the operator is licensed. | passes
          The audience must be 21 or older.                 | Loans may be shown if the audience is 18 or older. | loosens
          The audience must be 18 or older.                 | Loans may be shown if the audience is 21 or older. | passes
          The audience must be 21 or older.                 | Loans may be shown if they run 18 days or more.    | passes
          A warning shown in red is required.               | No warning must be shown.                          | loosens
          A warning shown in red is required                | No warning must be shown.                          | loosens
          A warning must be shown.                          | No seal must be shown.                             | passes
          Required                                          | No seal must be required.                          | passes
          Ads must show a warning.                          | Ads appear without a warning.                      | loosens
          Ads must not show alcohol.                        | Ads appear without alcohol.                        | passes
          """)
  void whatTheBaseSaysDecides(String base, String sentence, String verdict) {
    assertThat(OverlayWording.on(false, base).loosens(sentence) ? "loosens" : "passes")
        .isEqualTo(verdict);
  }

  @Test
  void whereAllIsProhibitedEveryPermissionLoosens() {
    var prohibited = OverlayWording.on(true, SILENT);

    assertThat(prohibited.loosens("Loans may be advertised if the lender is licensed.")).isTrue();
    assertThat(prohibited.loosens("A licence must be shown.")).isFalse();
  }

  @ParameterizedTest(name = "{2}: {0} → {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Loans may be advertised.  | Loans may be advertised if the lender is licensed.    | passes
          Loans may be advertised.  | Loans may be advertised unless the lender is foreign. | passes
          Loans may be advertised.  | Loans may only be advertised by banks.                | passes
          Loans may be advertised.  | Loans must not be advertised.                         | passes
          A warning must be shown.  | A warning must be shown if the lender is foreign.     | loosens
          A warning must be shown if the lender is foreign. | A red warning must be shown if the lender is foreign. | passes
          A warning must be shown.  | A warning must be shown unless a bank lends.          | loosens
          A warning must be shown.  | A warning must be shown, in large letters.            | passes
          Loans must not be shown.  | Loans must not be shown, provided they are foreign.   | loosens
          Loans must not be shown.  | Loans may be shown if the lender is licensed.         | loosens
          A warning should be shown. | A warning must be shown.                             | passes
          Ads must be reviewed.     | Ads must not be reviewed.                            | loosens
          """)
  void anotherReadingOfAClauseIsHeldAgainstIt(String before, String after, String verdict) {
    assertThat(OverlayWording.reading(before, after).loosens() ? "loosens" : "passes")
        .isEqualTo(verdict);
  }
}
