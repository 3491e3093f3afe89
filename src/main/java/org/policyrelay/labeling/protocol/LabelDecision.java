package org.policyrelay.labeling.protocol;

import java.util.Optional;
import org.policyrelay.kernel.Coded;

/** What becomes of an ad with a label. */
public enum LabelDecision implements Coded {
  ALLOW,
  /** It runs for some, somewhere, or at some times. */
  RESTRICT,
  REJECT;

  public static Optional<LabelDecision> of(String code) {
    return Coded.of(values(), code);
  }
}
