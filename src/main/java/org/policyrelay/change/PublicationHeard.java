package org.policyrelay.change;

import org.policyrelay.publishing.PolicyVersionPublished;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes on a change that its version is public. */
@Component
class PublicationHeard {

  private final PolicyChanges changes;
  private final ChangeRows rows;

  PublicationHeard(PolicyChanges changes, ChangeRows rows) {
    this.changes = changes;
    this.rows = rows;
  }

  @EventListener
  void published(PolicyVersionPublished event) {
    var change = changes.get(event.origin());
    change.published();
    rows.save(change);
  }
}
