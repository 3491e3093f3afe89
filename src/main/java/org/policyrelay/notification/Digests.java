package org.policyrelay.notification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.policyrelay.notification.Notice.Urgency;
import org.springframework.stereotype.Component;

/**
 * Keeps a flood out of a mailbox. Few notices go out one by one, and so does everything urgent, at
 * once. What else is more than that within the window is one message: at once when nothing has gone
 * out yet, otherwise at the window's end, with everything that has come in by then.
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
   * @param held what waits, nothing when everything goes out
   * @param until until when it waits, absent when nothing does
   */
  record Plan(List<List<Delivery>> messages, List<Delivery> held, Optional<Instant> until) {

    private static Plan of(List<List<Delivery>> messages) {
      return new Plan(messages, List.of(), Optional.empty());
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
    var messages = new ArrayList<List<Delivery>>();
    var others = new ArrayList<Delivery>();
    for (var one : waiting) {
      if (one.notice().urgency() == Urgency.URGENT) {
        messages.add(List.of(one));
      } else {
        others.add(one);
      }
    }
    if (others.isEmpty()) {
      return Plan.of(messages);
    }
    if (recent.isEmpty()) {
      messages.add(List.copyOf(others));
      return Plan.of(messages);
    }
    return new Plan(messages, List.copyOf(others), Optional.of(recent.get(0).plus(window)));
  }
}
