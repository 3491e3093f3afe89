package org.policyrelay.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Answers a form at random: a decision that it offers, and what it then asks for. */
final class FormFiller {

  private static final String OUTCOME = "outcome";

  private final Map<String, JsonNode> fields = new LinkedHashMap<>();

  FormFiller(JsonNode form) {
    for (var component : form.path("components")) {
      if (component.has("key")) {
        fields.put(component.path("key").asText(), component);
      }
    }
  }

  /** Only the decision. */
  Map<String, Object> decision() {
    var values = new LinkedHashMap<String, Object>();
    if (fields.containsKey(OUTCOME)) {
      values.put(OUTCOME, one(OUTCOME));
    }
    return values;
  }

  /** The same answer with a value for each field that a refusal has named. */
  Map<String, Object> completed(Map<String, Object> answer, JsonNode errors) {
    var values = new LinkedHashMap<>(answer);
    for (var error : errors) {
      var field = error.path("field").asText();
      if (fields.containsKey(field)) {
        values.put(field, one(field));
      }
    }
    return values;
  }

  private Object one(String field) {
    var component = fields.getOrDefault(field, MissingNode.getInstance());
    return switch (component.path("type").asText()) {
      case "radio", "select" -> anyOf(component.path("values"));
      case "checkbox" -> true;
      case "number" -> 1;
      case "datetime" -> "2027-06-01T00:00:00Z";
      default -> "https://wiki.example/" + ThreadLocalRandom.current().nextInt(1_000_000);
    };
  }

  private static String anyOf(JsonNode values) {
    List<String> all = new ArrayList<>();
    values.forEach(value -> all.add(value.path("value").asText()));
    return all.isEmpty() ? "" : all.get(ThreadLocalRandom.current().nextInt(all.size()));
  }
}
