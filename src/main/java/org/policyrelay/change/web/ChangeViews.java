package org.policyrelay.change.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.audit.Audit;
import org.policyrelay.change.Approval;
import org.policyrelay.change.BesideOthers;
import org.policyrelay.change.ChangeHistory;
import org.policyrelay.change.ChangeOutlook;
import org.policyrelay.change.ChangeStandings;
import org.policyrelay.change.OthersUnderWay;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.change.RiskTier;
import org.policyrelay.change.process.ChangeSteps;
import org.policyrelay.deadline.Deadline;
import org.policyrelay.deadline.Deadlines;
import org.policyrelay.deadline.Stage;
import org.policyrelay.handoff.Handoff;
import org.policyrelay.handoff.HandoffOutcome;
import org.policyrelay.handoff.Handoffs;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what the outside sees of a change. */
@Component
class ChangeViews {

  private final PolicyChanges changes;
  private final OthersUnderWay others;
  private final ChangeSteps steps;
  private final ChangeOutlook outlook;
  private final BesideOthers beside;
  private final ChangeHistory history;
  private final ChangeStandings standings;
  private final Handoffs handoffs;
  private final Deadlines deadlines;
  private final Audit audit;

  ChangeViews(
      PolicyChanges changes,
      OthersUnderWay others,
      ChangeSteps steps,
      ChangeOutlook outlook,
      BesideOthers beside,
      ChangeHistory history,
      ChangeStandings standings,
      Handoffs handoffs,
      Deadlines deadlines,
      Audit audit) {
    this.changes = changes;
    this.others = others;
    this.steps = steps;
    this.outlook = outlook;
    this.beside = beside;
    this.history = history;
    this.standings = standings;
    this.handoffs = handoffs;
    this.deadlines = deadlines;
    this.audit = audit;
  }

  /**
   * @param reader what they may not see of other changes is left out
   */
  @Transactional(readOnly = true)
  public ChangeView of(PolicyChange change, String reader) {
    var underWay = others.beside(change, reader);
    var request = change.request();
    var rounds = history.rounds(change);
    return new ChangeView(
        change.key(),
        change.policyId(),
        change.entry().name(),
        outlook.versionToBe(change).orElse(null),
        change.state().code(),
        change.heldAt().isPresent(),
        change.emergency(),
        change.summary(),
        request.reason(),
        new ChangeView.Origin(request.origin().type(), request.origin().ref()),
        change.markets(),
        change.riskTier().map(RiskTier::code).orElse(null),
        change.isAssessed() ? change.impact().noticeDays() : null,
        request.proposedBy(),
        request.proposedAt(),
        request.requestedEffectiveAt(),
        request.statutoryDeadline(),
        change.effectiveAt().orElse(null),
        change.rollout().released(),
        changes.drafters(change.key()),
        change.approval().map(Approval::by).orElse(null),
        change.reworkRounds(),
        change.endedAt().orElse(null),
        change.endReason().orElse(null),
        steps.hasFailed(change.key()),
        steps.of(change.key()),
        change.rollout().readiness(),
        handoffs.of(change.key()).stream().map(one -> view(one, rounds.of(one))).toList(),
        audit.of(change.key()),
        standings.of(change),
        underWay.keys(),
        underWay.unseenSentence(),
        beside.leftWithout(change));
  }

  private ChangeView.HandoffView view(Handoff handoff, int round) {
    var clocks = deadlines.of(handoff.key());
    return new ChangeView.HandoffView(
        handoff.key(),
        handoff.work(),
        handoff.fromTeam(),
        handoff.toTeam(),
        handoff.state().code(),
        handoff.offeredAt(),
        due(clocks, Stage.ACCEPTANCE),
        handoff.acceptedAt().orElse(null),
        handoff.worker().orElse(null),
        due(clocks, Stage.DELIVERY),
        handoff.endedAt().orElse(null),
        handoff.endedBy().orElse(null),
        handoff.outcome().map(ChangeViews::view).orElse(null),
        round);
  }

  private static @Nullable Instant due(List<Deadline> clocks, Stage stage) {
    return clocks.stream()
        .filter(clock -> clock.stage() == stage)
        .map(Deadline::dueAt)
        .findFirst()
        .orElse(null);
  }

  private static ChangeView.Outcome view(HandoffOutcome outcome) {
    return new ChangeView.Outcome(outcome.kind().code(), outcome.text(), outcome.notReadyMarkets());
  }
}
