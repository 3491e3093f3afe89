package org.policyrelay.notification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.policyrelay.notification.Notice.Urgency;
import org.springframework.stereotype.Component;

/**
 * Keeps a flood out of a mailbox. Few notices go out one by one. What is more than that within the
 * window is one message: at once when nothing has gone out yet or something is urgent, otherwise at
 * the window's end, with everything that has come in by then.
 */
@Component
class Digests {

  private final Outbox outbox;
  private final NotificationProperties properties;

  Digests(Outbox outbox, NotificationProperties properties) {
    this.outbox = outbox;
    this.properties = properties;
  }

  /**
   * @param messages what goes out now, each list one message
   * @param held until when everything waits instead, absent when nothing does
   */
  record Plan(List<List<Delivery>> messages, Optional<Instant> held) {

    private static Plan of(List<List<Delivery>> messages) {
      return new Plan(messages, Optional.empty());
    }
  }

  Plan plan(String recipient, List<Delivery> waiting, Instant now) {
    if (waiting.isEmpty()) {
      return Plan.of(List.of());
    }
    var window = properties.digestWithin();
    var recent = outbox.messagesSince(Channel.MAIL, recipient, now.minus(window));
    if (recent.size() + waiting.size() <= properties.digestAbove()) {
      return Plan.of(waiting.stream().map(List::of).toList());
    }
    var urgent = waiting.stream().anyMatch(one -> one.notice().urgency() == Urgency.URGENT);
    if (recent.isEmpty() || urgent) {
      return Plan.of(List.of(List.copyOf(waiting)));
    }
    return new Plan(List.of(), Optional.of(recent.get(0).plus(window)));
  }
}
