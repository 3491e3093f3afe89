package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.ClauseIds;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.PublishedVersion.Release;
import org.policyrelay.support.Policies;

/** What applies together in a market is no longer than a policy may be, at any instant. */
class JoinLengthTest {

  private static final Instant NOW = Instant.parse("2027-01-15T00:00:00Z");
  private static final Instant MARCH = Instant.parse("2027-03-01T00:00:00Z");
  private static final Instant APRIL = Instant.parse("2027-04-01T00:00:00Z");
  private static final String TEXT = "1. The audience must be 18 or older.";
  private static final String HEADING = "In Singapore, in addition:";

  /** The base, two lines, the heading, two lines and the overlay: 5,000 characters in all. */
  private static final int ROOM = 5000 - TEXT.length() - HEADING.length() - 2 * "\n\n".length();

  @Test
  void bothTogetherAreNoLongerThanAPolicyMayBe() {
    var base = version(base(TEXT), NOW, null);

    assertThat(fault(overlay("loans:sg", "🙂".repeat(ROOM)), base)).isNull();
    assertThat(fault(overlay("loans:sg", "🙂".repeat(ROOM + 1)), base))
        .isEqualTo("together with loans 1.2.0 it has 5001 characters, may have 5000; shorten it");
  }

  @Test
  void twoThatAreNeverInForceTogetherAreNotCountedTogether() {
    var base = version(base(TEXT), NOW, null);
    var half = "x".repeat(ROOM / 2);
    var ends = version(overlay("loans:sg:old", half), NOW, APRIL);

    assertThat(fault(overlay("loans:sg", half), APRIL, base, ends)).isNull();
    assertThat(fault(overlay("loans:sg", half), MARCH, base, ends))
        .contains("together with loans 1.2.0 and loans:sg:old 1.2.0");
  }

  @Test
  void aBaseThatGrowsMeetsTheLastOfItsOverlays() {
    var first = version(overlay("loans:a", "x".repeat(2000)), NOW, null);
    var second = version(overlay("loans:b", "x".repeat(2000)), NOW, null);
    var grown = version(base(TEXT + "x".repeat(1000)), NOW, null);

    assertThat(JoinLength.conflictWith(grown, List.of(first, second), new Market("SG"), MARCH, NOW))
        .hasValueSatisfying(
            conflict -> assertThat(conflict.overlay()).as("by their ids").isEqualTo("loans:b"));
    assertThat(JoinLength.conflictWith(grown, List.of(first), new Market("SG"), MARCH, NOW))
        .isEmpty();
  }

  private static @Nullable String fault(PolicyEntry overlay, PublishedVersion base) {
    return fault(overlay, MARCH, base);
  }

  private static @Nullable String fault(
      PolicyEntry overlay, Instant from, PublishedVersion... others) {
    return JoinLength.faultWith(overlay, List.of(others), from, NOW)
        .map(FieldError::message)
        .orElse(null);
  }

  private static PublishedVersion version(
      PolicyEntry entry, Instant from, @Nullable Instant until) {
    return new PublishedVersion(
        entry,
        "1.2.0",
        "PC-1",
        NOW,
        null,
        ClauseIds.give(entry.text(), List.of(), 0).clauses(),
        List.of(new Release(new Market("SG"), from, until, NOW, null)));
  }

  private static PolicyEntry base(String text) {
    return entry("loans", text);
  }

  private static PolicyEntry overlay(String id, String text) {
    return entry(id, text).with(Map.of("ext", Map.of("relay", Map.of("overlay_of", "loans"))));
  }

  private static PolicyEntry entry(String id, String text) {
    return Policies.read(
            """
            {"policy_id": "any", "enforcement": "should", "jurisdictions": ["SG"], "policy": "x"}
            """)
        .with(Map.of("policy_id", id, "policy", text));
  }
}
