package org.policyrelay.handoff;

import java.util.List;

/** How a handoff ended. */
public sealed interface HandoffOutcome {

  /**
   * The work is done.
   *
   * @param evidence where to see it, in the words of who did it
   * @param notReadyMarkets markets that the work does not cover yet
   */
  record Delivered(String evidence, List<String> notReadyMarkets) implements HandoffOutcome {}

  /** Not accepted. */
  record Returned(String reason) implements HandoffOutcome {}

  /** Accepted, then given up. */
  record HandedBack(String reason) implements HandoffOutcome {}

  /** Taken back by who offered it. */
  record Withdrawn(String reason) implements HandoffOutcome {}
}
