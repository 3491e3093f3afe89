package org.policyrelay.packages;

import org.policyrelay.change.ProposedInto;
import org.policyrelay.kernel.RefusedException;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes a change that was proposed into a package into it; what refuses it ends the proposal. */
@Component
class ProposedIntoHeard {

  private final PolicyPackages packages;

  ProposedIntoHeard(PolicyPackages packages) {
    this.packages = packages;
  }

  @EventListener
  void take(ProposedInto proposed) {
    try {
      packages.add(proposed.into(), proposed.key(), proposed.by());
    } catch (RefusedException refused) {
      throw ProposedInto.refusal(refused);
    }
  }
}
