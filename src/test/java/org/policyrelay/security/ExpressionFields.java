package org.policyrelay.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.rest.dto.CamundaQueryParam;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.util.ClassUtils;

/** The engine's own list of what a client could send it to evaluate. */
final class ExpressionFields {

  private static final List<String> INPUTS =
      List.of(
          "classpath*:org/camunda/bpm/engine/rest/**/*.class",
          "classpath*:org/camunda/bpm/webapp/**/*.class",
          "classpath*:org/camunda/bpm/cockpit/**/*.class",
          "classpath*:org/camunda/bpm/tasklist/**/*.class",
          "classpath*:org/camunda/bpm/admin/**/*.class");

  private ExpressionFields() {}

  /** By the class that takes them, the names under which a client sends them. */
  static TreeMap<String, TreeSet<String>> byClass() {
    var found = new TreeMap<String, TreeSet<String>>();
    var resolver = new PathMatchingResourcePatternResolver();
    var reader = new CachingMetadataReaderFactory(resolver);
    try {
      for (var pattern : INPUTS) {
        for (var file : resolver.getResources(pattern)) {
          var name = reader.getMetadataReader(file).getClassMetadata().getClassName();
          for (var setter : settersOf(name)) {
            found.computeIfAbsent(name, type -> new TreeSet<>()).add(fieldOf(setter));
          }
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return found;
  }

  private static List<Method> settersOf(String name) {
    try {
      var type = ClassUtils.forName(name, ExpressionFields.class.getClassLoader());
      return Arrays.stream(type.getDeclaredMethods())
          .filter(method -> method.getName().matches("set\\w*Expression"))
          .toList();
    } catch (ClassNotFoundException | LinkageError optional) {
      // it belongs to something that is not on the class path, and so takes nothing
      return List.of();
    }
  }

  private static String fieldOf(Method setter) {
    var named = setter.getAnnotation(CamundaQueryParam.class);
    return named == null
        ? ClassUtils.getShortNameAsProperty(setter.getDeclaringClass()) + "." + setter.getName()
        : named.value();
  }
}
