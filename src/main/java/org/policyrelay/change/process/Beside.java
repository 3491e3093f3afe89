package org.policyrelay.change.process;

import static org.policyrelay.engine.MarkdownText.visible;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.policyrelay.policy.PolicyEntry;

/**
 * What an entry says beside its text, as it will be published: with what is taken where it is
 * silent.
 */
final class Beside {

  private Beside() {}

  /** All public fields of an entry; one that it leaves out has the value that readers are told. */
  static ObjectNode of(PolicyEntry entry) {
    var fields = entry.publicPart().json();
    fields.put("category", entry.category());
    return fields;
  }

  /** One line for each field but the text that reads otherwise; empty where none does. */
  static String differences(PolicyEntry before, PolicyEntry after) {
    var former = of(before);
    var latter = of(after);
    var names = new TreeSet<String>();
    former.fieldNames().forEachRemaining(names::add);
    latter.fieldNames().forEachRemaining(names::add);
    names.remove("policy");
    names.remove("version");
    var lines = new StringJoiner("\n");
    for (var name : names) {
      if (!former.path(name).equals(latter.path(name))) {
        lines.add(
            "- **%s**: %s → %s"
                .formatted(words(name), shown(former.path(name)), shown(latter.path(name))));
      }
    }
    return lines.toString();
  }

  private static String words(String field) {
    return visible(field.replace('_', ' '));
  }

  private static String shown(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "*none*";
    }
    return visible(value.isTextual() ? value.asText() : value.toString());
  }
}
