package org.policyrelay.engine.tuned.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.BareHandoffs;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An incident ends with its job, by whichever way the job got its retries back. */
@RelayTest
class FailedJobIncidentsTest {

  @Autowired Relay relay;
  @Autowired BareHandoffs handoffs;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  @Autowired JdbcClient jdbc;

  private String handoff = "";
  private String rungs = "";

  /** A ladder that cannot be climbed has used up its retries. */
  @BeforeEach
  void aJobHasFailedForGood() {
    relay.stopTime();
    handoff = handoffs.offer("INCIDENT");
    relay.wait(Duration.ofMinutes(90));
    rungs = jdbc.sql("select rungs" + clock()).query(String.class).single();
    ladder("no ladder");
    for (var attempt = 0; attempt < 3; attempt++) {
      assertThatThrownBy(() -> management.executeJob(timer().getId()))
          .hasMessageContaining("no ladder");
      relay.wait(Duration.ofSeconds(20));
    }
    assertThat(timer().getRetries()).isZero();
    assertThat(incidents()).isEqualTo(1);
  }

  @AfterEach
  void cleanUp() {
    handoffs.cleanUp("INCIDENT");
  }

  @Test
  void withRetriesOfItsOwn() {
    ladder(rungs);
    management.setJobRetries(timer().getId(), 1);
    assertThat(incidents()).as("resolved with the retries").isZero();
  }

  /** The engine leaves the incident open then, until the job has been executed. */
  @Test
  void withRetriesForAllJobsOfItsKind() {
    ladder(rungs);
    management.setJobRetriesByJobDefinitionId(timer().getJobDefinitionId(), 1);
    assertThat(incidents()).isEqualTo(1);

    management.executeJob(timer().getId());
    assertThat(incidents()).isZero();
  }

  private void ladder(String text) {
    jdbc.sql("update deadline set rungs = ? where subject = ?")
        .params(
            text,
            runtime
                .createProcessInstanceQuery()
                .processInstanceId(handoff)
                .singleResult()
                .getBusinessKey())
        .update();
  }

  private String clock() {
    return " from deadline where subject in (select handoff_key from handoff where origin = 'INCIDENT')";
  }

  private Job timer() {
    return management.createJobQuery().processInstanceId(handoff).timers().singleResult();
  }

  private long incidents() {
    return runtime.createIncidentQuery().processInstanceId(handoff).count();
  }
}
