package org.policyrelay.deadline;

import org.policyrelay.kernel.Coded;

/** What a clock waits for. */
public enum Stage implements Coded {
  ACCEPTANCE,
  DELIVERY,
  ANSWER;
}
