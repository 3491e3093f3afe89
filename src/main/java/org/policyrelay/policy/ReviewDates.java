package org.policyrelay.policy;

import java.time.Instant;
import java.util.Map;

/** Implemented by whoever lets policies come up for review. */
public interface ReviewDates {

  /** When each policy is to be reviewed next, by policy id. */
  Map<String, Instant> dueByPolicy();
}
