package org.policyrelay.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.AtOnce.atOnce;
import static org.policyrelay.support.Policies.emergency;
import static org.policyrelay.support.Policies.mustRule;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.policyrelay.change.ChangeState;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several at once, and a crash in between: one order, nothing half visible, told once. */
@RelayTest
class PublicationTest {

  @Autowired Relay relay;
  @Autowired Publications publications;
  @Autowired PolicyRegistry registry;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private final PolicyEntry entry = mustRule();

  @BeforeEach
  void stopTime() {
    relay.stopTime();
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  /** Each with another text under the same number: one is taken, and the others are told so. */
  @RepeatedTest(5)
  void ofSeveralAtTheSameMomentOneIsTaken() throws Exception {
    var keys =
        IntStream.range(0, 4)
            .mapToObj(number -> order("1.0.0", "Rule number " + number + " must be kept."))
            .toList();

    var taken =
        atOnce(
            keys.stream().map(key -> (Callable<Boolean>) () -> publications.publish(key)).toList());

    assertThat(taken).containsOnlyOnce(true);
    assertThat(registry.history(entry.policyId())).hasSize(1);
    var seen = registry.history(entry.policyId()).get(0);
    assertThat(seen.releases()).hasSize(2);
    for (var place = 0; place < keys.size(); place++) {
      var publication = publications.get(keys.get(place));
      assertThat(publication.obstacle().isPresent()).isNotEqualTo(taken.get(place));
      if (taken.get(place)) {
        assertThat(seen.entry().contentHash()).isEqualTo(publication.approvedHash());
      } else {
        assertThat(publication.obstacle().orElseThrow()).contains("is published already");
      }
    }
  }

  @Test
  void ofSeveralNumbersAtTheSameMomentTheHighestAppliesInTheEnd() throws Exception {
    var first = order("1.0.0", "One must be kept.");
    var second = order("2.0.0", "Two must be kept.");

    var taken = atOnce(() -> publications.publish(first), () -> publications.publish(second));

    assertThat(taken.get(1)).isTrue();
    var applies =
        registry
            .inForce(entry.policyId(), new Market("SG"), relay.now(), relay.now())
            .orElseThrow();
    assertThat(applies.version()).isEqualTo("2.0.0");
    assertThat(registry.history(entry.policyId()))
        .extracting(PublishedVersion::version)
        .isEqualTo(taken.get(0) ? List.of("2.0.0", "1.0.0") : List.of("2.0.0"));
  }

  /** The commit is through and the node is gone: the next one goes on where it stood. */
  @Test
  void afterACrashBeforeTheAnnouncementItIsAnnouncedOnce() {
    var change = relay.propose("policy-specialist", emergency(entry));
    var approval = relay.task(change, "Task_ApproveChange").getId();
    relay.answer("policy-manager", approval, "outcome", "approve");
    relay.settleUntil(() -> !registry.history(entry.policyId()).isEmpty());

    var key = publications.of(change).get(0).key();
    assertThat(publications.get(key).state()).isEqualTo(Publication.State.PUBLISHED);
    assertThat(notices(key)).isZero();
    assertThat(page(entry.policyId()).text()).contains("18 or older");
    assertThat(Http.at(port).get("/policies/changes.atom").text()).contains(entry.policyId());

    relay.settle();
    relay.settle();

    assertThat(publications.get(key).state()).isEqualTo(Publication.State.ANNOUNCED);
    assertThat(notices(key)).isEqualTo(1);
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.IN_EFFECT);
  }

  /** Somebody else has taken the number in between: a manager decides to go on top of it. */
  @Test
  void aNumberThatIsTakenIsRaisedByAManager() {
    var change = relay.propose("policy-specialist", emergency(entry));
    var approval = relay.task(change, "Task_ApproveChange").getId();
    relay.answer("policy-manager", approval, "outcome", "approve");
    relay.settleUntil(() -> !publications.of(change).isEmpty());
    assertThat(publications.publish(order("1.0.0", "Something else must be kept."))).isTrue();
    relay.settle();

    assertThat(relay.waiting(change)).containsExactly("Task_RepairPublication");
    var task = relay.task(change, "Task_RepairPublication").getId();
    assertThat(
            Http.at(port)
                .as("policy-manager")
                .get("/engine-rest/task/" + task + "/form-variables")
                .text())
        .contains("is published already");
    relay.complete("policy-manager", change, "Task_RepairPublication", "outcome", "renumber");

    assertThat(relay.change(change).state()).isEqualTo(ChangeState.IN_EFFECT);
    assertThat(relay.change(change).targetVersion()).contains("2.0.0");
    assertThat(registry.newest(entry.policyId()).orElseThrow().text()).isEqualTo(entry.text());
  }

  /** It knows its publication's key alone, and an emergency is not counted in working time. */
  @Test
  void aRepairForAnEmergencySaysThatItIsCountedByTheClock() {
    relay.goTo("2027-03-05T18:30+08:00");
    var change = relay.propose("policy-specialist", emergency(entry));
    var approval = relay.task(change, "Task_ApproveChange").getId();
    relay.answer("policy-manager", approval, "outcome", "approve");
    relay.settleUntil(() -> !publications.of(change).isEmpty());
    assertThat(publications.publish(order("1.0.0", "Something else must be kept."))).isTrue();
    relay.settle();

    var task = relay.task(change, "Task_RepairPublication").getId();
    var manager = Http.at(port).as("policy-manager");
    var deadline = manager.get("/api/tasks/" + task + "/deadline").json();
    assertThat(deadline.path("due").asText()).isEqualTo("2027-03-05T12:30:00Z");
    assertThat(deadline.path("worked").asText()).isEqualTo("PT2H");
    assertThat(deadline.path("why").asText())
        .contains("20:30", "2 h by the clock, day and night, from Fri 5 Mar, 18:30");
    assertThat(manager.get("/engine-rest/task/" + task + "/form-variables").text())
        .contains("2 h by the clock");
  }

  @Test
  void whatIsPublishedKeepsItsNumber() {
    var change = relay.propose("policy-specialist", emergency(entry));
    var approval = relay.task(change, "Task_ApproveChange").getId();
    relay.answer("policy-manager", approval, "outcome", "approve");
    relay.settleUntil(() -> !registry.history(entry.policyId()).isEmpty());
    jdbc.sql("update policy_version set content_hash = content_hash where policy_id = ?")
        .param(entry.policyId())
        .update();
    jdbc.sql("update publication set approved_hash = 'another' where origin = ?")
        .param(change)
        .update();
    relay.settle();
    assertThat(relay.waiting(change)).containsExactly("Task_RepairPublication");

    var task = relay.task(change, "Task_RepairPublication").getId();
    var manager = Http.at(port).as("policy-manager");
    manager.post("/engine-rest/task/" + task + "/claim", Map.of("userId", "policy-manager"));
    var refused =
        manager.post(
            "/engine-rest/task/" + task + "/submit-form",
            Map.of("variables", Map.of("outcome", Map.of("value", "renumber"))));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("choose verify-again");
  }

  private Http.Answer page(String id) {
    return Http.at(port).get("/policies/" + id);
  }

  private long notices(String key) {
    return jdbc.sql("select count(*) from notice where event = ?")
        .param(key + "/announced")
        .query(Long.class)
        .single();
  }

  private String order(String version, String text) {
    var ordered = Policies.with(entry, "policy", text);
    return publications.request(
        new PublicationOrder(
            "T-" + entry.policyId(),
            ordered,
            version,
            ordered.contentHash(),
            Map.of(new Market("SG"), relay.now(), new Market("TH"), relay.now()),
            relay.now()));
  }
}
