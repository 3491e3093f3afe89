package org.policyrelay.access;

import io.github.bucket4j.Bandwidth;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.policyrelay.web.Buckets;
import org.policyrelay.web.CallerAddress;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets one address ask the registry only so often without a login: this is open to everybody, and
 * some of it looks through all that was ever published. Stands behind the login, and in front of
 * what was rendered before, so that it is counted the same whether anybody has asked already.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class PublicRateFilter extends OncePerRequestFilter {

  private static final String SEARCH_PAGE = "/policies/search";
  private static final String BULK = "/api/policies/resolve/bulk";
  private static final Set<String> COUNTED =
      Set.of(SEARCH_PAGE, "/api/policies/registry", "/api/policies/resolve", BULK);

  private static final int SEARCH = 5;

  private final Buckets<String> asked;

  PublicRateFilter(PublicRate rate, Clock clock) {
    this.asked =
        new Buckets<>(
            clock,
            Bandwidth.builder()
                .capacity(rate.burst())
                .refillGreedy(rate.perMinute(), Duration.ofMinutes(1))
                .build());
  }

  /** An address comes here in one spelling only. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !COUNTED.contains(request.getRequestURI()) || request.getUserPrincipal() != null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var kept = asked.of(CallerAddress.of(request).network());
    var cost = isSearch(request) ? SEARCH : 1;
    if (kept.bucket().tryConsume(cost)) {
      chain.doFilter(request, response);
      return;
    }
    var seconds = kept.until(cost).toSeconds() + 1;
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
  }

  private static boolean isSearch(HttpServletRequest request) {
    return request.getRequestURI().equals(SEARCH_PAGE)
        || request.getRequestURI().equals(BULK)
        || request.getParameter("search") != null;
  }
}
