package org.policyrelay.round.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.policyrelay.agreement.Measured;
import org.policyrelay.agreement.report.AgreementReport;
import org.policyrelay.round.RoundResult;
import org.policyrelay.round.Voices;

/** How far raters agree, in sentences. */
final class AgreementWords {

  private AgreementWords() {}

  static List<String> of(AgreementReport report) {
    var words = new ArrayList<String>();
    words.add(
        report
            .percentAgreement()
            .toOptional()
            .map(
                share ->
                    "%.0f %% of the pairs of votes on a case say the same.".formatted(100 * share))
            .orElseGet(
                () -> whyNot("How many pairs of votes say the same", report.percentAgreement())));
    words.add(
        report
            .krippendorffAlpha()
            .toOptional()
            .map(alpha -> "Krippendorff's alpha is " + figure(alpha) + interval(report) + ".")
            .orElseGet(() -> whyNot("Krippendorff's alpha", report.krippendorffAlpha())));
    words.add(
        report
            .gwetAc1()
            .toOptional()
            .map(value -> "Gwet's AC1, which bears rare labels, is " + figure(value) + ".")
            .orElseGet(() -> whyNot("Gwet's AC1", report.gwetAc1())));
    return words;
  }

  /** Who guesses more than the others, as far as can be told. */
  static List<String> weak(RoundResult result, Voices.OfRound called) {
    return result
        .diagnosis()
        .toOptional()
        .map(
            diagnosis ->
                diagnosis.weakRaters().stream()
                    .map(
                        rater ->
                            "%s knew %.0f %% of what they labelled, less than the others."
                                .formatted(called.of(rater.rater()), 100 * rater.value()))
                    .toList())
        .orElseGet(List::of);
  }

  private static String interval(AgreementReport report) {
    return report
        .interval()
        .toOptional()
        .map(
            one ->
                ", between %s and %s in %.0f of 100 rounds like it"
                    .formatted(figure(one.lower()), figure(one.upper()), 100 * one.level()))
        .orElse("");
  }

  private static String whyNot(String what, Measured<?> measured) {
    return what
        + " cannot be said: "
        + measured.whyNot().map(reason -> reason.text()).orElse("")
        + ".";
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
