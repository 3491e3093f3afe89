package org.policyrelay.engine.tasklist;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.jspecify.annotations.Nullable;

/**
 * The engine's, with less to ask. Whether somebody may do something to one resource is two large
 * statements in the engine, each written anew: whether anything is revoked from them, and the
 * answer. Here one small statement reads the few rows that can matter. Where they are grants to the
 * caller or the caller's groups and nothing else, the answer is whether one of them permits; with a
 * revoke, or a grant to everybody, the order of the rows counts and the engine decides.
 */
final class CallerAuthorizationManager extends AuthorizationManager {

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
  @SuppressWarnings("unchecked")
  private Optional<Boolean> decide(
      String user, @Nullable List<String> groups, List<PermissionCheck> anyOf) {
    if (!isAuthorizationEnabled() || anyOf.isEmpty() || !anyOf.stream().allMatch(this::isPlain)) {
      return Optional.empty();
    }
    List<CallerGrant> grants =
        getDbEntityManager()
            .selectList(
                "selectCallersGrants",
                new CallersResources(
                    user,
                    filterAuthenticatedGroupIds(groups),
                    anyOf.stream().map(PermissionCheck::getResourceType).distinct().toList(),
                    resources(anyOf)));
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

  private static List<String> resources(List<PermissionCheck> checks) {
    return Stream.concat(
            checks.stream().map(PermissionCheck::getResourceId).filter(Objects::nonNull),
            Stream.of(Authorization.ANY))
        .distinct()
        .toList();
  }

  /** The parameters of {@code selectCallersGrants}; MyBatis reads its properties. */
  public static final class CallersResources extends ListQueryParameterObject {

    private static final long serialVersionUID = 1L;

    private final String user;
    private final List<String> groups;
    private final List<Integer> types;
    private final List<String> ids;

    CallersResources(String user, List<String> groups, List<Integer> types, List<String> ids) {
      this.user = user;
      this.groups = new ArrayList<>(groups);
      this.types = new ArrayList<>(types);
      this.ids = new ArrayList<>(ids);
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
