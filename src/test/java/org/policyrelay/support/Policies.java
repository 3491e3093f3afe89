package org.policyrelay.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.policyrelay.change.Proposal;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PublishOrder;
import org.policyrelay.policy.PublishOrder.MarketRelease;
import org.policyrelay.policy.entry.PolicyEntry;

/** Policies to try things on. Each call gives one with an id of its own. */
public final class Policies {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private Policies() {}

  /** A rule that must be kept: high risk. */
  public static PolicyEntry mustRule() {
    return entry("must");
  }

  /** A rule that should be kept, in a category that is known: medium risk. */
  public static PolicyEntry shouldRule() {
    return entry("should");
  }

  private static PolicyEntry entry(String enforcement) {
    var number = NUMBER.incrementAndGet();
    return read(
        """
        {"policy_id": "test_policy_%d", "name": "Test policy %d", "enforcement": "%s",
         "jurisdictions": ["SG", "TH"],
         "policy": "Alcohol ads must be shown to adults only.\\n\\n1. The audience must be 18 or older."}
        """
            .formatted(number, number, enforcement));
  }

  public static PolicyEntry read(String json) {
    try {
      return PolicyEntry.parse(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  public static PolicyEntry with(PolicyEntry entry, String field, Object content) {
    return entry.with(Map.of(field, content));
  }

  /** The same entry, for an audience of that age. */
  public static PolicyEntry aged(PolicyEntry entry, int years) {
    return with(entry, "policy", entry.text().replace("18 or older", years + " or older"));
  }

  /** The same entry, as permissive or strict as that whatever its words are. */
  public static PolicyEntry stance(PolicyEntry entry, String stance) {
    var relay = new LinkedHashMap<String, Object>();
    entry
        .json()
        .at("/ext/relay")
        .properties()
        .forEach(fact -> relay.put(fact.getKey(), fact.getValue()));
    relay.put("stance", stance);
    return entry.with(Map.of("ext", Map.of("relay", relay)));
  }

  /** To publish it as it is, from an instant on. */
  public static PublishOrder order(
      PolicyEntry entry, String version, String change, Instant from, String... markets) {
    return new PublishOrder(
        entry,
        version,
        change,
        entry.contentHash(),
        Arrays.stream(markets).map(market -> new MarketRelease(new Market(market), from)).toList(),
        from);
  }

  public static Proposal proposal(PolicyEntry entry) {
    return new Proposal(
        entry, "Summary of the change", "Because", Proposal.Origin.MANUAL, null, false);
  }

  public static Proposal emergency(PolicyEntry entry) {
    return new Proposal(
        entry, "Regulator's order", "Order 17/2026", Proposal.Origin.MANUAL, null, true);
  }
}
