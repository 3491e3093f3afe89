package org.policyrelay.change.process;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.policyrelay.change.ChangeApproval;
import org.policyrelay.change.ChangeGate;
import org.policyrelay.change.Holders;
import org.policyrelay.change.MarketReadiness;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.change.Work;
import org.policyrelay.engine.Submission;
import org.policyrelay.engine.SubmissionRule;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.handoff.HandoffSteps;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.written.ItemFaults;
import org.springframework.stereotype.Component;

/**
 * What a change asks of an answer beyond its form, said to the person before the task is completed:
 * the change is not on hold, a draft is a valid entry, nothing goes live where it is not ready.
 */
@Component
class ChangeRules implements SubmissionRule {

  /** Between whose answer and its step nothing may come that would make another of it. */
  private static final Set<String> KEPT_FREE =
      Set.of("Task_ApproveChange", "Task_ReleaseToMarkets");

  private final ChangeTasks tasks;
  private final PolicyChanges changes;
  private final ChangeApproval approval;
  private final DraftForm drafts;
  private final ChangeGate gate;
  private final Holders holders;

  ChangeRules(
      ChangeTasks tasks,
      PolicyChanges changes,
      ChangeApproval approval,
      DraftForm drafts,
      ChangeGate gate,
      Holders holders) {
    this.tasks = tasks;
    this.changes = changes;
    this.approval = approval;
    this.drafts = drafts;
    this.gate = gate;
    this.holders = holders;
  }

  @Override
  public boolean concerns(TaskRef task) {
    return tasks.changeOf(task).isPresent();
  }

  @Override
  public void check(TaskRef task, Submission submission) {
    var key = tasks.changeOf(task).orElseThrow();
    if (KEPT_FREE.contains(task.activity())) {
      changes.keepFree(key);
    }
    if (changes.isHeld(key)) {
      throw new RefusedException(
          ErrorCode.WRONG_STATE,
          "policy change " + key + " is on hold; a policy manager can resume it");
    }
    if (DraftForm.isDraft(submission)) {
      var change = changes.get(key);
      ItemFaults.tell(
          submission.fields(),
          () ->
              approval.checkDraft(
                  key, drafts.read(change.entry(), submission), DraftForm.answer(submission)));
    }
    switch (task.activity()) {
      case "Task_ApproveChange" -> checkApproval(changes.get(key), submission);
      case "Task_ReleaseToMarkets" -> checkRelease(changes.get(key), submission);
      case HandoffSteps.DELIVER -> checkMarkets(key, submission);
      default -> {
        // nothing beyond the form
      }
    }
  }

  private void checkApproval(PolicyChange change, Submission submission) {
    if ("approve".equals(submission.outcome())) {
      gate.checkApproval(change);
    }
  }

  private void checkRelease(PolicyChange change, Submission submission) {
    if ("hold".equals(submission.outcome())) {
      return;
    }
    holders.requireByItself(change.key());
    var readiness = change.rollout().readiness();
    var notReady = readiness.stream().filter(market -> !market.ready()).toList();
    if ("go".equals(submission.outcome()) && !notReady.isEmpty()) {
      throw refuse(
          "outcome",
          "not-ready",
          describe(notReady)
              + ": choose “Go for the ready markets”, or “Hold” to have it made ready");
    }
    if ("go-for-ready-markets".equals(submission.outcome())
        && notReady.size() == readiness.size()) {
      throw refuse(
          "outcome", "not-ready", describe(notReady) + ": no market is ready, choose “Hold”");
    }
    var markets = new LinkedHashSet<>(change.marketsLeft());
    notReady.forEach(market -> markets.remove(market.market()));
    gate.checkRelease(change, markets);
  }

  private void checkMarkets(String key, Submission submission) {
    var named = submission.text("notReadyMarkets").map(MarketNames::typed).orElse(List.of());
    if (named.isEmpty()) {
      return;
    }
    var markets = changes.get(key).markets();
    var foreign = named.stream().filter(market -> !markets.contains(new Market(market))).toList();
    if (!foreign.isEmpty()) {
      throw refuse(
          "notReadyMarkets",
          "unknown-market",
          String.join(", ", foreign) + " is not a market of this change; it has " + names(markets));
    }
  }

  private static String names(Set<Market> markets) {
    return markets.contains(Market.EVERYWHERE)
        ? "none of its own: leave this empty"
        : String.join(", ", Market.codes(markets));
  }

  private static String describe(List<MarketReadiness> notReady) {
    return String.join(
        "; ",
        notReady.stream()
            .map(
                one ->
                    (one.market().isEverywhere() ? "everywhere" : one.market())
                        + " still misses "
                        + String.join(", ", missing(one)))
            .toList());
  }

  private static List<String> missing(MarketReadiness market) {
    var missing = new ArrayList<String>();
    market.missing().forEach(part -> missing.add(Work.title(part)));
    market.overlays().forEach(overlay -> missing.add("an overlay that fits: " + overlay));
    return missing;
  }

  private static RefusedException refuse(String field, String code, String message) {
    return new RefusedException(
        ErrorCode.INVALID_FORM, message, List.of(new FieldError(field, code, message)));
  }
}
