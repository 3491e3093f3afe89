package org.policyrelay.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** Writes a problem where nobody else answers yet. */
@Component
class EarlyAnswers {

  private static final List<String> OF_THE_ENGINE = List.of("/engine-rest", "/camunda/api");

  private final ObjectMapper json;

  EarlyAnswers(ObjectMapper json) {
    this.json = json;
  }

  void write(ProblemDetail problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var path = request.getRequestURI();
    if (isOfTheEngine(path)) {
      // the name under which the engine's clients look for what to show
      problem.setProperty("message", problem.getDetail());
    }
    instance(problem, path);
    response.resetBuffer();
    response.setStatus(problem.getStatus());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    json.writeValue(response.getOutputStream(), problem);
  }

  /** As {@link #write}, for a request of which the rest is not read. */
  void writeAndClose(
      ProblemDetail problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader(HttpHeaders.CONNECTION, "close");
    write(problem, request, response);
  }

  static boolean isOfTheEngine(String path) {
    var meaning = PlainAddress.meaningOf(path);
    return OF_THE_ENGINE.stream().anyMatch(meaning::startsWith);
  }

  private static void instance(ProblemDetail problem, String path) {
    try {
      problem.setInstance(new URI(path));
    } catch (URISyntaxException odd) {
      // what cannot be written as an address is left out
    }
  }
}
