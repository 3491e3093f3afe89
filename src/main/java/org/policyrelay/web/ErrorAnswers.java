package org.policyrelay.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.DatabaseAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers what went wrong before or beside any controller: an unknown address, a method or a
 * content type that nobody takes, a fault in a filter or in a page. Programs get a problem, people
 * a page; what failed inside is told to the log only.
 */
@Controller
class ErrorAnswers implements ErrorController {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);
  private static final List<String> FOR_PROGRAMS =
      List.of("/api/", "/engine-rest/", "/camunda/api/", "/v3/", "/actuator/");

  private final ErrorAttributes errors;

  ErrorAnswers(ErrorAttributes errors) {
    this.errors = errors;
  }

  @RequestMapping(path = "${server.error.path:/error}", produces = MediaType.TEXT_HTML_VALUE)
  Object page(HttpServletRequest request) {
    if (isForPrograms(path(request))) {
      return problem(request);
    }
    var status = status(request);
    var page = new ModelAndView("error", status);
    page.addObject("status", status.value());
    page.addObject("stale", isStale(request));
    reference(status, request).ifPresent(reference -> page.addObject("reference", reference));
    return page;
  }

  @RequestMapping("${server.error.path:/error}")
  ResponseEntity<Object> problem(HttpServletRequest request) {
    var status = status(request);
    var problem = Problems.of(status, code(status), detail(status, request));
    if (EarlyAnswers.isOfTheEngine(path(request))) {
      return ResponseEntity.status(status)
          .contentType(MediaType.APPLICATION_JSON)
          .body(EarlyAnswers.asTheEngine(problem));
    }
    addressOf(path(request)).ifPresent(problem::setInstance);
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  static boolean isForPrograms(String path) {
    return FOR_PROGRAMS.stream().anyMatch(PlainAddress.meaningOf(path)::startsWith);
  }

  private String detail(HttpStatus status, HttpServletRequest request) {
    var thrown = errors.getError(new ServletWebRequest(request));
    if (thrown instanceof HttpRequestMethodNotSupportedException method) {
      return "%s is not possible here; possible is %s"
          .formatted(method.getMethod(), listed(method.getSupportedHttpMethods()));
    }
    if (thrown instanceof HttpMediaTypeNotSupportedException type) {
      return "The content type is not taken here; send "
          + listed(type.getSupportedMediaTypes().stream().map(MediaType::toString).toList());
    }
    if (isStale(request)) {
      return "The form is out of date; open its page again, and send it from there";
    }
    return switch (status) {
      case NOT_FOUND -> "There is nothing at this address; /v3/api-docs lists what there is";
      case NOT_ACCEPTABLE -> "Only application/json is given here; accept it";
      case UNAUTHORIZED -> "Log in, or send user and password";
      case FORBIDDEN -> "This is not open to you; an administrator can do it";
      case TOO_MANY_REQUESTS -> "Too many requests from your address; wait and ask again";
      case SERVICE_UNAVAILABLE -> DatabaseAway.SENTENCE;
      default ->
          reference(status, request)
              .map(
                  reference ->
                      "This failed on our side. Tell an administrator the reference " + reference)
              .orElse("The request is not one that can be answered; correct it");
    };
  }

  /** For a fault, what connects its answer with the log; nothing for a mistake of the caller. */
  private Optional<String> reference(HttpStatus status, HttpServletRequest request) {
    if (!status.is5xxServerError() || status == HttpStatus.SERVICE_UNAVAILABLE) {
      return Optional.empty();
    }
    var reference = UUID.randomUUID().toString();
    LOG.error(
        "{} {} failed [{}]",
        request.getMethod(),
        path(request),
        reference,
        errors.getError(new ServletWebRequest(request)));
    return Optional.of(reference);
  }

  static String code(HttpStatus status) {
    return switch (status) {
      case INTERNAL_SERVER_ERROR -> "internal-error";
      case BAD_REQUEST -> "invalid-request";
      case UNAUTHORIZED -> "login-required";
      case FORBIDDEN -> "not-allowed";
      default -> status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    };
  }

  /** Whether a form was refused for its token, which is out of date: no right is missing. */
  private static boolean isStale(HttpServletRequest request) {
    return request.getAttribute(WebAttributes.ACCESS_DENIED_403) instanceof CsrfException;
  }

  private static HttpStatus status(HttpServletRequest request) {
    var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    // somebody who opens the error address itself has found nothing there
    return code instanceof Integer number
        ? Optional.ofNullable(HttpStatus.resolve(number)).orElse(HttpStatus.INTERNAL_SERVER_ERROR)
        : HttpStatus.NOT_FOUND;
  }

  private static String path(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
        ? path
        : request.getRequestURI();
  }

  private static Optional<URI> addressOf(String path) {
    try {
      return Optional.of(new URI(path));
    } catch (URISyntaxException odd) {
      return Optional.empty();
    }
  }

  private static String listed(@Nullable Iterable<?> things) {
    var names = new TreeSet<String>();
    if (things != null) {
      things.forEach(thing -> names.add(thing.toString()));
    }
    return names.isEmpty() ? "nothing else" : String.join(", ", names);
  }
}
