package org.policyrelay.change;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Words;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.SemanticVersion;
import org.policyrelay.policy.entry.VersionState;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/**
 * What others have published of a policy, or taken back, between the assessment of a change of it
 * and its approval, or between its approval and its release: a withdrawal that brings a version
 * back, another change, an emergency, a correction.
 *
 * <p>Its number is counted anew then. It is no part of what was approved, which the hash of the
 * content leaves it out of: it says how far a text is from the one before it, and which that is, is
 * not settled before the release. What was approved is the text, after the reviews, with the parts
 * made ready and the notice that its difference from the version of then asked for. Where the
 * difference from the version of now asks for more, it is neither approved nor released: nobody has
 * done that.
 */
@Component
class SinceApproval {

  private final PolicyRegistry registry;
  private final ImpactAssessment assessment;
  private final ChangeDraftRows drafts;
  private final Teams teams;
  private final Clock clock;

  SinceApproval(
      PolicyRegistry registry,
      ImpactAssessment assessment,
      ChangeDraftRows drafts,
      Teams teams,
      Clock clock) {
    this.registry = registry;
    this.assessment = assessment;
    this.drafts = drafts;
    this.teams = teams;
    this.clock = clock;
  }

  /** What others have published since and not taken back, newest first; empty once released. */
  List<PublishedVersion> published(PolicyChange change) {
    return isWaiting(change)
        ? change.approval().map(approved -> published(change, approved.at())).orElse(List.of())
        : List.of();
  }

  /**
   * What others have published since the text was written that is to be approved, newest first: the
   * reviews of it are of the difference from what was public before. Empty unless somebody is to
   * decide about it, or to write it anew.
   */
  List<PublishedVersion> publishedSinceDraft(PolicyChange change) {
    return change.state() == ChangeState.REWORK || isToBeApproved(change)
        ? published(change, drafts.writtenAt(change))
        : List.of();
  }

  private List<PublishedVersion> published(PolicyChange change, Instant since) {
    var now = clock.instant();
    return registry.history(change.policyId()).stream()
        .filter(version -> version.publishedAt().isAfter(since))
        .filter(version -> !version.change().equals(change.key()))
        .filter(version -> version.state(now) != VersionState.ROLLED_BACK)
        .toList();
  }

  /**
   * What others have published that its approver cannot have been shown it beside, newest first:
   * since the approval, or under a number that was still free then.
   */
  List<PublishedVersion> publishedBeside(PolicyChange change, SemanticVersion number) {
    var approved = change.approval().map(Approval::at);
    return published(change, drafts.writtenAt(change)).stream()
        .filter(
            other ->
                approved.filter(at -> other.publishedAt().isAfter(at)).isPresent()
                    || other.number().compareTo(number) >= 0)
        .toList();
  }

  /** What it was approved against or beside, and was taken back since; empty once released. */
  List<String> withdrawn(PolicyChange change) {
    return isWaiting(change)
        ? change
            .approval()
            .map(approved -> registry.withdrawnSince(change.policyId(), approved.at()))
            .orElse(List.of())
        : List.of();
  }

  private static boolean isWaiting(PolicyChange change) {
    return change.rollout().released().isEmpty() && !change.state().hasEnded();
  }

  /**
   * The number that it would get, were it released now: the one that was meant, or the next that is
   * free. Empty before it was compared with anything.
   */
  Optional<String> versionToBe(PolicyChange change) {
    return change
        .targetVersion()
        .map(
            meant ->
                isWaiting(change) && isTaken(change.policyId(), meant)
                    ? assessment.compare(change).nextVersion()
                    : meant);
  }

  private boolean isTaken(String policyId, String version) {
    var number = SemanticVersion.of(version);
    return highest(policyId).filter(highest -> highest.compareTo(number) >= 0).isPresent();
  }

  /** Taken back or not: no number is given twice. */
  private Optional<SemanticVersion> highest(String policyId) {
    return registry.history(policyId).stream().findFirst().map(PublishedVersion::number);
  }

  /** Why it cannot be released as it was approved; empty where it can, and once it is released. */
  Optional<String> outgrown(PolicyChange change) {
    return change.approval().isPresent() && isWaiting(change)
        ? outgrownOnItsWay(change)
        : Optional.empty();
  }

  /**
   * Why it cannot be published as it was approved: beside its approval, or between its release and
   * its publication, others may have published. Not asked of what is public already.
   */
  Optional<String> outgrownOnItsWay(PolicyChange change) {
    var written = drafts.writtenAt(change);
    return published(change, written).isEmpty()
            && registry.withdrawnSince(change.policyId(), written).isEmpty()
        ? Optional.empty()
        : asksForMore(change, "approved", "was done")
            .map(more -> more + ": withdraw it, and propose it anew");
  }

  /**
   * Why it cannot be approved as it was assessed, after others have published since; empty where it
   * can, and wherever it does not wait for its approval. An emergency, too: what it is found to be
   * decides whether anybody reviews it afterwards. What settles an overlay and its base has a check
   * of its own.
   */
  Optional<String> outdated(PolicyChange change) {
    return isToBeApproved(change) && !change.isToSettle()
        ? asksForMore(change, "assessed", "anybody was asked to do")
            .map(more -> more + ": send it back, so that it is assessed anew")
        : Optional.empty();
  }

  /** What a manager lets go on although a team objects is approved next. */
  private static boolean isToBeApproved(PolicyChange change) {
    return change.state() == ChangeState.AWAITING_APPROVAL
        || change.state() == ChangeState.DISPUTED;
  }

  private Optional<String> asksForMore(PolicyChange change, String as, String known) {
    var now = assessment.assessAnew(change);
    var more = missing(change, now);
    return more.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "it was %s as a change of %s risk; against what is published now it is one of %s risk, and asks for more than %s (%s)"
                .formatted(
                    as, riskOf(change.impact()), riskOf(now), known, String.join(", ", more)));
  }

  private static String riskOf(Impact impact) {
    return Optional.ofNullable(impact.riskTier()).map(RiskTier::code).orElse("no");
  }

  /**
   * @throws RefusedException with {@link ErrorCode#NOT_APPROVED} for one that is {@link #outgrown}
   */
  void requireApproved(PolicyChange change) {
    require(change, outgrown(change), "is not approved as it would be now", "approval-outdated");
  }

  /**
   * @throws RefusedException with {@link ErrorCode#NOT_APPROVED} for one that is {@link #outdated}
   */
  void requireAssessed(PolicyChange change) {
    require(
        change, outdated(change), "is no longer what it was assessed as", "assessment-outdated");
  }

  private static void require(
      PolicyChange change, Optional<String> fault, String what, String code) {
    fault.ifPresent(
        why -> {
          throw new RefusedException(
              ErrorCode.NOT_APPROVED,
              "policy change %s %s: %s".formatted(change.key(), what, why),
              List.of(new FieldError("outcome", code, why)));
        });
  }

  /** That Legal was configured since is nothing that was published since. */
  private static boolean isMissed(String team, PolicyChange change, Impact now) {
    return !team.equals(Teams.LEGAL) || now.riskTier() != change.impact().riskTier();
  }

  private List<String> missing(PolicyChange change, Impact now) {
    var more = new ArrayList<String>();
    now.reviewTeams().stream()
        .filter(team -> !change.impact().reviewTeams().contains(team))
        .filter(team -> isMissed(team, change, now))
        .forEach(team -> more.add("review by " + teams.nameOf(team)));
    now.readinessParts().stream()
        .filter(part -> !change.impact().readinessParts().contains(part))
        .forEach(part -> more.add(part.title()));
    if (now.noticeDays() > change.impact().noticeDays()) {
      more.add(Words.count(now.noticeDays(), "day") + " of notice");
    }
    return more;
  }
}
