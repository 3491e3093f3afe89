package org.policyrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/**
 * The maps of the modules in the documents are those of the code. {@code -Drelay.documents=write}
 * draws them anew.
 */
@Tag("any-database")
class ModuleMapTest {

  private static final String AGAIN =
      "drawn anew by: mvn test -Dtest=ModuleMapTest -Drelay.documents=write";
  private static final Pattern FIRST_SENTENCE =
      Pattern.compile("/\\*\\*(.*?)\\.(?=\\s)", Pattern.DOTALL);

  private static final Map<String, Set<String>> USED = used();

  @Test
  void theReadmeShowsWhatStandsOnWhat() throws IOException {
    var arrows = new StringBuilder("```mermaid\nflowchart TD\n");
    USED.forEach(
        (module, used) -> {
          var direct = new TreeSet<>(used);
          used.forEach(one -> direct.removeAll(below(one)));
          if (!direct.isEmpty()) {
            arrows.append("  %s --> %s\n".formatted(module, String.join(" & ", direct)));
          }
        });
    compare("README.md", arrows.append("```").toString());
  }

  @Test
  void theArchitectureSaysWhatEachIsFor() throws IOException {
    var rows = new StringBuilder("| module | what it is for | uses |\n|---|---|---|\n");
    for (var module : USED.entrySet()) {
      rows.append(
          "| `%s` | %s | %s |\n"
              .formatted(
                  module.getKey(),
                  purposeOf(module.getKey()),
                  String.join(", ", module.getValue())));
    }
    compare("src/docs/architecture.md", rows.toString().strip());
  }

  private static void compare(String file, String drawn) throws IOException {
    var path = Path.of(file);
    var place =
        Pattern.compile("(<!-- modules -->\n)(.*?)(\n<!-- end of modules -->)", Pattern.DOTALL);
    var text = Files.readString(path);
    if ("write".equals(System.getProperty("relay.documents"))) {
      text = place.matcher(text).replaceFirst("$1" + Matcher.quoteReplacement(drawn) + "$3");
      Files.writeString(path, text);
    }
    var shown = place.matcher(text);
    assertThat(shown.find()).as(file + " has a place for it").isTrue();
    assertThat(shown.group(2)).as(AGAIN).isEqualTo(drawn);
  }

  private static Map<String, Set<String>> used() {
    var modules = ApplicationModules.of(PolicyRelayApplication.class);
    var used = new TreeMap<String, Set<String>>();
    for (var module : modules) {
      used.put(
          module.getIdentifier().toString(),
          module
              .getDirectDependencies(modules)
              .uniqueModules()
              .map(one -> one.getIdentifier().toString())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    return used;
  }

  /** All that a module stands on, however far down. */
  private static Set<String> below(String module) {
    var found = new TreeSet<String>();
    for (var used : USED.getOrDefault(module, Set.of())) {
      found.add(used);
      found.addAll(below(used));
    }
    return found;
  }

  /** The first sentence of its own description. */
  private static String purposeOf(String module) throws IOException {
    var file = Path.of("src/main/java/org/policyrelay", module, "package-info.java");
    var sentence = FIRST_SENTENCE.matcher(Files.readString(file));
    assertThat(sentence.find()).as(file.toString()).isTrue();
    return sentence
        .group(1)
        .replaceAll("\\n \\* ", " ")
        .replaceAll("\\{@code ([^}]+)}", "`$1`")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
