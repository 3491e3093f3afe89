package org.policyrelay.change;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyrelay.deadline.Count;
import org.policyrelay.deadline.EmergencyClocks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * An emergency counts by the clock, and no further than the regulator's deadline. So does Ad
 * Policy's own work on a settlement, for which nobody gives a deadline: readers have a permission
 * beside a ban until it is done.
 */
@Component
@Transactional(readOnly = true)
public class ChangeEmergencies implements EmergencyClocks {

  /** The watch lasts for weeks after the order is obeyed, and is a watch like any other. */
  private static final Set<String> AFTERWARDS =
      Set.of(ChangeRelease.WATCH, "Task_SettleWatch", "Task_SettleTakingBack");

  private static final Set<String> SETTLING = Set.of("Task_ApproveChange", "Task_ReworkRevision");

  private final ChangeRows rows;

  ChangeEmergencies(ChangeRows rows) {
    this.rows = rows;
  }

  /** An order that is lifted leaves no deadline behind. */
  private static @Nullable Instant deadline(PolicyChange change, String work) {
    return Work.takesBack(work) ? null : change.request().statutoryDeadline();
  }

  @Override
  public Optional<Count> of(String origin, String work) {
    if (AFTERWARDS.contains(work)) {
      return Optional.empty();
    }
    return rows.find(origin)
        .filter(change -> change.emergency() || (change.isToSettle() && SETTLING.contains(work)))
        .map(change -> new Count(true, deadline(change, work)));
  }
}
