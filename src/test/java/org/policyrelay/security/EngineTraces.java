package org.policyrelay.security;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;

/** What an administrator can leave behind in the engine; taken away again, for the next test. */
final class EngineTraces {

  private final ProcessEngine engine;
  private final Set<String> before = new HashSet<>();

  /** Remembers what is there. */
  EngineTraces(ProcessEngine engine) {
    this.engine = engine;
    users().forEach(user -> before.add(user.getId()));
    groups().forEach(group -> before.add(group.getId()));
    tenants().forEach(tenant -> before.add(tenant.getId()));
    authorizations().forEach(one -> before.add(one.getId()));
    filters().forEach(filter -> before.add(filter.getId()));
  }

  /** Takes away what has come since. */
  void removeNew() {
    tasks().stream()
        .filter(task -> task.getProcessInstanceId() == null)
        .forEach(task -> engine.getTaskService().deleteTask(task.getId(), true));
    batches().forEach(batch -> engine.getManagementService().deleteBatch(batch.getId(), true));
    filters().stream()
        .filter(filter -> isNew(filter.getId()))
        .forEach(filter -> engine.getFilterService().deleteFilter(filter.getId()));
    users().stream()
        .filter(user -> isNew(user.getId()))
        .forEach(user -> engine.getIdentityService().deleteUser(user.getId()));
    groups().stream()
        .filter(group -> isNew(group.getId()))
        .forEach(group -> engine.getIdentityService().deleteGroup(group.getId()));
    tenants().stream()
        .filter(tenant -> isNew(tenant.getId()))
        .forEach(tenant -> engine.getIdentityService().deleteTenant(tenant.getId()));
    authorizations().stream()
        .filter(one -> isNew(one.getId()))
        .forEach(one -> engine.getAuthorizationService().deleteAuthorization(one.getId()));
  }

  private boolean isNew(String id) {
    return !before.contains(id);
  }

  private List<User> users() {
    return engine.getIdentityService().createUserQuery().list();
  }

  private List<Group> groups() {
    return engine.getIdentityService().createGroupQuery().list();
  }

  private List<Tenant> tenants() {
    return engine.getIdentityService().createTenantQuery().list();
  }

  private List<Authorization> authorizations() {
    return engine.getAuthorizationService().createAuthorizationQuery().list();
  }

  private List<Filter> filters() {
    return engine.getFilterService().createFilterQuery().list();
  }

  private List<Task> tasks() {
    return engine.getTaskService().createTaskQuery().list();
  }

  private List<Batch> batches() {
    return engine.getManagementService().createBatchQuery().list();
  }
}
