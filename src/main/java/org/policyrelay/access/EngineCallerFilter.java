package org.policyrelay.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.policyrelay.engine.EngineLogin;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the engine who calls, for the length of one request. Groups are read for each request, so a
 * membership that was taken away is gone at once.
 */
class EngineCallerFilter extends OncePerRequestFilter {

  private final EngineLogin login;

  EngineCallerFilter(EngineLogin login) {
    this.login = login;
  }

  /** Files are the same for everybody, and nobody asks the engine for them. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/assets/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var caller = SecurityContextHolder.getContext().getAuthentication();
    if (caller == null
        || caller instanceof AnonymousAuthenticationToken
        || !caller.isAuthenticated()) {
      chain.doFilter(request, response);
      return;
    }
    login.enter(caller.getName(), login.groupsOf(caller.getName()));
    try {
      chain.doFilter(request, response);
    } finally {
      login.leave();
    }
  }
}
