package org.policyrelay.deadline;

import java.util.Optional;

/** Whether work is part of an emergency, asked of whoever knows what the work is for. */
public interface EmergencyClocks {

  /**
   * How everything counts that is done for it.
   *
   * @param origin business key of what the work is for, such as {@code PC-2026-17}
   * @param work what is done, such as {@code review}, or the step that somebody does
   * @return empty where it is no emergency, or not theirs
   */
  Optional<Count> of(String origin, String work);
}
