package org.policyrelay.engine.door.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Texts;
import org.policyrelay.kernel.Times;

/** One field of a Camunda Form. */
public final class FormField {

  private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

  /** What a text may hold where the form names no limit: no form of ours needs more. */
  private static final int LONGEST_TEXT = 10_000;

  private final String key;
  private final String label;
  private final String type;
  private final String description;
  private final JsonNode validate;
  private final @Nullable ParsedExpression hide;
  private final @Nullable String subtype;
  private final List<String> options;
  private final boolean optionsKnown;
  private final boolean keepsEmptied;

  FormField(JsonNode component) {
    this.key = component.path("key").asText();
    // a date has its label under another name
    this.label = component.path("label").asText(component.path("dateLabel").asText(key));
    this.type = component.path("type").asText();
    this.description = asked(component.path("description").asText(""));
    this.validate = component.path("validate");
    this.hide = expression(component.path("conditional").path("hide").asText(""));
    this.subtype = component.path("subtype").asText(null);
    this.options = new ArrayList<>();
    component.path("values").forEach(option -> options.add(option.path("value").asText()));
    this.optionsKnown = component.has("values");
    this.keepsEmptied = component.path("properties").path("emptied").asText().equals("kept");
  }

  /** Behind what is wrong, as people read it beside the field. */
  private static String asked(String description) {
    return description.isBlank() ? "" : ": " + description.strip().replaceFirst("\\.$", "");
  }

  public String key() {
    return key;
  }

  /** What the form calls the field where people read it. */
  String label() {
    return label;
  }

  /** Whether it says something that somebody emptied the field: an edit then, and no silence. */
  boolean keepsEmptied() {
    return keepsEmptied;
  }

  /** The values to choose from, in the form's order; empty for a field that is no choice. */
  public List<String> options() {
    return List.copyOf(options);
  }

  public boolean isRequired() {
    return validate.path("required").asBoolean(false);
  }

  boolean isHidden(Map<String, @Nullable Object> scope) {
    if (hide == null) {
      return false;
    }
    var result = FEEL.evaluate(hide, scope);
    if (result.isFailure()) {
      throw new IllegalStateException(
          "the condition of field " + key + " is broken: " + hide.text());
    }
    return Boolean.TRUE.equals(result.result());
  }

  Optional<FieldError> check(@Nullable Object submitted) {
    if (submitted == null
        || submitted.equals("")
        || (type.equals("checkbox") && Boolean.FALSE.equals(submitted))) {
      return isRequired() ? error("required", "must be filled in" + choices()) : Optional.empty();
    }
    return switch (type) {
      case "textfield", "textarea" -> checkText(submitted);
      case "radio", "select" -> checkChoice(submitted);
      case "checkbox" ->
          submitted instanceof Boolean
              ? Optional.empty()
              : error("wrong-type", "must be true or false");
      case "number" -> checkNumber(submitted);
      case "datetime" -> checkDate(submitted);
      default -> error("unsupported", "is of a type that the server does not take: " + type);
    };
  }

  private Optional<FieldError> checkText(Object submitted) {
    if (!(submitted instanceof String text)) {
      return error("wrong-type", "must be a text");
    }
    var line = type.equals("textfield");
    var problem = line ? Texts.problemOfLine(text) : Texts.problemOf(text);
    if (problem.isPresent()) {
      return error("malformed", problem.get());
    }
    var length = Texts.length(text);
    var least = validate.path("minLength").asInt(0);
    var most = validate.path("maxLength").asInt(LONGEST_TEXT);
    if (length < least) {
      return error("too-short", "must have at least " + least + " characters");
    }
    if (length > most) {
      return error("too-long", "must have at most " + most + " characters, has " + length);
    }
    var pattern = validate.path("pattern").asText("");
    if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(text).find()) {
      return error("malformed", "is not written as it is asked for" + description);
    }
    return Optional.empty();
  }

  private Optional<FieldError> checkChoice(Object submitted) {
    if (!(submitted instanceof String text)) {
      return error("wrong-type", "must be a text" + choices());
    }
    return optionsKnown && !options.contains(text)
        ? error("unknown-value", "'" + Texts.shown(text) + "' cannot be chosen" + choices())
        : Optional.empty();
  }

  private Optional<FieldError> checkNumber(Object submitted) {
    if (!(submitted instanceof Number number)) {
      return error("wrong-type", "must be a number");
    }
    if (!Double.isFinite(number.doubleValue())) {
      return error("out-of-range", "must be a number that a computer can hold");
    }
    var tooSmall = validate.has("min") && number.doubleValue() < validate.path("min").asDouble();
    var tooLarge = validate.has("max") && number.doubleValue() > validate.path("max").asDouble();
    return tooSmall || tooLarge
        ? error("out-of-range", "must lie within the field's limits")
        : Optional.empty();
  }

  private Optional<FieldError> checkDate(Object submitted) {
    try {
      if ("date".equals(subtype)) {
        Times.date(key, submitted.toString());
      } else {
        Times.instant(key, submitted.toString());
      }
      return Optional.empty();
    } catch (RefusedException refused) {
      return refused.fields().stream().findFirst();
    }
  }

  private String choices() {
    return optionsKnown ? "; choose one of " + String.join(", ", options) : "";
  }

  private Optional<FieldError> error(String code, String message) {
    return Optional.of(new FieldError(key, code, message));
  }

  /** Parsed once: evaluating is a matter of microseconds then. */
  private static @Nullable ParsedExpression expression(String text) {
    if (text.isBlank()) {
      return null;
    }
    var result = FEEL.parseExpression(text.startsWith("=") ? text.substring(1) : text);
    if (result.isFailure()) {
      throw new IllegalStateException("the condition of a form field cannot be read: " + text);
    }
    return result.parsedExpression();
  }
}
