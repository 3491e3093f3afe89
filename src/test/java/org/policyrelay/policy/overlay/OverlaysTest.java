package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.policy.entry.ClauseIds;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.support.Policies;

/** What of an overlay loosens its base, field by field. */
class OverlaysTest {

  private static final String TEXT = "1. The audience must be 18 or older.";

  @ParameterizedTest(name = "{1} on {0}: {2}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          restricted, allowed,    'ext.relay.stance is allowed, but loans 1.2.0 says restricted'
          prohibited, restricted, 'ext.relay.stance is restricted, but loans 1.2.0 says prohibited'
          restricted, restricted, -
          restricted, prohibited, -
          -,          allowed,    -
          prohibited, -,          -
          """)
  void aStanceMayOnlyTighten(
      @Nullable String base, @Nullable String overlay, @Nullable String fault) {
    assertFaults(base(stance(base)), overlay(stance(overlay)), fault);
  }

  @ParameterizedTest(name = "{1} on {0}: {2}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          must,   should, 'enforcement is should, but loans 1.2.0 says must'
          should, may,    'enforcement is may, but loans 1.2.0 says should'
          should, should, -
          should, must,   -
          """)
  void enforcementMayOnlyTighten(String base, String overlay, @Nullable String fault) {
    assertFaults(base(Map.of("enforcement", base)), overlay(Map.of("enforcement", overlay)), fault);
  }

  /** Left out, it is as the base has it; only who says no would take it away. */
  @ParameterizedTest(name = "{1} on {0}: {2}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          true,  false, 'requires_human_review is not required, but loans 1.2.0 requires it'
          true,  true,  -
          true,  -,     -
          false, false, -
          false, true,  -
          """)
  void humanReviewMayNotBeTakenAway(
      boolean base, @Nullable Boolean overlay, @Nullable String fault) {
    var field = "requires_human_review";
    assertFaults(
        base(Map.of(field, base)),
        overlay(overlay == null ? Map.of() : Map.of(field, overlay)),
        fault);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "The audience must be 16 or older., ext.relay.tightens.c1",
    "The audience should be 21 or older., ext.relay.tightens.c1",
    "The audience must be 21 or older.,",
  })
  void aClauseMayOnlyTighten(String reading, @Nullable String field) {
    var faults =
        Overlays.loosenings(
            base(Map.of()), overlay(relay(Map.of("tightens", Map.of("c1", reading)))));
    assertThat(faults)
        .extracting(FieldError::field)
        .isEqualTo(field == null ? List.of() : List.of(field));
    assertThat(faults)
        .allSatisfy(
            fault ->
                assertThat(fault.message())
                    .isEqualTo(
                        "\"%s\" is looser than clause c1 (§1) of loans 1.2.0: \"The audience must be 18 or older.\""
                            .formatted(reading)));
  }

  @Test
  void whatItAddsMayLetNothingGo() {
    assertFaults(
        base(Map.of()),
        overlay(Map.of("policy", "1. A licence must be shown.\n2. Clause 1 does not apply here.")),
        "policy clause §2 lets something go that loans 1.2.0 asks for: \"Clause 1 does not apply here.\"");
  }

  private static void assertFaults(
      PublishedVersion base, PolicyEntry overlay, @Nullable String fault) {
    assertThat(Overlays.loosenings(base, overlay))
        .extracting(found -> found.field() + " " + found.message())
        .isEqualTo(fault == null ? List.of() : List.of(fault));
  }

  private static Map<String, Object> stance(@Nullable String stance) {
    return relay(stance == null ? Map.of() : Map.of("stance", stance));
  }

  private static Map<String, Object> relay(Map<String, Object> own) {
    return Map.of("ext", Map.of("relay", own));
  }

  private static PublishedVersion base(Map<String, Object> fields) {
    var entry =
        Policies.read(
                """
                {"policy_id": "loans", "enforcement": "should", "jurisdictions": ["SG"],
                 "policy": "%s"}
                """
                    .formatted(TEXT))
            .with(fields);
    return new PublishedVersion(
        entry,
        "1.2.0",
        "PC-1",
        Instant.EPOCH,
        null,
        ClauseIds.give(TEXT, List.of(), 0).clauses(),
        List.of());
  }

  private static PolicyEntry overlay(Map<String, Object> fields) {
    var relay = new LinkedHashMap<String, Object>();
    if (fields.get("ext") instanceof Map<?, ?> ext && ext.get("relay") instanceof Map<?, ?> own) {
      own.forEach((key, value) -> relay.put(key.toString(), value));
    }
    relay.put("overlay_of", "loans");
    var all = new LinkedHashMap<>(fields);
    all.put("ext", Map.of("relay", relay));
    return Policies.read(
            """
            {"policy_id": "loans:sg", "enforcement": "should", "jurisdictions": ["SG"],
             "policy": "1. A licence must be shown."}
            """)
        .with(all);
  }
}
