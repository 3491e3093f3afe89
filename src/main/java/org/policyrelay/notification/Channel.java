package org.policyrelay.notification;

/** A way by which a notice reaches somebody. */
enum Channel {
  INBOX,
  MAIL,
  WEBHOOK
}
