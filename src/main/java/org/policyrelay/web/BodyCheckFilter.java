package org.policyrelay.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * Reads the body behind the login and in front of everybody who would parse it, so that a refusal
 * is not taken for a fault of theirs. Whom the login refuses, nothing is read of.
 */
@Component
@Order(0)
class BodyCheckFilter extends OncePerRequestFilter {

  private final EarlyAnswers answers;
  private final BodySizes sizes;

  BodyCheckFilter(EarlyAnswers answers, BodySizes sizes) {
    this.answers = answers;
    this.sizes = sizes;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var limited = WebUtils.getNativeRequest(request, LimitedRequest.class);
    if (limited == null || !limited.hasBody()) {
      chain.doFilter(request, response);
      return;
    }
    if (limited.isForm()) {
      // reads the form and decodes it
      limited.getParameterMap();
      chain.doFilter(request, response);
      return;
    }
    var body =
        request.getUserPrincipal() == null ? limited.readFromAnybody() : limited.readFromKnown();
    if (isJson(request.getContentType())) {
      var forEngine = EarlyAnswers.isOfTheEngine(request.getRequestURI());
      var problem =
          forEngine
              ? JsonBody.problemForEngine(body)
              : JsonBody.problemOf(body, sizes.parts(request));
      if (problem.isPresent()) {
        answers.write(problem.get(), request, response);
        return;
      }
    }
    chain.doFilter(request, response);
  }

  /** Whatever any of our readers takes for JSON. */
  private static boolean isJson(@Nullable String type) {
    if (type == null) {
      return false;
    }
    var subtype = MediaType.parseMediaType(type).getSubtype();
    return subtype.contains("json") || subtype.contains("javascript");
  }
}
