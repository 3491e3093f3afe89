package org.policyrelay.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due on one lane of a channel. Nothing is sent inside a transaction: a message gets
 * its key, is sent, and then recorded; a crash in between sends the same message with the same key
 * again.
 */
final class Dispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Sender sender;
  private final Lane lane;
  private final Outbox outbox;
  private final Digests digests;
  private final NotificationProperties properties;
  private final Clock clock;

  Dispatcher(
      Sender sender,
      Lane lane,
      Outbox outbox,
      Digests digests,
      NotificationProperties properties,
      Clock clock) {
    this.sender = sender;
    this.lane = lane;
    this.outbox = outbox;
    this.digests = digests;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Takes what is due and tries to send it.
   *
   * @return how many deliveries it took; more may be due when that is a whole batch
   */
  int round() {
    var now = clock.instant();
    var dispatch = properties.dispatch();
    var held = new Hold(now, now.plus(dispatch.lease()));
    var taken = outbox.take(sender.channel(), lane, dispatch.batch(), held);
    var byRecipient = new LinkedHashMap<String, List<Delivery>>();
    for (var delivery : taken) {
      byRecipient.computeIfAbsent(delivery.recipient(), any -> new ArrayList<>()).add(delivery);
    }
    var untried = new ArrayList<>(taken);
    for (var one : byRecipient.entrySet()) {
      for (var message : messages(one.getKey(), one.getValue(), untried).entrySet()) {
        if (clock.instant().isAfter(held.middle())) {
          // what is not begun by now might be sent by another node too
          outbox.postpone(untried, clock.instant());
          return taken.size();
        }
        untried.removeAll(message.getValue());
        var stillSo = outbox.stillSo(message.getValue());
        if (stillSo.isEmpty()) {
          continue;
        }
        var sending = sender.send(one.getKey(), message.getKey(), stillSo);
        if (sending.isStopped()) {
          // not a statement more: an interrupted thread closes the file of an H2 database
          Thread.currentThread().interrupt();
          return taken.size();
        }
        var down = settle(sending, one.getKey(), stillSo);
        if (down != null) {
          giveBack(untried, one.getKey(), down);
          if (sender.channel() == Channel.MAIL) {
            return taken.size();
          }
          break;
        }
      }
    }
    return taken.size();
  }

  /** By their keys: those that were tried before as they were, the others as the digest says. */
  private Map<String, List<Delivery>> messages(
      String recipient, List<Delivery> deliveries, List<Delivery> untried) {
    var messages = new LinkedHashMap<String, List<Delivery>>();
    var fresh = new ArrayList<Delivery>();
    for (var delivery : deliveries) {
      if (delivery.messageKey() == null) {
        fresh.add(delivery);
      } else {
        messages.computeIfAbsent(delivery.messageKey(), any -> new ArrayList<>()).add(delivery);
      }
    }
    if (sender.channel() == Channel.MAIL) {
      var plan = digests.plan(recipient, fresh, clock.instant());
      plan.until().ifPresent(until -> outbox.postpone(plan.held(), until));
      untried.removeAll(plan.held());
      plan.messages().forEach(message -> messages.put(bind(message), message));
    } else {
      fresh.forEach(delivery -> messages.put(bind(List.of(delivery)), List.of(delivery)));
    }
    return messages;
  }

  private String bind(List<Delivery> message) {
    var key = "notice-" + message.get(0).id();
    outbox.bind(message, key);
    return key;
  }

  /**
   * @return when to try again, where the channel itself is down; null otherwise
   */
  private @Nullable Instant settle(Sending sending, String recipient, List<Delivery> message) {
    var now = clock.instant();
    var failure = sending.failure();
    if (failure.isPresent()) {
      return again(failure.get(), recipient, message, now);
    }
    sending
        .refusal()
        .ifPresentOrElse(error -> bury(recipient, message, error), () -> outbox.sent(message, now));
    return null;
  }

  private @Nullable Instant again(
      Sending.Failed failed, String recipient, List<Delivery> message, Instant now) {
    var attempts = message.get(0).attempts() + 1;
    if (attempts >= properties.attempts()) {
      bury(recipient, message, failed.error());
      return null;
    }
    var again = now.plus(longer(backOff(attempts, message.get(0).id()), failed.leaveAlone()));
    outbox.failed(message, failed.error(), again);
    LOG.warn(
        "{} to {} failed, attempt {}, again at {}: {}",
        sender.channel(),
        recipient,
        attempts,
        again,
        failed.error());
    return failed.everybody() ? again : null;
  }

  private void bury(String recipient, List<Delivery> message, String error) {
    outbox.dead(message, error);
    LOG.error(
        "{} to {} is a dead letter, an administrator can send it again: {}",
        sender.channel(),
        recipient,
        error);
  }

  /** What would meet the same closed door waits with it, untried. */
  private void giveBack(List<Delivery> untried, String recipient, Instant until) {
    var same =
        untried.stream()
            .filter(
                delivery ->
                    sender.channel() == Channel.MAIL || delivery.recipient().equals(recipient))
            .toList();
    if (!same.isEmpty()) {
      outbox.postpone(same, until);
    }
    untried.removeAll(same);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  /** Half a minute, doubled each time up to an hour, and up to a quarter more, by the delivery. */
  static Duration backOff(int attempts, long delivery) {
    var seconds = Math.min(30L << Math.min(attempts - 1, 20), 3600);
    return Duration.ofSeconds(seconds).plusMillis(seconds * 250 * (delivery % 16) / 16);
  }
}
