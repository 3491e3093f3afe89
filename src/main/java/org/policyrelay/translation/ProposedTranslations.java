package org.policyrelay.translation;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.audit.Audit;
import org.policyrelay.engine.BusinessKeys;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.OtherEyes;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Shown;
import org.policyrelay.policy.Translations;
import org.policyrelay.policy.Translations.Wording;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Translations that wait until somebody else has approved them: no machine can prove that another
 * language says the same, so nobody alone puts words before the public. See ADR 22.
 */
@Service
@Transactional
public class ProposedTranslations {

  private final ProposedTranslationRows rows;
  private final Translations translations;
  private final TranslationNotices notices;
  private final BusinessKeys keys;
  private final ApplicationEventPublisher events;
  private final Audit audit;
  private final Clock clock;

  ProposedTranslations(
      ProposedTranslationRows rows,
      Translations translations,
      TranslationNotices notices,
      BusinessKeys keys,
      ApplicationEventPublisher events,
      Audit audit,
      Clock clock) {
    this.rows = rows;
    this.translations = translations;
    this.notices = notices;
    this.keys = keys;
    this.events = events;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Proposes a translation of a version. One of the same language that still waits is replaced,
   * unless the same person sends the same words: then that one goes on waiting.
   *
   * @param language BCP 47 tag; anything but English
   * @throws RefusedException with {@link ErrorCode#NOT_FOUND} for a version that is not there, with
   *     {@link ErrorCode#INVALID_REQUEST} and every field that is wrong, or for words that were
   *     refused as they are
   */
  public ProposedTranslation propose(
      String policyId, String version, String language, Wording wording, String by) {
    translations.requireVersion(policyId, version);
    return propose(Translated.version(policyId, version), language, wording, by);
  }

  /** The same of whatever it translates, which is there. */
  ProposedTranslation propose(Translated translated, String language, Wording wording, String by) {
    var tag = translations.check(language, wording);
    var now = clock.instant();
    var others = rows.of(translated, tag);
    var waiting = others.stream().filter(ProposedTranslation::waits).findFirst();
    if (waiting.filter(one -> one.isBy(by, wording)).isPresent()) {
      return waiting.get();
    }
    requireOtherWords(others, translated, wording);
    waiting.ifPresent(
        older -> {
          older.replaced(by, now);
          rows.update(older);
          audit.record(older.key(), "translation-replaced", by, null);
          notices.over(older);
          events.publishEvent(new TranslationEnded(older.key(), "replaced"));
        });
    var proposed =
        ProposedTranslation.of(
            keys.next("TR", "translation_number"), translated, tag, wording, by, now);
    rows.add(proposed);
    audit.record(proposed.key(), "translation-proposed", by, describe(proposed));
    notices.proposed(proposed);
    events.publishEvent(new TranslationProposed(proposed));
    return proposed;
  }

  /** Whoever refused them would read them once more, and nothing says why they stay. */
  private static void requireOtherWords(
      List<ProposedTranslation> others, Translated translated, Wording wording) {
    others.stream()
        .findFirst()
        .filter(newest -> newest.state() == ProposedTranslation.State.REFUSED)
        .filter(newest -> newest.wording().looksLike(wording))
        .filter(newest -> Objects.equals(newest.translated().draft(), translated.draft()))
        .ifPresent(
            newest -> {
              var message =
                  "reads as %s, which was refused: %s. Change the words and send them again"
                      .formatted(newest.key(), newest.reason().orElse("no reason given"));
              throw new RefusedException(
                  ErrorCode.INVALID_REQUEST,
                  "This translation " + message,
                  List.of(new FieldError("policy", "unchanged", message)));
            });
  }

  /**
   * Lets readers have it: at once, or together with the draft that it translates.
   *
   * @param shown hash of what the approver says they have read; absent where they do not say
   * @throws RefusedException with {@link ErrorCode#FOUR_EYES} for who wrote it, with {@link
   *     ErrorCode#WRONG_STATE} when it does not wait any more, or reads otherwise
   */
  public void approve(String key, String by, @Nullable String shown) {
    var proposed = moving(key);
    Shown.require(shown, proposed.contentHash());
    OtherEyes.require(by, authors(proposed), "translation " + key);
    var version = proposed.version();
    if (version.isPresent()) {
      proposed.published(by, clock.instant());
      rows.update(proposed);
      publish(proposed, version.get(), by);
      audit.record(key, "translation-approved", by, null);
      notices.published(proposed);
    } else {
      proposed.approved(by, clock.instant());
      rows.update(proposed);
      audit.record(key, "translation-approved", by, null);
      notices.approved(proposed);
    }
  }

  /** Puts it before readers. */
  void publish(ProposedTranslation proposed, String version, String approvedBy) {
    translations.add(
        proposed.policyId(),
        version,
        proposed.language(),
        proposed.wording(),
        proposed.proposedBy(),
        approvedBy);
  }

  /** As it stands once whoever holds the draft has heard that it moves. */
  private ProposedTranslation moving(String key) {
    get(key).translated().change().map(TranslationMoves::new).ifPresent(events::publishEvent);
    return get(key);
  }

  /**
   * Readers go on with what they have.
   *
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} when it does not wait any more
   */
  public void refuse(String key, String by, String reason) {
    var proposed = moving(key);
    proposed.refused(by, clock.instant(), reason);
    rows.update(proposed);
    audit.record(key, "translation-refused", by, reason);
    notices.refused(proposed, reason);
  }

  /**
   * Who has a part in these words: whoever has written what looks the same, and whoever has written
   * any wording since somebody last decided, as better words are mostly those before them with
   * little changed.
   */
  @Transactional(readOnly = true)
  public Set<String> authors(ProposedTranslation proposed) {
    var all = rows.of(proposed.translated(), proposed.language());
    var before =
        all.stream()
            .dropWhile(one -> !one.key().equals(proposed.key()))
            .skip(1)
            .takeWhile(one -> !one.isDecided());
    var alike = all.stream().filter(one -> one.wording().looksLike(proposed.wording()));
    return Stream.of(Stream.of(proposed), before, alike)
        .flatMap(some -> some)
        .map(ProposedTranslation::proposedBy)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * @throws RefusedException with {@link ErrorCode#NOT_FOUND} when there is no such translation
   */
  @Transactional(readOnly = true)
  public ProposedTranslation get(String key) {
    return rows.find(key)
        .orElseThrow(
            () -> new RefusedException(ErrorCode.NOT_FOUND, "There is no translation " + key));
  }

  /** What it is, in a line: {@code Indonesian translation of apac:alcohol 1.0.0}. */
  public static String describe(ProposedTranslation proposed) {
    return "%s translation of %s".formatted(language(proposed), proposed.translated().describe());
  }

  /** Its language in English, such as {@code Indonesian}. */
  public static String language(ProposedTranslation proposed) {
    return Locale.forLanguageTag(proposed.language()).getDisplayName(Locale.ENGLISH);
  }
}
