package org.policyrelay.engine.tuned.lists;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;

/**
 * The engine's, with less to ask. Whether somebody may do something to one resource is two large
 * statements in the engine, each written anew: whether anything is revoked from them, and the
 * answer. Here one small statement reads the few rows that can matter. Where they are grants to the
 * caller or the caller's groups and nothing else, the answer is whether one of them permits; with a
 * revoke, or a grant to everybody, the order of the rows counts and the engine decides.
 */
final class CallerAuthorizationManager extends AuthorizationManager {

  private @Nullable CallersResources read;
  private List<CallerGrant> grants = List.of();
  private boolean revokesCanWait;

  /**
   * Prepares a query whose statement will ask on its own whether anything is revoked. Until then it
   * counts as if nothing were.
   */
  void withoutAskingForRevokes(Runnable configure) {
    revokesCanWait = true;
    try {
      configure.run();
    } finally {
      revokesCanWait = false;
    }
  }

  @Override
  protected boolean isRevokeAuthCheckEnabled(String user, @Nullable List<String> groups) {
    return !revokesCanWait && super.isRevokeAuthCheckEnabled(user, groups);
  }

  /** What must be known before a query runs that looks at more than a few tasks. */
  @SuppressWarnings("unchecked")
  Reach reach(ListQueryParameterObject query) {
    return ReadChecks.narrows(query.getAuthCheck())
        ? Reach.of((List<String>) getDbEntityManager().selectList("selectReach", query))
        : Reach.EVERYTHING;
  }

  /**
   * The engine reads before every command which groups have authorizations at all and leaves the
   * others out of its questions. Asking for a group that has no row finds nothing, so the answers
   * are the same without.
   */
  @Override
  public List<String> filterAuthenticatedGroupIds(@Nullable List<String> groups) {
    return groups == null ? new ArrayList<>() : new ArrayList<>(new LinkedHashSet<>(groups));
  }

  @Override
  public boolean isAuthorized(
      String user, @Nullable List<String> groups, PermissionCheck permission) {
    return decide(user, groups, List.of(permission))
        .orElseGet(() -> super.isAuthorized(user, groups, permission));
  }

  @Override
  public boolean isAuthorized(
      String user, @Nullable List<String> groups, CompositePermissionCheck permissions) {
    var single = permissions.isDisjunctive() && permissions.getCompositeChecks().isEmpty();
    return (single
            ? decide(user, groups, permissions.getAtomicChecks())
            : Optional.<Boolean>empty())
        .orElseGet(() -> super.isAuthorized(user, groups, permissions));
  }

  /** Whether one of the permissions is granted; empty when that is for the engine to say. */
  private Optional<Boolean> decide(
      String user, @Nullable List<String> groups, List<PermissionCheck> anyOf) {
    if (!isAuthorizationEnabled() || anyOf.isEmpty() || !anyOf.stream().allMatch(this::isPlain)) {
      return Optional.empty();
    }
    var grants = grants(resources(user, filterAuthenticatedGroupIds(groups), anyOf));
    return grants.stream().allMatch(CallerGrant::isPlain)
        ? Optional.of(
            anyOf.stream()
                .anyMatch(asked -> grants.stream().anyMatch(grant -> grant.permits(asked))))
        : Optional.empty();
  }

  /** What the engine refuses to answer, or answers with something else than no, is its own. */
  private boolean isPlain(PermissionCheck check) {
    return check.getResourceIdQueryParam() == null
        && check.getAuthorizationNotFoundReturnValue() == null
        && isResourceValidForPermission(check);
  }

  /** One command asks about its task more than once; the rows are read with the first question. */
  @SuppressWarnings("unchecked")
  private List<CallerGrant> grants(CallersResources asked) {
    if (read == null || !read.covers(asked)) {
      read = asked;
      grants = getDbEntityManager().selectList("selectCallersGrants", asked);
    }
    return grants;
  }

  /**
   * The resources that the checks name. With a task that was read already come those that any other
   * question about the task names: its process, and what holds for all.
   */
  private CallersResources resources(
      String user, List<String> groups, List<PermissionCheck> checks) {
    var types = new TreeSet<Integer>();
    var ids = new TreeSet<String>();
    ids.add(Authorization.ANY);
    for (var check : checks) {
      types.add(check.getResourceType());
      if (check.getResourceId() != null) {
        ids.add(check.getResourceId());
        processOf(check)
            .ifPresent(
                process -> {
                  types.add(Resources.PROCESS_DEFINITION.resourceType());
                  ids.add(process);
                });
      }
    }
    return new CallersResources(user, groups, types, ids);
  }

  private Optional<String> processOf(PermissionCheck check) {
    if (check.getResourceType() != Resources.TASK.resourceType()) {
      return Optional.empty();
    }
    return Optional.ofNullable(
            getDbEntityManager().getCachedEntity(TaskEntity.class, check.getResourceId()))
        .map(TaskEntity::getProcessDefinition)
        .map(ProcessDefinitionEntity::getKey);
  }

  /** The parameters of {@code selectCallersGrants}; MyBatis reads its properties. */
  public static final class CallersResources extends ListQueryParameterObject {

    private static final long serialVersionUID = 1L;

    private final String user;
    private final List<String> groups;
    private final List<Integer> types;
    private final List<String> ids;

    CallersResources(String user, List<String> groups, Set<Integer> types, Set<String> ids) {
      this.user = user;
      this.groups = new ArrayList<>(groups);
      this.types = new ArrayList<>(types);
      this.ids = new ArrayList<>(ids);
    }

    /** Whether its rows are all that the other one needs. */
    boolean covers(CallersResources other) {
      return user.equals(other.user)
          && groups.equals(other.groups)
          && types.containsAll(other.types)
          && ids.containsAll(other.ids);
    }

    public String getUser() {
      return user;
    }

    public List<String> getGroups() {
      return groups;
    }

    public List<Integer> getTypes() {
      return types;
    }

    public List<String> getIds() {
      return ids;
    }
  }
}
