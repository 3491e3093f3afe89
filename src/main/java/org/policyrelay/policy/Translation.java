package org.policyrelay.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version in another language, for reading. English is what counts.
 *
 * @param version that was translated
 * @param language BCP 47 tag, such as {@code id} or {@code zh-Hans}
 * @param sourceHash of the English that was translated
 * @param by who wrote it
 * @param approvedBy who answers for it, absent for what came before anybody had to
 */
public record Translation(
    String policyId,
    String version,
    String language,
    String name,
    @Nullable String description,
    String text,
    @Nullable String guidance,
    String sourceHash,
    String by,
    @Nullable String approvedBy,
    Instant at) {

  /** Whether the English of the version reads otherwise than what was translated. */
  public boolean isStale(PublishedVersion shown) {
    return !sourceHash.equals(Translations.sourceHash(shown.entry()));
  }

  Translation ofSource(String hash) {
    return new Translation(
        policyId, version, language, name, description, text, guidance, hash, by, approvedBy, at);
  }
}
