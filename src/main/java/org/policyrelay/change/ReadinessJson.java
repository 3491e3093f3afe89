package org.policyrelay.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a change keeps what its readiness check found in a column. */
final class ReadinessJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ReadinessJson() {}

  static String write(List<MarketReadiness> readiness) {
    return JSON.valueToTree(readiness).toString();
  }

  /** Nothing before the first check. */
  static List<MarketReadiness> read(@Nullable String readiness) {
    if (readiness == null) {
      return List.of();
    }
    try {
      return JSON.readValue(readiness, new TypeReference<>() {});
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("a stored readiness is no JSON", unreadable);
    }
  }
}
