package org.policyrelay.policy.written;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.content.Contents;
import org.policyrelay.policy.entry.content.RandomContents;

/** Whatever an entry says item by item, and whatever stands in its texts. */
class WrittenItemsPropertyTest {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** What names, lines and items begin and end with, and what other scripts are written in. */
  private static final String[] PIECES = {
    "a",
    "Bc",
    " ",
    "  ",
    "\t",
    ":",
    ": ",
    "\n",
    "\n\n",
    "\n  ",
    "\n\t",
    "\nid: r1",
    "\ntext: b",
    "\nmarket: TH",
    "\nNote: c",
    "\nstances:",
    "code:",
    ",",
    ";",
    "*",
    "ไทย",
    "中文",
    "שלום",
    "\u2028",
    "\u0085",
    "\u3000",
    "\u00a0",
    "\u200b",
    "https://law.example/?a=1&b",
    "\n- point",
    "\n22:00-05:00"
  };

  @Property(tries = 1000)
  void whatIsWrittenIsReadAsItWas(@ForAll ItemPart part, @ForAll("texts") List<String> texts) {
    var entry = entry(part, texts.stream().map(String::strip).toList());
    var json = Contents.json("");

    WrittenItems.of(PolicyEntry.trusted(json.deepCopy()), part)
        .edit(WrittenItems.of(entry, part).text(), json);

    assertThat(json.at("/ext/relay/" + part.code()))
        .isEqualTo(entry.json().at("/ext/relay/" + part.code()));
  }

  /**
   * What nobody sees at the ends of a text, and its kind of line end, outlive an edit beside it.
   */
  @Property(tries = 1000)
  void anEditOfOneItemLeavesTheOthersToTheLetter(
      @ForAll ItemPart part, @ForAll("texts") List<String> texts) {
    if (part.isOne()) {
      return;
    }
    var entry = entry(part, texts.stream().map(text -> text.replace("\n\n", "\r\n\r")).toList());
    var written = WrittenItems.of(entry, part);
    var json = entry.json();
    var key = part == ItemPart.TIMELINE ? "NZ" : "another";

    written.edit(part.key().words() + ": " + key + "\n\n" + written.text() + "\n", json);

    assertThat(rest(part, json)).isEqualTo(items(part, entry.json()));
  }

  private static List<JsonNode> rest(ItemPart part, JsonNode json) {
    var all = items(part, json);
    return all.subList(1, all.size());
  }

  private static List<JsonNode> items(ItemPart part, JsonNode json) {
    var items = new ArrayList<JsonNode>();
    json.at("/ext/relay/" + part.code()).forEach(items::add);
    return items;
  }

  @Property(tries = 300)
  void everyContentIsWrittenAndReadBack(@ForAll("contents") String relay) {
    var entry = Contents.entry(relay);
    var json = Contents.json("");
    var before = PolicyEntry.trusted(json.deepCopy());

    WrittenItems.shownOf(entry)
        .forEach(
            (key, text) ->
                WrittenItems.of(before, ItemPart.of(key).orElseThrow())
                    .edit(text.toString(), json));

    assertThat(json.at("/ext/relay")).isEqualTo(withoutEmpty(entry.json().at("/ext/relay")));
  }

  /** An empty list says what none does. */
  private static JsonNode withoutEmpty(JsonNode relay) {
    var without = (ObjectNode) relay.deepCopy();
    for (var field : List.of("requirements", "exceptions", "topics")) {
      if (without.path(field).isEmpty()) {
        without.remove(field);
      }
      for (var item : without.path(field)) {
        ((ObjectNode) item)
            .remove(
                List.of("markets", "stances").stream()
                    .filter(name -> item.has(name) && item.path(name).isEmpty())
                    .toList());
      }
    }
    return without;
  }

  @Provide
  static Arbitrary<String> contents() {
    return RandomContents.relay();
  }

  @Provide
  static Arbitrary<List<String>> texts() {
    return Arbitraries.of(PIECES)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(pieces -> String.join("", pieces))
        .filter(text -> !text.isBlank())
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  /** An entry of one part, each of whose texts is one of these, whatever its checks would say. */
  private static PolicyEntry entry(ItemPart part, List<String> texts) {
    var json = Contents.json("");
    var items = JSON.arrayNode();
    for (var at = 0; at < (part.isOne() ? 1 : texts.size()); at++) {
      var item = items.addObject();
      for (var field : part.fields()) {
        put(item, field, texts.get((at + item.size()) % texts.size()), texts);
      }
      if (!part.isOne() && part != ItemPart.TIMELINE) {
        item.put(part.key().name(), "r" + at);
      }
      if (part == ItemPart.RELATIONS) {
        item.put("type", "see-also");
      }
    }
    ((ObjectNode) json.at("/ext/relay")).set(part.code(), content(part, items));
    return PolicyEntry.trusted(json);
  }

  private static void put(ObjectNode item, ItemField field, String text, List<String> texts) {
    switch (field.kind()) {
      case TEXT, VALUE -> item.put(field.name(), text);
      case CODE -> item.put(field.name(), "landing-page");
      case PLACES -> item.putArray(field.name()).add("AU-NSW").add("TH");
      case STANCES -> item.putObject(field.name()).put("*", "allowed").put("AU", "prohibited");
      case TEXTS -> texts.forEach(item.withArrayProperty(field.name()).add("first")::add);
      case PLACE -> {
        // the name of a timeline is no field of it
      }
    }
  }

  private static JsonNode content(ItemPart part, ArrayNode items) {
    if (part.isOne()) {
      return items.get(0);
    }
    if (part != ItemPart.TIMELINE) {
      return items;
    }
    var timeline = JSON.objectNode();
    items.forEach(item -> timeline.set("A" + (char) ('A' + timeline.size()), item));
    return timeline;
  }
}
