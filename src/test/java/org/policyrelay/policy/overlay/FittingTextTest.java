package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only the sentence, row or point that must not stand goes, and what depends on it. */
class FittingTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      textBlock =
          """
          Be quiet. Ads may run. Be big. = Be quiet. (Held back.) Be big.
          Be quiet. Ads may run. This holds at night. Be big. = Be quiet. (Held back.) Be big.
          1. Be red.~2. Be quiet. Ads may run. = 1. Be red.~2. Be quiet. (Held back.)
          *Be quiet. Ads may run.*~~Be big. = (Held back.)~~Be big.
          Be red.~~|a|b|~|-|-|~|x|Ads may run|~|y|Be big| = Be red.~~|a|b|~|-|-|~| (Held back.) |~|y|Be big|
          |Ads may run|b|~|-|-|~|x|Be big|~~Be red. = (Held back.)~~Be red.
          - be nice~  - ads may run~  - be big = - be nice~  - (Held back.)~  - be big
          Ads may run.~~It is prohibited to show ads near schools. = (Held back.)~~It is prohibited to show ads near schools.
          Ads may run.~~Both print and film must be red. = (Held back.)~~Both print and film must be red.
          Ads may run.~~This is so at night.~~Be red. = (Held back.)~~Be red.
          Ads may run.~~Meet section 5 of the Gambling Act 2005. = (Held back.)~~Meet section 5 of the Gambling Act 2005.
          Ads may run.~~Meet clause 3 of the Act 1999. = (Held back.)~~Meet clause 3 of the Act 1999.
          Ads may run.~~The second point of sale must be red. = (Held back.)~~The second point of sale must be red.
          Ads may run.~~Be red as in clause 3. = (Held back.)
          Ads may run.~~Be red [here].~~[here]: https://a.example = (Held back.)~~Be red [here].~~[here]: https://a.example
          Ads may run.~~Be red.[^1]~~[^1]: In print. = (Held back.)~~Be red.[^1]~~[^1]: In print.
          Ads may run [here].~~Be red.~~[here]: https://a.example = (Held back.)
          Be red.~~Ads may run.~~Be big. = Be red.~~(Held back.)~~Be big.
          """)
  void onlyWhatMustNotStandGoes(String text, String expected) {
    var fitting =
        FittingText.of(
            text.replace("~", "\n"),
            words -> words.toLowerCase(Locale.ROOT).contains("ads may run"));

    assertThat(fitting.text()).isEqualTo(expected.replace("~", "\n"));
  }
}
