package org.policyrelay.kernel;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Work at the end of a transaction, while it can still write. What such work brings about is done
 * after it, in the same transaction: a listener of that phase would miss what is published in it.
 */
public final class BeforeCommit {

  private static final Object KEY = BeforeCommit.class;

  private BeforeCommit() {}

  /** At once where there is no transaction. */
  public static void run(Runnable work) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()
        || !TransactionSynchronizationManager.isActualTransactionActive()) {
      work.run();
      return;
    }
    var open = (Left) TransactionSynchronizationManager.getResource(KEY);
    if (open == null) {
      open = new Left();
      TransactionSynchronizationManager.bindResource(KEY, open);
      TransactionSynchronizationManager.registerSynchronization(open);
    }
    open.work.add(work);
  }

  /** What is left to do in the transaction. */
  private static final class Left implements TransactionSynchronization {

    private final Queue<Runnable> work = new ArrayDeque<>();

    @Override
    public void beforeCommit(boolean readOnly) {
      for (@Nullable Runnable next = work.poll(); next != null; next = work.poll()) {
        next.run();
      }
    }

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(KEY);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(KEY, this);
    }

    @Override
    public void beforeCompletion() {
      TransactionSynchronizationManager.unbindResource(KEY);
    }
  }
}
