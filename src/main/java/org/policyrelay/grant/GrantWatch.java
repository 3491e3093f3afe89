package org.policyrelay.grant;

import org.policyrelay.kernel.BeforeCommit;
import org.policyrelay.policy.PolicyReadsOtherwise;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Looks at the grants of a policy when something of it, of its base, of an overlay on it or of a
 * policy that says what it is to it is published or taken back: once all of it is written, in the
 * same transaction. A grant that is decided at the same time waits for the same lock, so that
 * neither misses the other.
 */
@Component
class GrantWatch {

  private final GrantCare care;
  private final GrantHinges hinges;

  GrantWatch(GrantCare care, GrantHinges hinges) {
    this.care = care;
    this.hinges = hinges;
  }

  @EventListener
  void changed(PolicyReadsOtherwise event) {
    BeforeCommit.run(
        () -> {
          if (care.waitForDecisions()) {
            care.lookAt(hinges.reachedBy(event.policyId()), event.at());
          }
        });
  }
}
