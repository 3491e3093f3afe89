package org.policyrelay.web;

import java.util.List;
import org.policyrelay.kernel.FieldError;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A body that is not taken. Unchecked, because whoever asks for a parameter may meet it. */
final class BodyRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final HttpStatus status;
  private final String code;
  private final String detail;

  // no part of what could be written: nobody writes a refusal
  private final transient List<FieldError> fields;

  private BodyRefusedException(HttpStatus status, String code, String detail) {
    this(status, code, detail, List.of());
  }

  private BodyRefusedException(
      HttpStatus status, String code, String detail, List<FieldError> fields) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.fields = fields;
  }

  static BodyRefusedException tooLarge(int limit) {
    return new BodyRefusedException(
        HttpStatus.PAYLOAD_TOO_LARGE,
        "body-too-large",
        "The body has more than " + limit + " bytes; send less at once");
  }

  static BodyRefusedException tooSlow() {
    return new BodyRefusedException(
        HttpStatus.REQUEST_TIMEOUT, "body-too-slow", "The body did not come in time; send it anew");
  }

  static BodyRefusedException tooMany() {
    return new BodyRefusedException(
        HttpStatus.SERVICE_UNAVAILABLE,
        "busy",
        "Too many large bodies are being read just now; send it anew in a moment");
  }

  static BodyRefusedException broken(String detail) {
    return new BodyRefusedException(HttpStatus.BAD_REQUEST, "invalid-request", detail);
  }

  /** A field that nobody could keep as it was sent. */
  static BodyRefusedException wrong(FieldError field) {
    return new BodyRefusedException(
        HttpStatus.BAD_REQUEST,
        "invalid-request",
        field.field() + " " + field.message(),
        List.of(field));
  }

  ProblemDetail problem() {
    var problem = Problems.of(status, code, detail);
    return fields.isEmpty() ? problem : Problems.withErrors(problem, fields);
  }
}
