package org.policyrelay.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** Writes a problem where nobody else answers yet, in the form that the address's clients know. */
@Component
public class EarlyAnswers {

  private static final List<String> OF_THE_ENGINE = List.of("/engine-rest", "/camunda/api");

  private final ObjectMapper json;

  EarlyAnswers(ObjectMapper json) {
    this.json = json;
  }

  public void write(ProblemDetail problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      // the server itself has answered already: the body is not one
      return;
    }
    var path = request.getRequestURI();
    response.resetBuffer();
    response.setStatus(problem.getStatus());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (isOfTheEngine(path)) {
      response.setContentType(MediaType.APPLICATION_JSON_VALUE);
      json.writeValue(response.getOutputStream(), asTheEngine(problem));
    } else {
      instance(problem, path);
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      json.writeValue(response.getOutputStream(), problem);
    }
  }

  /** An error as the engine's own clients look for it. */
  static Map<String, Object> asTheEngine(ProblemDetail problem) {
    var properties = Objects.requireNonNullElse(problem.getProperties(), Map.<String, Object>of());
    var error = new LinkedHashMap<String, Object>();
    error.put("type", properties.get("code"));
    error.put("message", problem.getDetail());
    error.put("code", properties.get("code"));
    error.put("errors", properties.getOrDefault("errors", List.of()));
    return error;
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
