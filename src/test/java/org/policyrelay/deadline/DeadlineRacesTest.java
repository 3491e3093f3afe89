package org.policyrelay.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Two that change one clock at once: who read it before the other committed changes nothing. */
@RelayTest
class DeadlineRacesTest {

  private static final String TEAM = "qa";

  @Autowired Relay relay;
  @Autowired Deadlines deadlines;
  @Autowired PlatformTransactionManager transactions;

  private final String subject = "HO-" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void open() {
    relay.goTo("2027-03-02T09:00+08:00");
    deadlines.open(subject, Stage.ACCEPTANCE, TEAM, Duration.ofHours(4), Count.WORKING);
    relay.goTo("2027-03-02T12:30+08:00");
  }

  @AfterEach
  void close() {
    deadlines.closeAll(subject);
    relay.cleanUp();
  }

  @Test
  void aHoldDoesNotUndoAClimb() {
    loses(
        () -> deadlines.pause(subject, Stage.ACCEPTANCE, PauseReason.HELD),
        () -> deadlines.climb(subject, Stage.ACCEPTANCE));

    assertThat(current().isPaused()).isFalse();
    assertThat(current().rungs().get(0).state()).isEqualTo(RungDue.State.FIRED);
  }

  @Test
  void aClimbDoesNotUndoAHold() {
    loses(
        () -> deadlines.climb(subject, Stage.ACCEPTANCE),
        () -> deadlines.pause(subject, Stage.ACCEPTANCE, PauseReason.HELD));

    assertThat(current().isPaused()).isTrue();
    assertThat(current().rungs().get(0).state()).isEqualTo(RungDue.State.PENDING);
  }

  @Test
  void aHoldDoesNotOpenWhatWasAnswered() {
    loses(
        () -> deadlines.pause(subject, Stage.ACCEPTANCE, PauseReason.HELD),
        () -> deadlines.close(subject, Stage.ACCEPTANCE));

    assertThat(deadlines.current(subject, Stage.ACCEPTANCE)).isEmpty();
  }

  @Test
  void whoChangesAClockTwiceReadsTheirOwnChange() {
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              deadlines.climb(subject, Stage.ACCEPTANCE);
              deadlines.pause(subject, Stage.ACCEPTANCE, PauseReason.HELD);
              deadlines.resumeAll(subject, PauseReason.HELD);
            });

    assertThat(current().isPaused()).isFalse();
    assertThat(current().rungs().get(0).state()).isEqualTo(RungDue.State.FIRED);
  }

  /** The first has read the clock, then the second commits, then the first writes. */
  private void loses(Runnable first, Runnable second) {
    var outer = new TransactionTemplate(transactions);
    var inner = new TransactionTemplate(transactions);
    inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    assertThatThrownBy(
            () ->
                outer.executeWithoutResult(
                    status -> {
                      assertThat(current().closedAt()).isNull();
                      inner.executeWithoutResult(other -> second.run());
                      first.run();
                    }))
        .isInstanceOf(OptimisticLockingFailureException.class)
        .hasMessageContaining(subject);
  }

  private Deadline current() {
    return deadlines.current(subject, Stage.ACCEPTANCE).orElseThrow();
  }
}
