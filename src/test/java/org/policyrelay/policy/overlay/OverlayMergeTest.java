package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.policy.entry.ClauseIds;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PolicyEntry.Exemplar;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.support.Policies;

/**
 * What a market reads when base and overlay meet that should never have: the registry refuses to
 * publish them, and should it ever have missed one, the stricter of both counts.
 */
class OverlayMergeTest {

  private static final PolicyEntry PLAIN = Policies.shouldRule();

  @ParameterizedTest
  @CsvSource({"18, 21", "21, 18"})
  void bothReadingsOfAClauseStand(int base, int overlay) {
    var published = base("should", "restricted", base);
    var clause = published.clauses().get(0).id();

    var merged =
        merge(
            published,
            overlay("should", "restricted", Map.of(clause, audience(overlay)), "In writing."));

    assertThat(merged.text().lines())
        .startsWith(audience(base))
        .contains(audience(overlay))
        .endsWith("In writing.");
  }

  @ParameterizedTest
  @CsvSource({"must, should, must", "should, must, must", "may, should, should"})
  void theStricterEnforcementCounts(String base, String overlay, String read) {
    var merged =
        merge(base(base, "restricted", 18), overlay(overlay, "restricted", Map.of(), "Too."));

    assertThat(merged.enforcement().code()).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource({"prohibited, allowed, prohibited", "allowed, prohibited, prohibited"})
  void theStricterStanceCounts(String base, String overlay, String read) {
    var merged = merge(base("should", base, 18), overlay("should", overlay, Map.of(), "Too."));

    assertThat(merged.stance()).map(Stance::code).hasValue(read);
  }

  @Test
  void aClauseThatTheBaseHasNoLongerIsAdded() {
    var merged =
        merge(
            base("should", "restricted", 18),
            overlay("should", "restricted", Map.of("c99", "No claim is made."), "Too."));

    assertThat(merged.text().lines()).startsWith(audience(18)).contains("No claim is made.");
  }

  /** That a person looks at it is asked for where either asks for it. */
  @ParameterizedTest
  @CsvSource({"false, true, true", "true, false, true", "true, true, true", "false, false, false"})
  void humanReviewThatEitherAsksForIsAskedFor(boolean base, boolean overlay, boolean read) {
    var field = "requires_human_review";
    var merged =
        merge(
            base(PLAIN.with(Map.of(field, base))),
            overlay("should", "restricted", Map.of(), "Too.").with(Map.of(field, overlay)));

    assertThat(merged.requiresHumanReview()).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource({"Base., Overlay., Base.~~Overlay.", "Base., , Base.", ", Overlay., Overlay.", ", ,"})
  void guidanceOfBothIsReadTheBasesFirst(
      @Nullable String base, @Nullable String overlay, @Nullable String read) {
    var merged =
        merge(
            base(guided(PLAIN, base)),
            guided(overlay("should", "restricted", Map.of(), "Too."), overlay));

    assertThat(merged.guidance())
        .isEqualTo(Optional.ofNullable(read).map(text -> text.replace('~', '\n')));
  }

  private static PolicyEntry guided(PolicyEntry entry, @Nullable String guidance) {
    return guidance == null ? entry : entry.with(Map.of("guidance", guidance));
  }

  @Test
  void exemplarsOfBothAreReadTheBasesFirst() {
    var base = PLAIN.with(Map.of("exemplars", Map.of("pass", List.of(exemplar("base passes")))));
    var overlay =
        overlay("should", "restricted", Map.of(), "Too.")
            .with(
                Map.of(
                    "exemplars",
                    Map.of(
                        "pass", List.of(exemplar("overlay passes")),
                        "fail", List.of(exemplar("overlay fails")))));

    var merged = merge(base(base), overlay);

    assertThat(merged.passing())
        .extracting(Exemplar::scenario)
        .containsExactly("base passes", "overlay passes");
    assertThat(merged.failing()).extracting(Exemplar::scenario).containsExactly("overlay fails");
    var alone = merge(base(base), overlay("should", "restricted", Map.of(), "Too."));
    assertThat(alone.json().path("exemplars").has("fail"))
        .as("no list where nobody gives an example")
        .isFalse();
  }

  private static Map<String, String> exemplar(String scenario) {
    return Map.of("scenario", scenario, "explanation", "because");
  }

  private static PolicyEntry merge(PublishedVersion base, PolicyEntry overlay) {
    var clauses = ClauseIds.give(overlay.text(), List.of(), 0).clauses();
    var version =
        new PublishedVersion(overlay, "1.0.0", "", Instant.EPOCH, null, clauses, List.of());
    return new Resolved(base, List.of(version)).entry();
  }

  private static PublishedVersion base(String enforcement, String stance, int age) {
    var entry =
        PLAIN.with(
            Map.of(
                "enforcement",
                enforcement,
                "policy",
                audience(age),
                "ext",
                Map.of("relay", Map.of("stance", stance))));
    return base(entry);
  }

  private static PublishedVersion base(PolicyEntry entry) {
    var clauses = ClauseIds.give(entry.text(), List.of(), 0).clauses();
    return new PublishedVersion(entry, "2.0.0", "", Instant.EPOCH, null, clauses, List.of());
  }

  private static PolicyEntry overlay(
      String enforcement, String stance, Map<String, String> tightens, String text) {
    var relay = Map.of("overlay_of", PLAIN.policyId(), "stance", stance, "tightens", tightens);
    return PLAIN.with(
        Map.of(
            "policy_id",
            PLAIN.policyId() + ":sg",
            "enforcement",
            enforcement,
            "jurisdictions",
            List.of("SG"),
            "policy",
            text,
            "ext",
            Map.of("relay", relay)));
  }

  private static String audience(int age) {
    return "The audience must be %d or older.".formatted(age);
  }
}
