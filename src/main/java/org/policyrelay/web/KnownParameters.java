package org.policyrelay.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Texts;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a parameter that an address of the API does not have: a filter that is misspelt would
 * otherwise be none, and the answer look right. Pages take what others append to their links, such
 * as {@code utm_source}.
 */
final class KnownParameters implements HandlerInterceptor {

  private static final String OURS = "org.policyrelay.";

  private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

  /**
   * @throws RefusedException with {@link ErrorCode#INVALID_REQUEST} and every parameter that is not
   *     known
   */
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getQueryString() != null
        && handler instanceof HandlerMethod method
        && isOurApi(method.getBeanType())) {
      check(request, known.computeIfAbsent(method, KnownParameters::of));
    }
    return true;
  }

  private static boolean isOurApi(Class<?> controller) {
    return controller.getName().startsWith(OURS)
        && AnnotatedElementUtils.hasAnnotation(controller, RestController.class);
  }

  private static Set<String> of(HandlerMethod method) {
    return Arrays.stream(method.getMethodParameters())
        .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
        .map(KnownParameters::nameOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String nameOf(MethodParameter parameter) {
    var annotation = parameter.getParameterAnnotation(RequestParam.class);
    return annotation == null || annotation.name().isEmpty()
        ? parameter.getParameter().getName()
        : annotation.name();
  }

  private static void check(HttpServletRequest request, Set<String> known) {
    var unknown = new ArrayList<String>();
    for (var name : new TreeSet<>(request.getParameterMap().keySet())) {
      if (!known.contains(name)) {
        unknown.add(Texts.shown(name));
      }
    }
    if (!unknown.isEmpty()) {
      throw refusal(unknown, known);
    }
  }

  private static RefusedException refusal(List<String> unknown, Set<String> known) {
    var message =
        known.isEmpty()
            ? "is not known here; leave it out"
            : "is not known here; known are " + String.join(", ", known);
    return new RefusedException(
        ErrorCode.INVALID_REQUEST,
        String.join(", ", unknown) + " " + message,
        unknown.stream().map(name -> new FieldError(name, "unknown", message)).toList());
  }
}
