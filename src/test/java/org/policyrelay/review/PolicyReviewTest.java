package org.policyrelay.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.emergency;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;
import static org.policyrelay.support.Policies.with;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A published policy comes up for review by itself, and again after that. */
@RelayTest
@StoppedTime
class PolicyReviewTest {

  @Autowired Relay relay;
  @Autowired Reviews reviews;
  @Autowired PolicyChanges changes;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Instant published = Instant.EPOCH;

  @BeforeEach
  void stopTime() {
    published = relay.now();
  }

  @Test
  void sixMonthsLaterItIsReviewedKeptAndComesUpAgain() {
    var policy = publish(mustRule());
    var key = "REV-" + policy.policyId() + "-1";
    assertThat(reviews.get(key).dueAt()).isEqualTo(after(6, published));

    relay.goTo(Date.from(after(6, published).minusSeconds(1)));
    assertThat(open(key)).isEmpty();
    relay.goTo(Date.from(after(6, published)));

    var task = open(key).get(0);
    assertThat(task.getName()).startsWith("Review policy");
    assertThat(task.getDueDate()).isAfter(Date.from(relay.now()));
    assertThat(notices(key + "/due")).isEqualTo(1);
    assertThat(leadsTo("policy-manager", key)).endsWith("#/?task=" + task.getId());
    relay.answer("policy-manager", task.getId(), "outcome", "keep", "note", "still right");
    relay.settle();

    assertThat(reviews.get(key).state()).isEqualTo(PolicyReview.State.KEPT);
    assertThat(reviews.get(key).decidedBy()).contains("policy-manager");
    assertThat(leadsTo("policy-manager", key)).endsWith("/policies/" + policy.policyId());
    var next = reviews.get("REV-" + policy.policyId() + "-2");
    assertThat(next.dueAt()).isEqualTo(after(6, relay.now()));
    assertThat(instances(next.key())).isEqualTo(1);
    assertThat(instances(key)).isZero();
  }

  @Test
  void whatHasToChangeBecomesAChangeThatKnowsWhereItComesFrom() {
    var policy = publish(mustRule());
    var key = "REV-" + policy.policyId() + "-1";
    relay.goTo(Date.from(after(6, published)));

    relay.answer(
        "policy-manager",
        open(key).get(0).getId(),
        "outcome",
        "revise",
        "changeNote",
        "The age is 21 now");
    relay.settle();

    assertThat(reviews.get(key).state()).isEqualTo(PolicyReview.State.REVISING);
    var change = changeFrom(key);
    assertThat(change.request().reason()).isEqualTo("The age is 21 now");
    assertThat(change.request().proposedBy()).isEqualTo("policy-manager");
    assertThat(relay.waiting(change.key())).containsExactly("Task_DraftRevision");
    assertThat(reviews.get("REV-" + policy.policyId() + "-2").state())
        .isEqualTo(PolicyReview.State.WAITING);
  }

  @Test
  void aNewRuleBeginsTheWaitAnewAndANewWordDoesNot() {
    var policy = publish(mustRule());
    var key = "REV-" + policy.policyId() + "-1";
    relay.pass(Duration.ofDays(30));
    publish(with(policy, "guidance", "Said in other words."));
    assertThat(reviews.get(key).dueAt()).isEqualTo(after(6, published));

    relay.pass(Duration.ofDays(30));
    publish(with(policy, "policy", "Alcohol ads must never be shown."));

    assertThat(reviews.get(key).dueAt()).isEqualTo(after(6, relay.now()));
    relay.goTo(Date.from(after(6, published)));
    assertThat(open(key)).isEmpty();
    relay.goTo(Date.from(reviews.get(key).dueAt()));
    assertThat(open(key)).hasSize(1);
  }

  /** Its number ends otherwise than that of a rule which nobody has numbered. */
  @Test
  void aNewRuleWithANumberOfItsOwnBeginsTheWaitAnewToo() {
    var policy = publish(mustRule());
    var key = "REV-" + policy.policyId() + "-1";
    relay.pass(Duration.ofDays(30));

    var rule = with(policy, "policy", "Alcohol ads must never be shown.");
    publish(with(rule, "version", "2.1.0"));

    assertThat(reviews.get(key).dueAt()).isEqualTo(after(6, relay.now()));
  }

  @Test
  void whoeverDoesNotDecideInTimeIsRemindedBeforeTheAdministrators() {
    var policy = publish(mustRule());
    var key = "REV-" + policy.policyId() + "-1";
    relay.goTo(Date.from(after(6, published)));
    var due = open(key).get(0).getDueDate();

    relay.goTo(new Date(due.getTime() - 1000));
    assertThat(notices(key + "/overdue")).isZero();
    relay.goTo(due);

    assertThat(notices(key + "/overdue")).isEqualTo(1);
    assertThat(open(key)).hasSize(1);
  }

  @Test
  void whatNeedNotBeKeptIsReviewedOnceAYear() {
    var policy = publish(shouldRule());

    assertThat(reviews.get("REV-" + policy.policyId() + "-1").dueAt())
        .isEqualTo(after(12, published));
  }

  @Test
  void theReviewerReadsWhatHappenedSince() {
    var policy = publish(mustRule());
    var key = "REV-" + policy.policyId() + "-1";
    var disputed =
        relay.propose(
            "policy-specialist", proposal(with(policy, "policy", "Alcohol ads must end.")));
    relay.complete("policy-specialist", disputed, "Task_DraftRevision", "outcome", "submit");
    relay.giveBack("qa-lead", disputed, "qa", "nobody can measure that");
    changes.withdraw(disputed, "policy-manager", "later");
    relay.goTo(Date.from(after(6, published)));

    var task = open(key).get(0).getId();
    var shown =
        Http.at(port).as("policy-manager").get("/engine-rest/task/" + task + "/form-variables");

    assertThat(shown.json().at("/briefing/value").asText())
        .contains(
            "What happened since",
            disputed,
            "QA objected",
            policy.text().lines().findFirst().orElseThrow());
  }

  @Test
  void whereNothingHappenedItSaysSo() {
    var policy = publish(mustRule());
    jdbc.sql("update policy_change set proposed_at = ? where policy_id = ?")
        .params(published.minusSeconds(60).atOffset(ZoneOffset.UTC), policy.policyId())
        .update();
    var key = "REV-" + policy.policyId() + "-1";
    relay.goTo(Date.from(after(6, published)));

    var task = open(key).get(0).getId();
    assertThat(
            Http.at(port)
                .as("policy-manager")
                .get("/engine-rest/task/" + task + "/form-variables")
                .text())
        .contains("Nothing is on record");
  }

  @Test
  void nobodyElseSeesOrDoesIt() {
    var policy = publish(mustRule());
    var key = "REV-" + policy.policyId() + "-1";
    relay.goTo(Date.from(after(6, published)));
    var door = "/engine-rest/task/" + open(key).get(0).getId();

    var other = Http.at(port).as("qa-lead");
    assertThat(other.get(door).status()).isIn(403, 404);
    assertThat(other.post(door + "/claim", Map.of("userId", "qa-lead")).status()).isIn(403, 404);
    assertThat(other.get("/api/policy-reviews").status()).isEqualTo(403);
    assertThat(Http.at(port).logIn("qa-lead").get("/reviews/" + key).status()).isEqualTo(403);
    assertThat(Http.at(port).get("/api/policy-reviews").status()).isEqualTo(401);
    var listed = Http.at(port).as("policy-specialist").get("/api/policy-reviews").json();
    assertThat(listed.findValuesAsText("key")).contains(key);
    assertThat(reviews.get(key).state()).isEqualTo(PolicyReview.State.DUE);
  }

  @Test
  void whatWasThereBeforeGetsItsReviewOnce() {
    reviews.beginWhereNobodyHas();
    reviews.beginWhereNobodyHas();

    var ofAlcohol =
        jdbc.sql("select count(*) from policy_review where policy_id = 'apac:alcohol'")
            .query(Long.class)
            .single();
    assertThat(ofAlcohol).isEqualTo(1);
    assertThat(reviews.dueByPolicy()).containsKey("apac:alcohol");
  }

  @Test
  void whatIsImportedComesUpForReviewToo() {
    var policy = shouldRule();
    var answer = Http.at(port).as("admin").post("/api/policies/import", policy.json());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    relay.settle();

    var review = reviews.get("REV-" + policy.policyId() + "-1");
    assertThat(review.dueAt()).isEqualTo(after(12, published));
    assertThat(instances(review.key())).isEqualTo(1);
  }

  /** What the link of its notice opens. */
  private String leadsTo(String user, String key) {
    var link = jdbc.sql("select link from notice where event = ?").param(key + "/due");
    return Http.at(port).logIn(user).leadsTo(link.query(String.class).single());
  }

  private PolicyEntry publish(PolicyEntry entry) {
    var change = relay.propose("policy-specialist", emergency(entry));
    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");
    return entry;
  }

  private static Instant after(int months, Instant from) {
    return from.atOffset(ZoneOffset.UTC).plus(Period.ofMonths(months)).toInstant();
  }

  private List<Task> open(String review) {
    return tasks
        .createTaskQuery()
        .taskDefinitionKey("Task_ReviewPolicy")
        .processInstanceBusinessKey(review)
        .list();
  }

  private long instances(String review) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(review).count();
  }

  private PolicyChange changeFrom(String review) {
    var key =
        jdbc.sql(
                "select change_key from policy_change where origin_type = 'review' and origin_ref = ?")
            .param(review)
            .query(String.class)
            .single();
    return changes.get(key);
  }

  private long notices(String event) {
    return jdbc.sql("select count(*) from notice where event = ?")
        .param(event)
        .query(Long.class)
        .single();
  }
}
