package org.policyrelay.change;

import org.policyrelay.handoff.Handoff;
import org.policyrelay.handoff.HandoffFourEyes;
import org.policyrelay.kernel.Drafted;
import org.springframework.stereotype.Component;

/** Who wrote the text of a change takes on no review of it and delivers none. */
@Component
public class ReviewFourEyes implements HandoffFourEyes {

  private final PolicyChanges changes;

  ReviewFourEyes(PolicyChanges changes) {
    this.changes = changes;
  }

  @Override
  public Drafted drafted(Handoff handoff) {
    return handoff.work().equals(ChangeApproval.REVIEW)
        ? draftedOf(handoff.origin())
        : Drafted.byNobody();
  }

  /** Who wrote the text of a change. */
  public Drafted draftedOf(String change) {
    return new Drafted(changes.drafters(change), "policy change " + change);
  }
}
