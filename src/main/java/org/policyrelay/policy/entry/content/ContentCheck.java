package org.policyrelay.policy.entry.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.kernel.Texts;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.content.Milestone.Step;

/**
 * Checks the content of an entry when it comes in. Which clauses its text has only the registry
 * knows, see {@link CitedClauses}.
 */
public final class ContentCheck {

  /** What an entry may have under {@code ext.relay} beside stance, guidance and what overlays. */
  public static final List<String> PARTS =
      List.of(
          "topics",
          "requirements",
          "exceptions",
          "eligibility",
          "disclosures",
          "timeline",
          "sources",
          "relations");

  /** What an overlay may add without letting anything go; and exceptions, which do so by name. */
  private static final Set<String> IN_OVERLAY =
      Set.of("requirements", "exceptions", "disclosures", "timeline", "sources");

  private static final String PATH = "ext.relay.";

  /** How much one list may hold: more than there are countries. */
  private static final int MOST = 300;

  private final JsonNode relay;
  private final MarketsNamed markets;
  private final List<FieldError> errors = new ArrayList<>();
  private final Set<String> topics = new HashSet<>();
  private final Map<String, String> names = new HashMap<>();
  private final Set<String> ids = new HashSet<>();
  private final ItemCheck items;

  private ContentCheck(JsonNode entry) {
    this.relay = entry.path("ext").path("relay");
    this.markets = MarketsNamed.of(entry.path("jurisdictions"));
    var channels = new ArrayList<String>();
    entry.path("channels").forEach(one -> channels.add(one.asText()));
    this.items =
        new ItemCheck(
            entry.path("policy_id").asText(), relay.path("overlay_of").asText(), channels);
  }

  /** Everything that is wrong with the content of an entry, empty where it has none. */
  public static List<FieldError> errorsOf(JsonNode entry) {
    var check = new ContentCheck(entry);
    check.run();
    return List.copyOf(check.errors);
  }

  private void run() {
    if (relay.has("overlay_of")) {
      PARTS.stream()
          .filter(part -> relay.has(part) && !IN_OVERLAY.contains(part))
          .forEach(
              part ->
                  error(
                      part,
                      "not-in-overlay",
                      "is what a base says; an overlay may add requirements, disclosures, sources,"
                          + " a timeline and exceptions"));
    }
    each("topics", this::topic);
    each("requirements", (item, place) -> items.requirement(item, topics));
    each("exceptions", (item, place) -> items.exception(item, topics));
    each("disclosures", (item, place) -> items.disclosure(item));
    each("sources", (item, place) -> items.source(item));
    each("relations", (item, place) -> items.relation(item));
    if (relay.has("eligibility")) {
      items.eligibility(fields(relay.path("eligibility"), PATH + "eligibility"));
    }
    timeline();
  }

  private ItemFields fields(JsonNode item, String place) {
    return new ItemFields(item, place, markets, errors);
  }

  private void each(String part, BiConsumer<ItemFields, String> check) {
    var list = relay.path(part);
    if (list.isMissingNode() || !isList(list, PATH + part, errors)) {
      return;
    }
    for (var index = 0; index < list.size(); index++) {
      var place = PATH + part + "[" + index + "]";
      var item = fields(list.get(index), place);
      check.accept(item, place);
      id(item);
    }
  }

  /** Whether it is a list that is not too long. */
  static boolean isList(JsonNode list, String place, List<FieldError> errors) {
    if (!list.isArray()) {
      errors.add(new FieldError(place, "wrong-type", "must be a list"));
      return false;
    }
    if (list.size() > MOST) {
      errors.add(
          new FieldError(
              place, "too-long", "must have at most %d, has %d".formatted(MOST, list.size())));
      return false;
    }
    return true;
  }

  private void id(ItemFields item) {
    var id = item.has("id") ? item.optional("id", TextKind.LINE) : null;
    if (id != null && !ItemIds.ID.matcher(id).matches()) {
      item.error(
          "id",
          "malformed",
          "must have 1 to 64 of a-z, 0-9, _ . - and begin with one of the first");
    } else if (id != null && ItemCheck.isClause(id)) {
      item.error("id", "like-a-clause", "must be another one: clauses have ids such as " + id);
    } else if (id != null && !ids.add(id)) {
      item.error("id", "duplicate", "must be another one: " + id + " is there already");
    }
  }

  private void topic(ItemFields item, String place) {
    if (!item.isObjectOf(List.of("code", "name", "stances", "definition"))) {
      return;
    }
    var code = item.required("code", TextKind.LINE);
    if (code != null && !ItemIds.ID.matcher(code).matches()) {
      item.error(
          "code",
          "malformed",
          "must have 1 to 64 of a-z, 0-9, _ . - and begin with one of the first");
    } else if (code != null && !ids.add(code)) {
      item.error("code", "duplicate", "must be another one: " + code + " is there already");
    }
    var name = item.optional("name", TextKind.LINE);
    if (code != null && topics.add(code)) {
      name(item, name == null ? "code" : "name", code, name == null ? code : name);
    }
    item.optional("definition", TextKind.NOTE);
    if (item.has("stances")) {
      stances(item.node("stances"), place + ".stances");
    }
  }

  /** By which people ask for a topic, its code among it: no other may be asked for so. */
  private void name(ItemFields item, String field, String code, String name) {
    var alike = new HashSet<>(Topic.readAs(code));
    alike.addAll(Topic.readAs(name));
    alike.stream()
        .filter(names::containsKey)
        .findFirst()
        .map(names::get)
        .ifPresent(
            other ->
                item.error(
                    field,
                    "duplicate",
                    "must be another one: readers cannot tell it from the topic " + other));
    alike.forEach(one -> names.putIfAbsent(one, name));
  }

  private void stances(JsonNode stances, String place) {
    for (var one : byMarket(stances, place)) {
      var where = place + "." + Texts.shown(one.getKey());
      markets.errorInOrElse(where, one.getKey()).ifPresent(errors::add);
      if (!one.getValue().isTextual() || Stance.of(one.getValue().asText()).isEmpty()) {
        errors.add(
            new FieldError(
                where, "unknown-value", "must be one of allowed, restricted, prohibited"));
      }
    }
  }

  private void timeline() {
    if (!relay.has("timeline")) {
      return;
    }
    for (var one : byMarket(relay.path("timeline"), PATH + "timeline")) {
      var place = PATH + "timeline." + Texts.shown(one.getKey());
      markets.errorInOrElse(place, one.getKey()).ifPresent(errors::add);
      milestones(fields(one.getValue(), place));
    }
  }

  private void milestones(ItemFields item) {
    if (!item.isObjectOf(List.of(Step.values()).stream().map(Step::code).toList())) {
      return;
    }
    var instants = new EnumMap<Step, Instant>(Step.class);
    for (var step : Step.values()) {
      var at = item.instant(step.code());
      if (at != null) {
        instants.put(step, at);
      }
    }
    Timeline.backwards(instants)
        .forEach(
            (step, first) ->
                item.error(step.code(), "runs-backwards", "must not lie before " + first.code()));
  }

  /** What it says of each market, nothing when it is no object or too long. */
  private Set<Map.Entry<String, JsonNode>> byMarket(JsonNode node, String place) {
    if (!node.isObject()) {
      errors.add(new FieldError(place, "wrong-type", "must be an object, by market"));
    } else if (node.size() > MOST) {
      errors.add(new FieldError(place, "too-long", "must have at most " + MOST + " markets"));
      return Set.of();
    }
    return node.properties();
  }

  private void error(String part, String code, String message) {
    errors.add(new FieldError(PATH + part, code, message));
  }
}
