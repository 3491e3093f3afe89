package org.policyrelay.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice on its way to one recipient by one channel.
 *
 * @param recipient a user id, or a webhook's name
 * @param attempts how often it was tried
 * @param messageKey the message that carries it, absent until one was made up
 */
record Delivery(
    long id,
    Notice notice,
    Instant toldAt,
    String recipient,
    int attempts,
    @Nullable String messageKey) {}
