package org.policyrelay.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.policyrelay.kernel.SettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code relay.notification.*}.
 *
 * @param baseUrl where people reach the relay; links in mails, webhooks and feeds begin with it
 * @param from the sender of mails
 * @param attempts how often a message is tried before it is a dead letter
 * @param digestAbove from how many notices to one person on one message carries them all
 * @param digestWithin the time that this looks at
 * @param webhooks by name
 */
@ConfigurationProperties("relay.notification")
record NotificationProperties(
    @DefaultValue("http://localhost:8080") URI baseUrl,
    @DefaultValue("policy-relay@localhost") String from,
    @DefaultValue Dispatch dispatch,
    @DefaultValue("12") int attempts,
    @DefaultValue("5") int digestAbove,
    @DefaultValue("10m") Duration digestWithin,
    @DefaultValue Map<String, Webhook> webhooks) {

  private static final int SHORTEST_SECRET = 32;

  NotificationProperties {
    if (baseUrl.getHost() == null || !isHttp(baseUrl)) {
      throw wrong("base-url", baseUrl, "must be an http or https address");
    }
    checkSender(from);
    atLeastOne("attempts", attempts);
    atLeastOne("digest-above", digestAbove);
    positive("digest-within", digestWithin);
    var longest = dispatch.lease().dividedBy(2);
    webhooks.forEach((name, webhook) -> check(name, webhook, longest));
  }

  /**
   * How long one mail may take, from the connection to the answer that the server has it. It is not
   * begun after the middle of a lease, so that it has ended before another node may send it too.
   */
  Duration mailDeadline() {
    return dispatch.lease().dividedBy(2);
  }

  /**
   * @param enabled off where another node does it
   * @param batch how many deliveries are taken at once
   * @param lease after how long what a dead node had taken is free again
   */
  record Dispatch(
      @DefaultValue("true") boolean enabled,
      @DefaultValue("2s") Duration interval,
      @DefaultValue("200") int batch,
      @DefaultValue("2m") Duration lease) {

    Dispatch {
      positive("dispatch.interval", interval);
      atLeastOne("dispatch.batch", batch);
      positive("dispatch.lease", lease);
    }
  }

  /**
   * @param secret signs what is sent; at least 32 characters
   * @param groups a notice goes there when it is for one of these; empty = always
   * @param timeout for the whole exchange, from the connection to the last byte of the answer
   */
  record Webhook(
      URI url,
      String secret,
      @DefaultValue Set<String> groups,
      @DefaultValue("10s") Duration timeout) {

    /** Without the secret, which belongs in no log. */
    @Override
    public String toString() {
      return "Webhook[" + url + "]";
    }
  }

  private static void check(String name, Webhook webhook, Duration longest) {
    var setting = "relay.notification.webhooks." + name;
    var url = webhook.url();
    if (url == null || url.getHost() == null || !isHttp(url)) {
      throw new SettingException(
          setting + ".url", "'" + url + "' must be an http or https address");
    }
    if (webhook.secret() == null || webhook.secret().length() < SHORTEST_SECRET) {
      throw new SettingException(
          setting + ".secret", "must have at least " + SHORTEST_SECRET + " characters");
    }
    if (webhook.timeout().toMillis() < 1 || webhook.timeout().compareTo(longest) > 0) {
      throw new SettingException(
          setting + ".timeout",
          "must be more than nothing and at most %d s, half of relay.notification.dispatch.lease"
              .formatted(longest.toSeconds()));
    }
  }

  private static boolean isHttp(URI address) {
    return Set.of("http", "https").contains(String.valueOf(address.getScheme()));
  }

  private static void checkSender(String from) {
    try {
      new InternetAddress(from, true);
    } catch (AddressException malformed) {
      throw wrong("from", from, "is no mail address: " + malformed.getMessage());
    }
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw wrong(name, value, "must be at least 1");
    }
  }

  private static void positive(String name, Duration value) {
    if (value.toMillis() < 1) {
      throw wrong(name, value, "must be a length of time, such as 10s");
    }
  }

  private static SettingException wrong(String name, Object value, String what) {
    return new SettingException("relay.notification." + name, "'" + value + "' " + what);
  }

  /** The whole address of a path inside the application. */
  String address(String path) {
    var base = baseUrl.toString();
    return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
  }
}
