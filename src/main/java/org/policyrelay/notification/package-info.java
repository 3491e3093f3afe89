/**
 * Tells people what happened: an outbox that is written with what happened, an inbox, mail,
 * webhooks and a calendar feed. Each notice reaches each recipient once on each channel.
 */
@ApplicationModule(
    displayName = "Notification",
    allowedDependencies = {"kernel", "web", "engine", "calendar", "team", "audit"})
@NullMarked
package org.policyrelay.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
