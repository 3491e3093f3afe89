package org.policyrelay.access;

import org.policyrelay.engine.EngineLogin;
import org.policyrelay.kernel.StorableText;
import org.policyrelay.kernel.TooManyAttemptsException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/** Checks user and password against the engine's users; a user's groups are its authorities. */
@Component
class EngineUsers implements AuthenticationProvider {

  private final EngineLogin login;

  EngineUsers(EngineLogin login) {
    this.login = login;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    var user = attempt.getName();
    var password = String.valueOf(attempt.getCredentials());
    if (!isPassword(user, password)) {
      throw new BadCredentialsException("User or password is wrong");
    }
    return UsernamePasswordAuthenticationToken.authenticated(
        user, null, AuthorityUtils.NO_AUTHORITIES);
  }

  /** No database knows other names, and some fail when they are asked for one. */
  static boolean canBe(String user) {
    return !user.isBlank() && StorableText.problemOf(user).isEmpty();
  }

  private boolean isPassword(String user, String password) {
    if (!canBe(user)) {
      return false;
    }
    try {
      return login.isPassword(user, password);
    } catch (TooManyAttemptsException refused) {
      throw new TooManyAttempts(refused);
    }
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
