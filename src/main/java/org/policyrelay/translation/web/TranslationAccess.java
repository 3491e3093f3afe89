package org.policyrelay.translation.web;

import java.security.Principal;
import org.policyrelay.engine.Directory;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** Translations are written by Ad Policy and administrators, and so is what waits of them read. */
@Component
class TranslationAccess {

  private final Directory directory;

  TranslationAccess(Directory directory) {
    this.directory = directory;
  }

  void requireTranslator(Principal caller) {
    var groups = directory.groupsOf(caller.getName());
    if (!groups.contains(Teams.POLICY_TEAM) && !groups.contains(Teams.ADMINISTRATORS)) {
      throw new RefusedException(
          ErrorCode.NOT_ALLOWED, "Only Ad Policy writes translations; ask them");
    }
  }
}
