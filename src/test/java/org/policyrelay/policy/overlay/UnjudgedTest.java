package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.policy.entry.Confusables;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Policies;

/** Whoever approves an overlay is told what of it no program has held against the base. */
class UnjudgedTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Iklan pinjaman boleh ditayangkan tanpa peringatan.",
        "Pinjaman bank bebas beriklan.",
        "Bank dikecualikan.",
        "Loans must carry a warning, tetapi iklan bank boleh tanpa peringatan.",
        "Loans must carry a warning. Bank tidak perlu.",
        "Khoản vay được phép quảng cáo.",
        "Maaaring ipakita ang mga pautang.",
        "โฆษณาสินเชื่อได้",
        "可以做广告",
        "Реклама разрешена.",
        "Darlehen werden hier immer beworben."
      })
  void aClauseInAnotherLanguageIsNamed(String clause) {
    assertThat(
            Unjudged.of(overlay("1. A licence must be shown.\n2. " + clause, Map.of()), List.of()))
        .singleElement()
        .asString()
        .startsWith("clause §2 holds words of another language")
        .contains("read yourself", clause);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Loans may be advertised if the lender is licensed.",
        "This follows the Moneylenders Act.",
        "Lenders shall name their licence.",
        "No loans after 22:00.",
        "Alcohol, tobacco.",
        "Café and naïve ads must say 'résumé'."
      })
  void whatIsEnglishIsNot(String clause) {
    assertThat(Unjudged.of(overlay("1. " + clause, Map.of("c2", clause)), List.of()))
        .noneMatch(told -> told.contains("another language"));
  }

  @Test
  void soIsAReadingOfAClauseOfTheBase() {
    var reading = Map.of("c2", "Penonton boleh berumur 16 tahun.");
    assertThat(Unjudged.of(overlay("1. A licence must be shown.", reading), List.of()))
        .singleElement()
        .asString()
        .startsWith("the reading of c2 holds words of another language");
  }

  @Test
  void aLetterInDisguiseIsNamedByItsWord() {
    assertThat(
            Unjudged.of(
                overlay("1. Loans m\u0430y be advertised by banks only.", Map.of()), List.of()))
        .singleElement()
        .asString()
        .contains("letters of another alphabet", "in m\u0430y;");
  }

  @Test
  void aPolicyThatIsNoOverlayLetsNothingGo() {
    assertThat(
            Unjudged.of(Policies.shouldRule().with(Map.of("policy", "1. Iklan boleh.")), List.of()))
        .isEmpty();
  }

  /** Drawn alike, and so read alike; Vietnamese and Thai letters are none of these. */
  @ParameterizedTest
  @CsvSource({
    "m\u0430\u0443, may",
    "\u0421\u0410N, CAN",
    "\u03bfnly, only",
    "\u0391LL, ALL",
    "\u0406, I",
    "\u0456s, is",
    "optional, optional",
    "được phép, được phép",
    "โฆษณา, โฆษณา",
    "naïve, naïve"
  })
  void whatLooksLatinIsReadAsThat(String text, String latin) {
    assertThat(Confusables.asLatin(text)).isEqualTo(latin);
  }

  private static PolicyEntry overlay(String text, Map<String, String> tightens) {
    return Policies.shouldRule()
        .with(
            Map.of(
                "policy",
                text,
                "jurisdictions",
                List.of("ID"),
                "ext",
                Map.of("relay", Map.of("overlay_of", "apac:loans", "tightens", tightens))));
  }
}
