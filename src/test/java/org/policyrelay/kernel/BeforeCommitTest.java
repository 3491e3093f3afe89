package org.policyrelay.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What is done last in a transaction, with what that brings about. */
class BeforeCommitTest {

  private final TransactionTemplate transaction =
      new TransactionTemplate(
          new DataSourceTransactionManager(
              new DriverManagerDataSource("jdbc:h2:mem:before-commit", "sa", "")));
  private final List<String> done = new ArrayList<>();

  @Test
  void itIsDoneLastAndWhatItBringsAboutAfterIt() {
    transaction.executeWithoutResult(
        status -> {
          BeforeCommit.run(
              () -> {
                done.add("first");
                BeforeCommit.run(() -> done.add("brought about"));
              });
          BeforeCommit.run(() -> done.add("second"));
          done.add("body");
        });

    assertThat(done).containsExactly("body", "first", "second", "brought about");
  }

  @Test
  void withoutATransactionItIsDoneAtOnce() {
    BeforeCommit.run(() -> done.add("work"));
    done.add("after");

    assertThat(done).containsExactly("work", "after");
  }

  @Test
  void whatIsRolledBackIsNotDone() {
    transaction.executeWithoutResult(
        status -> {
          BeforeCommit.run(() -> done.add("work"));
          status.setRollbackOnly();
        });
    transaction.executeWithoutResult(status -> BeforeCommit.run(() -> done.add("later")));

    assertThat(done).containsExactly("later");
  }

  @Test
  void aTransactionInsideHasItsOwn() {
    var inner = new TransactionTemplate(transaction.getTransactionManager());
    inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    transaction.executeWithoutResult(
        status -> {
          BeforeCommit.run(() -> done.add("outer"));
          inner.executeWithoutResult(other -> BeforeCommit.run(() -> done.add("inner")));
          BeforeCommit.run(() -> done.add("outer again"));
        });

    assertThat(done).containsExactly("inner", "outer", "outer again");
  }
}
