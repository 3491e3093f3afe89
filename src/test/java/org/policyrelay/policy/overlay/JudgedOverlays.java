package org.policyrelay.policy.overlay;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.policyrelay.policy.entry.ClauseIds;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.support.Policies;

/** The base and the overlay that the tables of the judgement are about. */
final class JudgedOverlays {

  static final String BASE =
      "Ads must not target minors.\n\nAds must name the operator.\n\nAds must show the odds.\n\n"
          + "Viewers must be at least 18.";

  private JudgedOverlays() {}

  static OverlayVerdict reading(String before, String after) {
    return OverlayJudgement.reading(
        OverlayWording.on(false, BASE + "\n\n" + before), before, after);
  }

  static List<String> fields(PolicyEntry overlay, PublishedVersion base) {
    return Overlays.loosenings(base, overlay).stream().map(fault -> fault.field()).toList();
  }

  static PublishedVersion base() {
    return base(BASE);
  }

  static PublishedVersion base(String text) {
    return version(
        Policies.read(
                """
                {"policy_id": "games", "enforcement": "must", "jurisdictions": ["SG"],
                 "name": "Games", "policy": "x"}
                """)
            .with(Map.of("policy", text)));
  }

  static PublishedVersion version(PolicyEntry entry) {
    return new PublishedVersion(
        entry,
        "1.0.0",
        "PC-1",
        Instant.EPOCH,
        null,
        ClauseIds.give(entry.text(), List.of(), 0).clauses(),
        List.of());
  }

  static PolicyEntry tightening(Map<String, String> tightens) {
    return overlay(
        Map.of("ext", Map.of("relay", Map.of("overlay_of", "games", "tightens", tightens))));
  }

  static PolicyEntry exemplar(String side, String scenario, String explanation) {
    return overlay(
        Map.of(
            "exemplars",
            Map.of(side, List.of(Map.of("scenario", scenario, "explanation", explanation)))));
  }

  static PolicyEntry overlay(Map<String, Object> fields) {
    return Policies.read(
            """
            {"policy_id": "games:sg", "enforcement": "must", "jurisdictions": ["SG"],
             "name": "Games in Singapore", "policy": "1. A licence must be shown.",
             "ext": {"relay": {"overlay_of": "games"}}}
            """)
        .with(fields);
  }

  /** Two texts in each line. */
  static Stream<String[]> pairs(String lines) {
    return lines
        .lines()
        .map(line -> Arrays.stream(line.split(" \\| ")).map(String::strip).toArray(String[]::new));
  }

  /** A tilde alone stands for the end of a line. */
  static Stream<String> texts(String lines) {
    return lines.lines().map(line -> line.replaceAll("(?<!~)~(?!~)", "\n"));
  }
}
