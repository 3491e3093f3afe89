package org.policyrelay.policy.table;

import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Coded;

/**
 * One cell that says something else than the policy does.
 *
 * @param cell its address, such as {@code C7}; absent where the row is gone
 * @param item code of the topic, or id of the requirement
 * @param column what it is called
 * @param before empty for nothing
 * @param after empty for nothing
 */
public record TableChange(
    Kind kind, @Nullable String cell, String item, String column, String before, String after) {

  /** What becomes of the item that the cell is of. */
  public enum Kind implements Coded {
    CHANGED,
    ADDED,
    REMOVED;
  }
}
