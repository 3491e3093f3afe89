package org.policyrelay.engine.door.guard;

import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.AuthorizationServiceImpl;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;

/**
 * The engine's grants. Who may see and do what work follows from teams, which the relay keeps;
 * people grant lists alone. A grant written from outside would give a handoff to who it is not for,
 * or take it from whom it waits for, and nobody would be told.
 */
class GuardedAuthorizationService extends AuthorizationServiceImpl {

  private final IdentityService identity;

  GuardedAuthorizationService(IdentityService identity) {
    this.identity = identity;
  }

  @Override
  public Authorization saveAuthorization(Authorization authorization) {
    return Refusals.explain(
        () -> {
          requireList(authorization);
          // what it is for may have been changed in the caller's hands
          stored(authorization.getId()).ifPresent(this::requireList);
          return super.saveAuthorization(authorization);
        });
  }

  @Override
  public void deleteAuthorization(String id) {
    Refusals.explain(
        () -> {
          stored(id).ifPresent(this::requireList);
          super.deleteAuthorization(id);
          return true;
        });
  }

  private Optional<Authorization> stored(String id) {
    return id == null
        ? Optional.empty()
        : Optional.ofNullable(createAuthorizationQuery().authorizationId(id).singleResult());
  }

  private void requireList(Authorization authorization) {
    if (identity.getCurrentAuthentication() != null
        && authorization.getResourceType() != Resources.FILTER.resourceType()) {
      throw new RefusedException(
          ErrorCode.NOT_ALLOWED,
          "Who may do what follows from the teams that somebody is in; put people into a team or"
              + " take them out, and grant lists alone");
    }
  }
}
