package org.policyrelay.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.policyrelay.agreement.Dispute;
import org.policyrelay.agreement.KrippendorffAlpha;
import org.policyrelay.agreement.Rating;
import org.policyrelay.agreement.Ratings;
import org.policyrelay.agreement.Scale;
import org.policyrelay.round.Round;
import org.policyrelay.round.RoundCase;
import org.policyrelay.round.RoundLabel;
import org.policyrelay.round.RoundResult;

/**
 * How far the raters of a session agreed on the cases of a clause.
 *
 * @param clause empty for the cases that name none
 * @param alpha Krippendorff's, absent where it is undefined
 * @param undefined why, absent where it is known
 */
public record ClauseAgreement(
    String clause, int cases, int disputes, @Nullable Double alpha, @Nullable String undefined) {

  /** Of each clause of a revealed round, in their order. */
  static List<ClauseAgreement> of(Round round, RoundResult result) {
    var byClause = new TreeMap<String, List<RoundCase>>();
    for (var one : round.cases()) {
      var clause = one.clause() == null ? "" : one.clause();
      byClause.computeIfAbsent(clause, none -> new ArrayList<>()).add(one);
    }
    return byClause.entrySet().stream().map(one -> of(one, round, result)).toList();
  }

  private static ClauseAgreement of(
      Map.Entry<String, List<RoundCase>> clause, Round round, RoundResult result) {
    var refs = clause.getValue().stream().map(RoundCase::ref).toList();
    var given = new ArrayList<Rating>();
    for (var vote : result.votes()) {
      var rater = round.rater(vote.rater());
      if (rater.counted() && !vote.late() && refs.contains(vote.caseRef())) {
        given.add(Rating.of(vote.caseRef(), rater.user(), vote.label()));
      }
    }
    var ratings =
        Ratings.of(Scale.NOMINAL, round.labels().stream().map(RoundLabel::code).toList(), given);
    var alpha = new KrippendorffAlpha().of(ratings);
    return new ClauseAgreement(
        clause.getKey(),
        refs.size(),
        Dispute.of(ratings).size(),
        alpha.toOptional().orElse(null),
        alpha.whyNot().map(reason -> reason.text()).orElse(null));
  }
}
