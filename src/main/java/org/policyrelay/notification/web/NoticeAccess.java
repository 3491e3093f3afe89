package org.policyrelay.notification.web;

import java.security.Principal;
import org.policyrelay.engine.Directory;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** Who may see what could not be delivered. */
@Component
class NoticeAccess {

  private final Directory directory;

  NoticeAccess(Directory directory) {
    this.directory = directory;
  }

  boolean isAdministrator(Principal caller) {
    return directory.groupsOf(caller.getName()).contains(Teams.ADMINISTRATORS);
  }

  void requireAdministrator(Principal caller) {
    if (!isAdministrator(caller)) {
      throw new RefusedException(
          ErrorCode.NOT_ALLOWED, "Only administrators see other people's notices; ask one of them");
    }
  }
}
