package org.policyrelay.engine.door.webapp;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.camunda.bpm.webapp.impl.security.filter.CsrfPreventionFilter;
import org.springframework.http.HttpHeaders;

/**
 * The engine's guard against forged requests, whose cookie goes over https only where the site
 * does. The engine would have that set once for all, and one relay may be reached both ways.
 */
final class TokenFilter extends CsrfPreventionFilter {

  /** Under this name the engine registers its own, unless there is one. */
  static final String NAME = "CsrfPreventionFilter";

  private static final String SECURE = ";Secure";

  @Override
  protected void setCSRFToken(HttpServletRequest request, HttpServletResponse response) {
    super.setCSRFToken(request, request.isSecure() ? new OverHttps(response) : response);
  }

  private static final class OverHttps extends HttpServletResponseWrapper {

    OverHttps(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void addHeader(String name, String value) {
      var isOpen = name.equalsIgnoreCase(HttpHeaders.SET_COOKIE) && !value.contains(SECURE);
      super.addHeader(name, isOpen ? value + SECURE : value);
    }
  }
}
