package org.policyrelay.notification;

import java.time.Instant;

/**
 * Something that stands in somebody's calendar.
 *
 * @param uid the same for the same thing as long as it stands there
 * @param at when it is due or begins
 * @param link path inside the application
 */
public record FeedEntry(String uid, String title, String description, Instant at, String link) {}
