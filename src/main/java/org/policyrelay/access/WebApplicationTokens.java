package org.policyrelay.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.EngineLogin;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * The forgery token that the engine's web applications give to their scripts. They make it and keep
 * it in the session; here it is only read.
 */
final class WebApplicationTokens implements CsrfTokenRepository {

  private static final String HEADER = "X-XSRF-TOKEN";
  private static final String PARAMETER = "_csrf";

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    var session = request.getSession(false);
    return session != null
            && session.getAttribute(EngineLogin.WEB_APPLICATION_TOKEN) instanceof String token
        ? new DefaultCsrfToken(HEADER, PARAMETER, token)
        : null;
  }

  /** For a session that has none yet: one that nobody knows, so that nothing passes with it. */
  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    return new DefaultCsrfToken(HEADER, PARAMETER, UUID.randomUUID().toString());
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    // the web applications keep theirs
  }
}
