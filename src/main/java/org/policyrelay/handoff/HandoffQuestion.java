package org.policyrelay.handoff;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question that the receiving team asked its sender, and the answer once there is one.
 *
 * @param id its number, absent until it is stored
 */
public record HandoffQuestion(
    @Nullable Long id,
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

  HandoffQuestion numbered(long number) {
    return new HandoffQuestion(
        number, handoffKey, askedBy, askedAt, question, answeredBy, answeredAt, answer);
  }

  HandoffQuestion answered(String by, Instant at, String text) {
    return new HandoffQuestion(id, handoffKey, askedBy, askedAt, question, by, at, text);
  }
}
