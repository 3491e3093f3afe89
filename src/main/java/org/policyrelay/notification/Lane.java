package org.policyrelay.notification;

import java.util.Set;

/** Which of a channel's deliveries wait for one another; those of different lanes never do. */
sealed interface Lane {

  /** Everything that the channel has. */
  record Everything() implements Lane {}

  /** What is for one recipient. */
  record Only(String recipient) implements Lane {}

  /** What is for anybody else, such as for a recipient that is there no more. */
  record Except(Set<String> recipients) implements Lane {}
}
