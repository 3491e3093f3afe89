package org.policyrelay.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.policyrelay.policy.PolicyEntry;

/** How a change keeps JSON in its columns. What is in them was checked when it came in. */
final class EntryJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private EntryJson() {}

  static PolicyEntry read(String entry) {
    return PolicyEntry.stored(entry);
  }

  static String write(List<MarketReadiness> readiness) {
    return JSON.valueToTree(readiness).toString();
  }

  static List<MarketReadiness> readReadiness(String readiness) {
    try {
      return JSON.readValue(readiness, new TypeReference<>() {});
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("a stored readiness is no JSON", unreadable);
    }
  }
}
