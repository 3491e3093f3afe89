package org.policyrelay.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import org.springframework.web.util.UriUtils;

/**
 * What nobody would send who means well: from one seed, the same each time. Needs a session of
 * jqwik around it.
 */
final class Fuzz {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SIZE = 1000;

  /** Values that have broken something somewhere. */
  private static final List<String> KNOWN =
      List.of(
          "",
          " ",
          "\u00a0\u200b\u2060",
          "0",
          "-1",
          "2147483648",
          "-9223372036854775809",
          "1e400",
          "NaN",
          "0x10",
          "१२",
          "true",
          "null",
          "undefined",
          "[]",
          "{}",
          "-999999999-01-01T00:00:00Z",
          "+999999999-12-31T23:59:59Z",
          "2026-02-30T00:00:00Z",
          "2026-01-01",
          "2026-01-01T00:00:00+18:01",
          "2026-01-01T00:00:00.000+0000",
          "PT9999999999999999H",
          "P-1D",
          "PT",
          "25:00-26:00",
          "09:00-17:00",
          "SG",
          "XX",
          "en-XX-x-y-z-aa-bb",
          "must",
          "../../etc/passwd",
          "' OR '1'='1",
          "\"><script>alert(1)</script>",
          "%s%n%x",
          "%",
          "_",
          "${1+1}",
          "#{1+1}",
          "a\u0000b",
          "a\r\nX-Y: z",
          "\u202ea\u202c",
          "\uD83D\uDE00",
          "\ud83d",
          "สุรา",
          "İıſ",
          "(((",
          "*",
          "a".repeat(300),
          "\uFFFF",
          "PC-2026-1",
          "PC-99999999999999999999-1",
          "HO-2026-00001",
          "admin",
          "training",
          "anonymousUser",
          "default",
          "demo",
          "name",
          "asc",
          "policy_id");

  private static final List<String> NAMES =
      List.of(
          "variables",
          "value",
          "type",
          "valueInfo",
          "outcome",
          "reason",
          "userId",
          "groupId",
          "name",
          "id",
          "policy",
          "policy_id",
          "policy_ids",
          "summary",
          "origin",
          "requestedEffectiveAt",
          "firstResult",
          "maxResults",
          "sorting",
          "sortBy",
          "sortOrder",
          "parameters",
          "orQueries",
          "processVariables",
          "operator",
          "unfinished",
          "message",
          "businessKey",
          "resourceType",
          "permissions",
          "instructions",
          "withVariablesInReturn",
          "processDefinitionKey",
          "dueDate",
          "priority",
          "");

  private static final List<String> TYPES =
      List.of(
          "String", "Integer", "Long", "Short", "Double", "Boolean", "Date", "Null", "Json", "Xml",
          "Object", "Bytes", "File", "Number", "string", "nothing", "");

  private final Random random;
  private final Arbitrary<String> texts = anyText();
  private final Arbitrary<Object> values = anyValue(3);

  Fuzz(long seed) {
    random = new Random(seed);
  }

  private static Arbitrary<String> anyText() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.of(KNOWN)),
        Tuple.of(1, Arbitraries.strings().ofMaxLength(40)),
        Tuple.of(1, Arbitraries.strings().alpha().numeric().ofMaxLength(12)));
  }

  private static Arbitrary<Object> anyValue(int depth) {
    Arbitrary<Object> plain =
        Arbitraries.oneOf(
            anyText().map(Object.class::cast),
            Arbitraries.integers().map(Object.class::cast),
            Arbitraries.longs().map(Object.class::cast),
            Arbitraries.doubles().map(Object.class::cast),
            Arbitraries.of(true, false).map(Object.class::cast),
            Arbitraries.of(TYPES).map(Object.class::cast),
            Arbitraries.just(JSON.nullNode()).map(Object.class::cast));
    if (depth == 0) {
      return plain;
    }
    var inner = anyValue(depth - 1);
    return Arbitraries.frequencyOf(
        Tuple.of(4, plain),
        Tuple.of(1, inner.list().ofMaxSize(4).map(Object.class::cast)),
        Tuple.of(
            3,
            Arbitraries.maps(
                    Arbitraries.frequencyOf(
                        Tuple.of(5, Arbitraries.of(NAMES)), Tuple.of(1, anyText())),
                    inner)
                .ofMaxSize(5)
                .map(Object.class::cast)));
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  <T> T oneOf(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }

  String text() {
    return texts.generator(SIZE).next(random).value();
  }

  Object value() {
    return values.generator(SIZE).next(random).value();
  }

  /** A text as a part of an address, encoded as a careful client does it. */
  String encoded(String text) {
    return UriUtils.encode(text, StandardCharsets.UTF_8);
  }

  /** Mostly what the names ask for, with values that nobody asked for. */
  Map<String, Object> object(List<String> names) {
    var object = new LinkedHashMap<String, Object>();
    names.stream().filter(name -> !oneIn(4)).forEach(name -> object.put(name, value()));
    if (oneIn(6)) {
      object.put(text(), value());
    }
    return object;
  }

  /** What is right, with one or two things in it that are not. */
  JsonNode mutated(JsonNode right) {
    JsonNode body = right.deepCopy();
    for (var times = 1 + random.nextInt(2); times > 0; times--) {
      var holders = new ArrayList<ObjectNode>();
      collect(body, holders);
      var holder = oneOf(holders);
      var names = new ArrayList<String>();
      holder.fieldNames().forEachRemaining(names::add);
      var name = names.isEmpty() || oneIn(8) ? text() : oneOf(names);
      if (oneIn(6)) {
        holder.remove(name);
      } else {
        holder.set(name, JSON.valueToTree(value()));
      }
    }
    return body;
  }

  private static void collect(JsonNode node, List<ObjectNode> holders) {
    if (node instanceof ObjectNode holder) {
      holders.add(holder);
    }
    node.forEach(inner -> collect(inner, holders));
  }

  /** As the engine takes variables, more or less. */
  Map<String, Object> variables(List<String> names) {
    var variables = new LinkedHashMap<String, Object>();
    names.stream()
        .filter(name -> !oneIn(3))
        .forEach(
            name -> {
              var variable = new LinkedHashMap<String, Object>();
              variable.put("value", value());
              if (oneIn(3)) {
                variable.put("type", oneOf(TYPES));
              }
              if (oneIn(5)) {
                variable.put("valueInfo", value());
              }
              variables.put(name, oneIn(15) ? value() : variable);
            });
    return Map.of("variables", oneIn(20) ? value() : variables);
  }

  /** The JSON of it, a little broken now and then. */
  String written(Object body) {
    var text = JSON.valueToTree(body).toString();
    return switch (random.nextInt(25)) {
      case 0 -> text.substring(0, random.nextInt(text.length() + 1));
      case 1 -> text + text;
      case 2 -> "null";
      case 3 -> "";
      case 4 -> "[".repeat(random.nextInt(2000));
      case 5 -> text.replaceFirst(":", ":\u0000");
      default -> text;
    };
  }

  static Stream<JsonNode> stream(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false);
  }
}
