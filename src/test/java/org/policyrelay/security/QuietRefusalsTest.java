package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.turbo.TurboFilter;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.support.HeardLog;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who is refused is told so, and the log is not: it keeps to what somebody has to mend. */
@RelayTest
class QuietRefusalsTest {

  private static final String APPROVE = "Task_ApproveChange";

  @Autowired Relay relay;
  @Autowired TurboFilter goneClients;
  @LocalServerPort int port;

  @RegisterExtension final HeardLog log = HeardLog.ofAll();

  /** Another application in this virtual machine may have silenced the log. */
  @BeforeEach
  void listen() {
    var logger = (Logger) LoggerFactory.getLogger(QuietRefusalsTest.class);
    var filters = logger.getLoggerContext().getTurboFilterList();
    filters.clear();
    filters.add(goneClients);
    logger.error("something to mend");
    assertThat(log.events()).as("what is logged is heard").hasSize(1);
    log.forget();
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  @Test
  void anOrdinaryRefusalIsNotLogged() {
    var change = relay.propose("policy-manager", proposal(mustRule()));
    relay.complete("policy-manager", change, "Task_DraftRevision", "outcome", "submit");
    relay.allDeliver(change);
    var task = "/engine-rest/task/" + relay.task(change, APPROVE).getId();
    var drafter = Http.at(port).as("policy-manager");
    var stranger = Http.at(port).as("trainer");
    var approve = Http.variables("outcome", "approve");
    log.forget();

    var refused =
        List.of(
            // four eyes, from inside the model's own execution
            drafter.post(task + "/claim", Map.of("userId", "policy-manager")),
            drafter.post(task + "/submit-form", approve),
            stranger.post(task + "/claim", Map.of("userId", "trainer")),
            stranger.post(task + "/complete", approve),
            stranger.get(task + "/form-variables"),
            drafter.post(task + "/complete", "null"),
            drafter.post(task + "/complete", "{\"variables\": {\"outcome\": null}}"),
            drafter.post(task + "/complete", "{"),
            drafter.get("/engine-rest/task/unknown/variables"),
            drafter.get("/engine-rest/task?sortBy=nothing&sortOrder=asc"),
            drafter.get("/engine-rest/task?maxResults=-7"),
            drafter.get("/engine-rest/history/task?firstResult=-5"),
            drafter.post("/engine-rest/task?maxResults=-2147483648", "{}"),
            drafter.get("/engine-rest/process-definition/statistics"),
            drafter.get("/engine-rest/metrics/job-successful/sum"),
            drafter.get("/engine-rest/nothing"));

    assertThat(refused).extracting(Http.Answer::status).allMatch(code -> code >= 400 && code < 500);
    assertNothingIsLogged();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/policies", "/api/policies/resolve/bulk", "/engine-rest/task"})
  void aBodyThatBreaksOffIsNotLogged(String path) throws IOException {
    log.forget();
    for (var body : List.of("ZZ\r\n", "-1\r\n", "FFFFFFFFFFFFFFFFF\r\n", "5\r\nabcdefghij\r\n")) {
      try (var socket = new Socket("localhost", port)) {
        socket.setSoTimeout(20_000);
        var request =
            "POST "
                + path
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer).as(body).startsWith("HTTP/1.1 40");
      }
    }
    assertNothingIsLogged();
  }

  private void assertNothingIsLogged() {
    assertThat(log.events())
        .filteredOn(
            event ->
                event.getLevel().isGreaterOrEqual(Level.WARN) || event.getThrowableProxy() != null)
        .isEmpty();
  }

  /** Jersey would write two stacks of 200 lines for each. */
  @Test
  void whoGoesAwayWhileTheyAreAnsweredIsNoFault() {
    var gone = new ClientAbortException(new IOException("Broken pipe"));

    LoggerFactory.getLogger("org.glassfish.jersey.server.ServerRuntime$Responder")
        .error("An I/O error has occurred", new IllegalStateException(gone));
    LoggerFactory.getLogger("elsewhere").error("could not be written", gone);
    LoggerFactory.getLogger("elsewhere").error("a real one", new IOException("disk full"));

    assertThat(log.events()).extracting(ILoggingEvent::getMessage).containsExactly("a real one");
  }
}
