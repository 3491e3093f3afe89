package org.policyrelay.engine;

import java.util.Set;

/**
 * Says who must keep away from a task. Asked for every task whose model element has the extension
 * property {@code fourEyes}, when it is assigned and when it is completed.
 */
public interface FourEyes {

  /** Users who may neither be given the task nor complete it. */
  Set<String> excluded(TaskRef task);
}
