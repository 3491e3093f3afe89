package org.policyrelay.calibration.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calibration.CalibrationSession;
import org.policyrelay.calibration.Judgement;
import org.policyrelay.calibration.MarketGroup;
import org.policyrelay.calibration.Outcome;
import org.policyrelay.calibration.OutcomeKind;
import org.policyrelay.calibration.SessionState;
import org.policyrelay.calibration.SessionTrigger;
import org.policyrelay.kernel.CodesOf;
import org.policyrelay.round.Verdict;

/** A session for programs. */
record SessionView(
    String key,
    @CodesOf(SessionState.class) String state,
    @JsonProperty("market_group") @CodesOf(MarketGroup.class) String marketGroup,
    @JsonProperty("policy_id") @Nullable String policyId,
    @Schema(description = "Key of its blind round, null where it was not held")
        @Nullable String round,
    @CodesOf(SessionTrigger.class) String trigger,
    @JsonProperty("opened_at") Instant openedAt,
    @Schema(description = "Why it was not held") @Nullable String reason,
    @Schema(description = "Null before the reveal") @Nullable AgreementJudged agreement,
    @Schema(description = "What was decided of the disputes") List<OutcomeView> outcomes) {

  /**
   * @param undefined why alpha or its interval is null
   */
  record AgreementJudged(
      @CodesOf(Verdict.class) String verdict,
      @Nullable Double alpha,
      @Nullable Double lower,
      @Nullable Double upper,
      @Nullable String undefined,
      int disputes) {

    static AgreementJudged of(Judgement found) {
      return new AgreementJudged(
          found.verdict().code(),
          found.alpha(),
          found.lower(),
          found.upper(),
          found.undefined(),
          found.disputes());
    }
  }

  /**
   * @param ref key of what was started for it
   */
  record OutcomeView(
      @JsonProperty("case") String caseRef,
      @CodesOf(OutcomeKind.class) String kind,
      String text,
      @Nullable String clause,
      List<String> raters,
      @CodesOf(Outcome.State.class) String state,
      @Nullable String ref) {

    static OutcomeView of(Outcome one) {
      return new OutcomeView(
          one.caseRef(),
          one.kind().code(),
          one.text(),
          one.clause(),
          one.raters(),
          one.state().code(),
          one.ref());
    }
  }

  static SessionView of(CalibrationSession session, List<Outcome> outcomes) {
    return new SessionView(
        session.key(),
        session.state().code(),
        session.group().code(),
        session.policyId().orElse(null),
        session.round().orElse(null),
        session.start().trigger().code(),
        session.start().at(),
        session.reason().orElse(null),
        session.judgement().map(AgreementJudged::of).orElse(null),
        outcomes.stream().map(OutcomeView::of).toList());
  }
}
