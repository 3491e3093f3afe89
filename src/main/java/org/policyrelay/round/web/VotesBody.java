package org.policyrelay.round.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.round.GivenVote;

/** Votes as a program sends them: the caller's own, who is named nowhere in them. */
record VotesBody(
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            description = "At most one of each case; cases may be left out")
        @Nullable List<VoteBody> votes) {

  /**
   * @param label code of one of the round's labels
   */
  record VoteBody(
      @JsonProperty("case")
          @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "Reference of a case of the round")
          @Nullable String caseRef,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "reject")
          @Nullable String label,
      @Schema(description = "From 1, a guess, to 5, sure", implementation = Integer.class)
          @Nullable BigDecimal confidence,
      @Schema(description = "Why; shown to all once the votes are revealed")
          @Nullable String rationale) {

    private GivenVote given() {
      return new GivenVote(caseRef, label, whole(confidence), rationale);
    }

    /** What is no whole number that is small is outside of the scale, as 0 is. */
    private static @Nullable Integer whole(@Nullable BigDecimal given) {
      if (given == null) {
        return null;
      }
      try {
        return given.intValueExact();
      } catch (ArithmeticException outside) {
        return 0;
      }
    }
  }

  List<GivenVote> given() {
    return votes == null
        ? List.of()
        : votes.stream()
            .map(vote -> vote == null ? new GivenVote(null, null, null, null) : vote.given())
            .toList();
  }
}
