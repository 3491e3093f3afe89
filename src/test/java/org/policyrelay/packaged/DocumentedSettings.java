package org.policyrelay.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** What can be set: by the README's tables, by application.yml and by the code that reads it. */
final class DocumentedSettings {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(relay\\.[a-z.-]+)");
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");
  private static final Pattern MAP =
      Pattern.compile("(relay\\.(?:calendars|teams|notification\\.webhooks))\\.[^.]+");

  private DocumentedSettings() {}

  /**
   * The settings that the README names, in one form for every name and number; of a part such as
   * {@code .password}, everything that it can belong to.
   */
  static List<List<String>> ofReadme() {
    var names = new ArrayList<List<String>>();
    var chapter = read("README.md").split("\n## Configuration\n")[1].split("\n## ")[0];
    for (var row : chapter.split("\n")) {
      if (!row.startsWith("| ") || row.startsWith("| setting") || row.startsWith("| what")) {
        continue;
      }
      var full = "";
      for (var found : NAME.matcher(row.split("\\|")[1]).results().toList()) {
        var name = found.group(1);
        if (name.startsWith(".")) {
          names.add(partsOf(full, name));
        } else if (!name.startsWith("-")) {
          full = name;
          names.add(List.of(plain(name)));
        }
      }
    }
    return names;
  }

  private static List<String> partsOf(String full, String part) {
    var candidates = new ArrayList<String>();
    for (var end = full.lastIndexOf('.'); end > 0; end = full.lastIndexOf('.', end - 1)) {
      candidates.add(plain(full.substring(0, end) + part));
    }
    return candidates;
  }

  /** Whatever our own code reads, by records and by placeholders. */
  static Set<String> ofCode() {
    var names = ofRecords();
    PLACEHOLDER.matcher(sources()).results().forEach(found -> names.add(found.group(1)));
    return names;
  }

  private static String sources() {
    try (var files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> read(file.toString()))
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> ofRecords() {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    var names = new TreeSet<String>();
    for (var found : scan.findCandidateComponents("org.policyrelay")) {
      try {
        var type = Class.forName(found.getBeanClassName());
        var prefix =
            Objects.requireNonNull(
                    AnnotatedElementUtils.getMergedAnnotation(type, ConfigurationProperties.class))
                .prefix();
        parts(prefix, type).map(DocumentedSettings::plain).forEach(names::add);
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }
    return names;
  }

  private static Stream<String> parts(String prefix, Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .flatMap(
            part ->
                values(
                    prefix + "." + DataObjectPropertyName.toDashedForm(part.getName()),
                    part.getGenericType()));
  }

  private static Stream<String> values(String name, Type type) {
    if (type instanceof ParameterizedType many) {
      var arguments = many.getActualTypeArguments();
      var last = arguments[arguments.length - 1];
      return values(arguments.length == 2 ? name + ".any" : name, last);
    }
    return type instanceof Class<?> one && one.isRecord() ? parts(name, one) : Stream.of(name);
  }

  /** As application.yml has them, with their values. */
  static Map<String, String> ofDefaults() {
    var yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new FileSystemResource("src/main/resources/application.yml"));
    var defaults = new LinkedHashMap<String, String>();
    Objects.requireNonNull(yaml.getObject())
        .forEach((name, value) -> defaults.put(name.toString(), value.toString()));
    return defaults;
  }

  /** One form for all names of hubs, teams and webhooks, and for all numbers of a list. */
  static String plain(String setting) {
    return MAP.matcher(setting).replaceFirst("$1.<>").replaceAll("\\[(\\d+|n)]", "");
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
