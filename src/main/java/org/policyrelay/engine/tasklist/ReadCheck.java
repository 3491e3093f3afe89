package org.policyrelay.engine.tasklist;

import java.util.List;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;

/**
 * What the engine wants to check of its caller, and what is known of it before the query runs. The
 * statements in {@code engine/task-lists.xml} ask for these properties.
 */
public final class ReadCheck extends AuthorizationCheck {

  private static final long serialVersionUID = 1L;

  private final Reach reach;
  private final boolean sortedByRelation;
  private final boolean tied;

  ReadCheck(AuthorizationCheck check, Reach reach, boolean sortedByRelation, boolean tied) {
    super(check.getAuthUserId(), check.getAuthGroupIds(), check.getPermissionChecks(), false);
    setAuthorizationCheckEnabled(check.isAuthorizationCheckEnabled());
    setUseLeftJoin(check.isUseLeftJoin());
    this.reach = reach;
    this.sortedByRelation = sortedByRelation;
    this.tied = tied;
  }

  /** Whether the caller may not simply read everything. */
  public boolean isNarrowed() {
    return reach.narrowed();
  }

  /** Whether there are tasks of cases, which the engine shows to everybody. */
  public boolean isWithCases() {
    return reach.withCases();
  }

  /** Whether a row may come twice, because the order asks another table. */
  public boolean isSortedByRelation() {
    return sortedByRelation;
  }

  /** Whether two tasks may be equal in all that the order asks for. */
  public boolean isTied() {
    return tied;
  }

  /** Whether the caller may read all tasks of some processes. */
  public boolean isByKey() {
    return !reach.keys().isEmpty();
  }

  /** Keys of the processes whose tasks the caller may read. */
  public List<String> getGrantedKeys() {
    return reach.keys();
  }
}
