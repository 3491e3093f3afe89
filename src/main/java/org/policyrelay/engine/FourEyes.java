package org.policyrelay.engine;

import org.policyrelay.kernel.Drafted;

/**
 * Says who must keep away from a task, and why. Asked for every task whose model element has the
 * extension property {@code fourEyes}, when it is assigned and when it is completed.
 */
public interface FourEyes {

  /** Whose work the task decides about: they may neither be given it nor complete it. */
  Drafted drafted(TaskRef task);

  /**
   * Refuses who may neither be given the task nor complete it: who has drafted, and where a task is
   * one person's own, everybody else.
   *
   * @throws org.policyrelay.kernel.RefusedException for one of them
   */
  default void requireMay(TaskRef task, String user) {
    drafted(task).requireOther(user);
  }
}
