package org.policyrelay.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.emergency;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.support.Http;
import org.policyrelay.support.Model;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.policyrelay.support.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever has to act next is told, of every task of every model. */
@RelayTest
@StoppedTime
class TaskNoticesTest {

  @Autowired Relay relay;
  @Autowired Wording wording;
  @Autowired PolicyChanges changes;
  @Autowired TaskNotices notices;
  @Autowired Post post;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  @BeforeEach
  void inAnOrdinaryWeek() {
    post.clear();
  }

  @AfterEach
  void cleanUp() {
    post.clear();
  }

  /** Handoffs, reviews and translations say in their own words what waits. */
  @Test
  void everyTaskSaysWhoTellsOfIt() {
    var noticeOf = new TreeMap<String, String>();
    for (var model : Model.all()) {
      for (var task : model.each(UserTask.class)) {
        var properties =
            task.getExtensionElements().getChildElementsByType(CamundaProperties.class).stream()
                .flatMap(all -> all.getCamundaProperties().stream())
                .filter(property -> property.getCamundaName().equals("notice"))
                .map(CamundaProperty::getCamundaValue)
                .toList();
        assertThat(properties).as(task.getId()).hasSize(1);
        noticeOf.put(task.getId(), properties.get(0));
      }
    }
    assertThat(noticeOf.values()).containsOnly("own", "task");
    noticeOf.values().removeIf("task"::equals);
    assertThat(noticeOf.keySet())
        .as("each of these has words of its own, and a test of them")
        .containsExactly(
            "Task_AcceptHandoff",
            "Task_AnswerQuestion",
            "Task_ApproveTranslation",
            "Task_DeliverWork",
            "Task_DiscussDisputes",
            "Task_LabelCases",
            "Task_ReviewPolicy");
  }

  @Test
  void anEmergencyIsToldAtOnceToWhoApprovesIt() {
    var change = relay.propose("policy-specialist", emergency(mustRule()));
    var task = relay.task(change, "Task_ApproveChange");

    assertThat(told(task, "opened"))
        .containsEntry("URGENCY", "URGENT")
        .containsEntry("USER_GROUPS", "policy-managers")
        .containsEntry("LINK", "/camunda/app/tasklist/default/#/?task=" + task.getId());
    assertThat(
            jdbc.sql("select title from notice where event = ?")
                .param("task/" + task.getId() + "/opened")
                .query(String.class)
                .single())
        .startsWith("Approve change: ");

    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");
    assertThat(told(task, "opened")).containsEntry("OVER_HOW", "done");
  }

  @Test
  void aDraftIsToldToAdPolicyAndEndsWithTheChange() {
    var change = relay.propose("policy-specialist", proposal(shouldRule()));
    var task = relay.task(change, "Task_DraftRevision");
    assertThat(told(task, "opened"))
        .containsEntry("URGENCY", "NORMAL")
        .containsEntry("USER_GROUPS", "ad-policy");

    changes.withdraw(change, "policy-manager", "not needed");
    relay.settle();

    assertThat(told(task, "opened")).containsEntry("OVER_HOW", "ended");
  }

  @Test
  void wordsThatWaitAreTold() {
    var policy = wording.published("Wine ads must be shwon to adults only.");
    var key = wording.correct(Http.at(port).as("policy-specialist"), policy, "shwon", "shown");

    assertThat(told(relay.task(key, "Task_ApproveWording"), "opened"))
        .containsEntry("URGENCY", "URGENT");
  }

  /** By whichever door, of tasks with a notice of their own, too; who claims knows. */
  @Test
  void whoIsHandedATaskInPersonIsToldUntilItIsOver() {
    var change = relay.propose("policy-specialist", proposal(shouldRule()));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    var task = relay.task(change, "Task_AcceptHandoff @qa");
    var path = "/engine-rest/task/" + task.getId();

    var lead = Http.at(port).as("qa-lead");
    assertThat(lead.post(path + "/assignee", Map.of("userId", "qa-analyst")).status())
        .isEqualTo(204);
    var given = given(task);
    assertThat(given).hasSize(1);
    assertThat(given.get(0)).containsEntry("users", "qa-analyst").containsEntry("over", "null");
    assertThat(given.get(0).get("title")).startsWith("Yours now: ").contains("Accept handoff");

    var analyst = Http.at(port).as("qa-analyst");
    assertThat(analyst.post(path + "/delegate", Map.of("userId", "qa-lead")).status())
        .isEqualTo(204);
    assertThat(given(task))
        .extracting(one -> one.get("users"))
        .containsExactly("qa-analyst", "qa-lead");
    relay.wait(Duration.ofSeconds(1));
    lead.post(path + "/resolve", Map.of());
    assertThat(given(task)).as("it came back").hasSize(3);
    lead.post(path + "/unclaim", Map.of());
    lead.post(path + "/claim", Map.of("userId", "qa-lead"));
    assertThat(given(task)).as("who claims knows").hasSize(3);

    relay.complete("qa-lead", change, "Task_AcceptHandoff @qa", "outcome", "accept");
    assertThat(given(task)).extracting(one -> one.get("over")).containsOnly("accepted");
  }

  private List<Map<String, String>> given(Task task) {
    return jdbc.sql("select title, users, over_how from notice where event like ? order by id")
        .param("task/" + task.getId() + "/given/%")
        .query(
            (row, number) ->
                Map.of(
                    "title", row.getString("title"),
                    "users", row.getString("users"),
                    "over", String.valueOf(row.getString("over_how"))))
        .list();
  }

  @Test
  void whatIsOverdueIsToldOnceToAdministratorsToo() {
    var change = relay.propose("policy-specialist", proposal(shouldRule()));
    var task = relay.task(change, "Task_DraftRevision");
    relay.goTo(new Date(task.getDueDate().getTime() - 1000));
    notices.round();
    assertThat(events(task)).containsExactly("opened");

    relay.goTo(task.getDueDate());
    notices.round();
    notices.round();

    assertThat(events(task)).containsExactly("opened", "overdue");
    assertThat(told(task, "overdue"))
        .containsEntry("URGENCY", "URGENT")
        .containsEntry("USER_GROUPS", "ad-policy,camunda-admin");
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    assertThat(told(task, "overdue")).containsEntry("OVER_HOW", "done");
  }

  @Test
  void whatIsHeldIsNotOverdueAndIsDueLaterAfterwards() {
    var change = relay.propose("policy-specialist", proposal(shouldRule()));
    var task = relay.task(change, "Task_DraftRevision");
    changes.hold(change, "policy-manager", "legal asks");
    relay.settle();
    relay.goTo(task.getDueDate());
    relay.pass(Duration.ofHours(1));
    notices.round();
    assertThat(events(task)).containsExactly("opened");

    changes.resume(change, "policy-manager");
    relay.settle();
    notices.round();
    assertThat(events(task)).as("the clock stood").containsExactly("opened");

    relay.goTo(relay.task(change, "Task_DraftRevision").getDueDate());
    notices.round();
    assertThat(events(task)).containsExactly("opened", "overdue");
  }

  private List<String> events(Task task) {
    return jdbc
        .sql("select event from notice where subject = ? order by id")
        .param("task/" + task.getId())
        .query(String.class)
        .list()
        .stream()
        .map(event -> event.substring(event.lastIndexOf('/') + 1))
        .toList();
  }

  private Map<String, String> told(Task task, String event) {
    return jdbc.sql("select urgency, user_groups, link, over_how from notice where event = ?")
        .param("task/%s/%s".formatted(task.getId(), event))
        .query(
            (row, number) ->
                Map.of(
                    "URGENCY", row.getString("urgency"),
                    "USER_GROUPS", row.getString("user_groups"),
                    "LINK", row.getString("link"),
                    "OVER_HOW", String.valueOf(row.getString("over_how"))))
        .single();
  }
}
