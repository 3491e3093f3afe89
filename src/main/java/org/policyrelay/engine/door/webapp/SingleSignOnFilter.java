package org.policyrelay.engine.door.webapp;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.jspecify.annotations.Nullable;

/**
 * Who has logged in to the relay is logged in to the web applications. Here it is only noted who it
 * is; {@link CallerFilter}, which follows, reads what is open to them, as for each request.
 */
final class SingleSignOnFilter extends ContainerBasedAuthenticationFilter {

  @Override
  protected UserAuthentication createAuthentication(
      ProcessEngine engine,
      String user,
      @Nullable List<String> groups,
      @Nullable List<String> tenants) {
    var nothingOpenYet = new UserAuthentication(user, engine.getName());
    nothingOpenYet.setGroupIds(List.of());
    nothingOpenYet.setTenantIds(List.of());
    nothingOpenYet.setAuthorizedApps(Set.of());
    return nothingOpenYet;
  }
}
