/** The inbox, its settings, the calendar feed and dead letters, for people and for programs. */
@NullMarked
package org.policyrelay.notification.web;

import org.jspecify.annotations.NullMarked;
