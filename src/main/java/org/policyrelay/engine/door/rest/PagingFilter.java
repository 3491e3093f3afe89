package org.policyrelay.engine.door.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a page that begins before the first row, or ends before it begins; a database fails. */
final class PagingFilter extends OncePerRequestFilter {

  private static final List<String> NUMBERS = List.of("firstResult", "maxResults");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getQueryString() != null) {
      NUMBERS.forEach(name -> check(name, request.getParameterValues(name)));
    }
    chain.doFilter(request, response);
  }

  private static void check(String name, String @Nullable [] values) {
    for (var value : values == null ? new String[0] : values) {
      if (value.strip().startsWith("-")) {
        var error = new FieldError(name, "too-small", "must be 0 at least");
        throw new RefusedException(
            ErrorCode.INVALID_REQUEST, name + " " + error.message(), List.of(error));
      }
    }
  }
}
