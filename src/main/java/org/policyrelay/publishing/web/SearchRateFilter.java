package org.policyrelay.publishing.web;

import io.github.bucket4j.Bandwidth;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.policyrelay.web.Buckets;
import org.policyrelay.web.CallerAddress;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Lets one address search only so often, as searching is open to everybody and looks through all
 * that was ever published. Stands in front of what was rendered before, so that it is counted the
 * same whether anybody has asked for the words already.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class SearchRateFilter extends OncePerRequestFilter {

  private static final PathPattern SEARCH =
      PathPatternParser.defaultInstance.parse("/policies/search");

  private final Buckets<String> searches;

  SearchRateFilter(SearchRate rate, Clock clock) {
    this.searches =
        new Buckets<>(
            clock,
            Bandwidth.builder()
                .capacity(rate.burst())
                .refillGreedy(rate.perMinute(), Duration.ofMinutes(1))
                .build());
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !SEARCH.matches(ServletRequestPathUtils.parse(request).pathWithinApplication());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var kept = searches.of(CallerAddress.of(request));
    if (kept.bucket().tryConsume(1)) {
      chain.doFilter(request, response);
      return;
    }
    var seconds = kept.untilNext().toSeconds() + 1;
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
  }
}
