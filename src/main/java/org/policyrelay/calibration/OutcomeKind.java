package org.policyrelay.calibration;

import org.policyrelay.kernel.Coded;

/** What a dispute ends in. */
public enum OutcomeKind implements Coded {
  /** The guidance says it more clearly: a policy change is proposed. */
  CLARIFICATION("ad-policy"),
  /** The case becomes an example of the policy: a policy change is proposed. */
  EXEMPLAR("ad-policy"),
  /** The labels, or what they mean, change. */
  PROTOCOL_CHANGE("ad-policy"),
  /** The case joins the golden set. */
  GOLDEN_CASE("qa"),
  /** Named raters are trained. */
  TRAINING("training"),
  /** The policy says nothing of it. */
  GAP("ad-policy");

  private final String team;

  OutcomeKind(String team) {
    this.team = team;
  }

  /** The team that sees to it. */
  public String team() {
    return team;
  }

  /** Whether the text of the policy or of its guidance is to change. */
  public boolean isWording() {
    return this == CLARIFICATION || this == EXEMPLAR;
  }
}
