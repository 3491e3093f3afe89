package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A team without a part in a change learns nothing of it from the engine: not from any list, and
 * not from any address that names a task, a process instance or a variable of it.
 */
@RelayTest
class NothingOfOthersIsReadTest {

  private static final List<String> DOORS =
      List.of("/engine-rest", "/camunda/api/engine/engine/default");

  @Autowired Relay relay;
  @Autowired RuntimeService runtime;
  @Autowired HistoryService history;
  @Autowired ManagementService management;
  @LocalServerPort int port;

  private Http http = Http.at(0);
  private final Map<String, String> ids = new LinkedHashMap<>();
  private final List<String> secrets = new ArrayList<>();

  @BeforeEach
  void qaHasOneTaskOpenAndOneDone() {
    http = Http.at(port);
    var change = relay.propose("policy-specialist", proposal(shouldRule()));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    relay.complete("qa-analyst", change, "Task_AcceptHandoff @qa", "outcome", "accept");
    var open = relay.task(change, "Task_DeliverWork @qa");
    var done =
        history
            .createHistoricTaskInstanceQuery()
            .processInstanceId(open.getProcessInstanceId())
            .finished()
            .singleResult();
    var variable =
        runtime
            .createVariableInstanceQuery()
            .processInstanceIdIn(open.getProcessInstanceId())
            .list()
            .get(0);
    var timer =
        management.createJobQuery().processInstanceId(open.getProcessInstanceId()).list().get(0);
    ids.put("/task/{id}", open.getId());
    ids.put("/process-instance/{id}", open.getProcessInstanceId());
    ids.put("/execution/{id}", open.getExecutionId());
    ids.put("/variable-instance/{id}", variable.getId());
    ids.put("/job/{id}", timer.getId());
    ids.put("/history/process-instance/{id}", open.getProcessInstanceId());
    ids.put("/history/variable-instance/{id}", variable.getId());
    ids.put(
        "/history/activity-instance/{id}",
        history
            .createHistoricActivityInstanceQuery()
            .processInstanceId(open.getProcessInstanceId())
            .list()
            .get(0)
            .getId());
    secrets.addAll(
        List.of(
            change,
            open.getId(),
            done.getId(),
            open.getProcessInstanceId(),
            open.getExecutionId(),
            variable.getId(),
            timer.getId()));
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  @Test
  void notFromAnyListAndNotByItsName() {
    var checks = new SoftAssertions();
    for (var door : DOORS) {
      var outsider = door.equals("/engine-rest") ? http.as("trainer") : http.logIn("trainer");
      for (var placed : Placed.in("engine-doors.txt")) {
        if (placed.isRead() && !placed.who().equals("administrators")) {
          var path = named(placed.path());
          var answer = outsider.call(placed.method(), door + path, "");
          // what is asked for may be named in the refusal, it is no news
          var text = answer.text();
          for (var known : path.split("/", -1)) {
            text = known.isEmpty() ? text : text.replace(known, "");
          }
          checks.assertThat(text).as(placed.door()).doesNotContain(secrets);
          if (placed.path().contains("{") && !path.contains("no-such")) {
            checks
                .assertThat(isNothing(answer))
                .as("%s is answered %d %s", placed.door(), answer.status(), answer.text())
                .isTrue();
          }
        }
      }
    }
    checks.assertAll();
  }

  @Test
  void whoHasAPartReadsIt() {
    var insider = http.as("qa-analyst");
    assertThat(insider.get("/engine-rest" + named("/task/{id}")).status()).isEqualTo(200);
    assertThat(insider.get("/engine-rest/task").text()).contains(ids.get("/task/{id}"));
  }

  private static boolean isNothing(Http.Answer answer) {
    return answer.status() == 403
        || answer.status() == 404
        || List.of("", "[]", "{}", "{\"count\":0}").contains(answer.text());
  }

  private String named(String path) {
    var longest = ids.keySet().stream().filter(path::startsWith).max(Comparator.naturalOrder());
    var filled =
        longest
            .map(known -> path.replace(known, known.replace("{id}", ids.get(known))))
            .orElse(path);
    return filled.replace("{varName}", "change").replaceAll("\\{[^}]+}", "no-such");
  }
}
