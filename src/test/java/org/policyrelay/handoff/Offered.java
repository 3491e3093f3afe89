package org.policyrelay.handoff;

import java.time.Instant;

/** Handoffs for tests of those who look at them. */
public final class Offered {

  private Offered() {}

  /** A review that was offered to QA and not yet accepted. */
  public static Handoff at(String key, Instant when) {
    return Handoff.offer(
        key,
        new HandoffOffer("PC-2026-1", "Loans (SG)", "review", "ad-policy", "qa", "high"),
        when);
  }
}
