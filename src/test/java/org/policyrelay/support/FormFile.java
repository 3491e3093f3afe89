package org.policyrelay.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One form of {@code processes/}, as its file has it. */
public record FormFile(Path file, JsonNode json) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Every form there is; never empty. */
  public static List<FormFile> all() {
    var forms = Model.files(".form").stream().map(FormFile::read).toList();
    if (forms.isEmpty()) {
      throw new AssertionError("no form");
    }
    return forms;
  }

  public static FormFile read(Path file) {
    try {
      return new FormFile(file, JSON.readTree(file.toFile()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file.toString(), unreadable);
    }
  }

  public String id() {
    return json.path("id").asText();
  }

  /** Everything on the form, in its order. */
  public List<JsonNode> components() {
    var components = new ArrayList<JsonNode>();
    json.path("components").forEach(components::add);
    return components;
  }

  /** The components that a person fills in. */
  public List<JsonNode> fields() {
    return components().stream().filter(component -> component.has("key")).toList();
  }

  public Optional<JsonNode> field(String key) {
    return fields().stream().filter(field -> field.path("key").asText().equals(key)).findFirst();
  }

  /** The values of the field {@code outcome}, empty where there is none. */
  public List<String> outcomes() {
    return field("outcome").map(FormFile::values).orElse(List.of());
  }

  public static List<String> values(JsonNode choice) {
    var values = new ArrayList<String>();
    choice.path("values").forEach(option -> values.add(option.path("value").asText()));
    return values;
  }

  @Override
  public String toString() {
    return file.getFileName().toString();
  }
}
