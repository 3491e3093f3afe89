package org.policyrelay.grant;

import static org.springframework.transaction.event.TransactionPhase.BEFORE_COMMIT;

import java.util.TreeSet;
import org.policyrelay.policy.PolicyReadsOtherwise;
import org.policyrelay.policy.PolicyRegistry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Looks at the grants of a policy when something of it, of its base or of an overlay on it is
 * published or taken back: once all of it is written, in the same transaction. A grant that is
 * decided at the same time waits for the same lock, so that neither misses the other.
 */
@Component
class GrantWatch {

  private final GrantCare care;
  private final PolicyRegistry registry;

  GrantWatch(GrantCare care, PolicyRegistry registry) {
    this.care = care;
    this.registry = registry;
  }

  @TransactionalEventListener(phase = BEFORE_COMMIT, fallbackExecution = true)
  void changed(PolicyReadsOtherwise event) {
    if (!care.waitForDecisions()) {
      return;
    }
    var policies = new TreeSet<>(registry.overlaysOf(event.policyId()));
    policies.add(event.policyId());
    registry.history(event.policyId()).stream()
        .flatMap(version -> version.entry().overlayOf().stream())
        .forEach(policies::add);
    care.lookAt(policies);
  }
}
