package org.policyrelay.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;

/**
 * The parameters that an address takes. One of the API refuses all others; a page takes what others
 * append to its links, such as {@code utm_source}, and answers as if it were not there.
 *
 * @param ofTheApi whether others are refused
 * @param once those that count once
 * @param many those of which each one that is given counts
 */
public record TakenParameters(boolean ofTheApi, Set<String> once, Set<String> many) {

  public TakenParameters {
    once = Set.copyOf(once);
    many = Set.copyOf(many);
  }

  /** Those that the method behind an address declares. */
  public static TakenParameters of(HandlerMethod method) {
    var taken =
        Arrays.stream(method.getMethodParameters())
            .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
            .collect(
                Collectors.groupingBy(
                    parameter -> isMany(parameter.getParameterType()),
                    Collectors.mapping(TakenParameters::nameOf, Collectors.toSet())));
    return new TakenParameters(
        AnnotatedElementUtils.hasAnnotation(method.getBeanType(), RestController.class),
        taken.getOrDefault(false, Set.of()),
        taken.getOrDefault(true, Set.of()));
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

  Set<String> names() {
    var names = new TreeSet<>(once);
    names.addAll(many);
    return names;
  }

  /** What is given and is refused, as the address does not have it; in the order of names. */
  List<String> unknownIn(HttpServletRequest request) {
    var known = names();
    return ofTheApi
        ? new TreeSet<>(request.getParameterMap().keySet())
            .stream().filter(name -> !known.contains(name)).toList()
        : List.of();
  }

  /** What is given more than once and counts once; in the order of names. */
  List<String> repeatedIn(HttpServletRequest request) {
    return once.stream().filter(name -> values(request, name).length > 1).sorted().toList();
  }

  /** Whether {@link KnownParameters} refuses the request. */
  public boolean isRefused(HttpServletRequest request) {
    return !unknownIn(request).isEmpty() || !repeatedIn(request).isEmpty();
  }

  /**
   * What is given of them, the same text however it was written: in whichever order, and whatever
   * else stands beside it.
   */
  public String query(HttpServletRequest request) {
    return names().stream()
        .flatMap(name -> Stream.of(values(request, name)).map(value -> name + "=" + encode(value)))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static String[] values(HttpServletRequest request, String name) {
    var values = request.getParameterValues(name);
    return values == null ? new String[0] : values;
  }
}
