package org.policyrelay.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collection;
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
 * as {@code utm_source}. One that is given twice where one counts is refused by both: whichever of
 * the two were taken, the other would silently be none.
 */
final class KnownParameters implements HandlerInterceptor {

  private static final String OURS = "org.policyrelay.";

  private final Map<HandlerMethod, Set<Parameter>> known = new ConcurrentHashMap<>();

  private record Parameter(String name, boolean many) {}

  /**
   * @throws RefusedException with {@link ErrorCode#INVALID_REQUEST} and every parameter that is not
   *     known, or that is given more than once
   */
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method
        && method.getBeanType().getName().startsWith(OURS)) {
      var taken = known.computeIfAbsent(method, KnownParameters::of);
      if (request.getQueryString() != null && isOfTheApi(method.getBeanType())) {
        requireKnown(request, taken);
      }
      requireOnce(request, taken);
    }
    return true;
  }

  private static boolean isOfTheApi(Class<?> controller) {
    return AnnotatedElementUtils.hasAnnotation(controller, RestController.class);
  }

  private static Set<Parameter> of(HandlerMethod method) {
    return Arrays.stream(method.getMethodParameters())
        .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
        .map(parameter -> new Parameter(nameOf(parameter), isMany(parameter.getParameterType())))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isMany(Class<?> type) {
    return type.isArray() || Collection.class.isAssignableFrom(type);
  }

  private static String nameOf(MethodParameter parameter) {
    var annotation = parameter.getParameterAnnotation(RequestParam.class);
    return annotation == null || annotation.name().isEmpty()
        ? parameter.getParameter().getName()
        : annotation.name();
  }

  private static void requireKnown(HttpServletRequest request, Set<Parameter> taken) {
    var known = taken.stream().map(Parameter::name).collect(Collectors.toCollection(TreeSet::new));
    var unknown =
        new TreeSet<>(request.getParameterMap().keySet())
            .stream().filter(name -> !known.contains(name)).map(Texts::shown).toList();
    if (!unknown.isEmpty()) {
      throw refusal(
          unknown,
          "unknown",
          known.isEmpty()
              ? "is not known here; leave it out"
              : "is not known here; known are " + String.join(", ", known));
    }
  }

  private static void requireOnce(HttpServletRequest request, Set<Parameter> taken) {
    var repeated =
        taken.stream()
            .filter(parameter -> !parameter.many())
            .map(Parameter::name)
            .filter(name -> timesGiven(request, name) > 1)
            .sorted()
            .toList();
    if (!repeated.isEmpty()) {
      throw refusal(repeated, "repeated", "is given more than once; give it once");
    }
  }

  private static int timesGiven(HttpServletRequest request, String name) {
    var values = request.getParameterValues(name);
    return values == null ? 0 : values.length;
  }

  private static RefusedException refusal(List<String> names, String code, String message) {
    return new RefusedException(
        ErrorCode.INVALID_REQUEST,
        String.join(", ", names) + " " + message,
        names.stream().map(name -> new FieldError(name, code, message)).toList());
  }
}
