package org.policyrelay.policy.entry.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.policyrelay.policy.entry.PolicyEntry;

/** Entries with a content, in few words. */
public final class Contents {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Contents() {}

  /**
   * An entry for Australia, Thailand and Malaysia.
   *
   * @param relay what is under {@code ext.relay}, without its braces
   */
  public static ObjectNode json(String relay) {
    try {
      var json =
          (ObjectNode)
              JSON.readTree(
                  """
                  {"policy_id": "apac:alcohol", "enforcement": "must",
                   "jurisdictions": ["AU", "TH", "MY"],
                   "policy": "1. A licence is needed.\\n2. Adults only."}
                  """);
      json.putObject("ext").set("relay", JSON.readTree("{" + relay + "}"));
      return json;
    } catch (JsonProcessingException noJson) {
      throw new IllegalArgumentException(relay, noJson);
    }
  }

  /** The same for Malaysia alone, as an overlay. */
  public static ObjectNode overlay(String relay) {
    var json = json("\"overlay_of\": \"apac:alcohol\"" + (relay.isEmpty() ? "" : ", " + relay));
    json.put("policy_id", "apac:alcohol_my").putArray("jurisdictions").add("MY");
    return json;
  }

  public static PolicyEntry entry(String relay) {
    return PolicyEntry.parse(json(relay));
  }

  public static PolicyContent content(String relay) {
    return entry(relay).content();
  }
}
