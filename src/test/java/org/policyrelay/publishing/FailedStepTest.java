package org.policyrelay.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyrelay.support.Policies.emergency;
import static org.policyrelay.support.Policies.mustRule;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.policyrelay.change.ChangeState;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A step that fails for good: nothing is lost, an administrator sees it, a retry ends well. */
@RelayTest
@StoppedTime
class FailedStepTest {

  @Autowired Relay relay;
  @Autowired ManagementService management;
  @Autowired PolicyRegistry registry;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  @Test
  void anAdministratorSeesTheIncidentAndTriesAgain() {
    var entry = mustRule();
    var change = relay.propose("policy-specialist", emergency(entry));
    var approval = relay.task(change, "Task_ApproveChange").getId();
    relay.answer("policy-manager", approval, "outcome", "approve");
    relay.settleUntil(() -> orders(change) == 1);
    var stored = storedEntry(change);
    store(change, "{broken");

    for (var attempt = 1; attempt <= 3; attempt++) {
      assertThatThrownBy(relay::settle)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("stored policy entry is no JSON");
      relay.wait(Duration.ofSeconds(11));
    }
    assertThat(failedJobs()).hasSize(1);
    assertThat(registry.newest(entry.policyId())).isEmpty();
    var admin = Http.at(port).as("admin");
    assertThat(admin.get("/engine-rest/incident").json()).isNotEmpty();
    assertThat(admin.get("/api/policy-changes/" + change).json().path("failed").asBoolean())
        .isTrue();
    assertThat(Http.at(port).as("qa-lead").get("/engine-rest/incident").json()).isEmpty();

    store(change, stored);
    var job = failedJobs().get(0).getId();
    assertThat(admin.put("/engine-rest/job/" + job + "/retries", Map.of("retries", 1)).status())
        .isEqualTo(204);
    relay.settle();

    assertThat(relay.change(change).state()).isEqualTo(ChangeState.IN_EFFECT);
    assertThat(registry.newest(entry.policyId())).isPresent();
    assertThat(admin.get("/engine-rest/incident").json()).isEmpty();
  }

  private long orders(String change) {
    return jdbc.sql("select count(*) from publication where origin = ?")
        .param(change)
        .query(Long.class)
        .single();
  }

  private String storedEntry(String change) {
    return jdbc.sql("select entry from publication where origin = ?")
        .param(change)
        .query(String.class)
        .single();
  }

  private void store(String change, String entry) {
    jdbc.sql("update publication set entry = ? where origin = ?").params(entry, change).update();
  }

  private List<Job> failedJobs() {
    return management.createJobQuery().noRetriesLeft().list();
  }
}
