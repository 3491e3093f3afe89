package org.policyrelay.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * What the server itself refuses, before any filter of ours sees it, such as an encoded slash in an
 * address, is a problem too and no page of the server's. Every answer passes here, so that each
 * says who else may use it.
 */
final class ProblemValve extends ErrorReportValve {

  private static final int FIRST_ERROR = 400;

  private final ObjectMapper json;

  ProblemValve(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    AnswerHeaders.addTo(response);
    super.invoke(request, response);
  }

  @Override
  protected void report(Request request, Response response, Throwable throwable) {
    var code = response.getStatus();
    if (code < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    var known = HttpStatus.resolve(code);
    var status = known == null ? HttpStatus.BAD_REQUEST : known;
    var problem =
        Problems.of(
            status,
            ErrorAnswers.code(status),
            status.is5xxServerError()
                ? "This cannot be answered; tell an administrator"
                : "The request is not one that can be answered; correct it");
    AnswerHeaders.addTo(response);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    try {
      response.getOutputStream().write(json.writeValueAsBytes(problem));
      response.finishResponse();
    } catch (IOException gone) {
      // whoever asked does not wait any more
    }
  }
}
