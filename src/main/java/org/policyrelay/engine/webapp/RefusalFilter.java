package org.policyrelay.engine.webapp;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Set;
import org.policyrelay.engine.guard.Refusals;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.TooManyAttemptsException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Lets a refusal out of the engine's HTTP APIs as what it is. Their own mapping turns it into a
 * fault of the server; here it gets its status, its code and its fields back. {@code type} and
 * {@code message} are named as the engine names them, because Tasklist shows the message.
 */
final class RefusalFilter extends OncePerRequestFilter {

  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
  private static final int FIRST_ERROR = 400;
  private static final int TOO_MANY_REQUESTS = 429;

  private final ObjectMapper json;

  RefusalFilter(ObjectMapper json) {
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return READS.contains(request.getMethod());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var buffered = new ContentCachingResponseWrapper(response);
    Refusals.clear();
    try {
      chain.doFilter(request, buffered);
      var refusal = Refusals.last();
      if (refusal != null && buffered.getStatus() >= FIRST_ERROR) {
        buffered.resetBuffer();
        write(refusal, buffered);
      }
      buffered.copyBodyToResponse();
    } finally {
      Refusals.clear();
    }
  }

  private void write(RefusedException refusal, HttpServletResponse response) throws IOException {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", refusal.code().code());
    body.put("message", refusal.getMessage());
    body.put("code", refusal.code().code());
    body.put("errors", refusal.fields());
    response.setStatus(
        switch (refusal.code().kind()) {
          case INVALID -> HttpServletResponse.SC_BAD_REQUEST;
          case MISSING -> HttpServletResponse.SC_NOT_FOUND;
          case CONFLICT -> HttpServletResponse.SC_CONFLICT;
          case FORBIDDEN -> HttpServletResponse.SC_FORBIDDEN;
          case TOO_MANY -> TOO_MANY_REQUESTS;
        });
    if (refusal instanceof TooManyAttemptsException tooMany) {
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.seconds()));
    }
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(body));
  }
}
