package org.policyrelay.translation;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.policyrelay.audit.Audit;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.Translations.Wording;
import org.policyrelay.translation.ProposedTranslation.State;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Translations of what a change is to publish: approved as every other, and public with it. Whoever
 * holds the change calls this, and lets nobody else move it meanwhile.
 */
@Service
@Transactional
public class DraftTranslations {

  private final ProposedTranslationRows rows;
  private final ProposedTranslations proposed;
  private final TranslationNotices notices;
  private final ApplicationEventPublisher events;
  private final Audit audit;
  private final Clock clock;

  DraftTranslations(
      ProposedTranslationRows rows,
      ProposedTranslations proposed,
      TranslationNotices notices,
      ApplicationEventPublisher events,
      Audit audit,
      Clock clock) {
    this.rows = rows;
    this.proposed = proposed;
    this.notices = notices;
    this.events = events;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Proposes a translation of a draft; an older one of that language that readers do not have is
   * replaced by it.
   *
   * @param language BCP 47 tag; anything but English
   * @throws RefusedException as {@link ProposedTranslations#propose}
   */
  public ProposedTranslation propose(
      Translated draft, String language, Wording wording, String by) {
    return proposed.propose(draft, language, wording, by);
  }

  /** The newest of each language, without those that were taken out. */
  @Transactional(readOnly = true)
  public List<ProposedTranslation> of(String change) {
    var newest = new LinkedHashMap<String, ProposedTranslation>();
    rows.ofChange(change).forEach(one -> newest.putIfAbsent(one.language(), one));
    return newest.values().stream().filter(one -> one.state() != State.WITHDRAWN).toList();
  }

  /** The draft reads as this by now: who has translated another text is told. */
  public void reads(String change, Wording english) {
    var why = "%s reads otherwise by now; send a translation of what it says".formatted(change);
    for (var one : of(change)) {
      if (one.waits() && !one.translates(english)) {
        one.outdated(clock.instant(), why);
        rows.update(one);
        audit.record(one.key(), "translation-outdated", Audit.SYSTEM, why);
        notices.outdated(one, why);
        end(one);
      }
    }
  }

  /**
   * Takes one out, as long as readers do not have it.
   *
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} when they do
   */
  public void withdraw(ProposedTranslation one, String by, String why) {
    one.withdrawn(by, clock.instant(), why);
    rows.update(one);
    audit.record(one.key(), "translation-withdrawn", by, why);
    notices.withdrawn(one, why);
    end(one);
  }

  /** The same for all of a draft that readers do not have. */
  public void withdrawAll(String change, String by, String why) {
    of(change).stream()
        .filter(one -> one.state() != State.PUBLISHED)
        .forEach(one -> withdraw(one, by, why));
  }

  /** What was approved of a draft is public with it, from the same moment on. */
  public void publish(String change, String version) {
    for (var one : of(change)) {
      if (one.state() == State.APPROVED) {
        var approvedBy = one.decidedBy().orElseThrow();
        one.released(version);
        rows.update(one);
        proposed.publish(one, version, approvedBy);
        audit.record(one.key(), "translation-published", Audit.SYSTEM, version);
        notices.published(one);
      }
    }
  }

  /** Nobody decides about them until they are resumed. */
  public void hold(List<String> changes) {
    events.publishEvent(new TranslationsHeld(waiting(changes)));
  }

  /**
   * @param since when they were held; by the working time since then their deadlines move
   */
  public void resume(List<String> changes, Instant since) {
    events.publishEvent(new TranslationsResumed(waiting(changes), since, clock.instant()));
  }

  private List<String> waiting(List<String> changes) {
    return changes.stream()
        .flatMap(change -> of(change).stream())
        .filter(one -> one.state() == State.PROPOSED)
        .map(ProposedTranslation::key)
        .toList();
  }

  private void end(ProposedTranslation one) {
    events.publishEvent(new TranslationEnded(one.key(), one.state().code()));
  }
}
