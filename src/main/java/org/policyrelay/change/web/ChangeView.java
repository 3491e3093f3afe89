package org.policyrelay.change.web;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyrelay.audit.AuditEntry;
import org.policyrelay.change.ChangeState;
import org.policyrelay.change.LeftWithout;
import org.policyrelay.change.MarketReadiness;
import org.policyrelay.change.MarketStanding;
import org.policyrelay.change.process.ChangeSteps.Step;
import org.policyrelay.handoff.HandoffState;
import org.policyrelay.kernel.CodesOf;
import org.policyrelay.kernel.Market;

/**
 * A policy change as the outside sees it.
 *
 * @param marketStates where it stands in each of its markets: {@code state} is that of its process
 * @param alsoOpen keys of other changes of the same policy that can still change what stands, as
 *     far as the caller may see them
 * @param alsoOpenUnseen that there are others, in a sentence; absent for none
 * @param leftWithout the markets that it leaves without a policy, were it released now, or since it
 *     is
 */
record ChangeView(
    String key,
    String policyId,
    String name,
    @Nullable String version,
    @CodesOf(ChangeState.class) String state,
    boolean onHold,
    boolean emergency,
    String summary,
    String reason,
    Origin origin,
    Set<Market> markets,
    @Nullable String riskTier,
    @Nullable Integer noticeDays,
    String proposedBy,
    Instant proposedAt,
    @Nullable Instant requestedEffectiveAt,
    @Nullable Instant statutoryDeadline,
    @Nullable Instant effectiveAt,
    Set<Market> releasedMarkets,
    Set<String> drafters,
    @Nullable String approvedBy,
    int reworkRounds,
    @Nullable Instant endedAt,
    @Nullable String endReason,
    boolean failed,
    List<Step> steps,
    List<MarketReadiness> readiness,
    List<HandoffView> handoffs,
    List<AuditEntry> history,
    List<MarketStanding> marketStates,
    List<String> alsoOpen,
    @Nullable String alsoOpenUnseen,
    List<LeftWithout> leftWithout) {

  record Origin(String type, @Nullable String ref) {}

  /**
   * One handoff of the change.
   *
   * @param acceptBy when it had or has to be accepted or returned
   * @param deliverBy when the work is due, absent before acceptance
   * @param round which text it was about: 1 is the first, each that came back begins another
   */
  record HandoffView(
      String key,
      String work,
      String from,
      String to,
      @CodesOf(HandoffState.class) String state,
      Instant offeredAt,
      @Nullable Instant acceptBy,
      @Nullable Instant acceptedAt,
      @Nullable String acceptedBy,
      @Nullable Instant deliverBy,
      @Nullable Instant endedAt,
      @Nullable String endedBy,
      @Nullable Outcome outcome,
      int round) {}

  /**
   * How a handoff ended.
   *
   * @param text the evidence of a delivery, or the reason of anything else
   */
  record Outcome(String type, String text, List<Market> notReadyMarkets) {}
}
