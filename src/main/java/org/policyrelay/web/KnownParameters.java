package org.policyrelay.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Texts;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a parameter that an address of the API does not have: a filter that is misspelt would
 * otherwise be none, and the answer look right. Pages take what others append to their links, such
 * as {@code utm_source}. One that is given twice where one counts is refused by both: whichever of
 * the two were taken, the other would silently be none.
 */
final class KnownParameters implements HandlerInterceptor {

  private static final String OURS = "org.policyrelay.";

  private final Map<HandlerMethod, TakenParameters> known = new ConcurrentHashMap<>();

  /**
   * @throws RefusedException with {@link ErrorCode#INVALID_REQUEST} and every parameter that is not
   *     known, or that is given more than once
   */
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method
        && method.getBeanType().getName().startsWith(OURS)) {
      var taken = known.computeIfAbsent(method, TakenParameters::of);
      if (request.getQueryString() != null) {
        requireKnown(request, taken);
      }
      requireOnce(request, taken);
    }
    return true;
  }

  private static void requireKnown(HttpServletRequest request, TakenParameters taken) {
    var unknown = taken.unknownIn(request).stream().map(Texts::shown).toList();
    if (!unknown.isEmpty()) {
      throw refusal(
          unknown,
          "unknown",
          taken.names().isEmpty()
              ? "is not known here; leave it out"
              : "is not known here; known are " + String.join(", ", taken.names()));
    }
  }

  private static void requireOnce(HttpServletRequest request, TakenParameters taken) {
    var repeated = taken.repeatedIn(request);
    if (!repeated.isEmpty()) {
      throw refusal(repeated, "repeated", "is given more than once; give it once");
    }
  }

  private static RefusedException refusal(List<String> names, String code, String message) {
    return new RefusedException(
        ErrorCode.INVALID_REQUEST,
        String.join(", ", names) + " " + message,
        names.stream().map(name -> new FieldError(name, code, message)).toList());
  }
}
