package org.policyrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What a transaction remembers is its own, and goes with it. */
@RelayTest
class TransactionMemoryTest {

  @Autowired PlatformTransactionManager transactions;

  private final TransactionMemory<String, Integer> memory = new TransactionMemory<>();
  private final AtomicInteger reads = new AtomicInteger();

  @Test
  void readsOnceInATransaction() {
    inTransaction(
        () -> {
          assertThat(read("clock")).contains(1);
          assertThat(read("clock")).contains(1);
        });
    assertThat(reads).hasValue(1);
  }

  @Test
  void remembersThatThereIsNothing() {
    inTransaction(
        () -> {
          assertThat(memory.get("none", this::nothing)).isEmpty();
          assertThat(memory.get("none", this::nothing)).isEmpty();
        });
    assertThat(reads).hasValue(1);
  }

  @Test
  void knowsWhatWasWritten() {
    inTransaction(
        () -> {
          memory.put("clock", 7);
          assertThat(read("clock")).contains(7);
          memory.clear();
          assertThat(read("clock")).contains(1);
        });
  }

  @Test
  void forgetsWithTheTransaction() {
    inTransaction(() -> memory.put("clock", 7));
    inTransaction(() -> assertThat(read("clock")).contains(1));
  }

  @Test
  void forgetsWhatWasRolledBack() {
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              memory.put("clock", 7);
              status.setRollbackOnly();
            });
    inTransaction(() -> assertThat(read("clock")).contains(1));
  }

  @Test
  void keepsATransactionOfItsOwnApart() {
    inTransaction(
        () -> {
          memory.put("clock", 7);
          var apart = new TransactionTemplate(transactions);
          apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
          apart.executeWithoutResult(status -> assertThat(read("clock")).contains(1));
          assertThat(read("clock")).contains(7);
        });
  }

  @Test
  void remembersNothingOutsideATransaction() {
    assertThat(read("clock")).contains(1);
    assertThat(read("clock")).contains(2);
  }

  private Optional<Integer> read(String key) {
    return memory.get(key, () -> Optional.of(reads.incrementAndGet()));
  }

  private Optional<Integer> nothing() {
    reads.incrementAndGet();
    return Optional.empty();
  }

  private void inTransaction(Runnable work) {
    new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
  }
}
