package org.policyrelay.change.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.policyrelay.engine.MarkdownText;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.policy.entry.EntryPlaces;
import org.policyrelay.policy.entry.PolicyEntry;

/**
 * What an entry says beside its text, as it will be published: with what is taken where it is
 * silent. A list of names and values, every value to the letter.
 */
final class Beside {

  /** Fields whose values are markets. */
  private static final Set<String> MARKETS = Set.of("jurisdictions", "ext.relay.market");

  private static final Pattern LINE_END = Pattern.compile("\\R");

  /** A text that reads like another kind of value, or like none, is put in quotes. */
  private static final Pattern AMBIGUOUS =
      Pattern.compile("|yes|no|none|-?[0-9.]+|\\s.*|.*\\s|.*, .*|“.*", Pattern.DOTALL);

  private Beside() {}

  /** All public fields of an entry; one that it leaves out has the value that readers are told. */
  private static ObjectNode of(PolicyEntry entry) {
    var fields = entry.publicPart().json();
    fields.put("category", entry.category());
    return fields;
  }

  /** One line for each field but those that are shown elsewhere. */
  static String list(PolicyEntry entry, Collection<String> elsewhere) {
    var fields = of(entry);
    fields.remove(elsewhere);
    var lines = new StringJoiner("\n");
    places(fields)
        .forEach((place, value) -> lines.add("- **%s**: %s".formatted(name(place), value)));
    return lines.toString();
  }

  /** One line for each field but the text that reads otherwise; empty where none does. */
  static String differences(PolicyEntry before, PolicyEntry after) {
    var former = places(of(before));
    var latter = places(of(after));
    var all = new TreeSet<>(former.keySet());
    all.addAll(latter.keySet());
    all.remove("policy");
    all.remove("version");
    var lines = new StringJoiner("\n");
    for (var place : all) {
      var was = former.getOrDefault(place, "*none*");
      var is = latter.getOrDefault(place, "*none*");
      if (!was.equals(is)) {
        lines.add("- **%s**: %s → %s".formatted(name(place), was, is));
      }
    }
    return lines.toString();
  }

  /** Every value by the place where it stands, such as {@code ext.relay.stance}. */
  private static SortedMap<String, String> places(ObjectNode fields) {
    var places = new TreeMap<String, String>();
    fields.properties().forEach(field -> add(places, field.getKey(), field.getValue()));
    return places;
  }

  private static void add(Map<String, String> places, String place, JsonNode value) {
    if (value.isObject() && !value.isEmpty()) {
      value.properties().forEach(one -> add(places, place + "." + one.getKey(), one.getValue()));
    } else if (value.isArray() && hasParts(value)) {
      for (var index = 0; index < value.size(); index++) {
        add(places, place + "[" + index + "]", value.get(index));
      }
    } else {
      places.put(place, shown(place, value));
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

  private static String name(String place) {
    return visible(EntryPlaces.name(place));
  }

  private static String shown(String place, JsonNode value) {
    if (value.isArray()) {
      var all = new StringJoiner(", ").setEmptyValue("*an empty list*");
      value.forEach(one -> all.add(shown(place, one)));
      return all.toString();
    }
    if (value.isTextual()) {
      return text(place, value.asText());
    }
    if (value.isBoolean()) {
      return value.asBoolean() ? "yes" : "no";
    }
    return value.isNull() ? "*null*" : visible(value.toString());
  }

  private static String text(String place, String text) {
    if (MARKETS.contains(place)) {
      return visible(MarketNames.of(new Market(text)));
    }
    return AMBIGUOUS.matcher(text).matches() ? "“" + visible(text) + "”" : visible(text);
  }

  /** In one line, with every line end by its number, as other characters that nobody sees. */
  private static String visible(String text) {
    var shown = new StringBuilder();
    var end = 0;
    for (var line = LINE_END.matcher(text); line.find(); end = line.end()) {
      shown.append(MarkdownText.visible(text.substring(end, line.start())));
      line.group().codePoints().forEach(point -> shown.append("⟨U+%04X⟩".formatted(point)));
    }
    return shown.append(MarkdownText.visible(text.substring(end))).toString();
  }
}
