package org.policyrelay.labeling;

import static org.springframework.transaction.event.TransactionPhase.BEFORE_COMMIT;

import org.policyrelay.policy.PolicyReadsOtherwise;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells Ad Policy when a clause on which labels rest says something else: once all of a version is
 * written, in the same transaction. What the page says of it is read from the registry.
 */
@Component
class ClauseWatch {

  private final Protocols protocols;
  private final ClauseDoubts doubts;
  private final ProtocolNotices notices;

  ClauseWatch(Protocols protocols, ClauseDoubts doubts, ProtocolNotices notices) {
    this.protocols = protocols;
    this.doubts = doubts;
    this.notices = notices;
  }

  @TransactionalEventListener(phase = BEFORE_COMMIT, fallbackExecution = true)
  void changed(PolicyReadsOtherwise event) {
    protocols
        .inForce(event.policyId())
        .ifPresent(protocol -> notices.clausesChanged(protocol, doubts.of(protocol)));
  }
}
