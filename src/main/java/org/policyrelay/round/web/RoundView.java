package org.policyrelay.round.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.agreement.Ambiguity;
import org.policyrelay.agreement.Competence;
import org.policyrelay.agreement.Diagnosis;
import org.policyrelay.agreement.report.AgreementView;
import org.policyrelay.kernel.CodesOf;
import org.policyrelay.kernel.Market;
import org.policyrelay.round.Round;
import org.policyrelay.round.RoundCase;
import org.policyrelay.round.RoundPurpose;
import org.policyrelay.round.RoundRater;
import org.policyrelay.round.RoundResult;
import org.policyrelay.round.RoundState;
import org.policyrelay.round.Voices;
import org.policyrelay.round.Vote;

/** A round for programs: before the reveal with the caller's own votes, after it with all. */
record RoundView(
    String key,
    @CodesOf(RoundState.class) String state,
    @CodesOf(RoundPurpose.class) String purpose,
    @Schema(description = "Key of the process that asked for it") String origin,
    @JsonProperty("policy_id") @Nullable String policyId,
    @Nullable String market,
    @JsonProperty("vote_by")
        @Schema(description = "A vote after it is kept and marked, and does not count")
        Instant voteBy,
    List<LabelView> labels,
    List<CaseView> cases,
    List<RaterView> raters,
    @Schema(description = "How many raters have handed in") long voted,
    @Schema(description = "Before the reveal the caller's own, after it those of all")
        List<VoteView> votes,
    @Schema(description = "Of the votes that count; null before the reveal")
        @Nullable AgreementView agreement,
    @Schema(description = "What was labelled in two ways at least; null before the reveal")
        @Nullable List<AgreementView.DisputedItem> disputed,
    @Schema(description = "How much each rater knows, by MACE; null before the reveal")
        @Nullable List<CompetenceView> competence,
    @Schema(description = "How open each case is to those who know; null before the reveal")
        @Nullable List<AmbiguityView> ambiguity) {

  private static final Diagnosis NOTHING_KNOWN = new Diagnosis(List.of(), List.of());

  record LabelView(String code, String name) {}

  /**
   * @param firstLabel what was decided about it before, null before the reveal
   * @param outcome what more than half of its votes say, null where none does and before the reveal
   */
  record CaseView(
      String ref,
      @Nullable String market,
      String content,
      @Nullable String clause,
      @Nullable String firstLabel,
      @Nullable String outcome) {}

  /**
   * @param standsFor who was asked and is away
   * @param counted null before the reveal
   */
  record RaterView(
      String user,
      String team,
      @Nullable String standsFor,
      boolean handedIn,
      @Nullable Boolean left,
      @Nullable Boolean counted) {}

  record VoteView(
      @Schema(description = "In a calibration a letter, the same for all votes of its rater")
          String rater,
      @JsonProperty("case") String caseRef,
      String label,
      @Nullable Integer confidence,
      @Nullable String rationale,
      Instant at,
      @Schema(description = "Given after vote-by: it does not count") boolean late) {}

  /**
   * @param value the share of the rater's votes that were known and not guessed, 0 to 1
   */
  record CompetenceView(String rater, int votes, double value) {

    static CompetenceView of(Competence one, Voices.OfRound called) {
      return new CompetenceView(called.codeOf(one.rater()), one.votes(), one.value());
    }
  }

  /**
   * @param disagreement of those who know, 0 to 1
   * @param label the likeliest
   * @param probability of that label
   */
  record AmbiguityView(
      @JsonProperty("case") String caseRef,
      int votes,
      double disagreement,
      String label,
      double probability) {

    static AmbiguityView of(Ambiguity one) {
      return new AmbiguityView(
          one.item(), one.votes(), one.disagreement(), one.label().text(), one.probability());
    }
  }

  static RoundView sealed(Round round, List<Vote> own, Voices.OfRound called) {
    return view(round, own, null, called);
  }

  static RoundView revealed(Round round, RoundResult result, Voices.OfRound called) {
    return view(round, result.votes(), result, called);
  }

  private static RoundView view(
      Round round, List<Vote> votes, @Nullable RoundResult result, Voices.OfRound called) {
    var asked = round.asked();
    var agreement = result == null ? null : AgreementView.of(result.agreement());
    var diagnosis = result == null ? null : result.diagnosis().toOptional().orElse(NOTHING_KNOWN);
    return new RoundView(
        round.key(),
        round.state().code(),
        asked.purpose().code(),
        asked.origin(),
        asked.policyId(),
        code(asked.market()),
        round.voteBy(),
        round.labels().stream().map(one -> new LabelView(one.code(), one.name())).toList(),
        round.cases().stream().map(one -> of(one, result)).toList(),
        round.raters().stream().map(one -> of(one, result != null)).toList(),
        round.handedIn(),
        votes.stream().map(vote -> of(vote, called)).toList(),
        agreement,
        agreement == null ? null : agreement.disputed(),
        diagnosis == null
            ? null
            : diagnosis.raters().stream().map(one -> CompetenceView.of(one, called)).toList(),
        diagnosis == null ? null : diagnosis.items().stream().map(AmbiguityView::of).toList());
  }

  private static CaseView of(RoundCase one, @Nullable RoundResult result) {
    return new CaseView(
        one.ref(),
        code(one.market()),
        one.content(),
        one.clause(),
        result == null ? null : one.firstLabel(),
        result == null ? null : result.outcome(one.ref()).orElse(null));
  }

  private static RaterView of(RoundRater one, boolean revealed) {
    return new RaterView(
        one.user(),
        one.team(),
        one.standsFor(),
        one.hasHandedIn(),
        revealed ? one.hasLeft() : null,
        revealed ? one.counted() : null);
  }

  private static VoteView of(Vote vote, Voices.OfRound called) {
    return new VoteView(
        called.codeOf(vote.rater()),
        vote.caseRef(),
        vote.label(),
        vote.confidence(),
        vote.rationale(),
        vote.at(),
        vote.late());
  }

  private static @Nullable String code(@Nullable Market market) {
    return market == null ? null : market.code();
  }
}
