package org.policyrelay.engine.tuned.reads;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What was read within the last second. Definitions change when somebody deploys, suspends or
 * reprioritizes, and every command reads them again to learn of it; under load that is a sixth of
 * all reads. A change made on this node is known at once, one made on another after a second.
 */
final class Recently<V> {

  private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** More than there are definitions in use at a time. */
  private static final int MOST_KEPT = 1000;

  private final Map<String, Read<V>> reads = new ConcurrentHashMap<>();

  private record Read<V>(V value, long nanos) {}

  @Nullable V get(String id) {
    var read = reads.get(id);
    return read == null || System.nanoTime() - read.nanos() > KEPT_NANOS ? null : read.value();
  }

  void put(String id, V value) {
    if (reads.size() >= MOST_KEPT) {
      reads.clear();
    }
    reads.put(id, new Read<>(value, System.nanoTime()));
  }

  void forget() {
    reads.clear();
  }
}
