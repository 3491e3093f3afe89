package org.policyrelay.access;

import io.github.bucket4j.Bandwidth;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.policyrelay.web.Buckets;
import org.policyrelay.web.CallerAddress;
import org.policyrelay.web.OpenAddresses;
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

  private final List<OpenAddresses> told;
  private final Buckets<String> asked;

  PublicRateFilter(List<OpenAddresses> told, PublicRate rate, Clock clock) {
    this.told = told;
    this.asked =
        new Buckets<>(
            clock,
            Bandwidth.builder()
                .capacity(rate.burst())
                .refillGreedy(rate.perMinute(), Duration.ofMinutes(1))
                .build());
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getUserPrincipal() != null || cost(request) == 0;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var kept = asked.of(CallerAddress.of(request).network());
    var cost = cost(request);
    if (kept.bucket().tryConsume(cost)) {
      chain.doFilter(request, response);
      return;
    }
    var seconds = kept.until(cost).toSeconds() + 1;
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
  }

  private int cost(HttpServletRequest request) {
    return told.stream().mapToInt(module -> module.cost(request)).sum();
  }
}
