package org.policyrelay.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends mail by {@code spring.mail.*}; off where no server is set. */
@Component("noticeMail")
class MailSender implements Sender {

  private final ObjectProvider<JavaMailSender> server;
  private final MailText text;
  private final Recipients recipients;
  private final Settings settings;
  private final NotificationProperties properties;

  MailSender(
      ObjectProvider<JavaMailSender> server,
      MailText text,
      Recipients recipients,
      Settings settings,
      NotificationProperties properties) {
    this.server = server;
    this.text = text;
    this.recipients = recipients;
    this.settings = settings;
    this.properties = properties;
  }

  @Override
  public Channel channel() {
    return Channel.MAIL;
  }

  @Override
  public boolean isOn() {
    return server.getIfAvailable() != null;
  }

  @Override
  public Sending send(String recipient, String messageKey, List<Delivery> deliveries) {
    var mail = server.getIfAvailable();
    if (mail == null) {
      return new Sending.Failed("spring.mail.host is not set", true);
    }
    var person = recipients.person(recipient);
    if (person.isEmpty() || person.get().email().isEmpty()) {
      return new Sending.Refused("No mail address is known of " + recipient);
    }
    try {
      var message = new KeyedMessage(mail.createMimeMessage(), messageKey);
      fill(message, recipient, person.get().email(), person.get().name(), deliveries);
      BoundedExchange.run(() -> mail.send(message), properties.mailDeadline());
      return new Sending.Sent();
    } catch (InterruptedException ending) {
      return new Sending.Stopped();
    } catch (TimeoutException late) {
      return new Sending.Failed(String.valueOf(late.getMessage()), true);
    } catch (MailAuthenticationException closed) {
      return new Sending.Failed("The mail server refuses the login: " + closed.getMessage(), true);
    } catch (MailParseException | MessagingException malformed) {
      return new Sending.Refused("The mail cannot be written: " + malformed.getMessage());
    } catch (MailSendException failed) {
      // a cause of its own has only what concerns the connection; a single mail's is kept with it
      return new Sending.Failed(describe(failed), failed.getCause() != null);
    } catch (MailException failed) {
      return new Sending.Failed(describe(failed), false);
    }
  }

  private static String describe(MailException failed) {
    var cause = failed.getMostSpecificCause();
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }

  private void fill(
      MimeMessage message, String recipient, String address, String name, List<Delivery> notices)
      throws MessagingException {
    var helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
    helper.setFrom(properties.from());
    helper.setTo(address);
    var subject = text.subject(notices);
    helper.setSubject(subject);
    var encoded = MailSubject.encoded(subject);
    if (encoded.isPresent()) {
      message.setHeader("Subject", encoded.get());
    }
    var zone = recipients.zoneOf(recipient);
    helper.setText(text.plain(name, notices, zone), text.html(name, notices, zone));
    var off = properties.address("/unsubscribe/" + settings.unsubscribeToken(recipient));
    message.setHeader("List-Unsubscribe", "<" + off + ">");
    message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    message.setHeader("Auto-Submitted", "auto-generated");
  }

  /** Keeps its own Message-ID, by which a mail that is sent again can be told from a new one. */
  private static final class KeyedMessage extends MimeMessage {

    private final String key;

    KeyedMessage(MimeMessage empty, String key) {
      super(empty.getSession());
      this.key = key;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + key + "@policy-relay>");
    }
  }
}
