package org.policyrelay.labeling.web;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * What a label became: a code where it is one, a list where it was split.
 *
 * @param codes of the labels of the later version
 */
@Schema(oneOf = {String.class, String[].class})
record Successors(List<String> codes) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Successors read(JsonNode given) {
    var codes = new ArrayList<String>();
    if (given.isArray()) {
      given.forEach(one -> codes.add(code(one)));
    } else {
      codes.add(code(given));
    }
    return new Successors(List.copyOf(codes));
  }

  private static String code(JsonNode one) {
    if (!one.isTextual()) {
      throw new IllegalArgumentException("must be a code, or a list of codes");
    }
    return one.asText();
  }

  @JsonValue
  Object written() {
    return codes.size() == 1 ? codes.get(0) : codes;
  }
}
