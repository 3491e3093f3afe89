package org.policyrelay.calibration.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calibration.MarketGroup;
import org.policyrelay.calibration.SessionAsked;
import org.policyrelay.calibration.SessionAsked.GivenCase;
import org.policyrelay.kernel.CodesOf;
import org.policyrelay.kernel.Times;

/** A session as a program asks for it. */
record SessionBody(
    @JsonProperty("market_group")
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "SEA")
        @CodesOf(MarketGroup.class)
        @Nullable String marketGroup,
    @JsonProperty("policy_id") @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String policyId,
    @Schema(description = "From 2 to 200; left out, they are drawn") @Nullable List<CaseBody> cases,
    @Schema(description = "Logins, from 2 to 50; left out, they are chosen")
        @Nullable List<String> raters,
    @JsonProperty("vote_by")
        @Schema(
            description = "Instant with offset until when votes count; left out, the usual time",
            format = "date-time")
        @Nullable String voteBy) {

  /**
   * @param ref its name, once in the session
   */
  record CaseBody(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String ref,
      @Schema(description = "ISO country code, one of the group's; left out, all of them")
          @Nullable String market,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String content,
      @Schema(description = "The clause that it is about") @Nullable String clause,
      @JsonProperty("golden_label")
          @Schema(description = "Known to be right: unseen before the reveal, and no vote")
          @Nullable String goldenLabel) {

    private GivenCase given() {
      return new GivenCase(ref, market, content, clause, goldenLabel);
    }
  }

  SessionAsked asked() {
    return new SessionAsked(
        marketGroup,
        policyId,
        cases == null
            ? null
            : cases.stream()
                .map(one -> one == null ? new GivenCase(null, null, null, null, null) : one.given())
                .toList(),
        raters == null ? null : raters.stream().map(SessionBody::login).toList(),
        voteBy == null ? null : Times.instant("vote_by", voteBy));
  }

  private static String login(@Nullable String rater) {
    return rater == null ? "" : rater;
  }
}
