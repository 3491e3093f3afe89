package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.compare.ClauseMeaning;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;

/** What overlays say in a market is a part of what holds there. */
class WhatHoldsTest {

  private static final Market SG = new Market("SG");

  private static final String BASE =
      """
      {"policy_id":"p:q","name":"Q","enforcement":"must","jurisdictions":["SG","TH"],
       "policy":"1. Ads must not show minors.",
       "ext":{"relay":{"requirements":[{"id":"r1","clause":"c1","type":"age","value":18}]}}}
      """;

  private static final String OVERLAY =
      """
      {"policy_id":"p:q:sg","name":"In Singapore","enforcement":"must","jurisdictions":["SG"],
       "description":"For shops.","policy":"1. Ads must carry a number.",
       "ext":{"relay":{"overlay_of":"p:q","requirements":[
         {"id":"r1","clause":"c1","type":"permission","value":"A permit"},
         {"id":"r2","clause":"c1","type":"permission","value":"A stamp"}]}}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A stamp|A seal",
        "For shops|For bars",
        "In Singapore|In all of Singapore",
        "\"name\"|\"sunset_date\":\"2027-06-30\",\"name\"",
        "carry a number|carry a permit number",
        "\"name\"|\"channels\":[\"ooh\"],\"name\"",
        "\"overlay_of\"|\"tightens\":{\"c1\":\"Ads must not show anybody.\"},\"overlay_of\"",
      })
  void anotherOverlayIsAnotherRule(String from, String to) {
    assertThat(OVERLAY).contains(from);
    assertThat(changes(OVERLAY.replace(from, to))).isNotEmpty();
  }

  @Test
  void theOrderOfItsItemsIsNone() {
    var first = "{\"id\":\"r1\",\"clause\":\"c1\",\"type\":\"permission\",\"value\":\"A permit\"}";
    var second = "{\"id\":\"r2\",\"clause\":\"c1\",\"type\":\"permission\",\"value\":\"A stamp\"}";
    var turned = OVERLAY.replace(first, "@").replace(second, first).replace("@", second);
    assertThat(turned).isNotEqualTo(OVERLAY);
    assertThat(changes(turned)).isEmpty();
  }

  @Test
  void itemsOfBothAreToldApart() {
    assertThat(holds(OVERLAY).ids().values())
        .containsExactlyInAnyOrder("p:q/r1", "p:q:sg/r1", "p:q:sg/r2");
    assertThat(CitedPart.idsIn(resolved(OVERLAY), SG))
        .containsExactly("p:q/c1", "p:q:sg/c1", "p:q/r1", "p:q:sg/r1", "p:q:sg/r2");
    var part = CitedPart.of(resolved(OVERLAY), SG, "p:q:sg/r2").orElseThrow();
    assertThat(part.words()).isEqualTo("1. Ads must carry a number.");
    assertThat(part.items()).containsExactly("p:q:sg/r2");
  }

  private static List<String> changes(String overlay) {
    return ClauseMeaning.changes(holds(OVERLAY).entry(), holds(overlay).entry(), false);
  }

  private static WhatHolds holds(String overlay) {
    return WhatHolds.of(resolved(overlay), SG);
  }

  private static Resolved resolved(String overlay) {
    return new Resolved(version(BASE), List.of(version(overlay)));
  }

  private static PublishedVersion version(String json) {
    return PublishedVersion.proposed(PolicyEntry.stored(json), "1.0.0", List.of(), Instant.EPOCH);
  }
}
