package org.policyrelay.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened.
 *
 * @param subject business key of the work it happened to
 * @param event what happened, in the past tense: {@code handoff-accepted}
 * @param actor user id, or {@link Audit#SYSTEM} where a timer or the relay itself acted
 * @param detail what a reader needs beside that, one sentence
 */
public record AuditEntry(
    String subject, String event, String actor, Instant recordedAt, @Nullable String detail) {}
