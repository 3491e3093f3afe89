package org.policyrelay.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands in front of everything and lets through only what all who come after it read alike:
 * Spring's rules about addresses, the engine's filters, Jersey's routes, and our own rules. So none
 * of them has to decode an address for itself.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PlainRequestFilter extends OncePerRequestFilter {

  private final EarlyAnswers answers;

  PlainRequestFilter(EarlyAnswers answers) {
    this.answers = answers;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var problem =
        PlainAddress.problemOf(request.getRequestURI(), request.getQueryString())
            .map(detail -> Problems.of(HttpStatus.BAD_REQUEST, "malformed-address", detail))
            .or(() -> PlainHeaders.problemOf(request));
    if (problem.isPresent()) {
      answers.write(problem.get(), request, response);
    } else {
      chain.doFilter(request, response);
    }
  }
}
