package org.policyrelay.notification.web;

import java.security.Principal;
import org.policyrelay.team.Roles;
import org.springframework.stereotype.Component;

/** Who may see what could not be delivered. */
@Component
class NoticeAccess {

  private final Roles roles;

  NoticeAccess(Roles roles) {
    this.roles = roles;
  }

  void requireAdministrator(Principal caller) {
    roles.requireAdministrator(
        caller, "Only administrators see other people's notices; ask one of them");
  }
}
