package org.policyrelay.policy.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.PolicyEntry;
import org.policyrelay.policy.PublishedVersion;
import org.policyrelay.policy.PublishedVersion.Release;
import org.policyrelay.policy.Resolved;
import org.springframework.stereotype.Component;

/**
 * A published entry as the outside reads it: all that is public of it to the letter, our facts in
 * {@code ext.relay}.
 */
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

  /** What applies in a market, tightened by its overlays, each of which is named. */
  ObjectNode of(Resolved resolved, @Nullable String market, Instant asOf, Instant knownAt) {
    var entry = of(resolved.entry(), resolved.base(), market, asOf, knownAt);
    if (!resolved.overlays().isEmpty()) {
      var overlays =
          entry.withObjectProperty("ext").withObjectProperty("relay").putArray("overlays");
      for (var overlay : resolved.overlays()) {
        overlays
            .addObject()
            .put("policy_id", overlay.entry().policyId())
            .put("version", overlay.version())
            .put("content_hash", overlay.entry().publicPart().contentHash());
      }
    }
    return entry;
  }

  /**
   * @param market the market that was asked for, null for none
   * @param asOf the instant that its state is told for
   * @param knownAt as it was known when
   */
  ObjectNode of(PublishedVersion version, @Nullable String market, Instant asOf, Instant knownAt) {
    return of(version.entry(), version, market, asOf, knownAt);
  }

  private static ObjectNode of(
      PolicyEntry whole,
      PublishedVersion version,
      @Nullable String market,
      Instant asOf,
      Instant knownAt) {
    var content = whole.publicPart();
    var entry = content.json();
    var relay = entry.withObjectProperty("ext").withObjectProperty("relay");
    if (market != null) {
      relay.put("market", market);
    }
    relay.put("state", version.state(market, asOf, knownAt));
    relay.put("change", version.change());
    relay.put("content_hash", content.contentHash());
    relay.put("published_at", version.publishedAt().toString());
    if (version.restores() != null) {
      relay.put("restores", version.restores());
    }
    version.effectiveFrom(market).ifPresent(from -> relay.put("effective_from", from.toString()));
    var clauses = relay.putArray("clauses");
    version
        .clauses()
        .forEach(clause -> clauses.addObject().put("id", clause.id()).put("label", clause.label()));
    var releases = relay.putArray("releases");
    version.releases().forEach(release -> put(release, releases.addObject()));
    return entry;
  }

  private static void put(Release release, ObjectNode one) {
    one.put("market", release.market());
    one.put("effective_from", release.effectiveFrom().toString());
    var until = release.effectiveUntil();
    if (until != null) {
      one.put("effective_until", until.toString());
    }
    one.put("published_at", release.publishedAt().toString());
    var rolledBack = release.rolledBackAt();
    if (rolledBack != null) {
      one.put("rolled_back_at", rolledBack.toString());
    }
  }
}
