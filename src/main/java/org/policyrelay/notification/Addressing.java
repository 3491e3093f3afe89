package org.policyrelay.notification;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.notification.Notice.Urgency;
import org.policyrelay.notification.NoticeRows.Told;
import org.policyrelay.notification.Outbox.Address;
import org.policyrelay.notification.Recipients.Roll;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes of each notice one delivery for each recipient and channel: the inbox at once, mail in the
 * recipient's working hours, webhooks at once, for they do not sleep.
 */
@Component
class Addressing {

  private static final Logger LOG = LoggerFactory.getLogger(Addressing.class);
  private static final int AT_ONCE = 200;

  private final NoticeRows notices;
  private final Outbox outbox;
  private final Recipients recipients;
  private final Settings settings;
  private final NotificationProperties properties;
  private final List<Sender> senders;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Addressing(
      NoticeRows notices,
      Outbox outbox,
      Recipients recipients,
      Settings settings,
      NotificationProperties properties,
      List<Sender> senders,
      TransactionTemplate transaction,
      Clock clock) {
    this.notices = notices;
    this.outbox = outbox;
    this.recipients = recipients;
    this.settings = settings;
    this.properties = properties;
    this.senders = senders;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Addresses what is new, each notice in a transaction of its own, so that one that cannot be
   * addressed keeps no other from going out.
   *
   * @return how many it addressed
   */
  int round() {
    var addressed = 0;
    var roll = recipients.roll();
    for (var told : notices.open(AT_ONCE)) {
      try {
        transaction.executeWithoutResult(status -> address(told, roll));
        addressed++;
      } catch (DataAccessException | RefusedException failed) {
        LOG.error("Notice {} cannot be addressed", told.notice().event(), failed);
      }
    }
    return addressed;
  }

  private void address(Told told, Roll roll) {
    var now = clock.instant();
    if (!notices.take(told.id(), now)) {
      return;
    }
    var addresses = new ArrayList<Address>();
    var people = roll.of(told.audience());
    people.forEach(user -> addresses.add(new Address(user, Channel.INBOX, now)));
    if (isOn(Channel.MAIL)) {
      var urgent = told.notice().urgency() == Urgency.URGENT;
      for (var user : settings.whoWantMail(people)) {
        addresses.add(new Address(user, Channel.MAIL, urgent ? now : roll.nextOpening(user, now)));
      }
    }
    properties
        .webhooks()
        .forEach(
            (name, webhook) -> {
              if (webhook.groups().isEmpty()
                  || told.audience().groups().stream().anyMatch(webhook.groups()::contains)) {
                addresses.add(new Address(name, Channel.WEBHOOK, now));
              }
            });
    outbox.add(told.id(), addresses);
  }

  private boolean isOn(Channel channel) {
    return senders.stream().anyMatch(sender -> sender.channel() == channel && sender.isOn());
  }
}
