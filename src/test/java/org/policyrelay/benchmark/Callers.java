package org.policyrelay.benchmark;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Many who ask a server at once, each on a thread of its own, until the time is over. */
final class Callers {

  private Callers() {}

  /** Asks again and again. */
  interface Caller {

    /**
     * @param until in the terms of {@link System#nanoTime()}
     * @return how often it was answered
     */
    int callUntil(long until) throws Exception;
  }

  /** Answers that all of them together get in a second. */
  static double perSecond(int callers, long millis, Caller caller) {
    var threads = Executors.newFixedThreadPool(callers);
    try {
      var begin = System.nanoTime();
      Callable<Integer> work = () -> caller.callUntil(begin + millis * 1_000_000);
      var answers = 0;
      for (var one : threads.invokeAll(Collections.nCopies(callers, work))) {
        answers += one.get();
      }
      return answers / ((System.nanoTime() - begin) / 1e9);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a caller was not answered", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
