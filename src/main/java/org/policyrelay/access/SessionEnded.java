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
 * token is not valid any more, and that is no missing right.
 */
final class SessionEnded extends AccessDeniedHandlerImpl {

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException, ServletException {
    var hadSession = request.getRequestedSessionId() != null;
    if (hadSession && SecurityContextHolder.getContext().getAuthentication() == null) {
      response.sendRedirect("/login?ended");
    } else {
      super.handle(request, response, denied);
    }
  }
}
