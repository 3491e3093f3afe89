package org.policyrelay.engine;

import org.camunda.bpm.engine.filter.Filter;

/** What the engine knows of a stored list, and does not say in its interface. */
public interface ListStates {

  /** How often it was stored: 1 for one that nobody has changed since it was added. */
  int revisionOf(Filter stored);

  /** Whether both are of one name, ask the same and show it in the same way. */
  boolean isSame(Filter one, Filter other);
}
