package org.policyrelay.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.notification.Notice.Urgency;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Notices by webhook, to a server that fails in every way. */
@RelayTest
@StoppedTime
class WebhookTest {

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());

  @Autowired Post office;
  @Autowired Relay relay;
  @LocalServerPort int port;

  @BeforeEach
  void start() {
    office.clear();
    server.start();
  }

  @AfterEach
  void cleanUp() {
    server.stop();
    office.clear();
  }

  @Test
  void whatIsSentIsSignedAndCanBeVerified() throws Exception {
    answer("/hook", ok());
    office.tell("HO-1/acceptance/1/level-2", Urgency.URGENT, Audience.groups("qa-leads"));
    var sending = office.office(1, Map.of("chat", Post.webhook(server.url("/hook"))));
    sending.address();
    sending.webhooks();
    sending.webhooks();

    var requests = requests("/hook");
    assertThat(requests).hasSize(1);
    var request = requests.get(0);
    var body = new ObjectMapper().readTree(request.getBody());
    assertThat(body.path("event").asText()).isEqualTo("HO-1/acceptance/1/level-2");
    assertThat(body.path("urgency").asText()).isEqualTo("urgent");
    assertThat(body.path("due").asText()).isEqualTo("2027-03-01T05:00:00Z");
    assertThat(body.path("link").asText()).isEqualTo("https://relay.example/changes/PC-1");
    assertThat(request.getHeader("Relay-Timestamp"))
        .isEqualTo(Long.toString(relay.now().getEpochSecond()));
    assertThat(request.getHeader("Relay-Signature"))
        .isEqualTo(
            "v1=" + hmac(request.getHeader("Relay-Timestamp") + "." + request.getBodyAsString()));
  }

  /** As a receiver does it, from what the documentation says. */
  private static String hmac(String text) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Post.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aFailureIsTriedAgainWithTheSameKey() {
    server.stubFor(
        post("/hook")
            .inScenario("s")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(serverError())
            .willSetStateTo("up"));
    server.stubFor(post("/hook").inScenario("s").whenScenarioStateIs("up").willReturn(ok()));
    office.tell("HO-1", "qa-lead");
    var sending = office.office(1, Map.of("chat", Post.webhook(server.url("/hook"))));
    sending.address();
    sending.webhooks();
    sending.webhooks();
    assertThat(requests("/hook")).as("not at once").hasSize(1);

    relay.goTo("2027-03-01T09:01+08:00");
    sending.webhooks();
    assertThat(requests("/hook"))
        .hasSize(2)
        .extracting(request -> request.getHeader("Idempotency-Key"))
        .containsOnly(requests("/hook").get(0).getHeader("Idempotency-Key"));
    assertThat(office.states("WEBHOOK")).containsExactly("SENT");
  }

  @Test
  void aSlowAndABrokenOneHoldUpNobodyElse() {
    server.stubFor(post("/slow").willReturn(ok().withFixedDelay(5_000)));
    server.stubFor(
        post("/broken").willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    answer("/fine", ok());
    for (var index = 0; index < 5; index++) {
      office.tell("HO-" + index, "qa-lead");
    }
    var sending =
        office.office(
            1,
            Map.of(
                "a-slow", Post.impatient(server.url("/slow")),
                "b-broken", Post.webhook(server.url("/broken")),
                "c-gone", Post.webhook("http://localhost:1/"),
                "d-fine", Post.webhook(server.url("/fine"))));
    sending.address();
    sending.webhooks();

    assertThat(requests("/fine")).hasSize(5);
    assertThat(requests("/slow")).as("one met the closed door for all").hasSize(1);
    assertThat(office.states("WEBHOOK")).hasSize(20).filteredOn("PENDING"::equals).hasSize(15);
  }

  @Test
  void whoAsksToBeLeftAloneIsLeftAlone() {
    server.stubFor(
        post("/busy")
            .inScenario("b")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(status(429).withHeader("Retry-After", "600"))
            .willSetStateTo("up"));
    server.stubFor(post("/busy").inScenario("b").whenScenarioStateIs("up").willReturn(ok()));
    office.tell("HO-1", "qa-lead");
    var sending = office.office(1, Map.of("chat", Post.webhook(server.url("/busy"))));
    sending.address();
    sending.webhooks();
    relay.goTo("2027-03-01T09:09+08:00");
    office.tell("HO-2", "qa-lead");
    sending.address();
    sending.webhooks();
    assertThat(requests("/busy")).as("nine minutes later").hasSize(1);

    relay.goTo("2027-03-01T09:11+08:00");
    sending.webhooks();
    assertThat(requests("/busy"))
        .as("a later notice neither goes past an earlier one nor asks sooner")
        .hasSize(3)
        .extracting(LoggedRequest::getBodyAsString)
        .satisfiesExactly(
            first -> assertThat(first).contains("HO-1"),
            again -> assertThat(again).contains("HO-1"),
            later -> assertThat(later).contains("HO-2"));
    assertThat(office.states("WEBHOOK")).containsOnly("SENT");
  }

  /** What is not begun in half of a lease is left to whoever comes next. */
  @Test
  void nothingIsBegunThatAnotherNodeMightHaveTaken() {
    server.stubFor(post("/hook").willReturn(ok()));
    for (var index = 0; index < 3; index++) {
      office.tell("HO-" + index, "qa-lead");
    }
    var sending = office.office(1, Map.of("chat", Post.webhook(server.url("/hook"))));
    sending.address();
    server.addMockServiceRequestListener((request, answer) -> relay.wait(Duration.ofSeconds(61)));
    sending.webhooks();
    assertThat(requests("/hook")).as("the first took more than half of the lease").hasSize(1);

    sending.webhooks();
    sending.webhooks();
    assertThat(requests("/hook")).hasSize(3);
    assertThat(office.states("WEBHOOK")).containsOnly("SENT");
  }

  /**
   * Six at once, of which one answers a byte a second, one without end, one asks to be left alone
   * and one refuses the connection: the other two have theirs while the first still answers.
   */
  @Test
  void oneThatIsSlowOrHugeOrBusyOrGoneHoldsUpNoOther() throws IOException {
    answer("/fine", ok());
    answer("/fine-too", ok());
    answer("/busy", status(429).withHeader("Retry-After", "60"));
    try (var bad = new BadServer()) {
      for (var index = 0; index < 5; index++) {
        office.tell("HO-" + index, "qa-lead");
      }
      var schedule =
          office
              .office(
                  1,
                  Map.of(
                      "a-slow", Post.webhook(bad.url("/slow")),
                      "b-huge", Post.webhook(bad.url("/huge")),
                      "c-busy", Post.webhook(server.url("/busy")),
                      "d-gone", Post.webhook("http://localhost:1/"),
                      "e-fine", Post.webhook(server.url("/fine")),
                      "f-fine", Post.webhook(server.url("/fine-too"))))
              .schedule();
      schedule.start();
      try {
        await()
            .atMost(Duration.ofSeconds(20))
            .untilAsserted(
                () -> {
                  assertThat(requests("/fine")).hasSize(5);
                  assertThat(requests("/fine-too")).hasSize(5);
                });
        assertThat(bad.ended("/slow")).isZero();
        // a huge answer is a success, and little of it was read
        await().untilAsserted(() -> assertThat(bad.asked("/huge")).isEqualTo(5));
        await().untilAsserted(() -> assertThat(bad.ended("/huge")).isEqualTo(5));
        assertThat(bad.sent("/huge")).isLessThan(5 * 8L * 1024 * 1024);
        assertThat(bad.asked("/slow")).isEqualTo(1);
        assertThat(requests("/busy")).hasSize(1);
      } finally {
        bad.hurry();
        schedule.stop();
      }
    }
  }

  /** The other side has said that it took the notice; what else it says is not waited for. */
  @Test
  void anAnswerThatNeverEndsIsAnAnswer() throws IOException {
    try (var bad = new BadServer()) {
      office.tell("HO-1", "qa-lead");
      var sending = office.office(1, Map.of("slow", Post.impatient(bad.url("/slow"))));
      sending.address();
      sending.webhooks();
      assertThat(office.states("WEBHOOK")).containsExactly("SENT");
    }
  }

  @Test
  void whatIsRefusedIsADeadLetterThatAnAdministratorSendsAgain() {
    answer("/hook", status(404));
    office.tell("HO-1", "qa-lead");
    var sending = office.office(1, Map.of("chat", Post.webhook(server.url("/hook"))));
    sending.address();
    sending.webhooks();

    var admin = Http.at(port).as("admin");
    var letters = admin.get("/api/notices/dead").json();
    assertThat(letters).hasSize(1);
    assertThat(letters.get(0).path("recipient").asText()).isEqualTo("chat");
    assertThat(letters.get(0).path("error").asText()).isEqualTo("answered 404");
    var path = "/api/notices/dead/" + letters.get(0).path("id").asText() + "/resend";
    assertThat(Http.at(port).as("qa-lead").get("/api/notices/dead").status()).isEqualTo(403);
    assertThat(Http.at(port).as("qa-lead").post(path, "").status()).isEqualTo(403);
    assertThat(Http.at(port).logIn("qa-lead").get("/inbox/undelivered").status()).isEqualTo(403);
    assertThat(Http.at(port).logIn("admin").get("/inbox/undelivered").text())
        .contains("answered 404");

    server.resetAll();
    answer("/hook", ok());
    assertThat(admin.post(path, "").status()).isEqualTo(204);
    assertThat(admin.post(path, "").status()).isEqualTo(404);
    sending.webhooks();
    assertThat(requests("/hook")).hasSize(1);
    assertThat(office.states("WEBHOOK")).containsExactly("SENT");
  }

  @Test
  void afterTheLastAttemptItIsADeadLetter() {
    answer("/hook", serverError());
    office.tell("HO-1", "qa-lead");
    var sending = office.office(1, Map.of("chat", Post.webhook(server.url("/hook"))));
    sending.address();
    for (var hour = 9; hour < 14; hour++) {
      relay.goTo("2027-03-01T%02d:00+08:00".formatted(hour));
      sending.webhooks();
    }
    assertThat(requests("/hook")).hasSize(3);
    assertThat(office.states("WEBHOOK")).containsExactly("DEAD");
  }

  @Test
  void aWebhookHearsOfItsGroupsOnly() {
    answer("/qa", ok());
    office.tell("for-qa", Urgency.NORMAL, Audience.groups("qa-leads"));
    office.tell("for-training", Urgency.NORMAL, Audience.groups("training-leads"));
    var sending = office.office(1, Map.of("qa", Post.webhook(server.url("/qa"), "qa-leads")));
    sending.address();
    sending.webhooks();

    assertThat(requests("/qa")).hasSize(1);
    assertThat(requests("/qa").get(0).getBodyAsString()).contains("for-qa");
  }

  private void answer(String path, ResponseDefinitionBuilder answer) {
    MappingBuilder mapping = post(path).willReturn(answer);
    server.stubFor(mapping);
  }

  private List<LoggedRequest> requests(String path) {
    return server.findAll(postRequestedFor(urlEqualTo(path)));
  }
}
