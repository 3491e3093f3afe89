package org.policyrelay.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;

/**
 * Takes who sends a form after their session has ended to the login, which says so: the form's
 * token is not valid any more, and that is no missing right. The login's own form is out of date
 * when another tab has opened the login since, or has logged in.
 */
final class SessionEnded extends AccessDeniedHandlerImpl {

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException, ServletException {
    var isNobody = SecurityContextHolder.getContext().getAuthentication() == null;
    if (isLoginForm(request)) {
      response.sendRedirect(isNobody ? "/login?again" : SecurityConfiguration.AFTER_LOGIN);
    } else if (isNobody && request.getRequestedSessionId() != null) {
      response.sendRedirect("/login?ended");
    } else {
      super.handle(request, response, denied);
    }
  }

  private static boolean isLoginForm(HttpServletRequest request) {
    return request.getRequestURI().equals("/login") && request.getParameter("_csrf") != null;
  }
}
