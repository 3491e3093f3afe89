package org.policyrelay.support;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.policyrelay.policy.entry.PolicyEntry;

/**
 * A base and what one market adds to it, to try things on. These are texts: public is what a test
 * publishes of them.
 */
public record PolicyFamily(PolicyEntry base, String market) {

  public String id() {
    return base.policyId();
  }

  public String overlayId() {
    return id() + ":" + market.toLowerCase(Locale.ROOT);
  }

  /** What the market adds, in those words and nothing else. */
  public PolicyEntry overlay(String text) {
    return overlay(text, Map.of());
  }

  /**
   * What the market adds.
   *
   * @param facts what {@code ext.relay} says beside the base's id, such as its stance or {@link
   *     #tightens}
   */
  public PolicyEntry overlay(String text, Map<String, Object> facts) {
    var relay = new LinkedHashMap<>(facts);
    relay.put("overlay_of", id());
    return base.with(
        Map.of(
            "policy_id",
            overlayId(),
            "jurisdictions",
            List.of(market),
            "policy",
            text,
            "ext",
            Map.of("relay", relay)));
  }

  /** The fact that the market reads a clause of the base in stricter words. */
  public static Map<String, Object> tightens(String clause, String words) {
    return Map.of("tightens", Map.of(clause, words));
  }

  /** The base, which says one thing more. */
  public PolicyEntry more(String sentence) {
    return base.with(Map.of("policy", base.text() + "\n\n2. " + sentence));
  }
}
