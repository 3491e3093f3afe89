package org.policyrelay.notification;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for an exchange with another server no longer than it was told, whatever that server does.
 * The timeouts of Java's sockets are for one read, and a byte now and then begins them anew.
 */
final class BoundedExchange {

  private BoundedExchange() {}

  /**
   * Runs the exchange on a thread of its own, which is interrupted when the caller waits no more.
   *
   * @throws TimeoutException when it has not ended by then; what the other side has is not known
   * @throws InterruptedException when the caller is to stop
   */
  static void run(Runnable exchange, Duration deadline)
      throws InterruptedException, TimeoutException {
    var task = new FutureTask<>(exchange, true);
    var thread = new Thread(task, "notice exchange");
    thread.setDaemon(true);
    thread.start();
    try {
      task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new TimeoutException("not done within " + deadline.toSeconds() + " s");
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException fault
          ? fault
          : new IllegalStateException(failed.getCause());
    } finally {
      task.cancel(true);
    }
  }
}
