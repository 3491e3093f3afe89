package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.mustRule;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.audit.Audit;
import org.policyrelay.policy.PolicyImport;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.PolicyFamily;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was to be settled is settled by another way: nobody is asked for it any more. */
@RelayTest
@StoppedTime
class SettledOtherwiseTest {

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired PolicyImport imports;
  @Autowired TaskService tasks;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private final PolicyEntry base = mustRule();
  private final PolicyFamily family = new PolicyFamily(base, "SG");
  private final String id = family.id();

  @Test
  void byAnotherChangeOfTheOverlay() {
    var order = unsettled();
    var prepared = preparedFor(order);

    relay.inEffect(family.overlay("A licence of Singapore must be shown."));

    isOverByItself(order, prepared);
  }

  @Test
  void byTheWithdrawalOfTheBase() {
    var order = unsettled();
    var prepared = preparedFor(order);

    changes.withdraw(order, "policy-manager", "the order was lifted");
    relay.settle();

    assertThat(over(order)).containsExactly("settled");
    assertThat(relay.change(prepared).state()).isEqualTo(ChangeState.WITHDRAWN);
    assertThat(relay.change(prepared).endReason())
        .contains("%s, because of which %s was proposed, is withdrawn".formatted(order, prepared));
    assertThat(relay.waiting(prepared)).isEmpty();
    assertThat(changes.openBecauseOf(prepared))
        .as("nothing is prepared for what is over")
        .isEmpty();
    assertThat(over(prepared)).isEmpty();
  }

  /** Else nothing would be left to approve, and a notice would name what is no more. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatWasPreparedMayComeToNothingAndThePairIsToSettleStill(boolean rejected) {
    var order = unsettled();
    var prepared = preparedFor(order);

    if (rejected) {
      relay.complete(
          "policy-manager",
          prepared,
          "Task_ApproveChange",
          "outcome",
          "reject",
          "decisionReason",
          "No");
    } else {
      changes.withdraw(prepared, "policy-manager", "Not like this");
    }
    relay.settle();

    assertThat(over(order)).containsExactly(rejected ? "rejected" : "withdrawn");
    assertThat(over(prepared)).containsExactly("open");
    assertThat(changes.openBecauseOf(prepared)).isEmpty();

    relay.inEffect(family.overlay("Two licences must be shown."));
    assertThat(over(prepared)).containsExactly("settled");
  }

  @Test
  void byTheWithdrawalOfTheOverlay() {
    relay.publish("1.0.0", base);
    var overlay = relay.inEffect(family.overlay("A licence must be shown."));
    var order = emergency(family.more("Lottery ads must not be shown."));
    var prepared = preparedFor(order);

    changes.withdraw(overlay, "policy-manager", "not needed");
    relay.settle();

    isOverByItself(order, prepared);
  }

  /** The base says once more what the overlay was approved beside. */
  @Test
  void byTheSameContentOfTheBase() {
    var order = unsettled();
    var prepared = preparedFor(order);

    relay.pass(Duration.ofMinutes(1));
    emergency(base);

    isOverByItself(order, prepared);
  }

  @Test
  void byAnImport() {
    var order = unsettled();
    var prepared = preparedFor(order);

    relay.pass(Duration.ofMinutes(1));
    imports.carryOut(
        List.of(family.overlay("A licence of Singapore must be shown.").json()), "admin");
    relay.settle();

    isOverByItself(order, prepared);
  }

  /** Nobody's work is thrown away. */
  @Test
  void whatSomebodyHasWorkedOnStaysAndSaysItOnTop() {
    var order = unsettled();
    var prepared = preparedFor(order);
    sendBack(prepared);
    relay.complete(
        "policy-specialist",
        prepared,
        "Task_ReworkRevision",
        "outcome",
        "submit",
        "policyText",
        "A licence of Singapore must be shown.");

    relay.pass(Duration.ofMinutes(1));
    emergency(base);

    assertThat(over(order)).containsExactly("settled");
    assertThat(relay.change(prepared).state()).isEqualTo(ChangeState.IN_REVIEW);
    assertThat(page(prepared)).contains("What it was prepared to settle is settled without it.");
    assertThat(
            jdbc.sql("select body from notice where event = ?")
                .param(prepared + "/reason-gone/settled")
                .query(String.class)
                .list())
        .singleElement()
        .asString()
        .contains("Have it withdrawn, unless it is wanted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sent back", "claimed", "commented"})
  void whatSomebodyHasBegunToWorkOnStaysToo(String work) {
    var order = unsettled();
    var prepared = preparedFor(order);
    var task = relay.task(prepared, "Task_ApproveChange").getId();
    switch (work) {
      case "sent back" -> sendBack(prepared);
      case "claimed" ->
          relay.as(
              "policy-manager",
              () -> {
                tasks.claim(task, "policy-manager");
                return true;
              });
      default ->
          assertThat(
                  Http.at(port)
                      .as("policy-manager")
                      .post(
                          "/engine-rest/task/" + task + "/comment/create",
                          Map.of("message", "Legal has to read it"))
                      .status())
              .isEqualTo(200);
    }
    assertThat(page(order))
        .contains(prepared + " was proposed because of it, and goes on by itself");

    relay.pass(Duration.ofMinutes(1));
    emergency(base);

    assertThat(relay.change(prepared).state().hasEnded()).isFalse();
    assertThat(page(prepared)).contains("What it was prepared to settle is settled without it.");
    assertThat(told("users", prepared + "/reason-gone/settled"))
        .isEqualTo(work.equals("sent back") ? "" : "policy-manager");
  }

  /** One approval settles both, and nobody has to find out which of two is to be approved. */
  @Test
  void theSameWordsArePreparedOnceForTwoReasons() {
    var first = preparedFor(unsettled());

    var second = emergency(family.more("Lottery ads must never be shown."));

    assertThat(changes.openBecauseOf(second)).isEmpty();
    assertThat(over(second)).containsExactly("open");
    relay.complete("policy-manager", first, "Task_ApproveChange", "outcome", "approve");
    assertThat(over(second)).containsExactly("settled");
  }

  /** Who withdraws the base reads before what goes with it. */
  @Test
  void whatGoesWithAWithdrawalIsSaidBefore() {
    var order = unsettled();
    assertThat(page(order))
        .contains(preparedFor(order) + " was prepared because of it, and is withdrawn with it");
  }

  private void isOverByItself(String order, String prepared) {
    assertThat(over(order)).containsExactly("settled");
    assertThat(relay.change(prepared).state()).isEqualTo(ChangeState.WITHDRAWN);
    assertThat(relay.waiting(prepared)).isEmpty();
    assertThat(audit.of(prepared))
        .filteredOn(entry -> entry.event().equals("change-withdrawn"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.actor()).isEqualTo(Audit.SYSTEM);
              assertThat(entry.detail())
                  .isEqualTo(
                      "What %s was prepared to settle is settled without it".formatted(prepared));
            });
    var told = prepared + "/withdrawn-by-itself";
    assertThat(told("user_groups", told)).isEqualTo("policy-managers");
    assertThat(told("body", told)).startsWith("What " + prepared + " was prepared to settle is");
  }

  private String told(String what, String event) {
    return jdbc.sql("select coalesce(%s, '') from notice where event = ?".formatted(what))
        .param(event)
        .query(String.class)
        .single();
  }

  /** An overlay on a base that an emergency makes stricter. */
  private String unsettled() {
    relay.publish("1.0.0", base);
    relay.publish("1.0.0", family.overlay("A licence must be shown."));
    var order = emergency(family.more("Lottery ads must not be shown."));
    assertThat(over(order)).containsExactly("open");
    return order;
  }

  private String emergency(PolicyEntry entry) {
    var change = relay.emergency(entry);
    relay.pass(Duration.ofMinutes(1));
    return change;
  }

  private void sendBack(String prepared) {
    relay.complete(
        "policy-manager",
        prepared,
        "Task_ApproveChange",
        "outcome",
        "rework",
        "decisionReason",
        "say which licence");
  }

  private String preparedFor(String cause) {
    return changes.openBecauseOf(cause).stream()
        .filter(change -> change.policyId().equals(id + ":sg"))
        .map(PolicyChange::key)
        .findFirst()
        .orElseThrow();
  }

  private List<String> over(String cause) {
    return jdbc.sql("select coalesce(over_how, 'open') from notice where event like ?")
        .param(cause + "/left-to-settle/" + id + ":sg%")
        .query(String.class)
        .list();
  }

  private String page(String change) {
    return Http.at(port).logIn("policy-manager").get("/changes/" + change).text();
  }
}
