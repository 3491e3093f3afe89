package org.policyrelay.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RawHttp;

/**
 * One operation of our API, as its own description has it.
 *
 * @param path with its parameters in braces
 * @param fields the names at the top of its body
 */
record ApiOperation(
    String method,
    String path,
    List<String> inPath,
    List<String> inQuery,
    List<String> inHeader,
    boolean hasBody,
    List<String> fields) {

  private static final JsonNode ENTRY = Policies.mustRule().json();

  /** Of free JSON the description does not tell what is right. */
  private static final Map<String, JsonNode> RIGHT =
      Map.of(
          "/api/policy-changes",
          json(
              Map.of(
                  "policy",
                  ENTRY,
                  "summary",
                  "Say it",
                  "reason",
                  "Because",
                  "origin",
                  Map.of("type", "gap", "ref", "GAP-2026-1"),
                  "requestedEffectiveAt",
                  "2027-01-01T00:00:00Z",
                  "emergency",
                  false)),
          "/api/policies/resolve/bulk",
          json(Map.of("policy_ids", List.of("apac:alcohol", "none"))));

  private static JsonNode json(Object body) {
    return new ObjectMapper().valueToTree(body);
  }

  /** Every operation of the description; never empty. */
  static List<ApiOperation> allOf(JsonNode description) {
    var operations = new ArrayList<ApiOperation>();
    for (var path : description.path("paths").properties()) {
      if (!path.getKey().startsWith("/api/")) {
        continue;
      }
      for (var one : path.getValue().properties()) {
        operations.add(
            of(one.getKey().toUpperCase(Locale.ROOT), path.getKey(), one.getValue(), description));
      }
    }
    if (operations.isEmpty()) {
      throw new AssertionError("the description has no operation: " + description);
    }
    return operations;
  }

  private static ApiOperation of(
      String method, String path, JsonNode operation, JsonNode description) {
    var schema = operation.at("/requestBody/content/application~1json/schema");
    if (schema.has("$ref")) {
      schema = description.at(schema.path("$ref").asText().substring(1));
    }
    var fields = new ArrayList<String>();
    schema.path("properties").fieldNames().forEachRemaining(fields::add);
    if (fields.isEmpty()) {
      // free JSON, of which the description tells no more
      fields.addAll(
          List.of("policy", "summary", "reason", "origin", "policy_ids", "emergency", "entries"));
    }
    return new ApiOperation(
        method,
        path,
        named(operation, "path"),
        named(operation, "query"),
        named(operation, "header"),
        operation.has("requestBody"),
        fields);
  }

  private static List<String> named(JsonNode operation, String place) {
    return Fuzz.stream(operation.path("parameters"))
        .filter(parameter -> parameter.path("in").asText().equals(place))
        .map(parameter -> parameter.path("name").asText())
        .toList();
  }

  /**
   * A call with values that nobody asked for.
   *
   * @param known the key of something that exists
   */
  RawHttp.Call call(Fuzz fuzz, String known) {
    var address = path;
    for (var name : inPath) {
      var id = fuzz.oneIn(3) ? known : "x" + fuzz.text();
      address = address.replace("{" + name + "}", fuzz.encoded(id));
    }
    var query = new ArrayList<String>();
    for (var name : inQuery) {
      if (!fuzz.oneIn(3)) {
        query.add(name + "=" + fuzz.encoded(fuzz.text()));
      }
    }
    if (!query.isEmpty()) {
      address += "?" + String.join("&", query);
    }
    var call = RawHttp.call(method, address);
    inHeader.forEach(name -> call.header(name, fuzz.text().replaceAll("[\\r\\n\u0000]", "")));
    return hasBody
        ? call.header("Content-Type", "application/json")
            .body(fuzz.written(fuzz.oneIn(8) ? fuzz.value() : body(fuzz)))
        : call;
  }

  private Object body(Fuzz fuzz) {
    var right = RIGHT.get(path);
    return right == null ? fuzz.object(fields) : fuzz.mutated(right);
  }
}
