package org.policyrelay.notification;

import java.util.List;

/** Hands a message to the outside. Called outside a transaction; may block for a bounded time. */
interface Sender {

  Channel channel();

  /** Whether the channel is set up at all. */
  boolean isOn();

  /** What of the channel waits for one another. */
  default List<Lane> lanes() {
    return List.of(new Lane.Everything());
  }

  /**
   * @param messageKey the same each time this message is tried: the other side can tell a repeat
   * @param deliveries what the message carries, at least one
   */
  Sending send(String recipient, String messageKey, List<Delivery> deliveries);
}
