package org.policyrelay.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.PoliciesImported;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The steps of a timeline as teams are told of them. It is the first of March; what is released now
 * applies from the sixteenth, in Singapore an hour before Thailand.
 */
@RelayTest
class PolicyTimelineTest {

  private static final String STEPS =
      """
      {"SG": {"announce": "2027-03-05T00:00:00+08:00", "effective": "2027-03-16T00:00:00+08:00",
              "enforce_from": "2027-04-01T00:00:00+08:00", "full_by": "2027-05-01T00:00:00+08:00"},
       "TH": {"announce": "2027-02-01T00:00:00+07:00", "effective": "2027-03-16T00:00:00+07:00",
              "enforce_from": "2027-04-01T00:00:00+07:00"}}
      """;
  private static final String[] ALL = {
    "SG/announce/2027-03-04T16:00:00Z",
    "SG/effective/2027-03-15T16:00:00Z",
    "TH/effective/2027-03-15T17:00:00Z",
    "SG/enforce_from/2027-03-31T16:00:00Z",
    "TH/enforce_from/2027-03-31T17:00:00Z",
    "SG/full_by/2027-04-30T16:00:00Z"
  };

  @Autowired Relay relay;
  @Autowired RuntimeService runtime;
  @Autowired PolicyPublisher publisher;
  @Autowired Wording wording;
  @Autowired Timelines timelines;
  @Autowired JdbcClient jdbc;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transactions;
  @LocalServerPort int port;

  private final String id = Policies.mustRule().policyId();

  @BeforeEach
  void stopTime() {
    relay.stopTime();
  }

  @AfterEach
  void cleanUp() {
    relay.cleanUp();
  }

  /** What lay in the past at the publication is not told. */
  @Test
  void eachStepIsToldWhenItComes() {
    release(entry(STEPS));
    assertThat(told()).isEmpty();

    relay.goTo("2027-03-04T23:59:59+08:00");
    assertThat(told()).isEmpty();
    relay.goTo("2027-03-05T00:00+08:00");
    assertThat(told()).containsExactly(first(1));
    relay.goTo("2027-03-10T00:00+07:00");
    assertThat(told()).containsExactly(first(1));
    relay.goTo("2027-03-16T00:00+08:00");
    assertThat(told()).containsExactly(first(2));
    relay.goTo("2027-03-16T00:00+07:00");
    assertThat(told()).containsExactly(first(3));
    relay.goTo("2027-04-01T00:00+07:00");
    assertThat(told()).containsExactly(first(5));
    assertThat(running("1.0.0")).isEqualTo(1);
    relay.goTo("2027-05-01T00:00+08:00");
    assertThat(told()).containsExactly(ALL);
    assertThat(running("1.0.0")).isZero();
  }

  @Test
  void aNoticeSaysWhatHoldsWhereAndSinceWhen() {
    release(entry(STEPS));
    relay.goTo("2027-03-16T00:00+07:00");

    assertThat(
            jdbc.sql("select title, body, link from notice where event = ?")
                .param("timeline/" + id + "/TH/effective/2027-03-15T17:00:00Z")
                .query(
                    (row, number) ->
                        row.getString(1) + " | " + row.getString(2) + " | " + row.getString(3))
                .single())
        .isEqualTo(
            "Timeline of %1$s in Thailand (TH): it holds for new ads | %1$s 1.0.0, from 16 Mar 2027, 00:00 Bangkok (UTC+7). | /policies/%1$s/markets/TH"
                .formatted(id));
  }

  /** The first one never comes into effect, whichever of the two is asked first. */
  @Test
  void whatWasCorrectedBeforeItsDayIsToldOfTheCorrection() {
    var text = Policies.mustRule().text().replace("must be", "must  be");
    var entry = entry(STEPS).with(Map.of("policy", text));
    release(entry);
    wording.correct(Http.at(port).as("policy-specialist"), entry, "ads must  be", "ads must be");

    relay.wait(Duration.between(relay.now(), Instant.parse("2027-03-04T16:00:00Z")));
    timelines.tell(Timelines.keyOf(id, "1.0.0"), null);
    relay.goTo("2027-03-16T00:00+07:00");

    assertThat(told()).containsExactly(first(3));
    assertThat(
            jdbc.sql("select body from notice where event like ?")
                .param("timeline/" + id + "/%")
                .query(String.class)
                .list())
        .hasSize(3)
        .allMatch(body -> body.startsWith(id + " 1.0.1, from "));
  }

  /** Another rule begins before the steps of the first have all come. */
  @Test
  void whatAnotherRuleOvertakesBeforeItsDayIsNotTold() {
    importIt(Duration.ofDays(30));
    relay.announce("2.0.0", Policies.aged(entry("{}"), 21), Duration.ofDays(20));
    relay.settle();

    relay.goTo("2027-06-01T00:00+08:00");

    assertThat(told()).isEmpty();
  }

  /** As after a night in which no server ran. */
  @Test
  void whatWasSleptThroughIsToldInItsOrder() {
    release(entry(STEPS));

    relay.goTo("2027-06-01T00:00+08:00");

    assertThat(told()).containsExactly(ALL);
    assertThat(running("1.0.0")).isZero();
  }

  @Test
  void whatIsWithdrawnIsToldNoMore() {
    var change = release(entry(STEPS));
    relay.goTo("2027-03-16T00:00+07:00");

    withdraw(change);

    assertThat(running("1.0.0")).isZero();
    relay.goTo("2027-06-01T00:00+08:00");
    assertThat(told()).containsExactly(first(3));
  }

  /** It had come, and nobody had been told when it was taken back. */
  @Test
  void whatWasSleptThroughAndTakenBackIsNotTold() {
    importIt();
    relay.wait(Duration.ofDays(60));

    publisher.rollBack("P-" + id + "-1.0.0", relay.now(), "withdrawn");

    relay.settle();
    assertThat(told()).isEmpty();
    assertThat(running("1.0.0")).isZero();
  }

  /** The next version is enforced later, and in Thailand not at all. */
  @Test
  void anotherTimelineTakesThePlaceWithTheVersion() {
    release(entry(STEPS));
    relay.goTo("2027-03-16T00:00+07:00");

    release(
        Policies.aged(
            entry(
                """
                {"SG": {"announce": "2027-03-05T00:00:00+08:00", "effective": "2027-03-16T00:00:00+08:00",
                        "enforce_from": "2027-04-20T00:00:00+08:00"}}
                """),
            21));
    assertThat(running("1.0.0")).as("nothing is left of it").isZero();
    assertThat(running("2.0.0")).isEqualTo(1);

    relay.goTo("2027-06-01T00:00+08:00");
    assertThat(told())
        .startsWith(first(3))
        .endsWith("SG/enforce_from/2027-04-19T16:00:00Z")
        .hasSize(4);
  }

  /** Both say the same: whoever tells it, it is told once. */
  @Test
  void theSameStepOfTheNextVersionIsNotToldAgain() {
    release(entry(STEPS));
    relay.goTo("2027-03-16T00:00+07:00");

    release(Policies.aged(entry(STEPS), 21));

    relay.goTo("2027-06-01T00:00+08:00");
    assertThat(told()).containsExactly(ALL);
  }

  @Test
  void inAMarketThatIsLeftNothingIsTold() {
    release(entry(STEPS));
    relay.goTo("2027-03-16T00:00+07:00");

    release(Policies.with(Policies.aged(entry(steps("SG")), 21), "jurisdictions", List.of("SG")));

    relay.goTo("2027-06-01T00:00+08:00");
    assertThat(told()).doesNotContain("TH/enforce_from/2027-03-31T17:00:00Z").contains(ALL[5]);
  }

  /**
   * It reads from the registry what comes: nobody silences a step through the engine's variables.
   */
  @Test
  void whatIsWrittenIntoItsVariablesSilencesNothing() {
    release(entry(STEPS));
    Map<String, Object> lies = Map.of("left", false, "next", "2099-01-01T00:00:00Z");
    var waiting =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(Timelines.keyOf(id, "1.0.0"))
            .singleResult()
            .getId();
    runtime.setVariables(waiting, lies);

    relay.goTo("2027-03-05T00:00+08:00");
    assertThat(told()).containsExactly(first(1));
    runtime.setVariables(waiting, lies);
    relay.goTo("2027-06-01T00:00+08:00");

    assertThat(told()).containsExactly(ALL);
    assertThat(running("1.0.0")).isZero();
  }

  /** Past the process by which ours are published. */
  @Test
  void whatIsImportedIsFollowedToo() {
    importIt();

    relay.goTo("2027-03-05T00:00+08:00");

    assertThat(told()).containsExactly(first(1));
  }

  /** Such as what was published before a timeline had to be kept. */
  @Test
  void whatSaysThatItHoldsBeforeItAppliesIsToldWhenItDoes() {
    relay.announce(
        "1.0.0",
        entry("{\"TH\": {\"effective\": \"2027-03-10T00:00:00+07:00\"}}"),
        Duration.ofDays(15));
    transactions.executeWithoutResult(
        any -> events.publishEvent(new PoliciesImported(relay.now(), Set.of(id), List.of())));
    relay.settle();

    relay.goTo("2027-03-11T00:00+07:00");
    assertThat(told()).isEmpty();
    relay.goTo("2027-03-17T00:00+07:00");
    assertThat(told()).containsExactly("TH/effective/2027-03-09T17:00:00Z");
    assertThat(Http.at(port).get("/policies/%s/markets/TH".formatted(id)).text())
        .contains("It holds for new ads: 16 March 2027")
        .doesNotContain("10 March 2027");
  }

  @Test
  void aVersionWithoutATimelineIsNotWaitedFor() {
    release(Policies.with(Policies.mustRule(), "policy_id", id));

    assertThat(running("1.0.0")).isZero();
  }

  private void importIt() {
    importIt(Duration.ZERO);
  }

  private void importIt(Duration in) {
    relay.announce("1.0.0", entry(STEPS), in);
    transactions.executeWithoutResult(
        any -> events.publishEvent(new PoliciesImported(relay.now(), Set.of(id), List.of())));
    relay.settle();
  }

  private PolicyEntry entry(String timeline) {
    var text = Policies.mustRule().text();
    return Policies.read(
            """
            {"policy_id": "%s", "name": "Timeline of %1$s", "enforcement": "must",
             "jurisdictions": ["SG", "TH"], "policy": "x",
             "ext": {"relay": {"timeline": %s}}}
            """
                .formatted(id, timeline))
        .with(Map.of("policy", text));
  }

  private static String steps(String market) {
    return STEPS.replaceAll("(?s),\\s*\"TH\".*", "}").replace("SG", market);
  }

  /** Through the whole process, so that it applies as soon as notice allows. */
  private String release(PolicyEntry entry) {
    var change = relay.approved(entry);
    relay.allDeliver(change);
    relay.complete("policy-manager", change, "Task_ReleaseToMarkets", "outcome", "go");
    return change;
  }

  private void withdraw(String change) {
    var answer =
        Http.at(port)
            .as("policy-manager")
            .post("/api/policy-changes/" + change + "/withdraw", Map.of("reason", "Taken back"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    relay.settle();
  }

  /** In the order in which it was told, each as its event names it. */
  private List<String> told() {
    var prefix = "timeline/" + id + "/";
    return jdbc
        .sql("select event from notice where event like ? order by id")
        .param(prefix + "%")
        .query(String.class)
        .list()
        .stream()
        .map(event -> event.substring(prefix.length()))
        .toList();
  }

  private static String[] first(int steps) {
    return Arrays.copyOf(ALL, steps);
  }

  private long running(String version) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(Timelines.keyOf(id, version))
        .count();
  }
}
