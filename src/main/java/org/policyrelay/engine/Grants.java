package org.policyrelay.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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

  private record Grant(Resource resource, String id, List<Permission> permissions) {

    private static Grant of(Resource resource, String id, Permission... permissions) {
      return new Grant(resource, id, List.of(permissions));
    }

    private boolean isFor(Authorization known) {
      return known.getResourceType() == resource.resourceType() && id.equals(known.getResourceId());
    }
  }

  /** Everything, everywhere. */
  public void administrate(String group) {
    grant(
        group,
        Arrays.stream(Resources.values())
            .map(resource -> Grant.of(resource, Authorization.ANY, Permissions.ALL))
            .toArray(Grant[]::new));
  }

  /**
   * Opens Tasklist and shows the models; no task and no instance comes with it.
   *
   * @param mates whose names it shows: those who are in the group
   */
  public void openTasklist(String group, Set<String> mates) {
    var names = mates.stream().map(user -> Grant.of(Resources.USER, user, Permissions.READ));
    var tasklist =
        Stream.of(
            Grant.of(Resources.APPLICATION, "tasklist", Permissions.ACCESS),
            Grant.of(
                Resources.PROCESS_DEFINITION,
                Authorization.ANY,
                ProcessDefinitionPermissions.READ));
    grant(group, Stream.concat(tasklist, names).toArray(Grant[]::new));
  }

  /** May start the process from its start form. */
  public void start(String group, String processId) {
    grant(
        group,
        Grant.of(
            Resources.PROCESS_DEFINITION,
            processId,
            ProcessDefinitionPermissions.READ,
            ProcessDefinitionPermissions.CREATE_INSTANCE),
        Grant.of(Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE));
  }

  void readFilter(String group, String filterId) {
    grant(group, Grant.of(Resources.FILTER, filterId, Permissions.READ));
  }

  /** Asks once what the group has. */
  private void grant(String group, Grant... grants) {
    var known = authorizations.createAuthorizationQuery().groupIdIn(group).list();
    for (var grant : grants) {
      if (known.stream().noneMatch(grant::isFor)) {
        add(group, grant);
      }
    }
  }

  private void add(String group, Grant grant) {
    var authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    authorization.setGroupId(group);
    authorization.setResource(grant.resource);
    authorization.setResourceId(grant.id);
    authorization.setPermissions(grant.permissions.toArray(Permission[]::new));
    authorizations.saveAuthorization(authorization);
  }
}
