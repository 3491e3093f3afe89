package org.policyrelay.notification;

import java.util.Optional;
import java.util.Set;

/** Which of a channel's deliveries wait for one another; those of different lanes never do. */
sealed interface Lane {

  /** The one recipient that it is for, absent for a lane of several. */
  default Optional<String> only() {
    return Optional.empty();
  }

  /** Recipients that have lanes of their own; empty where nobody has. */
  default Set<String> without() {
    return Set.of();
  }

  /** Everything that the channel has. */
  record Everything() implements Lane {}

  /** What is for one recipient. */
  record Only(String recipient) implements Lane {
    @Override
    public Optional<String> only() {
      return Optional.of(recipient);
    }
  }

  /** What is for anybody else, such as for a recipient that is there no more. */
  record Except(Set<String> recipients) implements Lane {
    @Override
    public Set<String> without() {
      return recipients;
    }
  }
}
