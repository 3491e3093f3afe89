package org.policyrelay.packages;

import java.time.Clock;
import org.policyrelay.audit.Audit;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.packages.PackageOutlook.Ahead;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of a package by its parts: looked up, told once, and never decided here. */
@Service
@Transactional
public class PackageCare {

  private final PackageRegister packages;
  private final PackageRows rows;
  private final PackageOutlook outlook;
  private final PartTranslations translations;
  private final PackageNotices notices;
  private final ApplicationEventPublisher events;
  private final Audit audit;
  private final Clock clock;

  PackageCare(
      PackageRegister packages,
      PackageRows rows,
      PackageOutlook outlook,
      PartTranslations translations,
      PackageNotices notices,
      ApplicationEventPublisher events,
      Audit audit,
      Clock clock) {
    this.packages = packages;
    this.rows = rows;
    this.outlook = outlook;
    this.translations = translations;
    this.notices = notices;
    this.events = events;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Looks what is ahead, and tells what holds it up; said again, it changes nothing. No part moves
   * unseen meanwhile: one that does tells it to who waits by then.
   */
  public Ahead follow(String key) {
    rows.lock(key);
    var of = packages.get(key);
    var ahead = outlook.ahead(of);
    if (of.state().hasEnded()) {
      return ahead;
    }
    if (ahead.ended()) {
      of.end(clock.instant());
      rows.update(of);
      audit.record(key, "package-ended", Audit.SYSTEM, null);
    } else {
      outlook.partsOf(of).forEach(part -> tell(of, part));
    }
    return ahead;
  }

  /** A part that has ended is told of by the task that it leads to; with the package, by that. */
  private void tell(PolicyPackage of, PolicyChange part) {
    if (!part.state().hasEnded() && of.hold().isEmpty()) {
      outlook.trouble(part).ifPresent(what -> notices.heldUp(of, part, what));
      translations
          .of(part)
          .forEach(
              one -> translations.trouble(one).ifPresent(what -> notices.heldUp(of, one, what)));
    }
  }

  /** Tells everybody of all that was released, once. */
  public void announce(String key) {
    rows.lock(key);
    var of = packages.get(key);
    if (of.isToAnnounce()) {
      notices.announce(of, outlook.partsOf(of));
      of.announced(clock.instant());
      rows.update(of);
      audit.record(key, "announced", Audit.SYSTEM, null);
    }
  }

  /** A change stands elsewhere: what it is part of looks anew, one after another. */
  public void moved(String change) {
    lookAnew(change, () -> translations.follow(change));
  }

  /** A translation of a change is about to stand elsewhere: nobody releases it meanwhile. */
  public void translationMoves(String change) {
    lookAnew(change, () -> {});
  }

  private void lookAnew(String change, Runnable locked) {
    rows.openWith(change)
        .ifPresent(
            key -> {
              rows.lock(key);
              locked.run();
              events.publishEvent(new PackageChanged(key));
            });
  }
}
