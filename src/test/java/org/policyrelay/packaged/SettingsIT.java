package org.policyrelay.packaged;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.Folder;
import jakarta.mail.internet.MimeMessage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyrelay.support.Http;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every setting that is documented, tried on the packaged jar: once all of them as options, on H2,
 * and once as variables of the environment, on PostgreSQL.
 */
class SettingsIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final GreenMail mail =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_IMAP)
          });

  /** The webhooks' other side, and the way from outside to the relay's own site. */
  private final WireMockServer others = new WireMockServer(options().dynamicPort());

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @BeforeEach
  void start() {
    mail.start();
    mail.setUser(Operator.FROM, Operator.MAIL_LOGIN, Operator.MAIL_PASSWORD);
    mail.setUser("policy-manager@policy-relay.example", "policy-manager", "demo");
    others.start();
    others.stubFor(post(anyUrl()).willReturn(ok()));
  }

  @AfterEach
  void stop() {
    others.stop();
    if (mail.isRunning()) {
      mail.stop();
    }
  }

  @Test
  void everySettingIsTried() {
    var tried =
        settings(Map.of("url", "", "username", "", "password", "")).keySet().stream()
            .map(DocumentedSettings::plain)
            .collect(Collectors.toSet());

    assertThat(tried)
        .containsAll(DocumentedSettings.ofDocuments().keySet())
        .containsAll(DocumentedSettings.ofCode())
        .containsAll(
            DocumentedSettings.ofDefaults().keySet().stream()
                .map(DocumentedSettings::plain)
                .toList());
  }

  @Test
  void asOptionsOnH2() throws Exception {
    var url = "jdbc:h2:file:" + folder.resolve("relay");
    var settings = settings(Map.of("url", url, "username", "OPERATOR", "password", "own"));
    try (var relay = RelayJar.start("options", Map.of(), Operator.asOptions(settings))) {
      check(relay.up(), settings);
      isOpenOnce(settings);
    }
    try (var database = DriverManager.getConnection(url, "OPERATOR", "own");
        var rows = database.createStatement().executeQuery("select count(*) from policy_change")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(2);
    }
  }

  @Test
  void asEnvironmentOnPostgres() throws Exception {
    try (var server = EmbeddedPostgres.builder().start()) {
      var admin = JdbcClient.create(server.getPostgresDatabase());
      admin.sql("create role operator login password 'own'").update();
      admin.sql("create database of_operator owner operator").update();
      var url = server.getJdbcUrl("operator", "of_operator").replaceAll("\\?.*", "");
      var settings = settings(Map.of("url", url, "username", "operator", "password", "own"));
      try (var relay = RelayJar.start("environment", Operator.asEnvironment(settings))) {
        check(relay.up(), settings);
        assertThat(
                admin
                    .sql(
                        "select count(*) from pg_stat_activity where usename = 'operator'"
                            + " and application_name not like 'policy-relay:%'")
                    .query(Integer.class)
                    .single())
            .as("spring.datasource.hikari.maximum-pool-size")
            .isEqualTo(7);
      }
    }
  }

  private Map<String, String> settings(Map<String, String> database) {
    var settings = new LinkedHashMap<>(Operator.settings(mail, others, folder));
    database.forEach((name, value) -> settings.put("spring.datasource." + name, value));
    return settings;
  }

  private void check(RelayJar relay, Map<String, String> settings) throws Exception {
    var port = settings.get("server.port");
    assertThat(relay.said()).contains("Tomcat started on port " + port + " ");
    others.stubFor(
        any(urlPathMatching("/(policies|api)/.*"))
            .willReturn(aResponse().proxiedFrom("http://localhost:" + port)));
    var http = relay.http();
    checkCalendars(http.as("qa-lead"));
    checkTeams(http);
    checkLimits(http);
    checkDoors(http);
    checkPublication(http);
    checkLogin(http);
    checkThreads(relay);
    mail.stop();
    assertThat(http.get("/actuator/health").status())
        .as("health without a mail server, which nobody is to ask through it")
        .isEqualTo(200);
  }

  private static void checkCalendars(Http http) {
    assertThat(due(http, "hubs=SG", "2026-03-02T09:00+08:00", "PT8H"))
        .isEqualTo("2026-03-04T01:30:00Z");
    assertThat(preview(http, "hubs=SG", "2026-03-02T09:00+08:00", "PT8H"))
        .contains("holiday: Office move");
    assertThat(due(http, "hubs=AU-NSW", "2026-03-06T08:00+11:00", "PT3H"))
        .isEqualTo("2026-03-06T22:00:00Z");
    assertThat(due(http, "hubs=PH", "2026-03-06T16:00+08:00", "PT2H"))
        .isEqualTo("2026-03-07T02:00:00Z");
    assertThat(due(http, "hubs=NZ", "2026-03-09T16:00+13:00", "PT2H"))
        .isEqualTo("2026-03-10T21:00:00Z");
    assertThat(preview(http, "hubs=ID", "2024-12-26T09:00+07:00", "PT1H"))
        .contains("Christmas Joint Holiday");
    assertThat(due(http, "hubs=ALL", "2026-03-07T22:00Z", "PT3H"))
        .isEqualTo("2026-03-08T01:00:00Z");
    assertThat(due(http, "team=training", "2026-03-02T09:00Z", "PT1H"))
        .isEqualTo("2026-03-02T11:00:00Z");
  }

  private static String due(Http http, String where, String start, String work) {
    var answer = http.get(previewPath(where, start, work));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().path("due").asText();
  }

  private static String preview(Http http, String where, String start, String work) {
    return http.get(previewPath(where, start, work)).text();
  }

  private static String previewPath(String where, String start, String work) {
    return "/api/deadlines/preview?%s&start=%s&work=%s"
        .formatted(where, URLEncoder.encode(start, StandardCharsets.UTF_8), work);
  }

  private static void checkTeams(Http http) {
    var admin = http.as("admin");
    assertThat(admin.get("/engine-rest/group/ad-review").json().path("name").asText())
        .isEqualTo("Reviewers of ads");
    assertThat(admin.get("/engine-rest/group/qa-chiefs").json().path("name").asText())
        .isEqualTo("QA leads");
  }

  private static void checkLimits(Http http) {
    var ids = Map.of("policy_ids", List.of("x".repeat(9000)));
    assertThat(http.post("/api/policies/resolve/bulk", ids).status()).isEqualTo(413);
    for (var id : List.of("first", "second")) {
      var entry =
          Map.of("policy_id", id, "name", id, "enforcement", "must", "policy", "Ads must be true.");
      var change =
          Map.of(
              "policy", with(entry, "jurisdictions", List.of("SG")), "summary", id, "reason", id);
      var answer = http.as("policy-specialist").post("/api/policy-changes", change);
      assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }
    await("relay.lists.longest").atMost(PATIENCE).until(() -> isTooLong(http.as("admin")));
  }

  private static void checkDoors(Http http) {
    var part = "--x\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n";
    var body =
        part.formatted("deployment-name", "", "by HTTP")
            + part.formatted("data", "; filename=\"a.txt\"", "anything")
            + "--x--\r\n";
    var deployed =
        http.as("admin")
            .post(
                "/engine-rest/deployment/create",
                body,
                "Content-Type",
                "multipart/form-data; boundary=x");
    assertThat(deployed.status()).as(deployed.text()).isEqualTo(200);
    assertThat(http.cookies("/login", "X-Forwarded-Proto", "https"))
        .isNotEmpty()
        .noneMatch(cookie -> cookie.contains("Secure"));
  }

  /** Three wrong passwords are free, and then even the right one waits. */
  private static void checkLogin(Http http) {
    for (var guess = 0; guess < 3; guess++) {
      assertThat(http.as("trainer", "wrong").get("/api/inbox").status()).isEqualTo(401);
    }
    assertThat(http.as("trainer").get("/api/inbox").status()).isEqualTo(429);
    assertThat(http.as("qa-lead").get("/api/inbox").status()).isEqualTo(200);
  }

  private static Map<String, Object> with(Map<String, ?> map, String name, Object value) {
    var all = new LinkedHashMap<String, Object>(map);
    all.put(name, value);
    return all;
  }

  private static boolean isTooLong(Http http) {
    var answer = http.get("/engine-rest/task");
    return answer.status() == 400 && answer.text().contains("1");
  }

  /** What goes out: to the site that is read back, to the feed, as mail and to webhooks. */
  private void checkPublication(Http http) throws Exception {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("policyId", Map.of("value", "apac:alcohol"));
    fields.put("wrong", Map.of("value", "Advertisements for alcoholic drinks"));
    fields.put("right", Map.of("value", "Advertisements  for alcoholic drinks"));
    fields.put("reason", Map.of("value", "White space needs nobody's approval first"));
    var started =
        http.as("policy-specialist")
            .post(
                "/engine-rest/process-definition/key/policy-publication/submit-form",
                Map.of("variables", fields));
    assertThat(started.status()).as(started.text()).isEqualTo(200);

    var sent =
        await().atMost(PATIENCE).until(this::mailOfThePublication, found -> !found.isEmpty());
    var message = sent.get(0);
    assertThat(message.getFrom()[0]).hasToString(Operator.FROM);
    assertThat(GreenMailUtil.getWholeMessage(message).replaceAll("=\r?\n", ""))
        .contains(Operator.BASE);

    others.verify(getRequestedFor(urlPathMatching("/policies/apac:alcohol/versions/1.0.1")));
    assertThat(http.get("/policies/changes.atom").text())
        .contains(Operator.BASE + "/policies/apac:alcohol/versions/1.0.1")
        .contains("tag:" + Operator.FEEDS + ",");
    var hook = postRequestedFor(urlEqualTo("/hook/chat"));
    await("webhook").atMost(PATIENCE).until(() -> !others.findAll(hook).isEmpty());
    var told = others.findAll(hook).get(0);
    assertThat(told.getHeader("Relay-Signature"))
        .isEqualTo("v1=" + hmac(told.getHeader("Relay-Timestamp") + "." + told.getBodyAsString()));
    assertThat(others.findAll(postRequestedFor(urlEqualTo("/hook/nobody")))).isEmpty();
  }

  /** Beside what else the manager is told, such as of a draft. */
  private List<MimeMessage> mailOfThePublication() throws Exception {
    var found = new ArrayList<MimeMessage>();
    for (var message : mailToManager()) {
      if (message.getSubject().contains("apac:alcohol 1.0.1")) {
        found.add(message);
      }
    }
    return found;
  }

  /** Read back by the mail server's own protocol, as whoever has the mailbox reads it. */
  private List<MimeMessage> mailToManager() throws Exception {
    var store = mail.getImap().createStore();
    store.connect("localhost", mail.getImap().getPort(), "policy-manager", "demo");
    try (store;
        var inbox = store.getFolder("INBOX")) {
      inbox.open(Folder.READ_ONLY);
      var read = new ArrayList<MimeMessage>();
      for (var message : inbox.getMessages()) {
        read.add(new MimeMessage((MimeMessage) message));
      }
      return read;
    }
  }

  private static String hmac(String text) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Operator.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static void checkThreads(RelayJar relay) {
    var threads = relay.threads();
    assertThat(threads).filteredOn(name -> name.contains("-exec-")).hasSizeBetween(1, 5);
    assertThat(threads).filteredOn(name -> name.startsWith("camundaTask")).hasSizeBetween(1, 2);
  }

  /** A second process on the same file says so and ends. */
  private void isOpenOnce(Map<String, String> settings) {
    var second = new LinkedHashMap<>(settings);
    second.put("server.port", "0");
    try (var relay = RelayJar.start("second", Map.of(), Operator.asOptions(second))) {
      assertThat(relay.exitCode()).isNotZero();
      assertThat(relay.said())
          .contains("The database file is open in another process")
          .doesNotContain("\tat ");
    }
  }
}
