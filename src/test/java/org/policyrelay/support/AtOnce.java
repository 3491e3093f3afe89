package org.policyrelay.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Does several things at once: none begins before all are there. */
public final class AtOnce {

  private AtOnce() {}

  /** Returns what came of each, in their order. */
  @SafeVarargs
  public static <T> List<T> all(Callable<T>... work) {
    return all(List.of(work));
  }

  public static <T> List<T> all(List<Callable<T>> work) {
    var start = new CyclicBarrier(work.size());
    var pool = Executors.newFixedThreadPool(work.size());
    try {
      var running =
          work.stream()
              .map(
                  one ->
                      pool.submit(
                          () -> {
                            start.await();
                            return one.call();
                          }))
              .toList();
      var results = new ArrayList<T>();
      for (var one : running) {
        results.add(one.get());
      }
      return results;
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    } finally {
      pool.shutdownNow();
    }
  }
}
