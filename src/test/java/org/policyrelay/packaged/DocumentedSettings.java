package org.policyrelay.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** What can be set: by src/docs/operations.md, by application.yml and by the code that reads it. */
final class DocumentedSettings {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(relay\\.[a-z.-]+)");
  private static final Pattern LITERAL = Pattern.compile("\"(relay\\.[a-z.-]*[a-z])[.\"]");
  private static final Pattern NAME =
      Pattern.compile("`((?:relay|spring|server|camunda)\\.[^`]+)`");
  private static final Pattern COMMENTED_OUT =
      Pattern.compile("(?m)^( *)# ([a-zA-Z][\\w-]*:( .*)?)$");
  private static final Pattern MAP =
      Pattern.compile("(relay\\.(?:calendars|teams|notification\\.webhooks))\\.[^.]+");

  private static final String FILE = "src/main/resources/application.yml";

  private DocumentedSettings() {}

  /**
   * The settings that the operator's document names, in one form for every name and number, each
   * with its default there.
   */
  static Map<String, String> ofDocuments() {
    var named = new TreeMap<String, String>();
    var chapter = read("src/docs/operations.md").split("\n## Settings\n")[1].split("\n## ")[0];
    for (var row : chapter.split("\n")) {
      var cells = row.split("(?<!\\\\)\\|");
      if (cells.length > 3) {
        NAME.matcher(cells[1])
            .results()
            .map(found -> plain(found.group(1)))
            .forEach(name -> named.putIfAbsent(name, cells[2].replace("`", "").strip()));
      }
    }
    return named;
  }

  /**
   * Whatever our own code reads: by records, by placeholders, and by whatever else it asks for by
   * name. A text that only begins the names of others, such as in what is told of a wrong setting,
   * asks for none.
   */
  static Set<String> ofCode() {
    var names = ofRecords();
    var sources = sources();
    PLACEHOLDER.matcher(sources).results().forEach(found -> names.add(found.group(1)));
    LITERAL
        .matcher(sources)
        .results()
        .map(found -> found.group(1))
        .filter(asked -> names.stream().noneMatch(name -> plain(name).startsWith(asked)))
        .forEach(names::add);
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
    return ofYaml(read(FILE));
  }

  /** All that application.yml names: with what it has as a comment, for want of a default. */
  static Set<String> ofFile() {
    return ofYaml(COMMENTED_OUT.matcher(read(FILE)).replaceAll("$1$2")).keySet().stream()
        .map(DocumentedSettings::plain)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> ofYaml(String text) {
    var yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)));
    var settings = new LinkedHashMap<String, String>();
    Objects.requireNonNull(yaml.getObject())
        .forEach((name, value) -> settings.put(name.toString(), value.toString()));
    return settings;
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
