package org.policyrelay.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.policyrelay.kernel.DatabaseAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells callers to come again while the database gives nothing, whichever door they came in by; one
 * line of the log says so and no stack, since everybody who asks meets it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class DatabaseAwayFilter extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseAwayFilter.class);

  private final EarlyAnswers answers;

  DatabaseAwayFilter(EarlyAnswers answers) {
    this.answers = answers;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException failure) {
      if (response.isCommitted() || !DatabaseAway.isBehind(failure)) {
        throw failure;
      }
      LOG.warn("{} {}: no answer of the database", request.getMethod(), request.getRequestURI());
      response.setHeader(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_AFTER);
      if (ErrorAnswers.isForPrograms(request.getRequestURI())) {
        answers.write(Problems.databaseAway(), request, response);
      } else {
        response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
      }
    }
  }
}
