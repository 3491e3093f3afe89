package org.policyrelay.engine.tuned.lists;

import java.util.List;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;

/**
 * What the engine wants to check of its caller, and what is known of it before the query runs. The
 * statements in {@code engine/task-lists.xml} ask for these properties.
 */
public final class ReadCheck extends AuthorizationCheck {

  private static final long serialVersionUID = 1L;

  private final Reach reach;
  private final Order order;
  private final int marked;

  private ReadCheck(AuthorizationCheck check, Reach reach, Order order, int marked) {
    super(check.getAuthUserId(), check.getAuthGroupIds(), check.getPermissionChecks(), false);
    setAuthorizationCheckEnabled(check.isAuthorizationCheckEnabled());
    setUseLeftJoin(check.isUseLeftJoin());
    this.reach = reach;
    this.order = order;
    this.marked = marked;
  }

  /** For all that the caller may read. */
  static ReadCheck of(AuthorizationCheck check, Reach reach, Order order) {
    return new ReadCheck(check, reach, order, 0);
  }

  /** For the first so many tasks that the query finds, each to be marked as readable or not. */
  static ReadCheck marking(AuthorizationCheck check, Order order, int tasks) {
    return new ReadCheck(check, Reach.EVERYTHING, order, tasks);
  }

  /** Whether the statement itself must leave out what the caller may not read. */
  public boolean isNarrowed() {
    return reach.narrowed();
  }

  /** How many tasks are to be marked. */
  public int getMarked() {
    return marked;
  }

  /** Whether some grants are the caller's own, and not a group's. */
  public boolean isByUser() {
    return reach.byUser();
  }

  /** Whether there are tasks of cases, which the engine shows to everybody. */
  public boolean isWithCases() {
    return reach.withCases();
  }

  /** Whether a row may come twice, because the order asks another table. */
  public boolean isSortedByRelation() {
    return order.byRelation();
  }

  /** Whether the caller may read all tasks of some processes, but not everything. */
  public boolean isByKey() {
    return isNarrowed() && !reach.keys().isEmpty();
  }

  /** Whether nothing but grants on single tasks lets the caller read anything. */
  public boolean isByTaskOnly() {
    return !isByKey() && !isWithCases();
  }

  /** Keys of the processes whose tasks the caller may read. */
  public List<String> getGrantedKeys() {
    return reach.keys();
  }
}
