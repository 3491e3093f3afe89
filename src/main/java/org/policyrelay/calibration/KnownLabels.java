package org.policyrelay.calibration;

import java.util.List;
import org.policyrelay.round.PolicyLabels;
import org.policyrelay.round.RoundLabel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The labels of a policy as whoever knows them tells, and three where nobody does. */
@Component
class KnownLabels {

  static final RoundLabel ALLOW = new RoundLabel("allow", "Allow");
  static final RoundLabel REJECT = new RoundLabel("reject", "Reject");

  private static final List<RoundLabel> USUAL =
      List.of(ALLOW, new RoundLabel("restrict", "Restrict"), REJECT);

  private final ObjectProvider<PolicyLabels> told;

  KnownLabels(ObjectProvider<PolicyLabels> told) {
    this.told = told;
  }

  List<RoundLabel> of(String policyId) {
    return told.stream().flatMap(one -> one.of(policyId).stream()).findFirst().orElse(USUAL);
  }
}
