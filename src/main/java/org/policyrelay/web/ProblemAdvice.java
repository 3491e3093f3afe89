package org.policyrelay.web;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.DatabaseAway;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers everything that goes wrong in the API with a problem that says what to do. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  ProblemDetail refused(RefusedException refused) {
    return Problems.of(refused);
  }

  /** Of two at once, one has changed or added what the other was about to. */
  @ExceptionHandler({OptimisticLockingFailureException.class, DuplicateKeyException.class})
  ProblemDetail changedMeanwhile() {
    return Problems.of(
        HttpStatus.CONFLICT,
        "changed-meanwhile",
        "Somebody else changed this at the same moment; read it again and repeat");
  }

  /** Such as a publication that meets an import of thousands of policies. */
  @ExceptionHandler({QueryTimeoutException.class, PessimisticLockingFailureException.class})
  ResponseEntity<ProblemDetail> busy() {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_AFTER)
        .body(
            Problems.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "busy",
                "Somebody else is writing here, and it takes long; nothing was changed, try again"
                    + " in a minute"));
  }

  @ExceptionHandler
  ProblemDetail mistyped(MethodArgumentTypeMismatchException mistyped) {
    var error =
        new FieldError(
            mistyped.getName(),
            "malformed",
            "'" + mistyped.getValue() + "' is not of the form that is asked for here");
    return Problems.withErrors(
        Problems.of(
            HttpStatus.BAD_REQUEST, "invalid-request", error.field() + " " + error.message()),
        List.of(error));
  }

  /**
   * Whatever nobody thought of: told apart in the log by a reference, told nothing to the caller.
   */
  @ExceptionHandler
  ProblemDetail fault(Exception fault, HttpServletRequest request) throws Exception {
    if (fault instanceof AccessDeniedException
        || fault instanceof RequestRejectedException
        || fault instanceof BodyRefusedException
        || DatabaseAway.isBehind(fault)) {
      throw fault;
    }
    var reference = UUID.randomUUID().toString();
    LOG.error("{} {} failed [{}]", request.getMethod(), request.getRequestURI(), reference, fault);
    return Problems.of(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "internal-error",
        "This failed on our side; nothing was changed. Tell an administrator the reference "
            + reference);
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    if (unreadable.getCause() instanceof UnrecognizedPropertyException unknown) {
      return ResponseEntity.badRequest().body(unknownField(unknown));
    }
    var where = "";
    if (unreadable.getCause() instanceof JsonProcessingException json
        && json.getLocation() != null) {
      where =
          " at line %d, column %d"
              .formatted(json.getLocation().getLineNr(), json.getLocation().getColumnNr());
    }
    var problem = Problems.of(HttpStatus.BAD_REQUEST, "malformed-json", what(unreadable) + where);
    return ResponseEntity.badRequest()
        .body(
            unreadable.getCause() instanceof MismatchedInputException other
                ? Problems.withErrors(problem, mistyped(other))
                : problem);
  }

  /** The field that is of another type than is asked for; empty where that is the whole body. */
  private static List<FieldError> mistyped(MismatchedInputException other) {
    var path = new StringBuilder();
    for (var one : other.getPath()) {
      if (one.getFieldName() == null) {
        path.append('[').append(one.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(Texts.shown(one.getFieldName()));
      }
    }
    return path.isEmpty()
        ? List.of()
        : List.of(
            new FieldError(path.toString(), "malformed", "is not of the type asked for here"));
  }

  private static ProblemDetail unknownField(UnrecognizedPropertyException unknown) {
    var known = unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
    var error =
        new FieldError(
            Texts.shown(unknown.getPropertyName()),
            "unknown",
            "is not known here; known are " + String.join(", ", known));
    return Problems.withErrors(
        Problems.of(
            HttpStatus.BAD_REQUEST, "invalid-request", error.field() + " " + error.message()),
        List.of(error));
  }

  private static String what(HttpMessageNotReadableException unreadable) {
    if (unreadable.getCause() instanceof JsonParseException parse
        && parse.getOriginalMessage().startsWith("Duplicate field")) {
      return "The body gives %s twice; give each field once:"
          .formatted(
              Texts.shown(
                  String.valueOf(parse.getProcessor().getParsingContext().getCurrentName())));
    }
    return unreadable.getCause() instanceof MismatchedInputException
        ? "The body is not the JSON that is asked for here"
        : "The body is no JSON";
  }

  @Override
  protected ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException missing,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var error = new FieldError(missing.getParameterName(), "required", "must be given");
    return ResponseEntity.badRequest()
        .body(
            Problems.withErrors(
                Problems.of(
                    HttpStatus.BAD_REQUEST,
                    "invalid-request",
                    missing.getParameterName() + " must be given"),
                List.of(error)));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception thrown,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var known = HttpStatus.valueOf(status.value());
    if (body instanceof ProblemDetail problem) {
      var code = known.name().toLowerCase(Locale.ROOT).replace('_', '-');
      problem.setProperty("code", code);
    }
    return super.handleExceptionInternal(thrown, body, headers, status, request);
  }
}
