package org.policyrelay.notification;

import java.time.Instant;

/**
 * Something that stands in somebody's calendar.
 *
 * @param uid the same for the same thing as long as it stands there
 * @param changed when it last became another one: its stamp, the same however often it is read
 * @param at when it is due or begins
 * @param link path inside the application
 */
public record FeedEntry(
    String uid, String title, String description, Instant changed, Instant at, String link) {}
