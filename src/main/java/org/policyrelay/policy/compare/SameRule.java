package org.policyrelay.policy.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.content.PolicyContent;

/**
 * What is different between two entries and is no rule: where the text is from, in which order
 * something stands, and how the same is written. Each is told as what it is: none is a change of
 * words.
 */
final class SameRule {

  private static final String STAYS = "; the rule is the same";

  /** Lists of which only the set is a rule, and what people call them. */
  private static final Map<String, String> LISTS =
      inOrder(
          "jurisdictions", "markets",
          "policy_categories", "policy categories",
          "channels", "channels",
          "governance_domains", "governance domains");

  private static final List<String> PARTS =
      List.of("topics", "requirements", "exceptions", "disclosures", "sources", "relations");

  private static final List<String> PLACES = List.of("markets", "advertiser_countries", "channels");

  private final ObjectNode before;
  private final ObjectNode after;

  /** Items that say the same, by their part and their id. */
  private final Set<String> same = new HashSet<>();

  private final List<String> facts = new ArrayList<>();

  private SameRule(PolicyEntry before, PolicyEntry after) {
    this.before = before.json();
    this.after = after.json();
    same(before.content(), after.content());
  }

  /** In an order that never varies. */
  static List<String> told(PolicyEntry before, PolicyEntry after) {
    var same = new SameRule(before, after);
    same.source("the source", "source_name");
    same.source("the address of the source", "source_url");
    LISTS.forEach((field, name) -> same.order(field, name));
    PARTS.forEach(same::part);
    return List.copyOf(same.facts);
  }

  /** The fields that differ, by their names alone: for entries of which nothing else is told. */
  static List<String> written(PolicyEntry before, PolicyEntry after) {
    var one = before.json();
    var other = after.json();
    var names = new ArrayList<String>();
    differing(one, other).stream().filter(name -> !name.equals("ext")).forEach(names::add);
    names.remove("version");
    differing(one.at("/ext/relay"), other.at("/ext/relay")).forEach(names::add);
    return names.stream()
        .map(name -> name.equals("policy") ? "text" : name.replace('_', ' '))
        .map(name -> "the " + name + " is written otherwise" + STAYS)
        .toList();
  }

  private static Map<String, String> inOrder(String... pairs) {
    var map = new LinkedHashMap<String, String>();
    for (var at = 0; at < pairs.length; at += 2) {
      map.put(pairs[at], pairs[at + 1]);
    }
    return map;
  }

  private static TreeSet<String> differing(JsonNode one, JsonNode other) {
    var names = new TreeSet<String>();
    one.fieldNames().forEachRemaining(names::add);
    other.fieldNames().forEachRemaining(names::add);
    names.removeIf(name -> one.path(name).equals(other.path(name)));
    return names;
  }

  private void same(PolicyContent former, PolicyContent later) {
    same("requirements", former.requirements(), later.requirements(), one -> one.id());
    same("exceptions", former.exceptions(), later.exceptions(), one -> one.id());
    same("disclosures", former.disclosures(), later.disclosures(), one -> one.id());
  }

  private <T> void same(String part, List<T> former, List<T> later, Function<T, String> ids) {
    later.stream().filter(former::contains).forEach(one -> same.add(part + "/" + ids.apply(one)));
  }

  private void source(String what, String field) {
    var former = before.path(field).asText("none");
    var later = after.path(field).asText("none");
    if (!former.equals(later)) {
      facts.add("%s changes from %s to %s".formatted(what, former, later));
    }
  }

  private void order(String field, String name) {
    if (isReordered(before.path(field), after.path(field))) {
      facts.add("the " + name + " stand in another order" + STAYS);
    }
  }

  private void part(String part) {
    var former = before.at("/ext/relay/" + part);
    var later = after.at("/ext/relay/" + part);
    if (isReordered(former, later)) {
      facts.add("the " + part + " stand in another order" + STAYS);
    }
    for (var item : later) {
      var id = item.path("id").asText();
      named(former, id)
          .filter(earlier -> !earlier.equals(item))
          .ifPresent(earlier -> item(part, id, earlier, item));
    }
  }

  private void item(String part, String id, JsonNode former, JsonNode later) {
    var called = called(part, later);
    if (inOneOrder(former).equals(inOneOrder(later))) {
      PLACES.stream()
          .filter(field -> !former.path(field).equals(later.path(field)))
          .map(field -> "the " + field.replace('_', ' ') + " of " + called)
          .forEach(what -> facts.add(what + " stand in another order" + STAYS));
    } else if (same.contains(part + "/" + id)) {
      facts.add(called + " is written otherwise" + STAYS);
    }
  }

  private static String called(String part, JsonNode item) {
    var kind = part.substring(0, part.length() - 1) + " " + item.path("id").asText();
    return part.equals("requirements")
        ? item.path("type").asText().replace('-', ' ') + " " + kind
        : kind;
  }

  private static Optional<JsonNode> named(JsonNode items, String id) {
    return id.isEmpty()
        ? Optional.empty()
        : StreamSupport.stream(items.spliterator(), false)
            .filter(one -> one.path("id").asText().equals(id))
            .findFirst();
  }

  private static JsonNode inOneOrder(JsonNode item) {
    var copy = item.deepCopy();
    if (copy instanceof ObjectNode fields) {
      for (var field : PLACES) {
        if (fields.path(field).isArray()) {
          var places = new TreeSet<String>();
          fields.path(field).forEach(one -> places.add(one.asText()));
          var sorted = fields.putArray(field);
          places.forEach(sorted::add);
        }
      }
    }
    return copy;
  }

  private static boolean isReordered(JsonNode former, JsonNode later) {
    if (!former.isArray() || former.size() != later.size() || former.equals(later)) {
      return false;
    }
    var left = new ArrayList<JsonNode>();
    former.forEach(left::add);
    for (var one : later) {
      if (!left.remove(one)) {
        return false;
      }
    }
    return true;
  }
}
