package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.ClauseIds;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.PublishedVersion.Release;
import org.policyrelay.policy.entry.WrittenSince;
import org.policyrelay.support.Policies;

/** Whether an overlay is settled with its base is a fact, and no word of either hangs on it. */
class PairTest {

  private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final PolicyEntry BASE =
      Policies.read(
          """
          {"policy_id": "games", "name": "Games", "enforcement": "must", "jurisdictions": ["SG"],
           "policy": "Ads must not be shown near schools."}
          """);

  @Test
  void anOverlayIsSettledWithWhatItWasApprovedBesideAndWithWhatBringsThatBack() {
    var overlay = overlay("Ads may be shown near schools.", List.of("1.0.0"));

    assertThat(new Pair(base("1.0.0", null), overlay).isSettled()).isTrue();
    assertThat(new Pair(base("3.0.0", "1.0.0"), overlay).isSettled()).isTrue();
    assertThat(new Pair(base("2.0.0", null), overlay).isSettled()).isFalse();
    assertThat(new Pair(base("3.0.0", "2.0.0"), overlay).isSettled()).isFalse();
    assertThat(new Pair(base("2.0.0", null), overlay("x", null)).isSettled())
        .as("a draft is held against its base when it is approved")
        .isTrue();
  }

  @Test
  void whatIsNotSettledSaysSoInTheTextThatProgramsRead() {
    var resolved =
        Family.of(
                "games",
                List.of(
                    base("2.0.0", null),
                    overlay("Ads may be shown near schools.", List.of("0.9.0", "1.0.0"))))
            .at(new Market("SG"), null, MARCH, MARCH)
            .orElseThrow();

    assertThat(resolved.entry().text())
        .isEqualTo(
            "Ads must not be shown near schools.\n\nIn Singapore, in addition (written for version"
                + " 1.0.0 of games; where it differs from version 2.0.0, the stricter applies until that"
                + " is settled):\n\nAds may be shown near schools.");
    assertThat(resolved.unsettled())
        .singleElement()
        .satisfies(pair -> assertThat(pair.since()).contains(JANUARY));
    assertThat(resolved.unsettled().get(0).describe())
        .isEqualTo(
            "games:sg 1.0.0 was written for version 1.0.0 of games; where it differs from version 2.0.0, the"
                + " stricter applies until that is settled.");
  }

  /** What it was approved beside later says nothing of what it was written for. */
  @Test
  void aBaseThatComesLaterIsNotNamedBesideTheOneBeforeIt() {
    var overlay = overlay("x", List.of("1.0.0", "40.0.0"));

    assertThat(new Pair(base("1.0.1", null), overlay).describe())
        .contains("was written for version 1.0.0 of games");
    assertThat(new Pair(base("41.0.0", null), overlay).describe())
        .contains("was written for version 40.0.0 of games");
    assertThat(new Pair(base("as PC-2027-1 proposes it", null), overlay).describe())
        .contains("was written for version 40.0.0 of games");
    assertThat(new Pair(base("0.9.0", null), overlay).writtenFor())
        .as("there is no other to name")
        .containsExactly("1.0.0", "40.0.0");
  }

  @Test
  void oneThatNobodyHasApprovedBesideAnythingSaysThat() {
    assertThat(new Pair(base("2.0.0", null), overlay("x", List.of())).describe())
        .isEqualTo(
            "games:sg 1.0.0 was written for no version that applies of games; where it differs from version"
                + " 2.0.0, the stricter applies until that is settled.");
  }

  /** Now and at every turn to come, each pair once. */
  @Test
  void theFamilyNamesWhatIsLeftToSettle() {
    var later = base("2.0.0", null).withReleases(List.of(release(MARCH, null)));
    var family =
        Family.of("games", List.of(base("1.0.0", null), later, overlay("x", List.of("1.0.0"))));

    assertThat(family.unsettled(JANUARY, JANUARY))
        .extracting(pair -> pair.base().version())
        .containsExactly("2.0.0");
    assertThat(family.from(new Market("SG"), null, JANUARY, JANUARY)).hasSize(2);
  }

  /** That a pair becomes settled or unsettled is a turn of what readers are told. */
  @Test
  void anOverlayByItselfIsToldAnewWhenItMeetsAnotherBase() {
    var overlay = overlay("x", List.of("1.0.0"));
    var later = base("2.0.0", null).withReleases(List.of(release(MARCH, null)));
    var own = Family.of("games:sg", List.of(base("1.0.0", null), later, overlay));

    assertThat(own.from(new Market("SG"), null, JANUARY, JANUARY))
        .extracting(span -> span.what() == null ? -1 : span.what().unsettled().size())
        .containsExactly(0, 1);
  }

  /** The second of two overlays begins later: what the first is read with stays the same. */
  @Test
  void eachOverlayIsMetByItselfAndEachPairToldOnce() {
    var base = base("1.0.0", null);
    var unsettled = overlay("x", List.of("0.9.0"));
    var later =
        version(
                overlay("y", null).entry().with(Map.of("policy_id", "games:sg:later")),
                "1.0.0",
                null,
                List.of("1.0.0"))
            .withReleases(List.of(release(MARCH, null)));
    var family = Family.of("games", List.of(base, unsettled, later));

    assertThat(family.member(base).met(MARCH, MARCH)).isEmpty();
    assertThat(family.member(later).met(JANUARY, JANUARY)).isEmpty();
    for (var overlay : List.of(unsettled, later)) {
      assertThat(family.member(overlay).met(MARCH, MARCH))
          .hasValueSatisfying(
              pair ->
                  assertThat(pair.overlay().entry().policyId())
                      .isEqualTo(overlay.entry().policyId()));
    }
    assertThat(family.unsettled(JANUARY, JANUARY))
        .extracting(pair -> pair.overlay().entry().policyId())
        .containsExactly("games:sg");
  }

  @Property(tries = 200)
  void everyWordOfBothStandsWhateverTheyAreAndWhetherOrNotTheyAreSettled(
      @ForAll @AlphaChars @StringLength(min = 1, max = 30) String base,
      @ForAll @AlphaChars @StringLength(min = 1, max = 30) String added,
      @ForAll @AlphaChars @StringLength(min = 1, max = 30) String reading,
      @ForAll boolean settled) {
    var ban = version(BASE.with(Map.of("policy", base)), "1.0.0", null, null);
    var relay = Map.of("overlay_of", "games", "tightens", Map.of("c1", reading));
    var overlay =
        version(
            overlay(added, null).entry().with(Map.of("ext", Map.of("relay", relay))),
            "1.0.0",
            null,
            settled ? List.of("1.0.0") : List.of());

    var join = new Resolved(ban, List.of(overlay)).join();

    var lines = join.entry().text().lines().toList();
    assertThat(lines).contains(base, added);
    assertThat(lines.stream().filter(reading::equals).count()).isPositive();
    assertThat(join.clauses()).extracting(JoinedClause::text).contains(base, added);
    assertThat(join.entry().text().contains("until that is settled")).isEqualTo(!settled);
  }

  private static PublishedVersion base(String version, @Nullable String restores) {
    return version(BASE, version, restores, null);
  }

  private static PublishedVersion overlay(String text, @Nullable List<String> writtenFor) {
    var entry =
        BASE.with(
            Map.of(
                "policy_id",
                "games:sg",
                "policy",
                text,
                "ext",
                Map.of("relay", Map.of("overlay_of", "games"))));
    return version(entry, "1.0.0", null, writtenFor);
  }

  private static PublishedVersion version(
      PolicyEntry entry,
      String version,
      @Nullable String restores,
      @Nullable List<String> writtenFor) {
    return new PublishedVersion(
        entry,
        version,
        "PC-1",
        JANUARY,
        restores,
        ClauseIds.give(entry.text(), List.of(), 0).clauses(),
        List.of(release(JANUARY, null)),
        writtenFor,
        WrittenSince.ITSELF,
        false);
  }

  private static Release release(Instant from, @Nullable Instant until) {
    return new Release(new Market("SG"), from, until, JANUARY, null);
  }
}
