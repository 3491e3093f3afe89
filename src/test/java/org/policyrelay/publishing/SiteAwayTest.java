package org.policyrelay.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyrelay.support.Policies.emergency;
import static org.policyrelay.support.Policies.mustRule;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.change.ChangeState;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Published, and the site cannot be asked: this node is stopping, or the one before it has no other
 * to send to. It is asked again by itself; a person gets what was read and differs, and no more.
 */
@RelayTest
@StoppedTime
class SiteAwayTest {

  private static final String AWAY = "the site is away";

  @Autowired Relay relay;
  @Autowired Publications publications;
  @Autowired PolicyRegistry registry;
  @Autowired ManagementService management;
  @Autowired ConfigurableEnvironment environment;
  @Autowired JdbcClient jdbc;

  private HttpServer proxy;
  private int answered;
  private int asked;
  private String change = "";

  @BeforeEach
  void aVersionIsPublishedAndNotReadBackYet() throws IOException {
    proxy = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    proxy.createContext(
        "/",
        exchange -> {
          asked++;
          exchange.sendResponseHeaders(answered, -1);
          exchange.close();
        });
    proxy.start();
    var entry = mustRule();
    change = relay.propose("policy-specialist", emergency(entry));
    relay.answer(
        "policy-manager", relay.task(change, "Task_ApproveChange").getId(), "outcome", "approve");
    relay.settleUntil(() -> !registry.history(entry.policyId()).isEmpty());
    readBackFrom(proxy.getAddress().getPort());
  }

  @AfterEach
  void cleanUp() {
    environment.getPropertySources().remove(AWAY);
    proxy.stop(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {503, 502, 429, 0})
  void isAskedAgainByItselfAndIsNobodysTask(int status) {
    answered = status;
    if (status == 0) {
      proxy.stop(0);
    }
    for (var minute = 0; minute < 5; minute++) {
      assertThatThrownBy(relay::settle).isInstanceOf(SiteUnreachableException.class);
      assertThat(relay.waiting(change)).isEmpty();
      relay.settle();
      assertThat(relay.waiting(change)).as("not before a minute is over").isEmpty();
      relay.wait(Duration.ofSeconds(61));
    }
    assertThat(asked).isEqualTo(status == 0 ? 0 : 5);
    assertThat(management.createJobQuery().noRetriesLeft().count()).isZero();
    assertThat(announced()).isZero();

    environment.getPropertySources().remove(AWAY);
    relay.settle();

    assertThat(relay.waiting(change)).doesNotContain("Task_RepairPublication").isNotEmpty();
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.IN_EFFECT);
    assertThat(announced()).isEqualTo(1);
  }

  /** What answers, and shows something else, is what a manager has to look at. */
  @Test
  void onlyWhatWasReadAndDiffersGoesToAPerson() {
    answered = 503;
    assertThatThrownBy(relay::settle).isInstanceOf(SiteUnreachableException.class);
    answered = 404;
    relay.wait(Duration.ofSeconds(61));
    relay.settle();

    assertThat(relay.waiting(change)).containsExactly("Task_RepairPublication");
    assertThat(announced()).isZero();
  }

  private void readBackFrom(int port) {
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource(AWAY, Map.of("local.server.port", port)));
  }

  private long announced() {
    return jdbc.sql("select count(*) from notice where event = ?")
        .param(publications.of(change).get(0).key() + "/announced")
        .query(Long.class)
        .single();
  }
}
