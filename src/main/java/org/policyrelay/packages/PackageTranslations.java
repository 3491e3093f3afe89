package org.policyrelay.packages;

import org.policyrelay.audit.Audit;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Texts;
import org.policyrelay.policy.Translations.Wording;
import org.policyrelay.translation.DraftTranslations;
import org.policyrelay.translation.ProposedTranslation;
import org.policyrelay.translation.ProposedTranslations;
import org.policyrelay.translation.Translated;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with the translations of a package, each call one transaction. */
@Service
@Transactional
public class PackageTranslations {

  private final PackageRows rows;
  private final PackageRegister register;
  private final PolicyChanges changes;
  private final DraftTranslations drafts;
  private final ProposedTranslations proposed;
  private final ApplicationEventPublisher events;
  private final Audit audit;

  PackageTranslations(
      PackageRows rows,
      PackageRegister register,
      PolicyChanges changes,
      DraftTranslations drafts,
      ProposedTranslations proposed,
      ApplicationEventPublisher events,
      Audit audit) {
    this.rows = rows;
    this.register = register;
    this.changes = changes;
    this.drafts = drafts;
    this.proposed = proposed;
    this.events = events;
    this.audit = audit;
  }

  /**
   * Proposes a translation of what a part is to publish, as it reads now. It holds the package
   * until somebody else has approved it, and is public with the part. One of the same language that
   * was there is replaced.
   *
   * @param language BCP 47 tag; anything but English
   * @throws RefusedException with {@link ErrorCode#NOT_FOUND} for what is no part of it, with
   *     {@link ErrorCode#WRONG_STATE} for a package that is over or on hold and for a part that is
   *     public, with {@link ErrorCode#INVALID_REQUEST} and every field that is wrong, or for words
   *     that were refused as they are
   */
  public ProposedTranslation propose(
      String key, String change, String language, Wording wording, String by) {
    rows.lock(key);
    var into = register.get(key);
    requirePart(into, change);
    into.requireOpenOrReleased();
    into.requireRunning();
    var part = changes.get(change);
    if (part.state().hasEnded() || !part.rollout().released().isEmpty()) {
      throw new RefusedException(
          ErrorCode.WRONG_STATE,
          "%s is %s; what is public is translated by its version, at /api/policies/%s/versions/%s/translations"
              .formatted(
                  change,
                  part.state().code(),
                  part.policyId(),
                  part.targetVersion().orElse("{version}")));
    }
    var draft = Translated.draft(part.policyId(), change, Wording.of(part.entry()));
    var translation = drafts.propose(draft, language, wording, by);
    tell(key, "translation-added", by, PartTranslations.called(translation));
    return translation;
  }

  /**
   * Takes a translation out: the package waits for it no more, and readers do not get it.
   *
   * @throws RefusedException with {@link ErrorCode#NOT_FOUND} for what is no translation of it, and
   *     with {@link ErrorCode#WRONG_STATE} for one that is public or was taken out
   */
  public void takeOut(String key, String translation, String by, String reason) {
    rows.lock(key);
    var from = register.get(key);
    var one = proposed.get(translation);
    requirePart(from, one.translated().change().orElse("translation " + translation));
    from.requireOpenOrReleased();
    drafts.withdraw(one, by, reason);
    tell(key, "translation-taken-out", by, PartTranslations.called(one) + ": " + reason);
  }

  private static void requirePart(PolicyPackage of, String change) {
    if (!of.changes().contains(change)) {
      throw new RefusedException(
          ErrorCode.NOT_FOUND, "%s has no part %s".formatted(of.describe(), Texts.shown(change)));
    }
  }

  private void tell(String key, String event, String by, String detail) {
    audit.record(key, event, by, detail);
    events.publishEvent(new PackageChanged(key));
  }
}
