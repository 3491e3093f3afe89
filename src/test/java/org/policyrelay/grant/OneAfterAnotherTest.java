package org.policyrelay.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.policyrelay.grant.GrantSteps.MANAGER;
import static org.policyrelay.grant.GrantSteps.request;
import static org.policyrelay.support.Policies.aged;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One grant for the same at a time, whatever becomes of the other. */
@RelayTest
@StoppedTime
class OneAfterAnotherTest {

  private static final String DECIDE = "Task_DecideException";
  private static final Duration DAYS = Duration.ofDays(20);

  @Autowired Relay relay;
  @Autowired PolicyGrants grants;
  @Autowired GrantRequests requests;
  @Autowired PolicyPublisher publisher;
  @LocalServerPort int port;

  private PolicyEntry policy = PolicyEntry.stored("{}");

  @BeforeEach
  void aPolicyApplies() {
    policy = steps().policy();
  }

  /** Its doubt may be lifted: by who confirms, or by itself. */
  @Test
  void whatIsInDoubtKeepsItsTerm() {
    var first = steps().granted(request(policy, "2027-03-01", "2027-12-31", "SG"));
    relay.announce("2.0.0", aged(policy, 21), DAYS);
    relay.settle();
    var lapses = grants.get(first).terms().get(0).lapses();
    var next = request(policy, String.valueOf(lapses), "2027-11-30", "SG");
    var refused = catchThrowableOfType(RefusedException.class, () -> steps().ask(next));
    assertThat(refused.code()).isEqualTo(ErrorCode.GRANT_OVERLAPS);
    assertThat(refused)
        .hasMessageContaining(first + " is for the same")
        .hasMessageContaining("in-doubt");

    publisher.rollBack("P-" + policy.policyId() + "-2.0.0", relay.now(), "A mistake");
    relay.settle();
    assertThat(steps().standing(first)).isEqualTo(Standing.HOLDS);

    // what has lapsed comes back by nothing
    relay.announce("3.0.0", aged(policy, 22), DAYS);
    relay.settle();
    relay.pass(DAYS);
    assertThat(steps().standing(first)).isEqualTo(Standing.ENDED);
    var second = steps().granted(request(policy, "2027-03-21", "2027-11-30", "SG"));
    assertThat(steps().standing(second)).isEqualTo(Standing.HOLDS);
  }

  @Test
  void nothingIsLeftToRenewOfWhatWasRevoked() {
    var first = steps().granted(request(policy, "2027-03-01", "2027-06-30", "SG"));
    var renewal = renewalOf(first);
    grants.takeBackGrant(first, MANAGER, "The permit was forged");
    relay.settle();
    var task = relay.task(renewal, DECIDE).getId();
    assertThat(Http.at(port).as(MANAGER).shown(task, "briefing"))
        .contains("**revoked**", "The permit was forged", "cannot be granted as it stands");
    assertThat(catchThrowable(() -> relay.answer(MANAGER, task, "outcome", "grant")))
        .hasMessageContaining("which it renews, was revoked");
  }

  @Test
  void norOfWhatEndedWithItsClause() {
    var first = steps().granted(request(policy, "2027-03-01", "2027-06-30", "SG"));
    var renewal = renewalOf(first);
    relay.publish("2.0.0", aged(policy, 21));
    relay.settle();
    var task = relay.task(renewal, DECIDE).getId();
    assertThat(Http.at(port).as(MANAGER).shown(task, "briefing")).contains("**ended**");
    assertThat(catchThrowable(() -> relay.answer(MANAGER, task, "outcome", "grant")))
        .hasMessageContaining("ended in SG when what it hangs on changed");
  }

  /**
   * That the other is in doubt is said, and decided about; that it has ended in time is no news.
   */
  @Test
  void whatIsInDoubtOrEndedInTimeIsRenewedKnowingly() {
    var first = steps().granted(request(policy, "2027-03-01", "2027-06-30", "SG"));
    var renewal = renewalOf(first);
    var manager = Http.at(port).as(MANAGER);
    var task = relay.task(renewal, DECIDE).getId();
    var shown = manager.shown(task, "shown");
    assertThat(manager.shown(task, "briefing")).contains("**holds**");
    relay.announce("2.0.0", aged(policy, 21), DAYS);
    relay.settle();
    assertThat(manager.shown(task, "briefing")).contains("**in doubt**");
    assertThat(manager.shown(task, "shown")).isNotEqualTo(shown);
    relay.complete(MANAGER, renewal, DECIDE, "outcome", "grant");
    assertThat(grants.get(renewal).state()).isEqualTo(GrantState.GRANTED);
  }

  @Test
  void whatEndedInTimeIsRenewedLate() {
    var first = steps().granted(request(policy, "2027-03-01", "2027-03-10", "SG"));
    var late = ask(first, "2027-03-11");
    relay.pass(Duration.ofDays(15));
    assertThat(steps().standing(first)).isEqualTo(Standing.ENDED);
    relay.complete(MANAGER, late, DECIDE, "outcome", "grant");
    assertThat(steps().standing(late)).isEqualTo(Standing.HOLDS);
  }

  private String renewalOf(String first) {
    return ask(first, "2027-07-01");
  }

  private String ask(String first, String from) {
    var key = steps().ask(request("acme", policy, from, "2027-11-30", first, "SG"));
    steps().check(key);
    return key;
  }

  private GrantSteps steps() {
    return new GrantSteps(relay, requests, grants);
  }
}
