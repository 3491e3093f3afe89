package org.policyrelay.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.policyrelay.grant.GrantSteps.MANAGER;
import static org.policyrelay.grant.GrantSteps.request;
import static org.policyrelay.support.Policies.aged;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.with;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A grant holds as long as the clause that it hangs on says the same, or somebody has confirmed.
 */
@RelayTest
@StoppedTime
class ClauseChangesTest {

  private static final String CONFIRM = "Task_ConfirmOrRevoke";
  private static final Duration DAYS = Duration.ofDays(20);

  @Autowired Relay relay;
  @Autowired PolicyGrants grants;
  @Autowired GrantRequests requests;
  @Autowired PolicyPublisher publisher;
  @Autowired RuntimeService runtime;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private PolicyEntry policy = PolicyEntry.stored("{}");
  private String key = "";

  @BeforeEach
  void somethingIsGranted() {
    policy = steps().policy();
    key = steps().granted(request(policy, "2027-03-01", "2027-12-31", "SG"));
  }

  /** What stands elsewhere may change what the clause means: no program can tell. */
  @Test
  void anotherRuleElsewhereInTheTextIsConfirmedInAMinute() {
    relay.announce("2.0.0", text(policy.text() + "\n\nWine ads must be shown to nobody."), DAYS);
    relay.settle();
    assertThat(steps().standing(key)).isEqualTo(Standing.IN_DOUBT);
    var briefing = Http.at(port).as(MANAGER).shown(relay.task(key, CONFIRM).getId(), "briefing");
    assertThat(briefing.lines().findFirst().orElseThrow())
        .contains("Singapore", "is added", "which this grant hangs on, reads as before");
    assertThat(briefing).contains("Wine ads must be shown to nobody");
    relay.complete(MANAGER, key, CONFIRM, "outcome", "confirm");
    relay.pass(DAYS);
    assertThat(steps().holds(key, "SG")).isTrue();
  }

  @Test
  void itIsInDoubtAndEndsWhenTheOtherWordsBegin() {
    relay.announce("2.0.0", aged(policy, 21), DAYS);
    relay.settle();
    assertThat(steps().standing(key)).isEqualTo(Standing.IN_DOUBT);
    assertThat(steps().holds(key, "SG")).isTrue();
    assertThat(relay.waiting(key)).containsExactly(CONFIRM);

    relay.wait(DAYS);
    assertThat(steps().holds(key, "SG")).as("before any timer has fired").isFalse();
    relay.settle();
    assertThat(relay.waiting(key)).isEmpty();
    assertThat(steps().standing(key)).isEqualTo(Standing.ENDED);
    assertThat(instances()).isZero();
  }

  /** However long it takes to look at each market of each grant. */
  @Test
  void whatAppliesAtOnceEndsItInEachMarketAtThatInstant() {
    var entry = steps().policy();
    var both = steps().granted(request(entry, "2027-03-01", "2027-12-31", "SG", "TH"));
    var begins = relay.now();
    relay.wait(Duration.ofSeconds(1));
    publisher.publish(Policies.order(aged(entry, 21), "2.0.0", "G-" + both, begins, "SG", "TH"));

    assertThat(grants.get(both).terms())
        .extracting(MarketTerm::lapses)
        .containsExactly(begins, begins);
  }

  @Test
  void confirmedItHoldsOnBesideTheOtherWords() {
    relay.announce("2.0.0", aged(policy, 21), DAYS);
    relay.settle();
    var briefing = Http.at(port).as(MANAGER).shown(relay.task(key, CONFIRM).getId(), "briefing");
    assertThat(briefing).contains("18 or older", "21 or older", "2.0.0");
    relay.complete(MANAGER, key, CONFIRM, "outcome", "confirm", "note", "The permit says 21");
    assertThat(steps().standing(key)).isEqualTo(Standing.HOLDS);
    assertThat(relay.waiting(key)).isEmpty();

    relay.pass(DAYS);
    assertThat(steps().holds(key, "SG")).isTrue();
    // once more something else, at once: nobody has time to confirm
    relay.publish("3.0.0", aged(policy, 25), "SG", "TH");
    relay.settle();
    assertThat(steps().standing(key)).isEqualTo(Standing.ENDED);
    assertThat(instances()).isZero();
  }

  @Test
  void revokedItEndsBeforeTheOtherWordsBegin() {
    relay.announce("2.0.0", aged(policy, 21), DAYS);
    relay.settle();
    relay.complete(MANAGER, key, CONFIRM, "outcome", "revoke", "reason", "Not beside 21");
    assertThat(steps().standing(key)).isEqualTo(Standing.REVOKED);
    assertThat(steps().holds(key, "SG")).isFalse();
    assertThat(instances()).isZero();
  }

  /** Who changes a clause knows what hangs on it before anybody has approved it. */
  @Test
  void whoDraftsAndApprovesAChangeIsToldWhatHangsOnIt() {
    var change = relay.propose("policy-specialist", proposal(aged(policy, 21)));
    var grants = "**Grants in force now:** [1 grant in Singapore (SG)](/grants?policy=";
    relay.pass(Duration.ofDays(30));

    assertThat(briefing("policy-specialist", change, "Task_DraftRevision"))
        .contains(grants)
        .contains("What applies at once ends them.");

    var elsewhere =
        relay.propose("policy-specialist", proposal(with(policy, "jurisdictions", List.of("TH"))));
    assertThat(briefing("policy-specialist", elsewhere, "Task_DraftRevision"))
        .doesNotContain("Grants in force");
  }

  private String briefing(String user, String change, String step) {
    return Http.at(port)
        .as(user)
        .shown(relay.task(change, step).getId(), "briefing")
        .replace("\\", "");
  }

  private List<String> told(String event) {
    return jdbc.sql("select body from notice where event like ?")
        .param("%s/%s/%%".formatted(key, event))
        .query(String.class)
        .list();
  }

  /** The version is withdrawn before its day: the doubt is over, and so is the task. */
  @Test
  void aVersionThatIsTakenBackLeavesNoDoubt() {
    relay.announce("2.0.0", aged(policy, 21), DAYS);
    relay.settle();
    var task = relay.task(key, CONFIRM).getId();
    assertThat(told("in-doubt"))
        .singleElement()
        .asString()
        .contains("Unless a policy manager confirms it, it holds in Singapore", "and ends then");
    assertThat(Http.at(port).as(MANAGER).shown(task, "briefing"))
        .contains("Unless it is confirmed by then, it ends there.");
    publisher.rollBack("P-" + policy.policyId() + "-2.0.0", relay.now(), "A mistake");
    relay.settle();
    assertThat(told("doubt-over"))
        .singleElement()
        .asString()
        .contains("What it hangs on stays what it is.");
    assertThat(relay.waiting(key)).isEmpty();
    assertThat(steps().standing(key)).isEqualTo(Standing.HOLDS);
    assertThat(Http.at(port).as(MANAGER).get("/engine-rest/task/" + task).status()).isEqualTo(404);
    assertThat(
            jdbc.sql("select over_how from notice where subject = ?")
                .param("task/" + task)
                .query(String.class)
                .list())
        .as("nobody is asked for it any more")
        .containsExactly("ended");
    relay.pass(DAYS);
    assertThat(steps().holds(key, "SG")).isTrue();
  }

  @Test
  void aPolicyThatIsTakenBackEndsItAtOnce() {
    publisher.rollBack("P-" + policy.policyId() + "-1.0.0", relay.now(), "A mistake");
    relay.settle();
    assertThat(steps().standing(key)).isEqualTo(Standing.ENDED);
    assertThat(steps().holds(key, "SG")).isFalse();
  }

  @Test
  void aClauseThatIsGoneCannotBeConfirmed() {
    relay.announce("2.0.0", text("Alcohol ads must be shown to adults only."), DAYS);
    relay.settle();
    assertThat(steps().standing(key)).isEqualTo(Standing.IN_DOUBT);
    var refused =
        catchThrowableOfType(
            RuntimeException.class,
            () -> relay.answer(MANAGER, relay.task(key, CONFIRM).getId(), "outcome", "confirm"));
    assertThat(refused).hasMessageContaining("nothing is left that it could hang on");
  }

  /** A request is held against what is announced, and so is the decision. */
  @Test
  void nothingIsGrantedOverAChangeThatIsKnown() {
    relay.announce("2.0.0", aged(policy, 21), DAYS);
    relay.settle();
    var other = request("other", policy, "2027-03-02", "2027-12-31", null, "SG");
    var refused = catchThrowableOfType(RefusedException.class, () -> steps().ask(other));
    assertThat(refused.fields())
        .extracting(field -> field.field() + " " + field.code())
        .containsExactly("until clause-changes");
    var shorter = steps().ask(request("other", policy, "2027-03-02", "2027-03-19", null, "SG"));
    steps().check(shorter);
    relay.announce("3.0.0", aged(policy, 25), Duration.ofDays(5));
    var late =
        catchThrowableOfType(
            RuntimeException.class,
            () ->
                relay.answer(
                    MANAGER,
                    relay.task(shorter, "Task_DecideException").getId(),
                    "outcome",
                    "grant"));
    assertThat(late).hasMessageContaining("It cannot be granted as it was asked for");
    relay.goTo(Date.from(relay.now()));
  }

  private PolicyEntry text(String text) {
    return with(policy, "policy", text);
  }

  private long instances() {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).count();
  }

  private GrantSteps steps() {
    return new GrantSteps(relay, requests, grants);
  }
}
