package org.policyrelay.publishing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.policyrelay.audit.Audit;
import org.policyrelay.engine.BusinessKeys;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.OtherEyes;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Shown;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.RuleWordings;
import org.policyrelay.policy.compare.Reading;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.PublishedVersion.Release;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The short path for wording that reads wrong and cannot wait for a policy change. What is proved
 * to say the same ({@link Reading}) is published at once as a patch, and approved afterwards by
 * somebody else; any other word waits until somebody else has approved it. What a program can tell
 * changes the rule is refused; of any other word who approves it judges that. See ADR 22.
 */
@Service
@Transactional
public class Corrections {

  private final Publications publications;
  private final PublicationRows rows;
  private final BusinessKeys keys;
  private final PolicyRegistry registry;
  private final RuleWordings wordings;
  private final CorrectedWording wording;
  private final CorrectedVersions versions;
  private final PublicationNotices notices;
  private final Audit audit;
  private final Clock clock;

  Corrections(
      Publications publications,
      PublicationRows rows,
      BusinessKeys keys,
      PolicyRegistry registry,
      RuleWordings wordings,
      CorrectedWording wording,
      CorrectedVersions versions,
      PublicationNotices notices,
      Audit audit,
      Clock clock) {
    this.publications = publications;
    this.rows = rows;
    this.keys = keys;
    this.registry = registry;
    this.wordings = wordings;
    this.wording = wording;
    this.versions = versions;
    this.notices = notices;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @param wrong the words as they stand, to the letter
   * @param right the words as they must read
   */
  public record Correction(String policyId, String wrong, String right, String reason) {}

  /**
   * Refuses what is no correction of wording.
   *
   * @throws RefusedException with {@link ErrorCode#INVALID_FORM} and the field at fault, such as
   *     the id of a policy that applies nowhere and will not
   */
  @Transactional(readOnly = true)
  public void check(Correction correction) {
    var before = wording.corrected(correction).before();
    if (releases(before, clock.instant()).isEmpty()) {
      var message =
          "Version %s of %s applies in no market, and will not: there is nothing to correct; propose a policy change"
              .formatted(before.version(), correction.policyId());
      throw new RefusedException(
          ErrorCode.INVALID_FORM,
          message,
          List.of(new FieldError("policyId", "applies-nowhere", message)));
    }
  }

  /**
   * Whether the policy has a version since the correction was asked for, which its author has not
   * read.
   *
   * @param asked when
   */
  @Transactional(readOnly = true)
  public boolean isOutdated(Correction correction, Instant asked) {
    return registry
        .newestVersion(correction.policyId())
        .filter(newest -> !newest.publishedAt().isAfter(asked))
        .isEmpty();
  }

  /**
   * From when it reads as corrected, by market. Of one that waits for its approval, as it would be
   * were it approved now; of one that is public, as it is by now, which is nowhere once what it
   * corrects was taken back.
   */
  @Transactional(readOnly = true)
  public Map<Market, Instant> from(Publication correction) {
    if (correction.publishedAt().isPresent()) {
      return standing(correction);
    }
    return correction
        .corrects()
        .filter(corrected -> correction.isProposed())
        .flatMap(corrected -> registry.find(correction.policyId(), corrected))
        .map(corrected -> releases(corrected, clock.instant()))
        .orElseGet(() -> correction.releases());
  }

  /** Where its words are, under its own number or that of a version which has brought them back. */
  private Map<Market, Instant> standing(Publication correction) {
    var now = clock.instant();
    var own = correction.policyVersion();
    var from = new TreeMap<Market, Instant>();
    registry.history(correction.policyId()).stream()
        .filter(version -> version.version().equals(own) || own.equals(version.restores()))
        .flatMap(version -> version.releases().stream())
        .filter(release -> release.isKnown(now) && !release.hasEnded(now))
        .forEach(
            release ->
                from.merge(
                    release.market(),
                    release.effectiveFrom(),
                    (one, other) -> one.isBefore(other) ? one : other));
    return from;
  }

  /** The other corrections of the same policy that wait for somebody to decide. */
  @Transactional(readOnly = true)
  public List<Publication> alsoWaiting(Publication correction) {
    return waitingOn(correction.policyId()).stream()
        .filter(other -> !other.key().equals(correction.key()))
        .toList();
  }

  /** What tasks and notices call it: two of one policy may wait at once. */
  public static String named(Publication correction) {
    return "correction of %s %s (%s)"
        .formatted(correction.policyId(), correction.corrects().orElse(""), correction.key());
  }

  /** Corrections of a policy that wait for somebody to decide, the oldest first. */
  @Transactional(readOnly = true)
  public List<Publication> waitingOn(String policyId) {
    return rows.waitingCorrections(policyId);
  }

  /** Tells who asked for it that a correction was outdated before it had begun. */
  public void notBegun(Correction correction, String by, String start) {
    audit.record(correction.policyId(), "correction-not-begun", by, correction.reason());
    notices.notBegun(correction.policyId(), by, start);
  }

  /**
   * Orders the publication of a correction, or proposes it.
   *
   * @return the publication, {@link Publication#isProposed} if somebody has to approve it first
   * @throws RefusedException as {@link #check}
   */
  public Publication begin(Correction correction, String by) {
    var corrected = wording.corrected(correction);
    var now = clock.instant();
    var key = keys.next("PUB", "publication_number");
    var publication =
        publications.publicationOf(
            key,
            new PublicationOrder(
                key,
                corrected.entry(),
                corrected.version(),
                corrected.entry().contentHash(),
                releases(corrected.before(), now),
                now));
    publication.correct(
        by, correction.reason(), corrected.before().version(), corrected.readsTheSame());
    rows.add(publication);
    audit.record(key, "correction-requested", by, correction.reason());
    return publication;
  }

  /**
   * Lets a proposed correction be published, from now.
   *
   * @param shown hash of what the approver says they have read; absent where they do not say
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} when the policy reads otherwise by
   *     now than what was shown, or beside what was shown
   */
  public void approveFirst(String key, String by, @Nullable String shown) {
    var publication = publications.get(key);
    Shown.require(shown, publication.entry().contentHash());
    var before = versions.requireNewest(publication);
    requireOtherEyes(publication, by);
    var now = clock.instant();
    publication.approvedFirst(by, now, releases(before, now));
    rows.update(publication);
    audit.record(key, "correction-approved", by, null);
  }

  /** Nobody but who proposed it and who refused it has read it. */
  public void reject(String key, String by, String reason) {
    var publication = publications.get(key);
    publication.refused(by, clock.instant());
    rows.update(publication);
    audit.record(key, "correction-refused", by, reason);
    notices.refused(publication, reason);
  }

  /**
   * Ends a correction that never became public.
   *
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} for one that still can, and for
   *     what is no correction
   */
  public void drop(String key, String by) {
    var publication = publications.get(key);
    if (!versions.isOutdated(publication)) {
      throw new RefusedException(
          ErrorCode.WRONG_STATE, "correction " + key + " can still be published");
    }
    publication.cancel();
    rows.update(publication);
    audit.record(key, "correction-dropped", by, publication.obstacle().orElse(null));
    notices.dropped(publication);
  }

  /** Approves what is public already; as {@link #approveFirst}. */
  public void approve(String key, String by, @Nullable String shown) {
    var publication = publications.get(key);
    Shown.require(shown, publication.entry().contentHash());
    requireOtherEyes(publication, by);
    publication.approved(by, clock.instant());
    rows.update(publication);
    audit.record(key, "correction-approved", by, null);
  }

  /**
   * What read before applies again, as a version of its own.
   *
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} when something newer stands on it
   */
  public void takeBack(String key, String by, String reason) {
    var publication = publications.get(key);
    versions.requireOnTop(publication);
    publication.takenBack(by, clock.instant());
    rows.update(publication);
    audit.record(key, "correction-taken-back", by, reason);
    notices.correctionTakenBack(publication, reason);
    publications.rollBack(key, reason);
  }

  private void requireOtherEyes(Publication publication, String by) {
    OtherEyes.require(by, versions.authors(publication), "correction " + publication.key());
  }

  /** Where its rule applies now, from now; where it is still to come, when it was to. */
  private Map<Market, Instant> releases(PublishedVersion before, Instant now) {
    var releases =
        new TreeMap<>(wordings.alsoStands(before.entry().policyId(), before.version(), now));
    before.releases().stream()
        .filter(release -> release.isKnown(now) && !release.hasEnded(now))
        .forEach(release -> releases.put(release.market(), from(release, now)));
    return releases;
  }

  private static Instant from(Release release, Instant now) {
    return Optional.of(release.effectiveFrom()).filter(now::isBefore).orElse(now);
  }
}
