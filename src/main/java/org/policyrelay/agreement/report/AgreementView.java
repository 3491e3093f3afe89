package org.policyrelay.agreement.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.policyrelay.agreement.ConfidenceInterval;
import org.policyrelay.agreement.Dispute;
import org.policyrelay.agreement.Label;
import org.policyrelay.agreement.Measured;

/**
 * How far raters agree, for programs.
 *
 * @param undefined why what is null is so, by its name here
 */
public record AgreementView(
    @Schema(description = "The share of all pairs of votes on an item that say the same")
        @Nullable Double percentAgreement,
    @Schema(description = "Of two raters, unweighted") @Nullable Double cohenKappa,
    @Schema(description = "Where all items have the same number of votes")
        @Nullable Double fleissKappa,
    @Schema(description = "On the scale that was given; votes may be missing", example = "0.743")
        @Nullable Double krippendorffAlpha,
    @JsonProperty("gwetAC1") @Schema(description = "Votes may be missing") @Nullable Double gwetAc1,
    @Nullable AgreementInterval interval,
    @Schema(
            description = "Why each that is null is so, by its name",
            example = "{\"cohenKappa\": \"it compares two raters, and there are more\"}")
        Map<String, String> undefined,
    @Schema(description = "What was labelled in two ways at least, the worst first")
        List<DisputedItem> disputed) {

  /** Where Krippendorff's alpha lies if other items of the same sort had been labelled. */
  public record AgreementInterval(double lower, double upper, double level) {

    static AgreementInterval of(ConfidenceInterval interval) {
      return new AgreementInterval(interval.lower(), interval.upper(), interval.level());
    }
  }

  /** How often a label was given. */
  public record LabelVotes(
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              oneOf = {String.class, Double.class},
              description = "As it was given")
          Object label,
      int votes) {}

  /** What was labelled in two ways at least. */
  public record DisputedItem(
      String item,
      List<LabelVotes> votes,
      @Schema(description = "The share of its pairs of votes that say the same") double agreement,
      @Schema(
              description =
                  "How far its votes are apart, to how far any two votes are: 1 is chance, more is"
                      + " worse")
          double disagreement) {

    static DisputedItem of(Dispute dispute) {
      return new DisputedItem(
          dispute.item(),
          dispute.votes().entrySet().stream()
              .map(one -> new LabelVotes(plain(one.getKey()), one.getValue()))
              .toList(),
          dispute.agreement(),
          dispute.disagreement());
    }

    /** A number that is whole is written without a point. */
    private static Object plain(Label label) {
      if (!(label instanceof Label.Value value)) {
        return label.text();
      }
      var whole = (long) value.number();
      return Long.toString(whole).equals(label.text()) ? (Object) whole : value.number();
    }
  }

  /** What is undefined is null, and said why. */
  public static AgreementView of(AgreementReport report) {
    var undefined = new TreeMap<String, String>();
    return new AgreementView(
        known("percentAgreement", report.percentAgreement(), undefined),
        known("cohenKappa", report.cohenKappa(), undefined),
        known("fleissKappa", report.fleissKappa(), undefined),
        known("krippendorffAlpha", report.krippendorffAlpha(), undefined),
        known("gwetAC1", report.gwetAc1(), undefined),
        known(
            "interval",
            report.interval().then(one -> Measured.known(AgreementInterval.of(one))),
            undefined),
        undefined,
        report.disputed().stream().map(DisputedItem::of).toList());
  }

  private static <T> @Nullable T known(
      String name, Measured<T> measured, Map<String, String> undefined) {
    measured.whyNot().ifPresent(reason -> undefined.put(name, reason.text()));
    return measured.toOptional().orElse(null);
  }
}
