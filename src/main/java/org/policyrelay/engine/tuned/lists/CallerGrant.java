package org.policyrelay.engine.tuned.lists;

import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.impl.db.PermissionCheck;

/** A row of the engine's authorizations that is about the caller, or about everybody. */
record CallerGrant(int type, int resourceType, String resourceId, int permissions) {

  /** Whether it permits all that is asked for. */
  boolean permits(PermissionCheck asked) {
    return resourceType == asked.getResourceType()
        && (resourceId.equals(Authorization.ANY) || resourceId.equals(asked.getResourceId()))
        && (permissions & asked.getPerms()) == asked.getPerms();
  }

  /** Whether it gives and never takes: of other rows the engine asks one after the other. */
  boolean isPlain() {
    return type == Authorization.AUTH_TYPE_GRANT;
  }
}
