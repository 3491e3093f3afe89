package org.policyrelay.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/** What could not be asked is no finding; what was read and differs is one. */
class SiteReadBackTest {

  private HttpServer site;
  private int status = 200;

  @BeforeEach
  void aSite() throws IOException {
    site = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    site.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    site.start();
  }

  @AfterEach
  void end() {
    site.stop(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 429})
  void aSiteThatCannotAnswerSaysNothing(int answered) {
    status = answered;
    assertThatThrownBy(this::shows)
        .isInstanceOf(SiteUnreachableException.class)
        .hasMessageContaining("/policies/a/versions/1.0.0");
  }

  @Test
  void norDoesOneThatIsAway() {
    site.stop(0);
    assertThatThrownBy(this::shows).isInstanceOf(SiteUnreachableException.class);
  }

  /** As the thread of a node that stops. */
  @Test
  void norDoesWhoIsStoppedWhileAsking() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(this::shows).isInstanceOf(SiteUnreachableException.class);
    assertThat(Thread.interrupted()).as("and stops").isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 404, 410, 403})
  void whatIsNotThereIsNotShown(int answered) {
    status = answered;
    assertThat(shows()).isFalse();
  }

  private boolean shows() {
    var address = URI.create("http://localhost:" + site.getAddress().getPort());
    return new SiteReadBack(new MockEnvironment(), new SiteProperties(address))
        .shows("a", "1.0.0", "hash");
  }
}
