package org.policyrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.MethodMetadata;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.util.ClassUtils;

/**
 * A bean of ours that has the name of one that comes with a setting ends the start as soon as
 * somebody sets it, as {@code mailSender} once did with {@code spring.mail.host}. So none has,
 * whether the setting is made here or not.
 */
@RelayTest
class BeanNamesTest {

  @Autowired ConfigurableApplicationContext context;

  @Test
  void noneIsThatOfABeanWhichASettingBrings() throws IOException {
    var brought = beansThatSettingsBring();
    assertThat(brought).as("what Boot brings is found").containsKeys("mailSender", "dataSource");

    var clashes =
        ours().stream()
            .filter(brought::containsKey)
            .collect(Collectors.toMap(name -> name, brought::get));
    assertThat(clashes).isEmpty();
  }

  private Set<String> ours() {
    return Arrays.stream(context.getBeanDefinitionNames())
        .filter(
            name -> {
              var type = context.getBeanFactory().getBeanDefinition(name).getBeanClassName();
              return type != null && type.startsWith("org.policyrelay.");
            })
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** By name, with the method that makes it; of every auto-configuration on the class path. */
  private static Map<String, String> beansThatSettingsBring() throws IOException {
    var found = new TreeMap<String, String>();
    var readers = new CachingMetadataReaderFactory();
    var files = new PathMatchingResourcePatternResolver();
    var packages = new TreeSet<String>();
    ImportCandidates.load(AutoConfiguration.class, BeanNamesTest.class.getClassLoader())
        .forEach(type -> packages.add(type.substring(0, type.lastIndexOf('.')).replace('.', '/')));
    for (var one : packages) {
      for (var file : files.getResources("classpath*:" + one + "/*.class")) {
        readers
            .getMetadataReader(file)
            .getAnnotationMetadata()
            .getAnnotatedMethods(Bean.class.getName())
            .stream()
            // of a library that is not there, no setting makes anything
            .filter(method -> ClassUtils.isPresent(method.getReturnTypeName(), null))
            .forEach(
                method ->
                    names(method)
                        .forEach(
                            name ->
                                found.put(
                                    name,
                                    method.getDeclaringClassName()
                                        + "#"
                                        + method.getMethodName())));
      }
    }
    return found;
  }

  private static Set<String> names(MethodMetadata method) {
    var attributes = method.getAnnotationAttributes(Bean.class.getName());
    return attributes != null
            && attributes.get("name") instanceof String[] given
            && given.length > 0
        ? Set.of(given)
        : Set.of(method.getMethodName());
  }
}
