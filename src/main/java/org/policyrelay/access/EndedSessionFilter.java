package org.policyrelay.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.policyrelay.engine.PasswordStamps;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of somebody who is gone or has another password now, before anything else looks
 * at who calls: the request goes on as nobody's.
 */
class EndedSessionFilter extends OncePerRequestFilter {

  private final PasswordStamps stamps;

  EndedSessionFilter(PasswordStamps stamps) {
    this.stamps = stamps;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var session = request.getSession(false);
    if (session != null) {
      var caller = SecurityContextHolder.getContext().getAuthentication();
      if (caller != null
          && caller.getDetails() instanceof LoginDetails login
          && !login.isStillSo(caller.getName(), stamps)) {
        session.invalidate();
        SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
      }
    }
    chain.doFilter(request, response);
  }
}
