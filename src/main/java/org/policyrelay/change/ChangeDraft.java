package org.policyrelay.change;

import java.time.Instant;
import org.policyrelay.policy.entry.PolicyEntry;

/**
 * A text that somebody wrote for a change, kept for good.
 *
 * @param proposal whether it is the one that was proposed, before anybody submitted one
 */
record ChangeDraft(
    String changeKey, String draftedBy, Instant draftedAt, PolicyEntry entry, boolean proposal) {

  static ChangeDraft proposed(String change, String by, Instant at, PolicyEntry entry) {
    return new ChangeDraft(change, by, at, entry, true);
  }

  static ChangeDraft submitted(String change, String by, Instant at, PolicyEntry entry) {
    return new ChangeDraft(change, by, at, entry, false);
  }
}
