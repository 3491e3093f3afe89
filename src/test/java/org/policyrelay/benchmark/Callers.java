package org.policyrelay.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    var begin = System.nanoTime();
    Callable<Integer> work = () -> caller.callUntil(begin + millis * 1_000_000);
    var answers = atOnce(Collections.nCopies(callers, work));
    return answers.stream().mapToInt(Integer::intValue).sum() / ((System.nanoTime() - begin) / 1e9);
  }

  /** What each of them gave, when the last has come to its end. */
  static <T> List<T> atOnce(List<Callable<T>> work) {
    var threads = Executors.newFixedThreadPool(work.size());
    try {
      var results = new ArrayList<T>();
      for (var one : threads.invokeAll(work)) {
        results.add(one.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("one of them was not answered", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
