package org.policyrelay.support;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;

/** The components of the application by the names that expressions know them by. */
public final class Beans {

  private Beans() {}

  /** Found as the application finds them, without starting it. */
  public static Map<String, Class<?>> all() {
    var registry = new SimpleBeanDefinitionRegistry();
    return new ClassPathScanningCandidateComponentProvider(true)
        .findCandidateComponents("org.policyrelay").stream()
            .collect(
                toMap(
                    bean -> AnnotationBeanNameGenerator.INSTANCE.generateBeanName(bean, registry),
                    bean -> load(String.valueOf(bean.getBeanClassName()))));
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException gone) {
      throw new IllegalStateException(name, gone);
    }
  }
}
