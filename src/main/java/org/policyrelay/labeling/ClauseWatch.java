package org.policyrelay.labeling;

import static org.springframework.transaction.event.TransactionPhase.BEFORE_COMMIT;

import org.policyrelay.policy.PolicyReadsOtherwise;
import org.policyrelay.policy.PolicyRegistry;
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
  private final PolicyRegistry registry;

  ClauseWatch(
      Protocols protocols, ClauseDoubts doubts, ProtocolNotices notices, PolicyRegistry registry) {
    this.protocols = protocols;
    this.doubts = doubts;
    this.notices = notices;
    this.registry = registry;
  }

  @TransactionalEventListener(phase = BEFORE_COMMIT, fallbackExecution = true)
  void changed(PolicyReadsOtherwise event) {
    protocols
        .inForce(event.policyId())
        .ifPresent(
            protocol -> {
              var doubted = doubts.of(protocol);
              if (!doubted.isEmpty()) {
                notices.clausesChanged(
                    protocol,
                    registry.newestVersion(event.policyId()).orElseThrow().version(),
                    doubted);
              }
            });
  }
}
