package org.policyrelay.engine;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
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

  /** Whether the password is the user's; the engine slows down who guesses. */
  public boolean isPassword(String user, String password) {
    return system.call(() -> identity.checkPassword(user, password));
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

  public void leave() {
    identity.clearAuthentication();
  }
}
