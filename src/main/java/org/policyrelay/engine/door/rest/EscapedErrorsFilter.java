package org.policyrelay.engine.door.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers what our own filters around the engine's APIs throw as {@link EngineErrors} does. */
final class EscapedErrorsFilter extends OncePerRequestFilter {

  private final ObjectMapper json;

  EscapedErrorsFilter(ObjectMapper json) {
    this.json = json;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (RuntimeException escaped) {
      if (response.isCommitted()) {
        throw escaped;
      }
      var answer = EngineErrors.answer(escaped, request);
      response.resetBuffer();
      response.setStatus(answer.status());
      answer.headers().forEach(response::setHeader);
      response.setContentType(MediaType.APPLICATION_JSON_VALUE);
      response.getOutputStream().write(json.writeValueAsBytes(answer.body()));
    }
  }
}
