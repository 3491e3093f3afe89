package org.policyrelay.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/**
 * Refuses kinds of content that cannot be read as such. Whoever is asked to choose a reader or a
 * writer by them would fail, each in a way of its own.
 */
final class PlainHeaders {

  /** Beyond this Spring does not order them. */
  private static final int MOST_ACCEPTED = 50;

  private PlainHeaders() {}

  static Optional<ProblemDetail> problemOf(HttpServletRequest request) {
    return contentType(request).or(() -> accept(request)).or(() -> controls(request));
  }

  /** Spring Security refuses such, but only where somebody reads the header. */
  private static Optional<ProblemDetail> controls(HttpServletRequest request) {
    for (var name : Collections.list(request.getHeaderNames())) {
      for (var content : Collections.list(request.getHeaders(name))) {
        if (!isPlain(content) && !isPlain(asUtf8(content))) {
          return Optional.of(
              Problems.of(
                  HttpStatus.BAD_REQUEST,
                  "invalid-request",
                  "The header " + name + " must have no control characters"));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isPlain(String content) {
    return PlainAddress.isPlainName(content.replace('\t', ' '));
  }

  /** Servers read headers as Latin 1, clients write them in UTF-8. */
  private static String asUtf8(String content) {
    return new String(content.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static Optional<ProblemDetail> contentType(HttpServletRequest request) {
    var given = Collections.list(request.getHeaders(HttpHeaders.CONTENT_TYPE));
    if (given.isEmpty()) {
      return Optional.empty();
    }
    if (given.size() == 1) {
      try {
        if (MediaType.parseMediaType(given.get(0)).isConcrete()) {
          return Optional.empty();
        }
      } catch (InvalidMediaTypeException unreadable) {
        // said below
      }
    }
    return Optional.of(
        Problems.of(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "unsupported-media-type",
            "Content-Type must name one kind of content and a known charset, such as"
                + " application/json"));
  }

  private static Optional<ProblemDetail> accept(HttpServletRequest request) {
    List<String> given = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
    try {
      var kinds = MediaType.parseMediaTypes(given).size();
      var none = kinds == 0 && given.stream().anyMatch(one -> !one.isBlank());
      if (!none && kinds <= MOST_ACCEPTED) {
        return Optional.empty();
      }
    } catch (InvalidMediaTypeException unreadable) {
      // said below
    }
    return Optional.of(
        Problems.of(
            HttpStatus.NOT_ACCEPTABLE,
            "not-acceptable",
            "Accept must list at most "
                + MOST_ACCEPTED
                + " kinds of content, such as application/json"));
  }
}
