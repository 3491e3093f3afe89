package org.policyrelay.labeling;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of a protocol so far, as {@link ProtocolRows} reads it beside what was asked. */
record ProtocolCourse(
    ProtocolState state,
    Set<String> writers,
    @Nullable Instant submittedAt,
    @Nullable String note,
    @Nullable String approvedBy,
    @Nullable Instant approvedAt,
    @Nullable String round,
    @Nullable String verdict,
    @Nullable List<String> lookAgain,
    @Nullable Instant inForceAt,
    @Nullable Instant supersededAt,
    @Nullable String endedBy,
    @Nullable String endReason) {

  static ProtocolCourse begun(Set<String> writers) {
    return new ProtocolCourse(
        ProtocolState.DRAFT,
        writers,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
