package org.policyrelay.grant;

import org.policyrelay.handoff.Handoff;
import org.policyrelay.handoff.HandoffFourEyes;
import org.policyrelay.kernel.Drafted;
import org.springframework.stereotype.Component;

/** Who has asked for a grant, or checked it, takes on no opinion of it and gives none. */
@Component
public class LegalFourEyes implements HandoffFourEyes {

  private final PolicyGrants grants;

  LegalFourEyes(PolicyGrants grants) {
    this.grants = grants;
  }

  @Override
  public Drafted drafted(Handoff handoff) {
    if (!GrantLinks.isGrant(handoff.origin())) {
      return Drafted.byNobody();
    }
    var grant = grants.get(handoff.origin());
    return new Drafted(grant.others(), "or checked " + grant.describe());
  }
}
