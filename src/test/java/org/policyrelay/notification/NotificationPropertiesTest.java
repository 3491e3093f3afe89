package org.policyrelay.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.SettingException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class NotificationPropertiesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ftp://example.org/ | a-secret-of-at-least-thirty-two-characters | relay.notification.webhooks.chat.url: 'ftp://example.org/'
          not-an-address     | a-secret-of-at-least-thirty-two-characters | relay.notification.webhooks.chat.url: 'not-an-address'
          https://ok.example | short                                      | relay.notification.webhooks.chat.secret: must have at least 32
          """)
  void aWebhookThatCannotBeIsRefusedByItsSetting(String url, String secret, String told) {
    var settings =
        Map.of(
            "relay.notification.webhooks.chat.url", url,
            "relay.notification.webhooks.chat.secret", secret);

    assertThatThrownBy(() -> bind(settings))
        .rootCause()
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith(told)
        .hasMessageNotContaining("thirty-two");
  }

  @ParameterizedTest
  @CsvSource({
    "base-url, relay.example",
    "base-url, ftp://relay.example",
    "base-url, http:///path",
    "from, not an address",
    "from, nobody@",
    "attempts, 0",
    "digest-above, 0",
    "digest-within, 0s",
    "dispatch.interval, 0ms",
    "dispatch.batch, -1",
    "dispatch.lease, -1s"
  })
  void whatCannotBeIsRefusedByItsSetting(String name, String value) {
    var setting = "relay.notification." + name;

    assertThatThrownBy(() -> bind(Map.of(setting, value)))
        .rootCause()
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith(setting + ": '");
  }

  @Test
  void aSecretIsNeverPrinted() {
    var properties =
        bind(
            Map.of(
                "relay.notification.webhooks.chat.url",
                "https://ok.example",
                "relay.notification.webhooks.chat.secret",
                Post.SECRET));

    assertThat(properties.toString()).contains("ok.example").doesNotContain(Post.SECRET);
    assertThat(properties.address("/inbox")).isEqualTo("http://localhost:8080/inbox");
  }

  @Test
  void eachAttemptWaitsLongerUpToAnHour() {
    assertThat(Dispatcher.backOff(1, 0)).isEqualTo(Duration.ofSeconds(30));
    assertThat(Dispatcher.backOff(2, 0)).isEqualTo(Duration.ofSeconds(60));
    assertThat(Dispatcher.backOff(11, 16)).isEqualTo(Duration.ofHours(1));
    assertThat(Dispatcher.backOff(99, 15)).isBetween(Duration.ofHours(1), Duration.ofMinutes(75));
  }

  private static NotificationProperties bind(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bind("relay.notification", NotificationProperties.class)
        .get();
  }
}
