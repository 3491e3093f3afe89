package org.policyrelay.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyrelay.support.Http;
import org.springframework.util.FileSystemUtils;

/** What is documented of a backup on H2, done: the relay is stopped, and its folder copied. */
class BackupIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void whatIsRestoredGoesOnWhereItStood() throws IOException {
    String change;
    String order;
    JsonNode before;
    try (var relay = start("backup-before")) {
      var http = relay.http();
      change = propose(http, "loans", Map.of());
      answer(http, "policy-specialist", change, "Task_DraftRevision", "submit");
      answer(http, "ad-review-lead", change, "Task_AcceptHandoff", "accept");
      var due = Instant.now().plusSeconds(30).truncatedTo(ChronoUnit.SECONDS);
      order = propose(http, "wine", Map.of("emergency", true, "statutoryDeadline", due.toString()));
      answer(http, "policy-manager", order, "Task_ApproveChange", "approve");
      task(http, "qa-lead", order, "Task_AcceptHandoff");
      before = http.as("policy-manager").get("/api/policy-changes/" + change).json();
    }
    var data = folder.resolve("data");
    FileSystemUtils.copyRecursively(data, folder.resolve("backup"));
    FileSystemUtils.deleteRecursively(data);
    Files.move(folder.resolve("backup"), data);

    try (var relay = start("backup-after")) {
      var http = relay.http();
      assertThat(http.as("policy-manager").get("/api/policy-changes/" + change).json())
          .isEqualTo(before);
      assertThat(http.get("/policies/wine").status()).isEqualTo(200);

      answer(http, "qa-lead", change, "Task_AcceptHandoff", "accept");
      answer(http, "ad-review-lead", change, "Task_DeliverWork", "deliver");
      await("the ladder climbs to where it would be by now")
          .atMost(PATIENCE)
          .until(() -> http.as("ad-review-lead").get("/api/inbox").text().contains("Overdue: "));
    }
  }

  private RelayJar start(String name) {
    return RelayJar.start(
            name,
            Map.of(),
            "--server.port=0",
            "--spring.profiles.active=demo",
            "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("data").resolve("relay"))
        .up();
  }

  private static String propose(Http http, String policy, Map<String, Object> more) {
    var body = new LinkedHashMap<String, Object>(more);
    var text = "Ads must be shown to adults only.";
    body.put(
        "policy",
        Map.of(
            "policy_id", policy,
            "name", policy,
            "enforcement", "must",
            "jurisdictions", List.of("SG"),
            "policy", text));
    body.put("summary", "Adults only");
    body.put("reason", "Order 17");
    var proposed = http.as("policy-specialist").post("/api/policy-changes", body);
    return proposed.json().path("key").asText();
  }

  private static void answer(Http http, String user, String change, String step, String outcome) {
    var door = "/engine-rest/task/" + task(http, user, change, step);
    var fields = new LinkedHashMap<String, Object>();
    fields.put("outcome", Map.of("value", outcome));
    if (outcome.equals("deliver")) {
      fields.put("evidence", Map.of("value", "It is done"));
    }
    assertThat(http.as(user).post(door + "/claim", Map.of("userId", user)).status()).isEqualTo(204);
    var answered = http.as(user).post(door + "/submit-form", Map.of("variables", fields));
    assertThat(answered.status()).as(answered.text()).isEqualTo(204);
  }

  /** The id of the task that waits for the user in the change, once there is one. */
  private static String task(Http http, String user, String change, String step) {
    return await(step + " of " + change)
        .atMost(PATIENCE)
        .until(() -> tasks(http, user, change, step), found -> !found.isEmpty())
        .get(0);
  }

  private static List<String> tasks(Http http, String user, String change, String step) {
    var seen =
        http.as(user)
            .get("/engine-rest/task?taskDefinitionKey=" + step)
            .json()
            .findValuesAsText("id");
    var steps = http.as("policy-manager").get("/api/policy-changes/" + change).json().path("steps");
    var ids = new ArrayList<>(steps.findValuesAsText("taskId"));
    ids.retainAll(seen);
    return ids;
  }
}
