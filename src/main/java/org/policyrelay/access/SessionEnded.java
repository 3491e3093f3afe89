package org.policyrelay.access;

import static org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter.SPRING_SECURITY_FORM_USERNAME_KEY;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;

/**
 * Takes who sends a form after their session has ended to the login, which says so: the form's
 * token is not valid any more, and that is no missing right. The login's own form is out of date
 * when another tab has opened the login since, or has logged in: the same person goes on there.
 */
final class SessionEnded extends AccessDeniedHandlerImpl {

  private static final String AGAIN = "/login?again";

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException, ServletException {
    var who = SecurityContextHolder.getContext().getAuthentication();
    var isNobody = who == null;
    if (isLoginForm(request)) {
      response.sendRedirect(isSame(who, request) ? SecurityConfiguration.AFTER_LOGIN : AGAIN);
    } else if (isNobody && request.getRequestedSessionId() != null) {
      response.sendRedirect("/login?ended");
    } else if (isNobody) {
      // a scheme that no browser knows: it shows the page, and asks for no password by itself
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Form realm=\"Policy Relay\"");
      response.sendError(HttpStatus.UNAUTHORIZED.value());
    } else {
      // the page of the refusal tells a form that is out of date from a right that is missing
      request.setAttribute(WebAttributes.ACCESS_DENIED_403, denied);
      super.handle(request, response, denied);
    }
  }

  /** Nobody is let into another's session for having asked for their own. */
  private static boolean isSame(@Nullable Authentication who, HttpServletRequest request) {
    var asked = request.getParameter(SPRING_SECURITY_FORM_USERNAME_KEY);
    return who != null && asked != null && who.getName().equals(asked.trim());
  }

  private static boolean isLoginForm(HttpServletRequest request) {
    return request.getRequestURI().equals("/login") && request.getParameter("_csrf") != null;
  }
}
