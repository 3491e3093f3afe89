package org.policyrelay.change.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.policyrelay.engine.MarkdownText;

/** Values of an entry as Markdown, each to the letter and in one line. */
final class ShownValues {

  /** For a value that is not there. */
  static final String NONE = "*none*";

  private static final Pattern LINE_END = Pattern.compile("\\R");

  /** A text that reads like another kind of value, or like none, is put in quotes. */
  private static final Pattern AMBIGUOUS =
      Pattern.compile("|yes|no|none|-?[0-9.]+|\\s.*|.*\\s|.*, .*|“.*", Pattern.DOTALL);

  private ShownValues() {}

  /**
   * Every value by the place where it stands, such as {@code ext.relay.stance}.
   *
   * @param texts how a text is shown, by its place
   */
  static SortedMap<String, String> of(ObjectNode fields, BiFunction<String, String, String> texts) {
    var places = new TreeMap<String, String>();
    fields.properties().forEach(field -> add(places, field.getKey(), field.getValue(), texts));
    return places;
  }

  private static void add(
      Map<String, String> places,
      String place,
      JsonNode value,
      BiFunction<String, String, String> texts) {
    if (value.isObject() && !value.isEmpty()) {
      value
          .properties()
          .forEach(one -> add(places, place + "." + one.getKey(), one.getValue(), texts));
    } else if (value.isArray() && hasParts(value)) {
      for (var index = 0; index < value.size(); index++) {
        add(places, place + "[" + index + "]", value.get(index), texts);
      }
    } else {
      places.put(place, shown(place, value, texts));
    }
  }

  private static boolean hasParts(JsonNode array) {
    for (var one : array) {
      if (one.isContainerNode()) {
        return true;
      }
    }
    return false;
  }

  private static String shown(
      String place, JsonNode value, BiFunction<String, String, String> texts) {
    if (value.isArray()) {
      var all = new StringJoiner(", ").setEmptyValue("*an empty list*");
      value.forEach(one -> all.add(shown(place, one, texts)));
      return all.toString();
    }
    if (value.isTextual()) {
      return texts.apply(place, value.asText());
    }
    if (value.isBoolean()) {
      return value.asBoolean() ? "yes" : "no";
    }
    return value.isNull() ? "*null*" : visible(value.toString());
  }

  static String text(String text) {
    return AMBIGUOUS.matcher(text).matches() ? "“" + visible(text) + "”" : visible(text);
  }

  /** In one line, with every line break named, and by its number where it is no common one. */
  static String visible(String text) {
    var shown = new StringBuilder();
    var end = 0;
    for (var line = LINE_END.matcher(text); line.find(); end = line.end()) {
      shown.append(MarkdownText.visible(text.substring(end, line.start())));
      if (line.group().equals("\n")) {
        shown.append("⟨line break⟩");
      } else {
        line.group().codePoints().forEach(point -> shown.append("⟨U+%04X⟩".formatted(point)));
      }
    }
    return shown.append(MarkdownText.visible(text.substring(end))).toString();
  }
}
