package org.policyrelay.engine.tasklist;

import java.util.List;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.jspecify.annotations.Nullable;

/**
 * What the engine wants to check of its caller, and what is known of it before the query runs. The
 * statements in {@code engine/task-lists.xml} ask for these properties.
 */
public final class ReadCheck extends AuthorizationCheck {

  private static final long serialVersionUID = 1L;

  private final Reach reach;
  private final boolean sortedByRelation;
  private final boolean tied;
  private final int marked;
  private final @Nullable List<String> readable;

  ReadCheck(AuthorizationCheck check, Reach reach, boolean sortedByRelation, boolean tied) {
    this(check, reach, sortedByRelation, tied, 0, null);
  }

  private ReadCheck(
      AuthorizationCheck check,
      Reach reach,
      boolean sortedByRelation,
      boolean tied,
      int marked,
      @Nullable List<String> readable) {
    super(check.getAuthUserId(), check.getAuthGroupIds(), check.getPermissionChecks(), false);
    setAuthorizationCheckEnabled(check.isAuthorizationCheckEnabled());
    setUseLeftJoin(check.isUseLeftJoin());
    this.reach = reach;
    this.sortedByRelation = sortedByRelation;
    this.tied = tied;
    this.marked = marked;
    this.readable = readable;
  }

  /** For the first so many tasks that the query finds, each to be marked as readable or not. */
  ReadCheck marking(int tasks) {
    return new ReadCheck(this, reach, sortedByRelation, tied, tasks, null);
  }

  /** For tasks that have been marked as readable, and no others. */
  ReadCheck among(List<String> ids) {
    return new ReadCheck(this, reach, sortedByRelation, tied, 0, ids);
  }

  /** Whether marking the first tasks is worth it: it is not for everything, nor for one task. */
  boolean gainsByMarking() {
    return reach.narrowed() && !reach.unknown();
  }

  /** Whether the statement itself must ask for grants that hold for more than one task. */
  public boolean isUnknown() {
    return isNarrowed() && reach.unknown();
  }

  /** Whether the statement itself must leave out what the caller may not read. */
  public boolean isNarrowed() {
    return reach.narrowed() && marked == 0 && readable == null;
  }

  /** How many tasks are to be marked. */
  public int getMarked() {
    return marked;
  }

  /** Ids of the only tasks that may be found, absent when there is no such limit. */
  public @Nullable List<String> getReadable() {
    return readable;
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

  /** Whether nothing but grants on single tasks lets the caller read anything. */
  public boolean isByTaskOnly() {
    return !reach.unknown() && !isByKey() && !isWithCases();
  }

  /** Keys of the processes whose tasks the caller may read. */
  public List<String> getGrantedKeys() {
    return reach.keys();
  }
}
