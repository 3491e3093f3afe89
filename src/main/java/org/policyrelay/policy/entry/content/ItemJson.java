package org.policyrelay.policy.entry.content;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.entry.content.Milestone.Step;

/** Items as an entry writes them, each with its id; what they lack is left out. */
public final class ItemJson {

  private ItemJson() {}

  public static ObjectNode of(Topic one) {
    var item = JsonNodeFactory.instance.objectNode().put("code", one.code());
    put(item, "name", one.name());
    var stances = item.putObject("stances");
    one.stances().forEach((market, stance) -> stances.put(market, stance.code()));
    put(item, "definition", one.definition());
    return item;
  }

  public static ObjectNode of(Requirement one) {
    var item = item(one.id());
    put(item, "clause", one.clause());
    put(item, "type", one.type().code());
    reach(item, one.reach());
    var value = one.value();
    if (value instanceof RequirementValue.Age age) {
      item.put("value", age.years());
    } else if (value != null) {
      put(item, "value", value.text());
    }
    put(item, "pattern", one.pattern());
    var appliesTo = one.appliesTo();
    put(item, "applies_to", appliesTo == null ? null : appliesTo.code());
    return item;
  }

  public static ObjectNode of(Exemption one) {
    var item = item(one.id());
    put(item, "clause", one.clause());
    reach(item, one.reach());
    put(item, "text", one.text());
    put(item, "reason", one.reason());
    put(item, "from", one.from());
    put(item, "until", one.until());
    return item;
  }

  public static ObjectNode of(Disclosure one) {
    var item = item(one.id());
    put(item, "text", one.text());
    put(item, "language", one.language());
    put(item, "position", one.position());
    reach(item, one.reach());
    return item;
  }

  public static ObjectNode of(Source one) {
    var item = item(one.id());
    put(item, "name", one.name());
    put(item, "provision", one.provision());
    put(item, "version", one.version());
    put(item, "in_force", one.inForce());
    put(item, "url", one.url());
    return item;
  }

  /** By market, each with its instants. */
  public static ObjectNode of(Map<String, Timeline> timelines) {
    var all = JsonNodeFactory.instance.objectNode();
    timelines.forEach((market, timeline) -> all.set(market, of(timeline)));
    return all;
  }

  public static ObjectNode of(Timeline timeline) {
    var instants = JsonNodeFactory.instance.objectNode();
    timeline.milestones().forEach((step, one) -> put(instants, step.code(), one.at()));
    return instants;
  }

  public static ObjectNode of(Stage stage) {
    var json = JsonNodeFactory.instance.objectNode();
    codes(json.putArray("reached"), stage.reached());
    var next = stage.next();
    if (next != null) {
      var coming = json.putObject("next");
      codes(coming.putArray("steps"), next.steps());
      put(coming, "at", next.at());
    }
    return json;
  }

  private static void codes(ArrayNode list, List<Step> steps) {
    steps.forEach(step -> list.add(step.code()));
  }

  private static ObjectNode item(String id) {
    return JsonNodeFactory.instance.objectNode().put("id", id);
  }

  private static void reach(ObjectNode item, Reach reach) {
    list(item, "markets", reach.markets());
    put(item, "topic", reach.topic());
    list(item, "advertiser_countries", reach.advertiserCountries());
    list(item, "channels", reach.channels());
  }

  private static void list(ObjectNode item, String field, List<String> values) {
    if (!values.isEmpty()) {
      values.forEach(item.putArray(field)::add);
    }
  }

  private static void put(ObjectNode item, String field, @Nullable Object value) {
    if (value != null) {
      item.put(field, value.toString());
    }
  }
}
