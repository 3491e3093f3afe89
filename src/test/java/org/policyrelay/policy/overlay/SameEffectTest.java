package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.ClauseIds;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.PublishedVersion.Release;
import org.policyrelay.policy.entry.WrittenSince;
import org.policyrelay.support.Policies;

/** Whether a draft of an overlay can be public at once and nobody reads or does anything else. */
class SameEffectTest {

  private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
  private static final PolicyEntry BASE = policy("games", "prohibited", null);
  private static final PolicyEntry OVERLAY = policy("games:sg", "restricted", "games");
  private static final PolicyEntry FITTED = policy("games:sg", "prohibited", "games");

  @Test
  void theSameWordsChangeNothing() {
    assertThat(isSame(OVERLAY, standing(BASE), standing(OVERLAY))).isTrue();
    assertThat(isSame(OVERLAY.with(Map.of("version", "3.0.0")), standing(BASE), standing(OVERLAY)))
        .isTrue();
    assertThat(
            isSame(
                OVERLAY,
                standing(BASE),
                standing(OVERLAY.with(Map.of("effective_date", "2026-01-01")))))
        .isTrue();
  }

  @Test
  void ofFactsTheStricterCountsAlready() {
    assertThat(isSame(FITTED, standing(BASE), standing(OVERLAY))).isTrue();
    assertThat(
            isSame(
                FITTED.with(Map.of("requires_human_review", true)),
                standing(BASE.with(Map.of("requires_human_review", true))),
                standing(OVERLAY)))
        .isTrue();
  }

  /** What covers it now may be withdrawn, and then it would be missed. */
  @Test
  void aFactThatSomethingElseCoversMayNotBeLetGo() {
    var strict =
        policy("games:sg", "prohibited", "games").with(Map.of("requires_human_review", true));
    var base = BASE.with(Map.of("requires_human_review", true));
    var silent = strict.with(Map.of("ext", Map.of("relay", Map.of("overlay_of", "games"))));
    for (var looser :
        List.of(
            silent,
            OVERLAY.with(Map.of("requires_human_review", true)),
            strict.with(Map.of("requires_human_review", false)),
            strict.with(Map.of("enforcement", "should")))) {
      assertThat(isSame(looser, standing(base), standing(strict))).as(looser.toString()).isFalse();
    }
    assertThat(isSame(strict, standing(base), standing(strict))).isTrue();
  }

  @Test
  void withADayOfItsOwnItWouldNotBeginAtOnce() {
    assertThat(
            isSame(
                OVERLAY.with(Map.of("effective_date", "2199-12-01")),
                standing(BASE),
                standing(OVERLAY)))
        .isFalse();
  }

  @Test
  void aFactThatCountsIsAnother() {
    var looser = policy("games", "allowed", null);
    assertThat(isSame(FITTED, standing(looser), standing(OVERLAY))).isFalse();
    assertThat(
            isSame(
                OVERLAY.with(Map.of("requires_human_review", true)),
                standing(BASE),
                standing(OVERLAY)))
        .isFalse();
  }

  /** Also in those channels alone that an overlay for some of them names. */
  @Test
  void aFactThatCountsInOneChannelIsAnother() {
    var looser = policy("games", "allowed", null);
    var display = Map.<String, Object>of("channels", List.of("display"));
    assertThat(isSame(FITTED.with(display), standing(looser), standing(OVERLAY.with(display))))
        .isFalse();
    assertThat(isSame(FITTED.with(display), standing(BASE), standing(OVERLAY.with(display))))
        .isTrue();
  }

  @Test
  void anythingElseThatIsReadIsAnother() {
    for (var change :
        List.<Map<String, Object>>of(
            Map.of("policy", "Ads must show a licence of Singapore."),
            Map.of("name", "Another"),
            Map.of("guidance", "Look twice."),
            Map.of("channels", List.of("display")))) {
      assertThat(isSame(OVERLAY.with(change), standing(BASE), standing(OVERLAY)))
          .as(change.toString())
          .isFalse();
    }
  }

  /** What it lets go is what its clause forbids, and the clause may forbid more by now. */
  @Test
  void anExceptionIsNeverConfirmedOnTheWay() {
    var excepting =
        OVERLAY.with(
            Map.of(
                "ext",
                Map.of(
                    "relay",
                    Map.of(
                        "overlay_of",
                        "games",
                        "stance",
                        "restricted",
                        "exceptions",
                        List.of(
                            Map.of(
                                "id",
                                "e",
                                "clause",
                                "c1",
                                "text",
                                "Tastings",
                                "reason",
                                "Law"))))));
    assertThat(isSame(excepting, standing(BASE), standing(excepting))).isFalse();
  }

  /** Published at once, it would bring forward what is announced. */
  @Test
  void whatIsAnnouncedForLaterIsNotWhatStands() {
    var later = OVERLAY.with(Map.of("policy", "Ads must show two licences."));
    assertThat(
            isSame(later, standing(BASE), standing(OVERLAY), version(later, "2.0.0", MARCH, null)))
        .isFalse();
    assertThat(isSame(OVERLAY, standing(BASE), version(OVERLAY, "1.0.0", MARCH, null))).isFalse();
  }

  /** A later base would be read with other facts than now. */
  @Test
  void itIsHeldAgainstAllThatIsAnnounced() {
    var looser = version(policy("games", "allowed", null), "2.0.0", MARCH, null);
    assertThat(isSame(FITTED, standing(BASE), looser, standing(OVERLAY))).isFalse();
    assertThat(isSame(OVERLAY, standing(BASE), looser, standing(OVERLAY))).isTrue();
  }

  /** It ends when the one before ends; what ends by another way would go on. */
  @Test
  void itLastsNoLonger() {
    var ends = OVERLAY.with(Map.of("sunset_date", "2026-05-31"));
    assertThat(isSame(ends, standing(BASE), version(ends, "1.0.0", JANUARY, JUNE))).isTrue();
    assertThat(isSame(OVERLAY, standing(BASE), version(OVERLAY, "1.0.0", JANUARY, JUNE))).isFalse();
  }

  @Test
  void whatNobodyReadsIsNotTheSame() {
    assertThat(isSame(OVERLAY, standing(OVERLAY))).isFalse();
    assertThat(isSame(OVERLAY, standing(BASE))).isFalse();
  }

  private static boolean isSame(PolicyEntry draft, PublishedVersion... versions) {
    return SameEffect.of(draft, Family.of("games", List.of(versions)), JANUARY);
  }

  private static PublishedVersion standing(PolicyEntry entry) {
    return version(entry, "1.0.0", JANUARY, null);
  }

  private static PublishedVersion version(
      PolicyEntry entry, String version, Instant from, @Nullable Instant until) {
    return new PublishedVersion(
        entry,
        version,
        "PC-1",
        JANUARY,
        null,
        ClauseIds.give(entry.text(), List.of(), 0).clauses(),
        List.of(new Release(new Market("SG"), from, until, JANUARY, null)),
        entry.overlayOf().isPresent() ? List.of() : null,
        WrittenSince.ITSELF,
        false);
  }

  private static PolicyEntry policy(String id, String stance, @Nullable String base) {
    var overlay = base == null ? "" : ", \"overlay_of\": \"%s\"".formatted(base);
    return Policies.read(
        """
        {"policy_id": "%s", "name": "Games", "enforcement": "must", "jurisdictions": ["SG"],
         "policy": "Ads must show a licence.", "ext": {"relay": {"stance": "%s"%s}}}
        """
            .formatted(id, stance, overlay));
  }
}
