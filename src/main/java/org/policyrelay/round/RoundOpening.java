package org.policyrelay.round;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;

/**
 * What a round is to be.
 *
 * @param origin key of the process that asks for it, such as {@code CAL-2026-49-SEA}
 * @param policyId of the policy that it is about, absent for none
 * @param market in which, absent for several
 * @param labels that may be given, in their order
 * @param raters users; who is away is replaced
 * @param voteBy until when votes count, absent for twice the target in working time
 */
public record RoundOpening(
    RoundPurpose purpose,
    String origin,
    @Nullable String policyId,
    @Nullable Market market,
    List<RoundLabel> labels,
    List<RoundCase> cases,
    List<String> raters,
    @Nullable Instant voteBy) {

  public RoundOpening {
    labels = List.copyOf(labels);
    cases = List.copyOf(cases);
    raters = List.copyOf(raters);
  }
}
