package org.policyrelay.policy.entry.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.kernel.Texts;
import org.policyrelay.kernel.Times;
import org.policyrelay.policy.entry.PolicyEntry;

/** Reads the fields of one item, and remembers what is wrong with each by its place. */
final class ItemFields {

  private final JsonNode item;
  private final String place;
  private final MarketsNamed markets;
  private final List<FieldError> errors;

  ItemFields(JsonNode item, String place, MarketsNamed markets, List<FieldError> errors) {
    this.item = item;
    this.place = place;
    this.markets = markets;
    this.errors = errors;
  }

  /** Whether it is an object, with no other fields than these. */
  boolean isObjectOf(List<String> known) {
    if (!item.isObject()) {
      errors.add(new FieldError(place, "wrong-type", "must be an object"));
      return false;
    }
    item.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                error(Texts.shown(name), "unknown", "must be one of " + String.join(", ", known));
              }
            });
    return true;
  }

  boolean has(String field) {
    return item.has(field);
  }

  JsonNode node(String field) {
    return item.path(field);
  }

  /** A text that has to be there; null where it is not, or wrong. */
  @Nullable String required(String field, TextKind kind) {
    if (!item.hasNonNull(field)) {
      error(field, "required", "must be given");
      return null;
    }
    return optional(field, kind);
  }

  /** A text that may be left out; null where it is, or wrong. */
  @Nullable String optional(String field, TextKind kind) {
    var value = item.path(field);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isTextual()) {
      error(field, "wrong-type", "must be a text");
      return null;
    }
    var wrong = kind.errorIn(place + "." + field, value.asText());
    wrong.ifPresent(errors::add);
    return wrong.isPresent() ? null : value.asText();
  }

  /** One of some codes; null where it is none. */
  @Nullable String choice(String field, List<String> codes, boolean isRequired) {
    var text = isRequired ? required(field, TextKind.LINE) : optional(field, TextKind.LINE);
    if (text != null && !codes.contains(text)) {
      error(field, "unknown-value", "must be one of " + String.join(", ", codes));
      return null;
    }
    return text;
  }

  /** An instant that may be left out; null where it is, or wrong. */
  @Nullable Instant instant(String field) {
    var text = optional(field, TextKind.LINE);
    if (text == null) {
      return null;
    }
    try {
      return Times.instant(place + "." + field, text);
    } catch (RefusedException refused) {
      errors.addAll(refused.fields());
      return null;
    }
  }

  /** A day, or an instant, that may be left out. */
  void dayOrInstant(String field) {
    var text = optional(field, TextKind.LINE);
    try {
      if (text != null && text.contains("T")) {
        Times.instant(place + "." + field, text);
      } else if (text != null) {
        Times.date(place + "." + field, text);
      }
    } catch (RefusedException refused) {
      errors.addAll(refused.fields());
    }
  }

  /** Markets, and parts of them, that the policy names. */
  void markets() {
    places("markets", markets::errorIn);
  }

  void countries(String field) {
    places(
        field,
        (where, country) ->
            MarketNames.isCountry(country)
                ? Optional.empty()
                : Optional.of(
                    new FieldError(
                        where,
                        "unknown-country",
                        "must be an ISO 3166-1 alpha-2 code, such as SG")));
  }

  /**
   * Channels in which the ad is shown.
   *
   * @param named those that the policy names, empty for all
   */
  void channels(List<String> named) {
    places(
        "channels",
        (where, channel) -> {
          if (!PolicyEntry.knownChannels().contains(channel)) {
            return Optional.of(
                new FieldError(
                    where,
                    "unknown-value",
                    "must be one of "
                        + String.join(", ", new TreeSet<>(PolicyEntry.knownChannels()))));
          }
          return named.isEmpty() || named.contains(channel)
              ? Optional.empty()
              : Optional.of(
                  new FieldError(
                      where,
                      "channel-not-named",
                      "must be a channel that the policy names itself"));
        });
  }

  /** Each is right by itself, and there once. */
  private void places(String field, BiFunction<String, String, Optional<FieldError>> check) {
    var named = list(field);
    var seen = new HashSet<String>();
    for (var index = 0; index < named.size(); index++) {
      var where = place + "." + field + "[" + index + "]";
      var name = named.get(index).asText();
      var wrong = check.apply(where, name);
      wrong.ifPresent(errors::add);
      if (wrong.isEmpty() && !seen.add(name)) {
        errors.add(
            new FieldError(where, "duplicate", name + " is named there already: leave one out"));
      }
    }
  }

  /** The list, or nothing where it is missing or none; what is too long is not looked at. */
  JsonNode list(String field) {
    var list = item.path(field);
    if (list.isMissingNode() || ContentCheck.isList(list, place + "." + field, errors)) {
      return list;
    }
    return item.path("");
  }

  void error(String field, String code, String message) {
    errors.add(new FieldError(place + "." + field, code, message));
  }
}
