package org.policyrelay.engine.door.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Texts;

/** A Camunda Form as the server reads it: its fields and what each of them asks for. */
public final class FormSchema {

  /** What stands for a field that was emptied, where the form wants to know that. */
  private static final String EMPTIED = "";

  private final Map<String, FormField> fields;

  private FormSchema(Map<String, FormField> fields) {
    this.fields = fields;
  }

  static FormSchema of(JsonNode form) {
    var fields = new LinkedHashMap<String, FormField>();
    collect(form.path("components"), fields);
    return new FormSchema(fields);
  }

  /** A task without a form has no fields: nothing may be submitted to it. */
  static FormSchema empty() {
    return new FormSchema(Map.of());
  }

  private static void collect(JsonNode components, Map<String, FormField> fields) {
    for (var component : components) {
      if (component.has("key") && !component.has("components")) {
        var field = new FormField(component);
        fields.put(field.key(), field);
      }
      collect(component.path("components"), fields);
    }
  }

  /**
   * What was submitted, without what was left empty unless its field asks for that, and everything
   * that is wrong with it.
   */
  public record Check(Map<String, Object> values, List<FieldError> errors) {}

  /**
   * Holds submitted values against the form as the browser would: a field that the form hides for
   * these values is not asked for and is not taken.
   *
   * @param context what else the form's conditions may read, such as process variables
   */
  public Check check(Map<String, ?> submitted, Map<String, Object> context) {
    var values = new LinkedHashMap<String, Object>();
    var errors = new ArrayList<FieldError>();
    submitted.forEach(
        (key, submittedValue) -> {
          if (!fields.containsKey(key)) {
            errors.add(
                new FieldError(
                    Texts.shown(key),
                    "unknown",
                    "is no field of this form; it has " + fieldNames()));
          } else if (!isBlank(submittedValue)) {
            values.put(key, submittedValue);
          } else if (fields.get(key).keepsEmptied()) {
            values.put(key, EMPTIED);
          }
        });
    var scope = new LinkedHashMap<>(context);
    fields.keySet().forEach(key -> scope.put(key, null));
    scope.putAll(values);
    for (var field : fields.values()) {
      if (field.isHidden(scope)) {
        values.remove(field.key());
      } else {
        field.check(values.get(field.key())).ifPresent(errors::add);
      }
    }
    return new Check(values, List.copyOf(errors));
  }

  public boolean has(String key) {
    return fields.containsKey(key);
  }

  public Optional<FormField> field(String key) {
    return Optional.ofNullable(fields.get(key));
  }

  public Stream<FormField> fields() {
    return fields.values().stream();
  }

  /** The field as people know it; what is no field keeps the name that it came under. */
  String labelOf(String key) {
    var field = fields.get(key);
    return field == null ? key : field.label();
  }

  private String fieldNames() {
    return fields.isEmpty() ? "none" : String.join(", ", fields.keySet());
  }

  private static boolean isBlank(@Nullable Object submitted) {
    return submitted == null || (submitted instanceof String text && Texts.isBlank(text));
  }
}
