package org.policyrelay.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.notification.Notice.Urgency;
import org.policyrelay.notification.SlowMailServer.Stage;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;

/** A mail server that sends a byte now and then holds nobody for longer than half a lease. */
@RelayTest
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@StoppedTime
class SlowMailTest {

  private static final Duration LEASE = Duration.ofSeconds(2);

  @Autowired Post post;

  @BeforeEach
  void onMondayAtNineInSingapore() {
    post.clear();
  }

  @AfterEach
  void cleanUp() {
    post.clear();
  }

  @ParameterizedTest
  @CsvSource({"smtp, GREETING", "smtps, HANDSHAKE", "smtps, ENCRYPTED_GREETING"})
  void aMailIsGivenUpAtItsDeadlineAndItsConnectionClosed(String protocol, Stage stage)
      throws IOException {
    post.tell("one", "qa-lead");
    post.tell("two", "training-lead");
    try (var server = new SlowMailServer(stage)) {
      var office = office(protocol, server);
      office.address();
      office.mail();

      assertThat(post.states("MAIL")).containsExactly("PENDING", "PENDING");
      assertThat(post.attempts("MAIL")).as("one met it for both").containsExactly(1, 0);
      await().untilAsserted(() -> assertThat(server.left()).isEqualTo(1));
    }
  }

  @Test
  void whatWasTakenIsSentHoweverLongTheGoodbyeIs() throws IOException {
    post.tell("one", "qa-lead");
    try (var server = new SlowMailServer(Stage.GOODBYE)) {
      var office = office("smtp", server);
      office.address();
      office.mail();

      assertThat(post.states("MAIL")).containsExactly("SENT");
    }
  }

  @Test
  void whoStopsTheRelayWaitsForNoMailServer() throws IOException {
    var notice =
        new Notice("one", Urgency.NORMAL, "Overdue: one", "What happened.", "/changes/PC-1", null);
    try (var server = new SlowMailServer(Stage.GREETING)) {
      var sender = office("smtp", server).mailSender();
      Thread.currentThread().interrupt();
      var sending =
          sender.send(
              "qa-lead",
              "notice-1",
              List.of(new Delivery(1, notice, Instant.EPOCH, "qa-lead", 0, "notice-1")));

      assertThat(sending).isInstanceOf(Sending.Stopped.class);
    } finally {
      assertThat(Thread.interrupted()).as("the wait has taken it").isFalse();
    }
  }

  private Post.Office office(String protocol, SlowMailServer server) {
    var mail = post.server(protocol, server.port());
    var properties = mail.getJavaMailProperties();
    properties.setProperty("mail.smtps.ssl.trust", "*");
    properties.setProperty("mail.smtps.ssl.checkserveridentity", "false");
    return post.office(mail, LEASE, Map.of());
  }
}
