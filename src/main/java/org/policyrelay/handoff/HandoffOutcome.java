package org.policyrelay.handoff;

import java.util.List;
import org.policyrelay.kernel.Coded;
import org.policyrelay.kernel.Market;

/** How a handoff ended. */
public sealed interface HandoffOutcome {

  /** The ways to end. */
  enum Kind implements Coded {
    DELIVERED,
    RETURNED,
    HANDED_BACK,
    WITHDRAWN;
  }

  Kind kind();

  /** What is said of it: the evidence of a delivery, or the reason of anything else. */
  String text();

  /** Markets that a delivery does not cover yet; none for anything else. */
  default List<Market> notReadyMarkets() {
    return List.of();
  }

  default boolean isDelivered() {
    return kind() == Kind.DELIVERED;
  }

  /** Whether the work is done for the market. */
  default boolean isDeliveredFor(Market market) {
    return isDelivered() && !notReadyMarkets().contains(market);
  }

  /** Whether the team gave it back, before or after it took it on. */
  default boolean isGivenBack() {
    return kind() == Kind.RETURNED || kind() == Kind.HANDED_BACK;
  }

  /**
   * The work is done.
   *
   * @param evidence where to see it, in the words of who did it
   * @param notReadyMarkets markets that the work does not cover yet
   */
  record Delivered(String evidence, List<Market> notReadyMarkets) implements HandoffOutcome {
    @Override
    public Kind kind() {
      return Kind.DELIVERED;
    }

    @Override
    public String text() {
      return evidence;
    }
  }

  /** Not accepted. */
  record Returned(String reason) implements HandoffOutcome {
    @Override
    public Kind kind() {
      return Kind.RETURNED;
    }

    @Override
    public String text() {
      return reason;
    }
  }

  /** Accepted, then given up. */
  record HandedBack(String reason) implements HandoffOutcome {
    @Override
    public Kind kind() {
      return Kind.HANDED_BACK;
    }

    @Override
    public String text() {
      return reason;
    }
  }

  /** Taken back by who offered it. */
  record Withdrawn(String reason) implements HandoffOutcome {
    @Override
    public Kind kind() {
      return Kind.WITHDRAWN;
    }

    @Override
    public String text() {
      return reason;
    }
  }
}
