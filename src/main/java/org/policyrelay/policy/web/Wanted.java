package org.policyrelay.policy.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.web.Parameters;

/** Where and when several policies are asked for; what is absent is now, or any. */
record Wanted(
    @Nullable Market market,
    @Nullable String channel,
    @Nullable Instant asOf,
    @Nullable Instant knownAt) {

  static Wanted of(JsonNode body) {
    return new Wanted(
        RegistryParameters.market("market", text(body, "market")),
        RegistryParameters.oneOf("channel", PolicyEntry.knownChannels(), text(body, "channel")),
        RegistryParameters.instant("as_of", text(body, "as_of")),
        RegistryParameters.instant("known_at", text(body, "known_at")));
  }

  /** Whether the newest version is asked for, in effect or not. */
  boolean isNewest() {
    return market == null && channel == null && asOf == null && knownAt == null;
  }

  private static @Nullable String text(JsonNode body, String field) {
    var value = body.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw Parameters.malformed(field, "must be a text");
    }
    return value.asText();
  }
}
