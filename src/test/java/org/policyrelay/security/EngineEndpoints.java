package org.policyrelay.security;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.rest.impl.NamedProcessEngineRestServiceImpl;
import org.jspecify.annotations.Nullable;

/**
 * Every address of the engine's REST API, read from its own annotations, so that an address that a
 * new version brings is tried too.
 */
final class EngineEndpoints {

  private final List<Endpoint> found = new ArrayList<>();

  private EngineEndpoints() {}

  /**
   * @param path from the engine's name on, with its parameters in braces
   */
  record Endpoint(String method, String path) {

    /** The path with a value for each of its parameters. */
    String with(String value) {
      return path.replaceAll("\\{[^}]*}", value);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static List<Endpoint> all() {
    var endpoints = new EngineEndpoints();
    Arrays.stream(NamedProcessEngineRestServiceImpl.class.getMethods())
        .filter(method -> method.isAnnotationPresent(Path.class))
        .filter(method -> !method.getReturnType().equals(String.class))
        .forEach(
            method ->
                endpoints.walk(
                    method.getReturnType(),
                    joined("", method.getAnnotation(Path.class)).replaceFirst("^/\\{name}", ""),
                    Set.of()));
    return endpoints.found.stream()
        .distinct()
        .sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method))
        .toList();
  }

  static Stream<Endpoint> reads() {
    return all().stream().filter(endpoint -> endpoint.method().equals(HttpMethod.GET));
  }

  static Stream<Endpoint> writes() {
    return all().stream()
        .filter(
            endpoint ->
                !Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS)
                    .contains(endpoint.method()));
  }

  private void walk(Class<?> resource, String path, Set<Class<?>> above) {
    if (above.contains(resource)) {
      return;
    }
    var seen = new HashSet<>(above);
    seen.add(resource);
    for (var method : resource.getMethods()) {
      var here = joined(path, method.getAnnotation(Path.class));
      var verb = verb(method);
      if (verb != null) {
        found.add(new Endpoint(verb, here));
      } else if (method.isAnnotationPresent(Path.class)) {
        walk(method.getReturnType(), here, seen);
      }
    }
  }

  private static @Nullable String verb(Method method) {
    for (Annotation annotation : method.getAnnotations()) {
      var http = annotation.annotationType().getAnnotation(HttpMethod.class);
      if (http != null) {
        return http.value();
      }
    }
    return null;
  }

  private static String joined(String path, @Nullable Path more) {
    return more == null || more.value().replace("/", "").isEmpty()
        ? path
        : path + "/" + more.value().replaceAll("^/|/$", "");
  }
}
