package org.policyrelay.change;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.ComparedWhereItApplies;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.ProposedEntries;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.springframework.stereotype.Component;

/**
 * Refuses a text that is to the letter what is published: reviews and an approval would come to
 * nothing. White space and other forms of the same letters can be corrected. It is something to
 * approve an overlay and its base beside one another, to have what is announced begin at another
 * instant, and to publish what goes along with the text.
 */
@Component
class NothingChanges {

  private final ComparedWhereItApplies compared;
  private final PolicyRegistry registry;
  private final ProposedEntries proposedEntries;
  private final Holders holders;
  private final Clock clock;

  NothingChanges(
      ComparedWhereItApplies compared,
      PolicyRegistry registry,
      ProposedEntries proposedEntries,
      Holders holders,
      Clock clock) {
    this.compared = compared;
    this.registry = registry;
    this.proposedEntries = proposedEntries;
    this.holders = holders;
    this.clock = clock;
  }

  /**
   * @param draftedBases what is drafted of the base of an overlay
   * @throws RefusedException with {@link ErrorCode#INVALID_FORM} when nothing would change
   */
  void refuseDraft(String change, PolicyEntry drafted, List<PolicyEntry> draftedBases) {
    if (!holders.publishMore(change) && isNothing(drafted, draftedBases)) {
      throw refusal(
          ErrorCode.INVALID_FORM,
          "policyText",
          drafted,
          "Change the text; if nothing has to change, choose \"Abandon\", or withdraw the change");
    }
  }

  /**
   * The same of an order that is published as it was proposed.
   *
   * @throws RefusedException with {@link ErrorCode#INVALID_REQUEST}
   */
  void refuseEmergency(PolicyEntry proposed, List<PolicyEntry> draftedBases) {
    if (isNothing(proposed, draftedBases)) {
      throw refusal(
          ErrorCode.INVALID_REQUEST,
          "policy",
          proposed,
          "Write what the order asks for; if the policy says that already, nothing has to be"
              + " published");
    }
  }

  private RefusedException refusal(
      ErrorCode code, String field, PolicyEntry entry, String instead) {
    var message =
        "Nothing would change: it is to the letter as version %s has it already. %s"
            .formatted(
                registry
                    .newestVersion(entry.policyId())
                    .map(PublishedVersion::version)
                    .orElseThrow(),
                instead);
    return new RefusedException(
        code, message, List.of(new FieldError(field, "unchanged", message)));
  }

  private boolean isNothing(PolicyEntry entry, List<PolicyEntry> draftedBases) {
    return compared.compare(entry).changesNothing()
        && registry
            .newestVersion(entry.policyId())
            .filter(newest -> newest.hasBegun(clock.instant()))
            .filter(newest -> isSettled(newest, entry, draftedBases))
            .isPresent();
  }

  /** Whether somebody has approved the version beside all that it is read with. */
  private boolean isSettled(
      PublishedVersion newest, PolicyEntry entry, List<PolicyEntry> draftedBases) {
    return entry.overlayOf().isPresent()
        ? proposedEntries.basesOf(entry, null, draftedBases).stream().allMatch(newest::isWrittenFor)
        : proposedEntries.overlaysMet(entry, Map.of(Market.EVERYWHERE, clock.instant())).stream()
            .allMatch(overlay -> overlay.isWrittenFor(newest));
  }
}
