package org.policyrelay.handoff.process;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.policyrelay.handoff.DeadlineMoves;
import org.policyrelay.handoff.HandoffState;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.support.BareHandoffs;
import org.policyrelay.support.HeardLog;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A team is configured no more, and work is open for it. */
@RelayTest
class LeftToManagersTest {

  private static final String ORIGIN = "left-by-a-team";
  private static final String MANAGER = "policy-manager";

  @RegisterExtension final HeardLog log = HeardLog.of(LeftToManagers.class);

  @Autowired BareHandoffs bare;
  @Autowired LeftToManagers left;
  @Autowired Handoffs handoffs;
  @Autowired DeadlineMoves moves;
  @Autowired TaskService tasks;
  @Autowired Relay relay;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  @AfterEach
  void cleanUp() {
    bare.cleanUp(ORIGIN);
  }

  @Test
  void theStartSaysWhatIsOpenAndManagersActOnIt() {
    bare.offer(ORIGIN);
    relay.settle();
    var handoff = handoffs.of(ORIGIN).get(0).key();
    var task = relay.tasks(ORIGIN).get(0);
    leave(handoff, task);
    assertThat(Http.at(port).as(MANAGER).get("/engine-rest/task/" + task.getId()).status())
        .isEqualTo(404);

    left.handOver();
    left.handOver();

    assertThat(log.events())
        .extracting(ILoggingEvent::getFormattedMessage)
        .anySatisfy(line -> assertThat(line).contains("relay.teams.gone", handoff));
    assertThat(tasks.getIdentityLinksForTask(task.getId()))
        .filteredOn(link -> "policy-managers".equals(link.getGroupId()))
        .as("once, however often the relay is started")
        .hasSize(1);
    assertThat(Http.at(port).as(MANAGER).shown(task.getId(), "deadline")).isNotBlank();
    assertThat(moves.pending()).as("its clock can be counted").isNotNull();
    relay.answer(
        MANAGER,
        task.getId(),
        "outcome",
        "return",
        "returnReason",
        "There is no such team any more");
    relay.settle();
    assertThat(handoffs.get(handoff).state()).isEqualTo(HandoffState.RETURNED);
    assertThat(relay.tasks(ORIGIN)).isEmpty();
  }

  @Test
  void whereEveryTeamIsThereNothingIsSaid() {
    bare.offer(ORIGIN);
    relay.settle();

    left.handOver();

    assertThat(log.events()).isEmpty();
    assertThat(tasks.getIdentityLinksForTask(relay.tasks(ORIGIN).get(0).getId()))
        .noneMatch(link -> "policy-managers".equals(link.getGroupId()));
  }

  /** As if the team that it was offered to had been configured then. */
  private void leave(String handoff, Task task) {
    jdbc.sql("update handoff set to_team = 'gone' where handoff_key = ?").param(handoff).update();
    jdbc.sql("update deadline set team = 'gone' where subject = ?").param(handoff).update();
    tasks.deleteCandidateGroup(task.getId(), "qa");
    tasks.addCandidateGroup(task.getId(), "gone");
  }
}
