package org.policyrelay.round;

import java.util.List;
import java.util.Optional;

/**
 * Implemented by whoever knows the labels of a policy. Where nobody does, they are allow, restrict
 * and reject.
 */
public interface PolicyLabels {

  /** Those that may be given now, in their order; empty where nothing is known of the policy. */
  Optional<List<RoundLabel>> of(String policyId);
}
