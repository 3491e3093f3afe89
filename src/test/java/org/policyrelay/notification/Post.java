package org.policyrelay.notification;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.policyrelay.notification.NotificationProperties.Dispatch;
import org.policyrelay.notification.NotificationProperties.Webhook;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** The post office of the tests: the real outbox with servers of the test's own. */
@TestComponent
public class Post {

  static final String SECRET = "a-secret-of-at-least-thirty-two-characters";

  private final Notices notices;
  private final TaskNotices tasks;
  private final NoticeRows rows;
  private final Outbox outbox;
  private final Recipients recipients;
  private final Settings settings;
  private final ObjectMapper json;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final Environment environment;

  Post(
      Notices notices,
      TaskNotices tasks,
      NoticeRows rows,
      Outbox outbox,
      Recipients recipients,
      Settings settings,
      ObjectMapper json,
      TransactionTemplate transaction,
      JdbcClient jdbc,
      Clock clock,
      Environment environment) {
    this.notices = notices;
    this.tasks = tasks;
    this.rows = rows;
    this.outbox = outbox;
    this.recipients = recipients;
    this.settings = settings;
    this.json = json;
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.clock = clock;
    this.environment = environment;
  }

  void clear() {
    jdbc.sql("delete from notice_delivery").update();
    jdbc.sql("delete from notice").update();
    jdbc.sql("delete from notice_setting").update();
  }

  void tell(String event, Notice.Urgency urgency, Audience audience) {
    notices.tell(
        new Notice(
            event,
            urgency,
            "Overdue: " + event,
            "What happened.",
            "/changes/PC-1",
            Instant.parse("2027-03-01T05:00:00Z")),
        audience);
  }

  void tell(String event, String user) {
    tell(event, Notice.Urgency.NORMAL, Audience.user(user));
  }

  /** Whatever was told comes into the inboxes that it is for. */
  public void arrive() {
    office(1, Map.of()).address();
  }

  /** Whoever has not answered by now is told so, as a server does it in rounds. */
  public void lookForOverdue() {
    tasks.round();
  }

  /** Whatever was told and waits for no hour is mailed to that port. */
  public void deliver(int smtpPort) {
    var office = office(smtpPort, Map.of());
    office.address();
    office.mail();
  }

  /** An office that mails to that port and knows those webhooks. */
  Office office(int smtpPort, Map<String, Webhook> webhooks) {
    return office(server("smtp", smtpPort), Duration.ofMinutes(2), webhooks);
  }

  /**
   * @param lease of which one mail may take half
   */
  Office office(JavaMailSender server, Duration lease, Map<String, Webhook> webhooks) {
    var properties =
        new NotificationProperties(
            URI.create("https://relay.example"),
            "relay@relay.example",
            new Dispatch(true, Duration.ofMillis(50), 50, lease),
            3,
            5,
            Duration.ofMinutes(10),
            webhooks);
    var mail =
        new MailSender(
            provider(server), new MailText(properties), recipients, settings, properties);
    return new Office(properties, mail, new WebhookSender(properties, json, clock));
  }

  /** With the properties that application.yml has for mail. */
  JavaMailSenderImpl server(String protocol, int port) {
    var server = new JavaMailSenderImpl();
    server.setProtocol(protocol);
    server.setHost("localhost");
    server.setPort(port);
    Binder.get(environment)
        .bind("spring.mail.properties", Bindable.mapOf(String.class, String.class))
        .get()
        .forEach(server.getJavaMailProperties()::setProperty);
    return server;
  }

  private static ObjectProvider<JavaMailSender> provider(JavaMailSender server) {
    return new ObjectProvider<>() {
      @Override
      public JavaMailSender getObject() {
        return server;
      }

      @Override
      public JavaMailSender getIfAvailable() {
        return server;
      }
    };
  }

  static Webhook webhook(String url, String... groups) {
    return new Webhook(URI.create(url), SECRET, Set.of(groups), Duration.ofSeconds(30));
  }

  /** One that is not waited for. */
  static Webhook impatient(String url) {
    return new Webhook(URI.create(url), SECRET, Set.of(), Duration.ofMillis(500));
  }

  /** Addressing and dispatching, by hand. */
  final class Office {
    private final NotificationProperties properties;
    private final MailSender mail;
    private final WebhookSender webhook;

    private Office(NotificationProperties properties, MailSender mail, WebhookSender webhook) {
      this.properties = properties;
      this.mail = mail;
      this.webhook = webhook;
    }

    void address() {
      var addressing = addressing();
      while (addressing.round() > 0) {
        // until nothing is left
      }
    }

    private Addressing addressing() {
      return new Addressing(
          rows,
          outbox,
          recipients,
          settings,
          properties,
          List.of(mail, webhook),
          transaction,
          clock);
    }

    void mail() {
      dispatchers(mail).forEach(Dispatcher::round);
    }

    void webhooks() {
      dispatchers(webhook).forEach(Dispatcher::round);
    }

    MailSender mailSender() {
      return mail;
    }

    Dispatcher dispatcher(Sender sender) {
      return dispatchers(sender).get(0);
    }

    private List<Dispatcher> dispatchers(Sender sender) {
      var digests = new Digests(outbox, properties);
      return sender.lanes().stream()
          .map(lane -> new Dispatcher(sender, lane, outbox, digests, properties, clock))
          .toList();
    }

    /** Addressing and dispatching as a server does it, on threads of their own. */
    DispatchSchedule schedule() {
      return new DispatchSchedule(
          tasks,
          addressing(),
          List.of(webhook),
          outbox,
          new Digests(outbox, properties),
          properties,
          clock);
    }
  }

  List<String> states(String channel) {
    return jdbc.sql("select state from notice_delivery where channel = ? order by id")
        .param(channel)
        .query(String.class)
        .list();
  }

  List<Integer> attempts(String channel) {
    return jdbc.sql("select attempts from notice_delivery where channel = ? order by id")
        .param(channel)
        .query(Integer.class)
        .list();
  }

  long notices() {
    return jdbc.sql("select count(*) from notice").query(Long.class).single();
  }
}
