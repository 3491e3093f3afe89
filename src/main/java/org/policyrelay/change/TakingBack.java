package org.policyrelay.change;

import java.util.Arrays;
import java.util.List;
import org.policyrelay.handoff.Handoff;
import org.policyrelay.handoff.HandoffOutcome;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What teams have made ready, or begun to, for a change that is withdrawn. A part that a team has
 * accepted may have left the house already, delivered or not: it is handed over once more, to be
 * taken back. An offer that nobody accepted leaves nothing behind.
 */
@Service
@Transactional(readOnly = true)
public class TakingBack {

  private final Handoffs handoffs;

  TakingBack(Handoffs handoffs) {
    this.handoffs = handoffs;
  }

  /**
   * The parts that are still to be taken back, in the order in which parts are always shown.
   *
   * @throws RefusedException with {@link ErrorCode#WRONG_STATE} when it is not withdrawn
   */
  public List<ReadinessPart> open(PolicyChange change) {
    change.requireWithdrawn();
    var all = handoffs.of(change.key());
    return Arrays.stream(ReadinessPart.values())
        .filter(part -> wasBegun(all, part) && !isTakenBack(all, part))
        .toList();
  }

  private static boolean wasBegun(List<Handoff> handoffs, ReadinessPart part) {
    return handoffs.stream()
        .anyMatch(one -> one.work().equals(part.code()) && one.acceptedAt().isPresent());
  }

  private static boolean isTakenBack(List<Handoff> handoffs, ReadinessPart part) {
    return handoffs.stream()
        .filter(one -> one.work().equals(part.takingBack()))
        .flatMap(one -> one.outcome().stream())
        .anyMatch(HandoffOutcome::isDelivered);
  }
}
