package org.policyrelay.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.web.EarlyAnswers;
import org.policyrelay.web.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Tells programs and scripts that they have to log in, have to wait, or may not. */
@Component
class LoginAnswers implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final EarlyAnswers answers;

  LoginAnswers(EarlyAnswers answers) {
    this.answers = answers;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException thrown)
      throws IOException {
    if (thrown instanceof TooManyAttempts tooMany) {
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.seconds()));
      answers.write(Problems.of(tooMany.refusal()), request, response);
    } else {
      logIn(request, response);
    }
  }

  private void logIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
    // a script of ours must not make the browser ask for a password
    if (!"XMLHttpRequest".equals(request.getHeader("X-Requested-With"))
        && !isOfTheWebApplications(request)) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Policy Relay\"");
    }
    answers.write(
        Problems.of(HttpStatus.UNAUTHORIZED, "login-required", "Log in, or send user and password"),
        request,
        response);
  }

  /** There a session counts, and no password in a header. */
  private static boolean isOfTheWebApplications(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/camunda/");
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    if (SecurityContextHolder.getContext().getAuthentication() == null
        && (request.getHeader(HttpHeaders.AUTHORIZATION) == null
            || isOfTheWebApplications(request))) {
      // the forgery token is looked for before anybody asks who it is
      logIn(request, response);
      return;
    }
    answers.write(
        Problems.of(HttpStatus.FORBIDDEN, ErrorCode.NOT_ALLOWED.code(), reason(denied)),
        request,
        response);
  }

  private static String reason(AccessDeniedException denied) {
    if (denied instanceof CsrfException) {
      return "The session's forgery token is missing or out of date; load the page again, or send"
          + " the cookie XSRF-TOKEN in the header X-XSRF-TOKEN";
    }
    return denied instanceof AuthorizationDeniedException refused
            && refused.getAuthorizationResult() instanceof ClosedDoors.Closed closed
        ? closed.reason()
        : "This is not open to you; an administrator can do it";
  }
}
