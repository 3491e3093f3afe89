package org.policyrelay.policy.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.kernel.Texts;
import org.policyrelay.kernel.Times;

/** Reads the fields of an entry one by one, and remembers what is wrong with each. */
final class EntryFields {

  /** How much one list may hold: more than there are countries. */
  private static final int MOST = 300;

  /** Whoever sends more nonsense than this learns nothing from more lines. */
  private static final int MOST_ERRORS = 200;

  private final JsonNode entry;
  private final List<FieldError> errors = new ArrayList<>();

  EntryFields(JsonNode entry) {
    this.entry = entry;
  }

  /** What is wrong, each fault once. */
  List<FieldError> errors() {
    return errors.stream().distinct().toList();
  }

  /** The text, null where it is missing or no text. */
  @Nullable String required(String field, TextKind kind) {
    var value = entry.path(field);
    if (value.isMissingNode() || value.isNull()) {
      error(field, "required", "must be given");
      return null;
    }
    return text(field, value, kind);
  }

  /** The same for a text that may be left out; one that is given must say something. */
  @Nullable String optional(String field, TextKind kind) {
    var value = entry.path(field);
    if (value.isNull()) {
      error(field, "wrong-type", "must be a text, or left out");
    }
    return value.isMissingNode() || value.isNull() ? null : text(field, value, kind);
  }

  private @Nullable String text(String field, JsonNode value, TextKind kind) {
    if (!value.isTextual()) {
      error(field, "wrong-type", "must be a text");
      return null;
    }
    var text = value.asText();
    var wrong = kind.errorIn(field, text);
    wrong.ifPresent(this::add);
    return wrong.isPresent() ? null : text;
  }

  void oneOf(String field, Set<String> values, boolean required) {
    var text = required ? required(field, TextKind.LINE) : optional(field, TextKind.LINE);
    if (text != null && !values.contains(text)) {
      error(field, "unknown-value", "must be one of " + String.join(", ", new TreeSet<>(values)));
    }
  }

  /** A list of short texts. */
  void texts(String field) {
    var list = list(field, entry.path(field), "must be a list of texts");
    for (var index = 0; index < list.size(); index++) {
      var place = field + "[" + index + "]";
      if (list.get(index).isTextual()) {
        TextKind.LINE.errorIn(place, list.get(index).asText()).ifPresent(this::add);
      } else {
        error(place, "unknown-value", "must be a text");
      }
    }
  }

  void choices(String field, Set<String> values) {
    var list = list(field, entry.path(field), "must be a list of texts");
    for (var index = 0; index < list.size(); index++) {
      if (!list.get(index).isTextual() || !values.contains(list.get(index).asText())) {
        error(
            field + "[" + index + "]",
            "unknown-value",
            "must be one of " + String.join(", ", new TreeSet<>(values)));
      }
    }
  }

  void countries(String field, JsonNode codes) {
    var list = list(field, codes, "must be a list of country codes");
    for (var index = 0; index < list.size(); index++) {
      if (!list.get(index).isTextual() || !MarketNames.isCountry(list.get(index).asText())) {
        error(
            field + "[" + index + "]",
            "unknown-country",
            "must be an ISO 3166-1 alpha-2 code, such as SG");
      }
    }
  }

  /** What is in the list, nothing when it is missing, no list or too long. */
  private List<JsonNode> list(String field, JsonNode list, String message) {
    if (list.isMissingNode()) {
      return List.of();
    }
    if (!list.isArray()) {
      error(field, "wrong-type", message);
      return List.of();
    }
    var content = new ArrayList<JsonNode>();
    if (!isTooMany(field, list)) {
      list.forEach(content::add);
    }
    return content;
  }

  boolean isTooMany(String field, JsonNode many) {
    if (many.size() > MOST) {
      error(field, "too-long", "must have at most " + MOST + " of them, has " + many.size());
      return true;
    }
    return false;
  }

  @Nullable LocalDate date(String field) {
    var text = optional(field, TextKind.LINE);
    if (text == null) {
      return null;
    }
    try {
      return Times.date(field, text);
    } catch (RefusedException refused) {
      refused.fields().forEach(this::add);
      return null;
    }
  }

  void unknown(JsonNode object, String path, Set<String> known) {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                error(
                    path + Texts.shown(name),
                    "unknown",
                    "is no field of a policy entry; put your own in ext");
              }
            });
  }

  void error(String field, String code, String message) {
    add(new FieldError(field, code, message));
  }

  void add(FieldError error) {
    if (errors.size() < MOST_ERRORS) {
      errors.add(error);
    }
  }
}
