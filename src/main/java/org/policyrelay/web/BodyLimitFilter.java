package org.policyrelay.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds what is read of a body, at every address and of every method, before anything parses it
 * and whether its length was announced or not.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class BodyLimitFilter extends OncePerRequestFilter {

  private final BodyReader reader;
  private final EarlyAnswers answers;

  BodyLimitFilter(BodyReader reader, EarlyAnswers answers) {
    this.reader = reader;
    this.answers = answers;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var limit = reader.limit(request);
    if (request.getContentLengthLong() > limit) {
      refuse(BodyRefusedException.tooLarge(limit), request, response);
      return;
    }
    var limited = new LimitedRequest(request, reader);
    try {
      chain.doFilter(limited, response);
    } catch (BodyRefusedException refused) {
      refuse(refused, request, response);
    } finally {
      limited.release();
    }
  }

  private void refuse(
      BodyRefusedException refused, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var problem = refused.problem();
    if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "1");
    }
    // the rest of the body is not read, so the connection cannot be used again
    answers.writeAndClose(problem, request, response);
  }
}
