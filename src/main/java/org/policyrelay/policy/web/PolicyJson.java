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

  ObjectNode of(PublishedVersion version) {
    var now = clock.instant();
    return of(version, null, now, now);
  }

  /**
   * @param market the market that was asked for, null for none
   * @param asOf the instant that its state is told for
   * @param knownAt as it was known when
   */
  ObjectNode of(PublishedVersion version, @Nullable String market, Instant asOf, Instant knownAt) {
    var entry = version.entry().json();
    var relay = entry.withObjectProperty("ext").putObject("relay");
    if (market != null) {
      relay.put("market", market);
    }
    relay.put("state", version.state(market, asOf, knownAt));
    relay.put("change", version.change());
    relay.put("content_hash", version.entry().contentHash());
    relay.put("published_at", version.publishedAt().toString());
    version.effectiveFrom(market).ifPresent(from -> relay.put("effective_from", from.toString()));
    var releases = relay.putArray("releases");
    for (var release : version.releases()) {
      var one = releases.addObject();
      one.put("market", release.market());
      one.put("effective_from", release.effectiveFrom().toString());
      var rolledBack = release.rolledBackAt();
      if (rolledBack != null) {
        one.put("rolled_back_at", rolledBack.toString());
      }
    }
    return entry;
  }
}
