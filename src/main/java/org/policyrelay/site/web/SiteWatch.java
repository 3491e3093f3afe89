package org.policyrelay.site.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.PolicyRegistry.Standing;
import org.policyrelay.policy.RegistryChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Knows whether what was rendered still holds, without asking the database each time. What this
 * server publishes it knows at once; what another one does, a second later.
 */
@Component
class SiteWatch {

  private static final Duration OLDEST = Duration.ofSeconds(1);

  private final PolicyRegistry registry;
  private final Clock clock;
  private final AtomicReference<@Nullable Look> last = new AtomicReference<>();

  SiteWatch(PolicyRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * @param at by the clock
   * @param ticks by a counter that runs on when the clock is set
   */
  private record Look(Standing standing, Instant at, long ticks) {

    boolean isGood(Instant now) {
      var until = standing.until();
      return !now.isBefore(at)
          && (until == null || now.isBefore(until))
          && System.nanoTime() - ticks < OLDEST.toNanos();
    }
  }

  Standing standing() {
    var now = clock.instant();
    var look = last.get();
    if (look != null && look.isGood(now)) {
      return look.standing();
    }
    var fresh = new Look(registry.standing(), now, System.nanoTime());
    last.set(fresh);
    return fresh.standing();
  }

  /** Heard before it is committed; others can only see it afterwards. */
  @EventListener
  void changed(RegistryChanged event) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            last.set(null);
          }
        });
  }
}
