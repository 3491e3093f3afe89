package org.policyrelay.calibration;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session as somebody asks for it, not checked yet.
 *
 * @param marketGroup code of a {@link MarketGroup}
 * @param cases absent to have them drawn
 * @param raters users, absent to have them chosen
 * @param voteBy until when votes count, absent for the usual time
 */
public record SessionAsked(
    @Nullable String marketGroup,
    @Nullable String policyId,
    @Nullable List<GivenCase> cases,
    @Nullable List<String> raters,
    @Nullable Instant voteBy) {

  /**
   * @param market ISO country code, absent for all of the group
   * @param goldenLabel the label that is known to be right, absent where none is
   */
  public record GivenCase(
      @Nullable String ref,
      @Nullable String market,
      @Nullable String content,
      @Nullable String clause,
      @Nullable String goldenLabel) {}
}
