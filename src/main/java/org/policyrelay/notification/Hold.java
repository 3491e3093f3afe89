package org.policyrelay.notification;

import java.time.Duration;
import java.time.Instant;

/** From when until when a node holds what it has taken; afterwards another may take it. */
record Hold(Instant from, Instant until) {

  /** After it nothing more is begun, so that what was begun before has ended with the hold. */
  Instant middle() {
    return from.plus(Duration.between(from, until).dividedBy(2));
  }
}
