package org.policyrelay.engine;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/**
 * What a group may do in the engine, said once. A grant that the group has already is left as it
 * is, so that an administrator's later change is not undone by the next start.
 */
@Component
public class Grants {

  private final AuthorizationService authorizations;

  Grants(AuthorizationService authorizations) {
    this.authorizations = authorizations;
  }

  /** Everything, everywhere. */
  public void administrate(String group) {
    for (var resource : Resources.values()) {
      grant(group, resource, Authorization.ANY, Permissions.ALL);
    }
  }

  /** Opens Tasklist and shows the models; no task and no instance comes with it. */
  public void openTasklist(String group) {
    grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
    grant(
        group, Resources.PROCESS_DEFINITION, Authorization.ANY, ProcessDefinitionPermissions.READ);
  }

  /** May start the process from its start form. */
  public void start(String group, String processId) {
    grant(
        group,
        Resources.PROCESS_DEFINITION,
        processId,
        ProcessDefinitionPermissions.READ,
        ProcessDefinitionPermissions.CREATE_INSTANCE);
    grant(group, Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE);
  }

  void readFilter(String group, String filterId) {
    grant(group, Resources.FILTER, filterId, Permissions.READ);
  }

  private void grant(
      String group, Resource resource, String resourceId, Permission... permissions) {
    var exists =
        authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(resourceId)
                .count()
            > 0;
    if (exists) {
      return;
    }
    var grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    grant.setGroupId(group);
    grant.setResource(resource);
    grant.setResourceId(resourceId);
    grant.setPermissions(permissions);
    authorizations.saveAuthorization(grant);
  }
}
