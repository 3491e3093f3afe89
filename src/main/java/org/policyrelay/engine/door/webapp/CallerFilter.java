package org.policyrelay.engine.door.webapp;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.regex.Pattern;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reads who calls the web applications anew for each request: user, groups, tenants and open
 * applications, so that who has left a team is out with an open session too. The engine's own
 * filter, whose place this takes, does the same in six transactions, one request of a session after
 * the other, and for each script and picture as well; here it is one, and files, which no right
 * decides about, are served without.
 */
final class CallerFilter extends AuthenticationFilter {

  /** Under this name the engine registers its own, unless there is one. */
  static final String NAME = "Authentication Filter";

  private static final long NEVER_KEPT = 0;
  private static final Pattern FILE =
      Pattern.compile(
          "/camunda/app/\\w+/(?:scripts|styles|locales)/.+"
              + "|/camunda/app/\\w+/camunda-\\w+-bootstrap\\.\\w+"
              + "|/camunda/api/\\w+/plugin/\\w+/static/.+");

  private final ObjectProvider<TransactionOperations> transactions;

  CallerFilter(ObjectProvider<TransactionOperations> transactions) {
    this.transactions = transactions;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var http = (HttpServletRequest) request;
    if (isFile(http)) {
      chain.doFilter(request, response);
      return;
    }
    var session = http.getSession(false);
    if (session != null) {
      transactions.getObject().executeWithoutResult(transaction -> readAnew(session));
    }
    super.doFilter(request, response, chain);
  }

  static boolean isFile(HttpServletRequest request) {
    return request.getMethod().equals("GET") && FILE.matcher(request.getRequestURI()).matches();
  }

  private static void readAnew(HttpSession session) {
    AuthenticationUtil.updateCache(
        AuthenticationUtil.getAuthsFromSession(session), session, NEVER_KEPT);
  }
}
