package org.policyrelay.engine.tuned.reads;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What was read within the last second. Definitions change when somebody deploys, suspends or
 * reprioritizes, and every command reads them again to learn of it; under load that is a sixth of
 * all reads. A change made on this node is known at once, one made on another after a second.
 */
final class Recently<V> {

  private static final Duration KEPT = Duration.ofSeconds(1);

  /** More than there are definitions in use at a time. */
  private static final int MOST_KEPT = 1000;

  private final Cache<String, V> reads =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT).build();

  @Nullable V get(String id) {
    return reads.getIfPresent(id);
  }

  void put(String id, V value) {
    reads.put(id, value);
  }

  void forget() {
    reads.invalidateAll();
  }
}
