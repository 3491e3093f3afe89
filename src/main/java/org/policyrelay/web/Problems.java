package org.policyrelay.web;

import java.net.URI;
import java.util.List;
import org.policyrelay.kernel.DatabaseAway;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Problem details (RFC 9457) with a stable {@code code} and, for input, every wrong field. */
public final class Problems {

  private Problems() {}

  public static ProblemDetail of(RefusedException refused) {
    var problem = of(statusOf(refused.code()), refused.code().code(), refused.getMessage());
    refused.facts().forEach(problem::setProperty);
    if (!refused.fields().isEmpty()) {
      withErrors(problem, refused.fields());
    }
    return problem;
  }

  public static ProblemDetail of(HttpStatus status, String code, String detail) {
    var problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(URI.create("urn:policy-relay:problem:" + code));
    problem.setTitle(status.getReasonPhrase());
    problem.setProperty("code", code);
    return problem;
  }

  static ProblemDetail databaseAway() {
    return of(HttpStatus.SERVICE_UNAVAILABLE, "service-unavailable", DatabaseAway.SENTENCE);
  }

  static ProblemDetail withErrors(ProblemDetail problem, List<FieldError> errors) {
    problem.setProperty("errors", errors);
    return problem;
  }

  /** The HTTP status that says the same as the refusal. */
  public static HttpStatus statusOf(ErrorCode code) {
    return HttpStatus.valueOf(code.kind().status());
  }
}
