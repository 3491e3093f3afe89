package org.policyrelay.engine.door.webapp;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/** There are four web applications. The engine opens the page of any other, and stumbles. */
final class ApplicationFilter extends OncePerRequestFilter {

  private static final Pattern THERE =
      Pattern.compile("/camunda/app/?|/camunda/app/(?:admin|cockpit|tasklist|welcome)(?:/.*)?");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (THERE.matcher(request.getRequestURI()).matches()) {
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }
}
