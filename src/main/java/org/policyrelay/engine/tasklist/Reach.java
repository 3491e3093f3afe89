package org.policyrelay.engine.tasklist;

import java.io.Serializable;
import java.util.List;

/**
 * How far the caller's grants reach beyond single tasks.
 *
 * @param narrowed false for who may read everything
 * @param keys processes of which the caller may read everything
 * @param withCases whether what belongs to a case is shown as well
 */
record Reach(boolean narrowed, List<String> keys, boolean withCases) implements Serializable {

  static final Reach EVERYTHING = new Reach(false, List.of(), false);

  Reach {
    keys = List.copyOf(keys);
  }
}
