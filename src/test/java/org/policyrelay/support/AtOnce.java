package org.policyrelay.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Several who begin in the same moment, each on a thread of its own. */
public final class AtOnce {

  private AtOnce() {}

  @SafeVarargs
  public static <T> List<T> atOnce(Callable<T>... work) {
    return atOnce(List.of(work));
  }

  /** What each of them gave, in their order, when the last has come to its end. */
  public static <T> List<T> atOnce(List<Callable<T>> work) {
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
