package org.policyrelay.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * A text that somebody wrote for a change, kept for good.
 *
 * @param proposal whether it is the one that was proposed, before anybody submitted one
 */
record ChangeDraft(
    @Id @Nullable Long id,
    String changeKey,
    String draftedBy,
    Instant draftedAt,
    String entry,
    boolean proposal) {

  static ChangeDraft proposed(String change, String by, Instant at, String entry) {
    return new ChangeDraft(null, change, by, at, entry, true);
  }

  static ChangeDraft submitted(String change, String by, Instant at, String entry) {
    return new ChangeDraft(null, change, by, at, entry, false);
  }
}
