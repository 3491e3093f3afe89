package org.policyrelay.publishing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyrelay.audit.Audit;
import org.policyrelay.engine.BusinessKeys;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.ChangeKind;
import org.policyrelay.policy.PolicyEntry;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.PublishedVersion;
import org.policyrelay.policy.PublishedVersion.Release;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The short path for wording that reads wrong and cannot wait: published at once as a patch,
 * approved afterwards by somebody else. A rule never changes this way.
 */
@Service
@Transactional
public class Corrections {

  /** The fields whose wording may be corrected. */
  private static final List<String> FIELDS = List.of("name", "description", "policy");

  private final Publications publications;
  private final PublicationRows rows;
  private final BusinessKeys keys;
  private final PolicyRegistry registry;
  private final Audit audit;
  private final Clock clock;

  Corrections(
      Publications publications,
      @Lazy PublicationRows rows,
      BusinessKeys keys,
      PolicyRegistry registry,
      Audit audit,
      Clock clock) {
    this.publications = publications;
    this.rows = rows;
    this.keys = keys;
    this.registry = registry;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @param wrong the words as they stand, to the letter
   * @param right the words as they must read
   */
  public record Correction(String policyId, String wrong, String right, String reason) {}

  private record Corrected(PublishedVersion before, PolicyEntry entry, String version) {}

  /**
   * Refuses what is no correction of wording.
   *
   * @throws RefusedException with {@link ErrorCode#INVALID_FORM} and the field at fault
   */
  @Transactional(readOnly = true)
  public void check(Correction correction) {
    corrected(correction);
  }

  /**
   * Orders the publication of a correction.
   *
   * @return its key
   * @throws RefusedException as {@link #check}
   */
  public String begin(Correction correction, String by) {
    var corrected = corrected(correction);
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
    publication.correct(by, correction.reason());
    rows.save(publication);
    audit.record(key, "correction-requested", by, correction.reason());
    return key;
  }

  public void approve(String key, String by) {
    var publication = publications.get(key);
    publication.approved(by, clock.instant());
    rows.save(publication);
    audit.record(key, "correction-approved", by, null);
  }

  /** What read before applies again, as a version of its own. */
  public void takeBack(String key, String by, String reason) {
    var publication = publications.get(key);
    publication.takenBack(by, clock.instant());
    rows.save(publication);
    audit.record(key, "correction-taken-back", by, reason);
    publications.rollBack(key, reason);
  }

  private Corrected corrected(Correction correction) {
    var before =
        registry
            .newestVersion(correction.policyId())
            .orElseThrow(
                () ->
                    refuse(
                        "policyId",
                        "unknown-policy",
                        "There is no published policy '%s'".formatted(correction.policyId())));
    var field = fieldWith(before.entry(), correction.wrong());
    var text = before.entry().json().path(field).asText();
    var patched =
        before
            .entry()
            .without("version")
            .with(Map.of(field, text.replace(correction.wrong(), correction.right())));
    if (patched.contentHash().equals(before.entry().contentHash())) {
      throw refuse("right", "unchanged", "This reads as it did before");
    }
    var patch = before.nextPatch();
    var comparison = registry.compare(claimingPatch(patched, patch));
    if (comparison.changeKind() != ChangeKind.WORDING) {
      throw refuse(
          "right",
          "no-correction",
          "This is more than wording (%s): propose a policy change"
              .formatted(String.join("; ", comparison.facts())));
    }
    return new Corrected(before, patched, comparison.nextVersion());
  }

  /** Says of a swapped word that it is no rule; whoever approves sees the words. */
  private PolicyEntry claimingPatch(PolicyEntry patched, String patch) {
    try {
      var claiming = patched.with(Map.of("version", patch));
      registry.compare(claiming);
      return claiming;
    } catch (RefusedException tooLow) {
      // more than a patch: compared without a claim, it says what
      return patched;
    }
  }

  private static String fieldWith(PolicyEntry entry, String wrong) {
    var found = new ArrayList<String>();
    for (var field : FIELDS) {
      var text = entry.json().path(field).asText();
      for (var at = text.indexOf(wrong); at >= 0; at = text.indexOf(wrong, at + 1)) {
        found.add(field);
      }
    }
    if (found.size() != 1) {
      throw refuse(
          "wrong",
          found.isEmpty() ? "not-found" : "ambiguous",
          found.isEmpty()
              ? "These words do not stand in the name, the description or the text of "
                  + entry.policyId()
                  + "; copy them to the letter"
              : "These words stand there %d times; add some that stand beside them"
                  .formatted(found.size()));
    }
    return found.get(0);
  }

  /** Where the version applies now, from now; where it is still to come, when it was to. */
  private static Map<String, Instant> releases(PublishedVersion before, Instant now) {
    var releases = new LinkedHashMap<String, Instant>();
    before.releases().stream()
        .filter(release -> release.isKnown(now) && !release.hasEnded(now))
        .forEach(release -> releases.put(release.market(), from(release, now)));
    return releases;
  }

  private static Instant from(Release release, Instant now) {
    return Optional.of(release.effectiveFrom()).filter(now::isBefore).orElse(now);
  }

  private static RefusedException refuse(String field, String code, String message) {
    return new RefusedException(
        ErrorCode.INVALID_FORM, message, List.of(new FieldError(field, code, message)));
  }
}
