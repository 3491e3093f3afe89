package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.ClauseIds;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.PublishedVersion.Release;
import org.policyrelay.support.Policies;

/** A base and overlays on it, and what holds for every join of them. */
final class Joins {

  static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
  static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
  static final PolicyEntry PLAIN =
      Policies.read(
          """
          {"policy_id": "apac:loans", "name": "Loans", "enforcement": "should",
           "jurisdictions": ["SG"], "source_name": "The base's act",
           "policy": "Ads for loans are checked.\\n\\n1. The audience must be 18 or older.",
           "ext": {"relay": {"stance": "restricted"}, "theirs": {"kept": "base"}}}
          """);

  private Joins() {}

  /** Ids and labels are unique, and each clause stands in the line that it names. */
  static void isWhereItSays(Join join) {
    assertThat(String.join("\n\n", join.texts())).isEqualTo(join.entry().text());
    assertThat(String.join("\n\n", join.guidance())).isEqualTo(join.entry().guidance().orElse(""));
    var lines = join.entry().text().lines().toList();
    var names = new HashSet<String>();
    for (var clause : join.clauses()) {
      assertThat(names.add(clause.id())).as("id %s", clause.id()).isTrue();
      assertThat(names.add(clause.label())).as("label %s", clause.label()).isTrue();
      assertThat(lines.get(clause.line())).as("line of %s", clause.id()).endsWith(clause.text());
    }
  }

  static PublishedVersion base() {
    return version(PLAIN, "1.0.0", JANUARY);
  }

  static PublishedVersion outdoors() {
    var entry =
        overlay("apac:loans:sg", Map.of("c2", "The audience must be 21 or older."))
            .with(
                Map.of(
                    "channels",
                    List.of("ooh", "dooh"),
                    "enforcement",
                    "must",
                    "source_name",
                    "The outdoor act"));
    var ext =
        Map.of(
            "outdoor",
            Map.of("size", 7),
            "theirs",
            Map.of("kept", "overlay"),
            "relay",
            Map.of(
                "overlay_of",
                "apac:loans",
                "stance",
                "prohibited",
                "reviewer_guidance",
                "only for us",
                "tightens",
                entry.tightens()));
    return version(entry.with(Map.of("ext", ext)), "1.1.0", MARCH);
  }

  static PublishedVersion licence() {
    return version(overlay("apac:loans:sg2", Map.of()), "2.0.0", MARCH);
  }

  static PolicyEntry overlay(String id, Map<String, String> tightens) {
    var relay = new LinkedHashMap<String, Object>();
    relay.put("overlay_of", "apac:loans");
    relay.put("tightens", tightens);
    return PLAIN
        .without("source_name")
        .with(
            Map.of(
                "policy_id",
                id,
                "policy",
                "1. A licence must be shown.",
                "ext",
                Map.of("relay", relay)));
  }

  static PublishedVersion version(PolicyEntry entry, String number, Instant from) {
    return new PublishedVersion(
        entry,
        number,
        "PC-1",
        JANUARY,
        null,
        ClauseIds.give(entry.text(), List.of(), 0).clauses(),
        List.of(new Release(new Market("SG"), from, null, JANUARY, null)));
  }
}
