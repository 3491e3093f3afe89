package org.policyrelay.change;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.ComparedWhereItApplies;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.ProposedEntries;
import org.policyrelay.policy.entry.PolicyEntry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Refuses a proposal, or a text of a change, that could not be published. */
@Service
// a refusal of what is only read leaves it to the caller what becomes of its transaction
@Transactional(readOnly = true, noRollbackFor = RefusedException.class)
public class ProposalCheck {

  private static final Duration LONGEST_OVERDUE = Duration.ofDays(7);

  private final ChangeRows rows;
  private final PolicyRegistry registry;
  private final ProposedEntries proposedEntries;
  private final ComparedWhereItApplies compared;
  private final AsPublished asPublished;
  private final OthersUnderWay others;
  private final ReleaseDates dates;
  private final NothingChanges nothing;
  private final Clock clock;

  ProposalCheck(
      ChangeRows rows,
      PolicyRegistry registry,
      ProposedEntries proposedEntries,
      ComparedWhereItApplies compared,
      AsPublished asPublished,
      OthersUnderWay others,
      ReleaseDates dates,
      NothingChanges nothing,
      Clock clock) {
    this.rows = rows;
    this.registry = registry;
    this.proposedEntries = proposedEntries;
    this.compared = compared;
    this.asPublished = asPublished;
    this.others = others;
    this.dates = dates;
    this.nothing = nothing;
    this.clock = clock;
  }

  /**
   * Refuses what could not be published whatever became of it.
   *
   * @throws RefusedException as {@link #checkOverlay}, with {@link ErrorCode#POLICY_EXISTS} or
   *     {@link ErrorCode#POLICY_UNKNOWN} when the id is not what the proposer takes it for, with
   *     {@link ErrorCode#EFFECTIVE_DATE_DIFFERS} when its last day is over before it could apply,
   *     with {@link ErrorCode#INVALID_POLICY_ENTRY} for an emergency that states by its version
   *     that another word is no other rule
   */
  public void check(Proposal proposal) {
    requirePlausible(proposal.statutoryDeadline());
    var id = proposal.entry().policyId();
    if (proposal.kind() == Proposal.Kind.NEW) {
      requireFree(id);
    }
    if (proposal.kind() == Proposal.Kind.REVISION && registry.history(id).isEmpty()) {
      throw Proposal.ofNoPolicy(id);
    }
    dates.checkLastDay(proposal.entry(), proposal.requestedEffectiveAt());
    dates.checkDeadline(proposal.entry(), proposal.statutoryDeadline());
    if (proposal.emergency()) {
      // nobody drafts it, and nobody has notice of it
      dates.checkTimelines(proposal.entry(), proposal.requestedEffectiveAt(), 0);
      nothing.refuseEmergency(proposal.entry(), draftedBases(proposal.entry()));
      refuseClaim(proposal.entry());
    }
    checkContent(proposal.entry());
    checkOverlay(proposal.entry());
  }

  /** Teams would be spared by the word of who wrote it, and nobody else would ever read it. */
  private void refuseClaim(PolicyEntry order) {
    if (compared.compare(order).calledLess()) {
      var message =
          "says that the words which change are no other rule, and no program can tell that: leave"
              + " the version out; an order is reviewed afterwards as what it is";
      throw new RefusedException(
          ErrorCode.INVALID_POLICY_ENTRY,
          "version " + message,
          List.of(new FieldError("version", "claims-too-little", message)));
    }
  }

  /** Neither published nor on its way: the second of two would silently become a new version. */
  private void requireFree(String id) {
    registry.history(id).stream()
        .findFirst()
        .ifPresent(
            known -> {
              throw new RefusedException(
                  ErrorCode.POLICY_EXISTS,
                  "The id %s belongs to \"%s\", version %s; choose another id, or propose a new version of that policy"
                      .formatted(id, known.entry().name(), known.version()));
            });
    rows.openOf(id).stream()
        .findFirst()
        .ifPresent(
            open -> {
              throw Proposal.ofTakenId(open, others.of(List.of(open)));
            });
  }

  /**
   * Refuses an overlay that its base could not bear, as soon as that applies. The base may be on
   * its way in a change of its own; when the overlay is released, it has to be there.
   *
   * @throws RefusedException with a code such as {@code overlay-base-unknown}
   */
  void checkOverlay(PolicyEntry proposed) {
    proposedEntries.checkOverlay(proposed, null, draftedBases(proposed));
  }

  /** As {@link ProposedEntries#checkContent}, beside what other changes are about to publish. */
  void checkContent(PolicyEntry proposed) {
    proposedEntries.checkContent(proposed, rows::approvedOf, id -> !rows.openOf(id).isEmpty());
  }

  /**
   * The texts of an overlay's base that are on their way to its market, and not yet there; empty
   * for a policy that is no overlay.
   */
  List<PolicyEntry> draftedBases(PolicyEntry overlay) {
    return overlay.overlayOf().map(rows::openOf).orElse(List.of()).stream()
        .filter(change -> !isReleasedTo(change, overlay.markets().get(0)))
        .map(asPublished::of)
        .toList();
  }

  private static boolean isReleasedTo(PolicyChange change, Market market) {
    return change.rollout().released().stream().anyMatch(one -> one.covers(market));
  }

  /** An order may be overdue by hours, and is real then; one that is by weeks is a slip. */
  private void requirePlausible(@Nullable Instant statutoryDeadline) {
    if (statutoryDeadline != null
        && statutoryDeadline.isBefore(clock.instant().minus(LONGEST_OVERDUE))) {
      var message = "lies more than a week back; say until when the order gives";
      throw new RefusedException(
          ErrorCode.INVALID_REQUEST,
          "statutoryDeadline " + message,
          List.of(new FieldError("statutoryDeadline", "too-early", message)));
    }
  }
}
