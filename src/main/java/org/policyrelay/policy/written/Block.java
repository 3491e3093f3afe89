package org.policyrelay.policy.written;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * The lines in which an item is written.
 *
 * @param said what stands behind each name, once for each time that the name stands there; nothing
 *     of it empty
 */
record Block(Map<ItemField, List<String>> said) {

  /** Of an item that says nothing yet. */
  static final Block NONE = new Block(Map.of());

  /** What goes on with the text above begins so. */
  static final String INDENT = "  ";

  Block {
    said = Collections.unmodifiableMap(new LinkedHashMap<>(said));
  }

  static Block of(ItemPart part, ObjectNode item) {
    var said = new LinkedHashMap<ItemField, List<String>>();
    for (var field : part.fields()) {
      var content = item.path(field.name());
      if (!content.isMissingNode()) {
        var lines = field.kind().write(content);
        if (!lines.isEmpty()) {
          said.put(field, lines);
        }
      }
    }
    return new Block(said);
  }

  List<String> of(ItemField field) {
    return said.getOrDefault(field, List.of());
  }

  /** What tells it from the others, empty where it says nothing of that. */
  String key(ItemPart part) {
    var key = of(part.key());
    return key.isEmpty()
        ? ""
        : part.key().kind().read(key, MissingNode.getInstance(), wrong -> {}).asText();
  }

  String text() {
    var lines = new StringJoiner("\n");
    said.forEach(
        (field, all) -> all.forEach(text -> lines.add(field.words() + ": " + indented(text))));
    return lines.toString();
  }

  /** An empty line stays one: what is indented below it says that it is part of the text. */
  private static String indented(String text) {
    return text.replaceAll("\n(?!\n)", "\n" + INDENT);
  }

  static String text(List<Block> blocks) {
    return blocks.stream().map(Block::text).collect(Collectors.joining("\n\n"));
  }
}
