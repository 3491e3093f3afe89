package org.policyrelay.policy.entry.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Coded;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.content.Milestone.Step;
import org.policyrelay.policy.entry.content.Requirement.AppliesTo;
import org.policyrelay.policy.entry.content.Requirement.Type;

/** Reads what is stored under {@code ext.relay}, whatever the checks of today would say. */
final class ContentReader {

  private final String policy;
  private final JsonNode relay;
  private final ItemIds ids;

  ContentReader(String policy, JsonNode relay) {
    this.policy = policy;
    this.relay = relay;
    this.ids = new ItemIds(relay);
  }

  PolicyContent read() {
    return new PolicyContent(
        items("topics", this::topic),
        items("requirements", this::requirement),
        items("exceptions", this::exception),
        eligibility(relay.path("eligibility")),
        items("disclosures", this::disclosure),
        timelines(),
        items("sources", this::source),
        items("relations", this::relation));
  }

  private <T> List<T> items(String part, Function<JsonNode, @Nullable T> read) {
    var items = new ArrayList<T>();
    for (var node : relay.path(part)) {
      var item = node.isObject() ? read.apply(node) : null;
      if (item != null) {
        items.add(item);
      }
    }
    return items;
  }

  private Topic topic(JsonNode item) {
    var stances = new LinkedHashMap<String, Stance>();
    item.path("stances")
        .properties()
        .forEach(
            one ->
                Stance.of(one.getValue().asText())
                    .ifPresent(stance -> stances.put(one.getKey(), stance)));
    var code = item.path("code").asText();
    return new Topic(
        code, item.path("name").asText(code), stances, text(item, "definition"), policy);
  }

  private Requirement requirement(JsonNode item) {
    var type = Coded.of(Type.values(), item.path("type").asText()).orElse(Type.OTHER);
    var value = item.path("value");
    var clause = item.path("clause").asText();
    return new Requirement(
        ids.of(item, type.code(), item.path("topic").asText(), clause),
        clause,
        type,
        reach(item),
        value.isMissingNode()
            ? null
            : RequirementValue.read(type, value)
                .orElseGet(() -> new RequirementValue.Words(value.asText())),
        text(item, "pattern"),
        Coded.of(AppliesTo.values(), item.path("applies_to").asText()).orElse(null),
        policy);
  }

  private Exemption exception(JsonNode item) {
    var clause = item.path("clause").asText();
    return new Exemption(
        ids.of(item, "exception", item.path("topic").asText(), clause),
        clause,
        reach(item),
        item.path("text").asText(),
        text(item, "reason"),
        instant(item, "from"),
        instant(item, "until"),
        policy);
  }

  private @Nullable Eligibility eligibility(JsonNode item) {
    if (!item.isObject()) {
      return null;
    }
    var evidence = item.path("evidence");
    return new Eligibility(
        item.path("program").asText(),
        instant(item, "apply_from"),
        evidence.isTextual() ? List.of(evidence.asText()) : texts(evidence),
        policy);
  }

  private Disclosure disclosure(JsonNode item) {
    return new Disclosure(
        ids.of(item, "disclosure", item.path("language").asText(), item.path("position").asText()),
        item.path("text").asText(),
        text(item, "language"),
        text(item, "position"),
        reach(item),
        policy);
  }

  private Map<String, Timeline> timelines() {
    var timelines = new TreeMap<String, Timeline>();
    for (var one : relay.path("timeline").properties()) {
      var milestones = new EnumMap<Step, Milestone>(Step.class);
      for (var step : Step.values()) {
        var at = instant(one.getValue(), step.code());
        if (at != null) {
          milestones.put(step, new Milestone(step, at, policy));
        }
      }
      timelines.put(one.getKey(), new Timeline(one.getKey(), milestones));
    }
    return timelines;
  }

  private Source source(JsonNode item) {
    var name = item.path("name").asText();
    return new Source(
        ids.of(item, "source", name, item.path("provision").asText()),
        name,
        text(item, "provision"),
        text(item, "version"),
        text(item, "in_force"),
        text(item, "url"),
        policy);
  }

  private @Nullable Relation relation(JsonNode item) {
    var target = item.path("policy_id").asText();
    return Coded.of(Relation.Type.values(), item.path("type").asText())
        .map(type -> new Relation(ids.of(item, type.code(), target), type, target, policy))
        .orElse(null);
  }

  private static Reach reach(JsonNode item) {
    return new Reach(
        texts(item.path("markets")),
        text(item, "topic"),
        texts(item.path("advertiser_countries")),
        texts(item.path("channels")));
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  private static @Nullable String text(JsonNode item, String field) {
    return item.path(field).isTextual() ? item.path(field).asText() : null;
  }

  private static @Nullable Instant instant(JsonNode item, String field) {
    try {
      var text = text(item, field);
      return text == null
          ? null
          : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeParseException unreadable) {
      return null;
    }
  }
}
