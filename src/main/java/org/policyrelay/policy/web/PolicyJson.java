package org.policyrelay.policy.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.PublishedVersion;
import org.springframework.stereotype.Component;

/** A published entry as the outside reads it: the entry to the letter, our facts in ext.relay. */
@Component
class PolicyJson {

  private final Clock clock;

  PolicyJson(Clock clock) {
    this.clock = clock;
  }

  /**
   * @param market the market that was asked for, null for none
   */
  ObjectNode of(PublishedVersion version, @Nullable String market) {
    var entry = version.entry().json();
    var relay = entry.withObjectProperty("ext").putObject("relay");
    if (market != null) {
      relay.put("market", market);
    }
    relay.put("state", version.state(clock.instant()));
    relay.put("change", version.change());
    relay.put("content_hash", version.entry().contentHash());
    relay.put("published_at", version.publishedAt().toString());
    var releases = relay.putArray("releases");
    for (var release : version.releases()) {
      var one = releases.addObject();
      one.put("market", release.market());
      one.put("effective_from", release.effectiveFrom().toString());
      Instant rolledBack = release.rolledBackAt();
      if (rolledBack != null) {
        one.put("rolled_back_at", rolledBack.toString());
      }
    }
    return entry;
  }
}
