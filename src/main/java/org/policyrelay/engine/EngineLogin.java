package org.policyrelay.engine;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.springframework.stereotype.Component;

/** Who somebody is, as the engine knows it. */
@Component
public class EngineLogin {

  /** Where the web applications keep the forgery token of a session. */
  public static final String WEB_APPLICATION_TOKEN = CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME;

  private final IdentityService identity;
  private final Directory directory;
  private final SystemAuthority system;

  EngineLogin(IdentityService identity, Directory directory, SystemAuthority system) {
    this.identity = identity;
    this.directory = directory;
    this.system = system;
  }

  /**
   * Whether the password is the user's.
   *
   * @throws org.policyrelay.kernel.TooManyAttemptsException when too many were wrong, see {@link
   *     PasswordWatch}
   */
  public boolean isPassword(String user, String password) {
    return system.call(() -> identity.checkPassword(user, password));
  }

  /**
   * Lets a user who was tried too often try again, and forgets what older versions counted.
   *
   * @param by who does; whoever has the machine may
   * @return false when there is no such user
   */
  public boolean unlock(String user, String by) {
    if (system.call(() -> directory.find(user)).isEmpty()) {
      return false;
    }
    enter(by, List.of(Groups.CAMUNDA_ADMIN));
    try {
      identity.unlockUser(user);
    } finally {
      leave();
    }
    return true;
  }

  /** The user's groups as they are now. */
  public List<String> groupsOf(String user) {
    return system.call(() -> List.copyOf(directory.groupsOf(user)));
  }

  /** From here on, this thread uses the engine as that user, until {@link #leave()}. */
  public void enter(String user, List<String> groups) {
    identity.setAuthentication(user, groups);
  }

  /** Whether whoever {@linkplain #enter entered} is in the group; false where nobody did. */
  public boolean isIn(String group) {
    var caller = identity.getCurrentAuthentication();
    return caller != null && caller.getGroupIds() != null && caller.getGroupIds().contains(group);
  }

  /** Whoever {@linkplain #enter entered}; empty where nobody did. */
  public Optional<String> user() {
    return Optional.ofNullable(identity.getCurrentAuthentication())
        .map(caller -> caller.getUserId());
  }

  public void leave() {
    identity.clearAuthentication();
  }
}
