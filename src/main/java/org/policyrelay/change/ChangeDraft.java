package org.policyrelay.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/** A text that somebody submitted for a change, kept for good. */
record ChangeDraft(
    @Id @Nullable Long id, String changeKey, String draftedBy, Instant draftedAt, String entry) {}
