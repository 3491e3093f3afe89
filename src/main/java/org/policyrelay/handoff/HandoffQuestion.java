package org.policyrelay.handoff;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/** A question that the receiving team asked its sender, and the answer once there is one. */
public record HandoffQuestion(
    @Id @Nullable Long id,
    String handoffKey,
    String askedBy,
    Instant askedAt,
    String question,
    @Nullable String answeredBy,
    @Nullable Instant answeredAt,
    @Nullable String answer) {

  static HandoffQuestion ask(String handoff, String by, Instant at, String question) {
    return new HandoffQuestion(null, handoff, by, at, question, null, null, null);
  }

  HandoffQuestion answered(String by, Instant at, String text) {
    return new HandoffQuestion(id, handoffKey, askedBy, askedAt, question, by, at, text);
  }
}
