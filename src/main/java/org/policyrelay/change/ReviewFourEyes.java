package org.policyrelay.change;

import java.util.Set;
import org.policyrelay.handoff.Handoff;
import org.policyrelay.handoff.HandoffFourEyes;
import org.springframework.stereotype.Component;

/** Who wrote the text of a change takes on no review of it and delivers none. */
@Component
public class ReviewFourEyes implements HandoffFourEyes {

  private final PolicyChanges changes;

  ReviewFourEyes(PolicyChanges changes) {
    this.changes = changes;
  }

  @Override
  public Set<String> excluded(Handoff handoff) {
    return handoff.work().equals(ChangeApproval.REVIEW)
        ? changes.drafters(handoff.origin())
        : Set.of();
  }
}
