package org.policyrelay.policy.written;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.policyrelay.kernel.Coded;

/** What an entry says item by item, part by part. */
public enum ItemPart implements Coded {
  TOPICS("Topics", "code", "name", "stances", "definition"),
  REQUIREMENTS(
      "Requirements",
      "id",
      "clause",
      "type",
      "value",
      "pattern",
      "applies_to",
      "topic",
      "markets",
      "advertiser_countries",
      "channels"),
  EXCEPTIONS(
      "Exceptions",
      "id",
      "clause",
      "text",
      "reason",
      "from",
      "until",
      "topic",
      "markets",
      "advertiser_countries",
      "channels"),
  ELIGIBILITY("Eligibility", "program", "apply_from", "evidence"),
  DISCLOSURES("Disclosures", "id", "text", "language", "position", "markets"),
  TIMELINE(
      "Timeline",
      "market",
      "announce",
      "apply_from",
      "effective",
      "enforce_from",
      "full_by",
      "existing_ads_until"),
  SOURCES("Sources", "id", "name", "provision", "version", "in_force", "url"),
  RELATIONS("Relations", "id", "type", "policy_id");

  private static final String MARKET = "market";

  private final String title;
  private final List<ItemField> fields;

  ItemPart(String title, String... fields) {
    this.title = title;
    this.fields = Arrays.stream(fields).map(name -> new ItemField(name, kind(name))).toList();
  }

  private static Kind kind(String field) {
    return switch (field) {
      case "type", "applies_to" -> Kind.CODE;
      case "value" -> Kind.VALUE;
      case "market" -> Kind.PLACE;
      case "markets", "advertiser_countries" -> Kind.PLACES;
      case "channels" -> Kind.CHANNELS;
      case "stances" -> Kind.STANCES;
      case "evidence" -> Kind.TEXTS;
      default -> Kind.TEXT;
    };
  }

  static Optional<ItemPart> of(String code) {
    return Coded.of(values(), code);
  }

  /** What its items are together. */
  String title() {
    return title;
  }

  /** In the order in which they are shown. */
  List<ItemField> fields() {
    return fields;
  }

  Optional<ItemField> field(String typed) {
    return fields.stream().filter(field -> field.isCalled(typed)).findFirst();
  }

  String names() {
    return fields.stream().map(ItemField::words).collect(Collectors.joining(", "));
  }

  /** Whether there is one of it at most, which nothing has to tell from others. */
  boolean isOne() {
    return this == ELIGIBILITY;
  }

  /** By which one of its items is told from the others, if they are several. */
  ItemField key() {
    return fields.get(0);
  }

  /** Whether its items have an id, be it one that nobody has written down. */
  boolean hasIds() {
    return key().name().equals("id");
  }

  /**
   * Its items, each by itself; a copy.
   *
   * @param content what stands in the entry, missing for nothing
   * @return empty for what is no such part
   */
  Optional<List<ObjectNode>> items(JsonNode content) {
    var items = new ArrayList<ObjectNode>();
    if (this == TIMELINE && content.isObject()) {
      for (var one : content.properties()) {
        if (!one.getValue().isObject() || one.getValue().has(MARKET)) {
          return Optional.empty();
        }
        ObjectNode item = one.getValue().deepCopy();
        items.add(item.put(MARKET, one.getKey()));
      }
    } else if (isOne() && content.isObject()) {
      items.add(content.deepCopy());
    } else if (!content.isMissingNode() && (this == TIMELINE || isOne() || !content.isArray())) {
      return Optional.empty();
    } else {
      for (var one : content) {
        if (!one.isObject()) {
          return Optional.empty();
        }
        items.add(one.deepCopy());
      }
    }
    return Optional.of(items);
  }

  /** As they stand in the entry. */
  JsonNode content(List<ObjectNode> items) {
    if (isOne()) {
      return items.get(0);
    }
    if (this == TIMELINE) {
      var byMarket = JsonNodeFactory.instance.objectNode();
      for (var item : items) {
        var market = item.path(MARKET).asText();
        byMarket.set(market, item.without(MARKET));
      }
      return byMarket;
    }
    return JsonNodeFactory.instance.arrayNode().addAll(items);
  }
}
