package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyrelay.support.Policies.emergency;
import static org.policyrelay.support.Policies.mustRule;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** An emergency whose approver has answered is published; nobody holds it in between. */
@RelayTest
@StoppedTime
class HoldBesideApprovalTest {

  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired TransactionTemplate transactions;

  @Test
  void aHoldThatComesWhileTheApprovalIsTakenWaitsForItAndIsRefused() {
    var change = relay.propose("policy-specialist", emergency(mustRule()));
    var task = relay.task(change, "Task_ApproveChange").getId();

    var hold =
        transactions.execute(
            any -> {
              relay.answer("policy-manager", task, "outcome", "approve");
              var beside =
                  CompletableFuture.runAsync(
                      () -> changes.hold(change, "policy-manager", "Legal asks"));
              assertWaits(beside);
              return beside;
            });

    assertThatThrownBy(hold::join).hasCauseInstanceOf(RefusedException.class);
    relay.settle();
    assertThat(relay.change(change).heldAt()).isEmpty();
    assertThat(relay.change(change).state()).isEqualTo(ChangeState.IN_EFFECT);
  }

  /** It is not through before the answer is; nothing tells that it never will be but the time. */
  private static void assertWaits(CompletableFuture<Void> hold) {
    assertThatThrownBy(() -> hold.get(300, TimeUnit.MILLISECONDS))
        .isInstanceOfAny(TimeoutException.class)
        .isNotInstanceOf(ExecutionException.class);
  }
}
