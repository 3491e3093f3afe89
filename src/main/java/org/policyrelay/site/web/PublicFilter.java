package org.policyrelay.site.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers readers who have not logged in from what was rendered before, as long as it holds. Stands
 * behind the security filters: what they refuse never comes here.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class PublicFilter extends OncePerRequestFilter {

  /** The request attribute that names the language of what is shown. */
  static final String LANGUAGE = PublicFilter.class.getName() + ".language";

  private static final Set<String> METHODS = Set.of("GET", "HEAD");
  private static final int LONGEST_KEY = 600;

  private final PublicCache cache = new PublicCache();
  private final ObjectProvider<SiteWatch> watch;
  private final PublicAddresses addresses;
  private final Languages languages;
  private final Clock clock;

  PublicFilter(
      ObjectProvider<SiteWatch> watch,
      PublicAddresses addresses,
      Languages languages,
      Clock clock) {
    this.watch = watch;
    this.addresses = addresses;
    this.languages = languages;
    this.clock = clock;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !METHODS.contains(request.getMethod())
        || request.getUserPrincipal() != null
        || !isPublic(request.getRequestURI())
        || isStreamed(request);
  }

  /** It may be longer than what is kept, and knows by itself whether it has changed. */
  private static boolean isStreamed(HttpServletRequest request) {
    return request.getRequestURI().equals("/api/policies/export")
        && "ndjson".equals(request.getParameter("format"));
  }

  private static boolean isPublic(String path) {
    return path.equals("/policies")
        || path.startsWith("/policies/")
        || path.startsWith("/api/policies/")
        || path.equals("/sitemap.xml");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var asked = addresses.of(request);
    if (asked.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    // asked for before anything is rendered: what changes meanwhile makes it old, not new
    var standing = watch.getObject().standing();
    var key = keyOf(asked.get(), request);
    var kept = cache.find(key, standing);
    if (kept != null) {
      kept.send(request, response, clock.instant());
      return;
    }
    var wrapper = new ContentCachingResponseWrapper(response);
    chain.doFilter(new PlainRequest(request), wrapper);
    var contentType = wrapper.getContentType();
    if (wrapper.getStatus() != HttpServletResponse.SC_OK
        || contentType == null
        || request.isAsyncStarted()
        || response.getHeader(HttpHeaders.SET_COOKIE) != null) {
      wrapper.copyBodyToResponse();
      return;
    }
    var rendered =
        Rendered.of(
            wrapper.getContentAsByteArray(),
            contentType,
            (String) request.getAttribute(LANGUAGE),
            response.getHeader(HttpHeaders.CONTENT_DISPOSITION),
            standing.since());
    if (key.length() <= LONGEST_KEY) {
      cache.keep(key, rendered, standing);
    }
    wrapper.resetBuffer();
    rendered.send(request, response, clock.instant());
  }

  private String keyOf(String asked, HttpServletRequest request) {
    return asked
        + " "
        + languages.wanted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE))
        + " "
        + request.getHeader(HttpHeaders.ACCEPT);
  }
}
