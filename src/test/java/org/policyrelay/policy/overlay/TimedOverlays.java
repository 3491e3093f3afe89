package org.policyrelay.policy.overlay;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.ClauseIds;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.PublishedVersion.Release;
import org.policyrelay.support.Policies;

/** Versions of a base and of an overlay on it, each from a day on. */
final class TimedOverlays {

  static final Instant JANUARY = Instant.parse("2027-01-01T00:00:00Z");
  static final Instant NOW = Instant.parse("2027-01-15T00:00:00Z");
  static final Instant FEBRUARY = Instant.parse("2027-02-01T00:00:00Z");
  static final Instant MARCH = Instant.parse("2027-03-01T00:00:00Z");
  static final Instant APRIL = Instant.parse("2027-04-01T00:00:00Z");
  static final Instant MAY = Instant.parse("2027-05-01T00:00:00Z");
  static final String BASE = "loans";

  private TimedOverlays() {}

  static PolicyEntry base(int age) {
    return Policies.read(
        """
        {"policy_id": "loans", "name": "Loans", "enforcement": "must", "jurisdictions": ["SG"],
         "policy": "Ads for loans show the cost.\\n\\n1. %s"}
        """
            .formatted(audience(age)));
  }

  static PolicyEntry overlay(int age) {
    return Policies.read(
        """
        {"policy_id": "loans:sg", "enforcement": "must", "jurisdictions": ["SG"],
         "policy": "1. A licence must be shown.",
         "ext": {"relay": {"overlay_of": "%s", "tightens": {"c2": "%s"}}}}
        """
            .formatted(BASE, audience(age)));
  }

  static String audience(int age) {
    return "The audience must be %d or older.".formatted(age);
  }

  static Release release(String market, Instant from) {
    return new Release(new Market(market), from, null, JANUARY, null);
  }

  static PublishedVersion version(PolicyEntry entry, String number, Release... releases) {
    return new PublishedVersion(
        entry,
        number,
        "PC-1",
        JANUARY,
        null,
        ClauseIds.give(entry.text(), List.of(), 0).clauses(),
        Arrays.asList(releases));
  }
}
