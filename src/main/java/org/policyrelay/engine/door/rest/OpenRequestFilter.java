package org.policyrelay.engine.door.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.policyrelay.engine.EngineQueries;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the engine's commands that they run for a request, and whether it only reads. */
final class OpenRequestFilter extends OncePerRequestFilter {

  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    OpenRequest.begin(reads(request));
    try {
      chain.doFilter(request, response);
    } finally {
      OpenRequest.end();
    }
  }

  private static boolean reads(HttpServletRequest request) {
    return READS.contains(request.getMethod())
        || (request.getMethod().equals("POST") && EngineQueries.isOne(request.getRequestURI()));
  }
}
