package org.policyrelay.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.policyrelay.kernel.BoundedHttp;
import org.policyrelay.notification.NotificationProperties.Webhook;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Posts a notice as JSON to a webhook.
 *
 * <p>{@code Relay-Timestamp} has the seconds since 1970, {@code Relay-Signature} is {@code v1=} and
 * the hexadecimal HMAC-SHA256 of timestamp, a full stop and the body; {@code Idempotency-Key} is
 * the same whenever the same notice is sent again. Redirects are not followed.
 */
@Component
class WebhookSender implements Sender {

  private static final Duration CONNECT = Duration.ofSeconds(3);

  /** Nobody reads what a webhook answers; so much of it is taken off the line. */
  private static final int MOST_OF_AN_ANSWER = 64 * 1024;

  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private final NotificationProperties properties;
  private final ObjectMapper json;
  private final Clock clock;

  /** Made with the first notice: it reads all certificates that Java trusts. */
  private final Supplier<BoundedHttp> client = SingletonSupplier.of(() -> new BoundedHttp(CONNECT));

  WebhookSender(NotificationProperties properties, ObjectMapper json, Clock clock) {
    this.properties = properties;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public Channel channel() {
    return Channel.WEBHOOK;
  }

  @Override
  public boolean isOn() {
    return !properties.webhooks().isEmpty();
  }

  /** One a webhook, so that none waits for another; the last is for those that are gone. */
  @Override
  public List<Lane> lanes() {
    var names = properties.webhooks().keySet();
    var lanes = new ArrayList<Lane>();
    names.forEach(name -> lanes.add(new Lane.Only(name)));
    lanes.add(names.isEmpty() ? new Lane.Everything() : new Lane.Except(names));
    return lanes;
  }

  @Override
  public Sending send(String recipient, String messageKey, List<Delivery> deliveries) {
    var webhook = properties.webhooks().get(recipient);
    if (webhook == null) {
      return new Sending.Refused("There is no webhook " + recipient + " any more");
    }
    try {
      var answer =
          client
              .get()
              .exchange(
                  request(webhook, messageKey, body(deliveries.get(0))),
                  webhook.timeout(),
                  MOST_OF_AN_ANSWER);
      return judge(answer);
    } catch (IOException unreachable) {
      var why = unreachable.getMessage();
      return new Sending.Failed("cannot be reached" + (why == null ? "" : ": " + why), true);
    } catch (InterruptedException ending) {
      return new Sending.Stopped();
    }
  }

  /** What the other side says of itself passes; what it says of the request does not. */
  private Sending judge(BoundedHttp.Answer answer) {
    var status = answer.status();
    if (status >= 200 && status < 300) {
      return new Sending.Sent();
    }
    if (status >= SERVER_ERROR || status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS) {
      return new Sending.Failed(
          "answered " + status,
          true,
          RetryAfter.in(answer.headers(), clock.instant()).orElse(Duration.ZERO));
    }
    return new Sending.Refused("answered " + status);
  }

  private HttpRequest request(Webhook webhook, String messageKey, String body) {
    var timestamp = Long.toString(clock.instant().getEpochSecond());
    return HttpRequest.newBuilder(webhook.url())
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", messageKey)
        .header("Relay-Timestamp", timestamp)
        .header("Relay-Signature", "v1=" + hmac(webhook.secret(), timestamp + "." + body))
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private String body(Delivery delivery) {
    var notice = delivery.notice();
    var content = new LinkedHashMap<String, Object>();
    content.put("event", notice.event());
    content.put("urgency", notice.urgency().code());
    content.put("title", notice.title());
    content.put("text", notice.text());
    content.put("link", properties.address(notice.link()));
    if (notice.due() != null) {
      content.put("due", notice.due());
    }
    content.put("happenedAt", delivery.toldAt());
    try {
      return json.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a notice that cannot be written", e);
    }
  }

  static String hmac(String secret, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
