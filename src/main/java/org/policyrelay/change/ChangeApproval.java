package org.policyrelay.change;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.audit.Audit;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Words;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.compare.Comparison;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps of a policy change up to its approval, one call for each step of the model: drafted,
 * compared, assessed, reviewed, decided. Each is one transaction with the step that calls it, so
 * that a step that is tried again has not been done before.
 */
@Service
@Transactional
public class ChangeApproval {

  static final String REVIEW = "review";

  private final PolicyChanges changes;
  private final ProposalCheck check;
  private final BesideOthers beside;
  private final ChangeRows rows;
  private final ChangeDraftRows drafts;
  private final ImpactAssessment assessment;
  private final ApprovalInTime inTime;
  private final NothingChanges nothing;
  private final OverlayWork overlayWork;
  private final ChangeOutlook outlook;
  private final PolicyPublisher publisher;
  private final ReleaseDates released;
  private final Settlement settlement;
  private final TeamReviews reviews;
  private final Teams teams;
  private final ReasonGone reasonGone;
  private final LeftAsItWas left;
  private final Audit audit;
  private final Clock clock;

  ChangeApproval(
      PolicyChanges changes,
      ProposalCheck check,
      BesideOthers beside,
      ChangeRows rows,
      ChangeDraftRows drafts,
      ImpactAssessment assessment,
      ApprovalInTime inTime,
      NothingChanges nothing,
      OverlayWork overlayWork,
      ChangeOutlook outlook,
      PolicyPublisher publisher,
      ReleaseDates released,
      Settlement settlement,
      TeamReviews reviews,
      Teams teams,
      ReasonGone reasonGone,
      LeftAsItWas left,
      Audit audit,
      Clock clock) {
    this.changes = changes;
    this.check = check;
    this.beside = beside;
    this.rows = rows;
    this.drafts = drafts;
    this.assessment = assessment;
    this.inTime = inTime;
    this.nothing = nothing;
    this.overlayWork = overlayWork;
    this.outlook = outlook;
    this.publisher = publisher;
    this.released = released;
    this.settlement = settlement;
    this.reviews = reviews;
    this.teams = teams;
    this.reasonGone = reasonGone;
    this.left = left;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Refuses a text that could not be published as it is, such as one whose version is too low for
   * what it changes, one that came back and answers nothing, and one that changes nothing.
   */
  @Transactional(readOnly = true)
  public void checkDraft(String key, PolicyEntry drafted, @Nullable String answer) {
    var change = changes.get(key);
    change.requireAnswer(drafted, answer);
    assessment.compare(drafted);
    nothing.refuseDraft(key, drafted, check.draftedBases(drafted));
    check.checkContent(drafted);
    check.checkOverlay(drafted);
    released.checkDraft(drafted);
    released.checkDeadline(drafted, change.request().statutoryDeadline());
    released.checkTimelines(
        drafted, change.request().requestedEffectiveAt(), assessment.noticeDays(change, drafted));
  }

  /** Refuses a version that somebody wrote and that is too low; without one it is set. */
  @Transactional(readOnly = true)
  public void checkVersion(PolicyEntry proposed) {
    if (proposed.version().isPresent()) {
      assessment.compare(proposed);
    }
  }

  /**
   * Takes over what the drafter submitted.
   *
   * @param answer what they say to who sent it back, absent where they let the text speak
   */
  public void submitDraft(
      String key, String by, PolicyEntry drafted, String summary, @Nullable String answer) {
    var change = changes.get(key);
    change.submitDraft(drafted, summary, answer);
    drafts.add(ChangeDraft.submitted(key, by, clock.instant(), drafted));
    rows.update(change);
    audit.record(key, "revision-submitted", by, answer == null ? summary : answer);
  }

  /** Settles the version that the text will be published as. */
  public PolicyChange compare(String key) {
    var change = changes.get(key);
    var comparison = assessment.compare(change);
    change.compared(comparison.nextVersion());
    var fitted = change.emergency() ? List.<String>of() : fitted(change);
    if (!fitted.isEmpty()) {
      audit.record(key, "overlays-to-fit", Audit.SYSTEM, String.join(", ", fitted));
    }
    audit.record(
        key,
        "compared",
        Audit.SYSTEM,
        "version "
            + comparison.nextVersion()
            + ", "
            + moves(change, comparison)
            + "; "
            + Stream.concat(comparison.facts().stream(), left.by(change).stream())
                .collect(Collectors.joining("; ")));
    rows.update(change);
    return change;
  }

  /** What settles an overlay as it stands moves no rule, whatever a program reads in its words. */
  private String moves(PolicyChange change, Comparison comparison) {
    return settlement.changesNothing(change)
        ? "changes nothing that applies"
        : outlook.moves(change, change.entry(), comparison);
  }

  /** An emergency waits for no overlay: what settles one is prepared when it is public. */
  private List<String> fitted(PolicyChange change) {
    return overlayWork.propose(change, change.markets()).stream()
        .flatMap(overlay -> Stream.ofNullable(overlay.prepared()))
        .map(UnsettledOverlay.Prepared::key)
        .toList();
  }

  /** Lets the tables decide what the change asks of whom. */
  public PolicyChange assess(String key) {
    var change = changes.get(key);
    var impact = assessment.assess(change);
    change.assessed(impact);
    audit.record(key, "impact-assessed", Audit.SYSTEM, assessed(change, impact));
    rows.update(change);
    return change;
  }

  /**
   * Reads what the teams' reviews came to, all of them together.
   *
   * @return whether every review was delivered
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} when a team has not reviewed the
   *     text as it stands
   */
  public boolean collectReviews(String key) {
    var change = changes.get(key);
    var since = drafts.lastOf(key).orElse(null);
    reviews.require(change, since);
    var objections = reviews.objections(change, since);
    if (objections.isEmpty()) {
      change.reviewsPassed();
    } else if (!change.reworkRoundLeft()) {
      change.disputed();
    }
    rows.update(change);
    recordReviews(key, objections);
    return objections.isEmpty();
  }

  /** As {@link #collectReviews}, for the reviews that an emergency left for afterwards. */
  public boolean collectLateReviews(String key) {
    var change = changes.get(key);
    var since = change.request().proposedAt();
    reviews.require(change, since);
    var objections = reviews.objections(change, since);
    recordReviews(key, objections);
    return objections.isEmpty();
  }

  /** Sends the change back to its drafter. */
  public void sendBack(String key) {
    var change = changes.get(key);
    change.sendBack();
    rows.update(change);
    audit.record(
        key, "sent-back", Audit.SYSTEM, "round " + (change.reworkRounds() + 1) + " begins");
  }

  /**
   * Pins what may be published from here on.
   *
   * @param shown {@link ChangeOutlook#approvable} of what the approver says they have read; absent
   *     where they do not say
   * @return the change as it is now; empty where the approval came too late: it is another text by
   *     now, or {@link ChangeGate#checkApproval} refuses it
   * @throws RefusedException with {@link ErrorCode#FOUR_EYES} for who wrote any of its texts
   */
  public Optional<PolicyChange> approve(String key, String by, @Nullable String shown) {
    var change = changes.get(key);
    var hash = change.entry().contentHash();
    if (!inTime.counts(change, by, shown)) {
      return Optional.empty();
    }
    change.approve(by, changes.drafters(key), clock.instant(), hash);
    publisher.approved(key, settledBy(change));
    rows.update(change);
    audit.record(key, "change-approved", by, "version " + change.targetVersion().orElse("?"));
    return Optional.of(change);
  }

  /**
   * The approval of an emergency settles nothing with the overlays on it: there is no time to read
   * them all. What somebody has approved the same content beside before stays that.
   */
  private List<PublishedVersion> settledBy(PolicyChange change) {
    return change.emergency() && change.entry().overlayOf().isEmpty()
        ? List.of()
        : beside.readWith(change);
  }

  public void reject(String key, String by, String reason) {
    var change = changes.get(key);
    change.reject(by, changes.drafters(key), clock.instant(), reason);
    rows.update(change);
    audit.record(key, "change-rejected", by, reason);
    reasonGone.tell(change);
  }

  public void abandon(String key, String by, String reason) {
    var change = changes.get(key);
    change.abandon(clock.instant(), reason);
    rows.update(change);
    audit.record(key, "change-abandoned", by, reason);
    reasonGone.tell(change);
  }

  private void recordReviews(String key, List<String> objections) {
    audit.record(
        key,
        objections.isEmpty() ? "reviews-passed" : "reviews-returned",
        Audit.SYSTEM,
        String.join("; ", objections));
  }

  private String assessed(PolicyChange change, Impact impact) {
    var risk = change.riskTier().orElseThrow().code();
    var reviews = names(impact.reviewTeams(), teams::nameOf);
    if (change.settles()) {
      return "it changes nothing that applies: its approval settles it, and it is public at once";
    }
    return change.emergency()
        ? "risk %s, reviews after it is public %s".formatted(risk, reviews)
        : "risk %s, reviews %s, to make ready %s, notice %s"
            .formatted(
                risk,
                reviews,
                ReadinessPart.titles(impact.readinessParts()),
                Words.count(impact.noticeDays(), "day"));
  }

  private static String names(Collection<String> codes, UnaryOperator<String> name) {
    return codes.isEmpty() ? "none" : codes.stream().map(name).collect(Collectors.joining(", "));
  }
}
