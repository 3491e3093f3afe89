package org.policyrelay.engine.door.webapp;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Changes a JSON object that the engine answers; its refusals pass unchanged. */
abstract class ChangedJsonFilter extends OncePerRequestFilter {

  private final ObjectMapper json;

  ChangedJsonFilter(ObjectMapper json) {
    this.json = json;
  }

  abstract void change(HttpServletRequest request, ObjectNode answer);

  @Override
  protected final void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var buffered = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, buffered);
    if (buffered.getStatus() == HttpServletResponse.SC_OK) {
      var answer = (ObjectNode) json.readTree(buffered.getContentAsByteArray());
      change(request, answer);
      buffered.resetBuffer();
      buffered.getOutputStream().write(json.writeValueAsBytes(answer));
    }
    buffered.copyBodyToResponse();
  }
}
