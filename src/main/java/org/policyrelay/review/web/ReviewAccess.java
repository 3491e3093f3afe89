package org.policyrelay.review.web;

import java.security.Principal;
import org.policyrelay.engine.Directory;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** Reviews are Ad Policy's, and the administrators see them. */
@Component
class ReviewAccess {

  private final Directory directory;

  ReviewAccess(Directory directory) {
    this.directory = directory;
  }

  void requireReader(Principal caller) {
    var groups = directory.groupsOf(caller.getName());
    if (!groups.contains(Teams.POLICY_TEAM) && !groups.contains(Teams.ADMINISTRATORS)) {
      throw new RefusedException(
          ErrorCode.NOT_ALLOWED, "Reviews are Ad Policy's; ask them when a policy is due");
    }
  }
}
