package org.policyrelay.change;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.policyrelay.change.AsPublished.Later;
import org.policyrelay.change.RuleMoves.Approved;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.Sha256;
import org.policyrelay.policy.ComparedWhereItApplies;
import org.policyrelay.policy.compare.Comparison;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a change would do, were it published as it stands. */
@Service
@Transactional(readOnly = true)
public class ChangeOutlook {

  private final ComparedWhereItApplies compared;
  private final Claims claims;
  private final BesideOthers beside;
  private final SinceApproval since;
  private final ReleaseDates dates;
  private final Settlement settlement;
  private final AgainstFormer former;
  private final HeldAgainstBase held;
  private final ChangeRows rows;
  private final Clock clock;

  ChangeOutlook(
      ComparedWhereItApplies compared,
      Claims claims,
      BesideOthers beside,
      SinceApproval since,
      ReleaseDates dates,
      Settlement settlement,
      AgainstFormer former,
      HeldAgainstBase held,
      ChangeRows rows,
      Clock clock) {
    this.compared = compared;
    this.claims = claims;
    this.beside = beside;
    this.since = since;
    this.dates = dates;
    this.settlement = settlement;
    this.former = former;
    this.held = held;
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * What is different from the version in force, and once it is released itself from the one that
   * it takes the place of; empty for a change that has ended.
   */
  public Optional<Comparison> difference(PolicyChange change) {
    if (change.state() == ChangeState.ENFORCED || isReleased(change)) {
      return Optional.of(former.difference(change));
    }
    if (change.state().hasEnded()) {
      return Optional.empty();
    }
    return Optional.of(claims.compare(change));
  }

  private static boolean isReleased(PolicyChange change) {
    return !change.state().hasEnded() && !change.rollout().released().isEmpty();
  }

  /** Which way its rule moves, for a person. */
  public String moves(PolicyChange change, PolicyEntry entry, Comparison difference) {
    var others =
        Stream.concat(replaced(change).stream(), replacedElsewhere(change).keySet().stream());
    return RuleMoves.told(difference, doubts(change, entry), approved(change, others));
  }

  /** The same for the readers of some of the markets that are left. */
  public String moves(PolicyChange change, Later later, Comparison difference) {
    return RuleMoves.told(
        difference,
        doubts(change, later.after().entry()),
        approved(change, Stream.ofNullable(later.before())));
  }

  /**
   * @param others what it is compared with
   */
  private Approved approved(PolicyChange change, Stream<PublishedVersion> others) {
    if (change.approval().isEmpty()) {
      return Approved.NOT_YET;
    }
    var at = change.approval().get().at();
    return publishedSinceApproval(change).isEmpty()
            && approvedAgainstWithdrawn(change).isEmpty()
            && others.noneMatch(other -> other.publishedAt().isAfter(at))
        ? Approved.AS_IT_STANDS
        : Approved.AGAINST_ANOTHER;
  }

  /** What no program could tell of an overlay beside its base. */
  public Doubts doubts(PolicyChange change, PolicyEntry entry) {
    return held.of(change, entry, beside.basesOf(change, entry));
  }

  /** As {@link AgainstFormer#replaced}. */
  public Optional<PublishedVersion> replaced(PolicyChange change) {
    return former.replaced(change);
  }

  /**
   * What applies in some of its markets instead of that, with those markets: it is compared with
   * each. Once it is released, what applied then.
   */
  public Map<PublishedVersion, Set<Market>> replacedElsewhere(PolicyChange change) {
    var elsewhere = new LinkedHashMap<PublishedVersion, Set<Market>>();
    var all =
        former.version(change).isPresent()
            ? former.replacedElsewhere(change)
            : compared.others(change.entry());
    all.forEach((other, markets) -> other.ifPresent(one -> elsewhere.put(one, markets)));
    return elsewhere;
  }

  /**
   * The versions that it was approved against or beside, and that have been withdrawn since: what
   * it changes is not what its approver was shown. Empty once it is released.
   */
  public List<String> approvedAgainstWithdrawn(PolicyChange change) {
    return since.withdrawn(change);
  }

  /** What others have published since it was approved, newest first; empty once it is released. */
  public List<PublishedVersion> publishedSinceApproval(PolicyChange change) {
    return since.published(change);
  }

  /** As {@link SinceApproval#publishedSinceDraft}. */
  public List<PublishedVersion> publishedSinceDraft(PolicyChange change) {
    return since.publishedSinceDraft(change);
  }

  /** Why it cannot be released as it was approved, after others have published; else empty. */
  public Optional<String> outgrown(PolicyChange change) {
    return since.outgrown(change);
  }

  /** Why it cannot be approved as it was assessed, after others have published; else empty. */
  public Optional<String> outdated(PolicyChange change) {
    return since.outdated(change);
  }

  /** The number that it gets, were it released now; its own once it is. */
  public Optional<String> versionToBe(PolicyChange change) {
    return since.versionToBe(change);
  }

  /**
   * The change because of which it was proposed, if that has come to nothing since. Empty once it
   * is released or has ended.
   */
  public Optional<PolicyChange> reasonGone(PolicyChange change) {
    return Optional.ofNullable(change.request().origin().ref())
        .flatMap(rows::find)
        .filter(reason -> ReasonGone.isGone(change, reason));
  }

  /** Whether what it was prepared to settle is settled without it. */
  public boolean isSettledWithout(PolicyChange change) {
    return settlement.isSettledWithout(change);
  }

  /**
   * Hash of what is in front of who approves it: its own content, what that is compared with, and
   * what it will be read with; of its content alone where there is nothing else.
   */
  public String approvable(PolicyChange change) {
    var own = change.entry().contentHash();
    var others =
        Stream.of(
                replaced(change).stream(),
                replacedElsewhere(change).keySet().stream(),
                beside.readWith(change).stream(),
                beside.left(change).stream())
            .flatMap(some -> some.map(one -> one.entry().contentHash()))
            .toList();
    return others.isEmpty() ? own : Sha256.of(own + " " + String.join(" ", others));
  }

  /** From when it would apply in the markets that are not released yet, were they released now. */
  public Map<Market, Instant> wouldApply(PolicyChange change) {
    return dates.datesOf(change, change.marketsLeft(), clock.instant());
  }

  /** What its timelines say that this would not keep, by their places. */
  public List<FieldError> brokenTimelines(PolicyChange change) {
    return dates.brokenTimelines(change.entry(), wouldApply(change));
  }
}
