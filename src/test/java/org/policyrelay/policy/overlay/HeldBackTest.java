package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.policy.overlay.JudgedOverlays.base;
import static org.policyrelay.policy.overlay.JudgedOverlays.exemplar;
import static org.policyrelay.policy.overlay.JudgedOverlays.overlay;
import static org.policyrelay.policy.overlay.JudgedOverlays.tightening;
import static org.policyrelay.policy.overlay.JudgedOverlays.version;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.Enforcement;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.PublishedVersion.Release;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.VersionState;

/** What of an overlay its base does not allow is not read; all else of it is. */
class HeldBackTest {

  private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");

  @Test
  void aClauseThatLoosensIsNotReadAndTheOthersAre() {
    var held = held("1. A seal must be shown.\n2. Ads may target minors.\n3. Music must be quiet.");

    assertThat(held.rest().entry().text())
        .as("a reader sees that something stood there, and no number moves")
        .isEqualTo("1. A seal must be shown.\n2. (Held back.)\n3. Music must be quiet.");
    assertThat(held.fields()).containsExactly("policy");
    assertThat(held.clauses()).containsExactly("c2");
    assertThat(held.describe())
        .isEqualTo(
            "§2 of games:sg 1.0.0, because games 1.0.0 does not allow it; what the base says applies");
    var join = new Resolved(base(), List.of(held.overlay())).join();
    JoinTest.isWhereItSays(join);
    assertThat(join.clauses())
        .extracting(JoinedClause::label)
        .contains("SG §1", "SG §3")
        .doesNotContain("SG §2");
    assertThat(join.entry().text()).doesNotContain("may target minors");
  }

  @Test
  void whatMakesTheBaseStricterStaysBesideWhatLoosens() {
    assertThat(held("Seals must be red. Ads may target minors. Music must be quiet.").rest())
        .extracting(rest -> rest.entry().text())
        .isEqualTo("Seals must be red. (Held back.) Music must be quiet.");
  }

  /** Judging takes milliseconds, and a list asks for each of its lines. */
  @Test
  void aPairIsJudgedOnce() {
    var overlay = overlay(Map.of("policy", "Ads may target minors.\n\nSeals must be red."));
    var same = PolicyEntry.stored(overlay.json().toString());
    var other = PolicyEntry.stored(overlay.json().toString().replace("red", "blue"));

    assertThat(HeldBack.of(base(), version(same)).rest().entry())
        .isSameAs(HeldBack.of(base(), version(overlay)).rest().entry());
    assertThat(HeldBack.of(base(), version(other)).rest().entry().text()).contains("blue");
  }

  @Test
  void nothingIsHeldBackOfWhatFits() {
    var overlay = version(overlay(Map.of("policy", "A seal must be shown.\n\nIklan bank.")));
    var held = HeldBack.of(base(), overlay);

    assertThat(held.isNothing()).isTrue();
    assertThat(held.rest()).isSameAs(overlay);
    assertThat(new Resolved(base(), List.of(overlay)).heldBack()).isEmpty();
  }

  /** What only makes sense with what is held back goes with it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Seals must be red.~~Ads may target minors.~~This holds at night, too.~~Music must be quiet.",
        "Seals must be red.~~## Clause 1 does not apply~~In print it is small.~~### And more~~- a~- b~~##"
            + " Sound~~Music must be quiet.",
        "Seals must be red.~~Clause 1 does not apply to:~~- beer~- wine~~Music must be quiet.",
        "Seals must be red.~~Ads must be nice, and clause 1~does not apply.~~Music must be quiet.",
        "Seals must be red.~~> Be nice.~>~> Ads may target minors.~~Music must be quiet.",
        "Seals must be red.~~```~Ads may target minors.~~```~~Music must be quiet.",
        "Seals must be red.~~|a|b|~|---|---|~|minors|may be targeted|~~Music must be quiet."
      })
  void whatDependsOnItGoesWithIt(String text) {
    var rest = held(text.replace("~", "\n")).rest().entry().text();

    assertThat(rest.lines().filter(line -> !line.isBlank() && !line.equals("## Sound")))
        .containsExactly("Seals must be red.", "(Held back.)", "Music must be quiet.");
  }

  /** Where nobody can tell what would be left, nothing is. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ads may target minors.~~Seals must be shown, but not as in paragraph 1.",
        "Ads may target minors [here].~~Seals must be red.~~[here]: https://a.example",
        "Ads may target minors.[^1]~~Seals must be red.~~[^1]: In print.",
        "Seals must be red.[^1]~~[^1]: Ads may target minors.",
        "Ads may target minors."
      })
  void theWholeTextIsHeldBackWhereItCannotBeCut(String text) {
    var held = held(text.replace("~", "\n"));

    assertThat(held.rest().entry().text()).isEqualTo("(Held back.)");
    assertThat(held.rest().clauses()).isEmpty();
    assertThat(held.describe()).startsWith("its whole text of games:sg 1.0.0");
    var join = new Resolved(base(), List.of(held.overlay())).join();
    assertThat(join.texts()).endsWith("In Singapore, in addition:\n\n(Held back.)");
    JoinTest.isWhereItSays(join);
  }

  @ParameterizedTest
  @CsvSource({"name", "description", "guidance"})
  void whatStandsBesideTheTextIsHeldBackToo(String field) {
    var held = HeldBack.of(base(), version(overlay(Map.of(field, "Ads may target minors."))));

    assertThat(held.fields()).containsExactly(field);
    assertThat(held.rest().entry().json().has(field)).isFalse();
    assertThat(held.rest().entry().text()).isEqualTo("1. A licence must be shown.");
    assertThat(held.describe()).startsWith("its " + field + " of games:sg");
  }

  @Test
  void ofGuidanceOnlyWhatIsAtFault() {
    var guidance = "Ask first.\n\nAds may target minors.";
    var overlay = version(overlay(Map.of("guidance", guidance)));

    assertThat(new Resolved(base(), List.of(overlay)).join().guidance())
        .containsExactly("Ask first.\n\n(Held back.)");
  }

  @Test
  void anExampleThatLetsGoIsHeldBackAndTheOthersStay() {
    var passing =
        List.of(
            Map.of("scenario", "A red seal", "explanation", "It is there."),
            Map.of("scenario", "Ad for minors", "explanation", "Clause 1 does not apply."));
    var held = HeldBack.of(base(), version(overlay(Map.of("exemplars", Map.of("pass", passing)))));

    assertThat(held.rest().entry().passing())
        .extracting(PolicyEntry.Exemplar::scenario)
        .containsExactly("A red seal");
    assertThat(HeldBack.of(base(), version(exemplar("fail", "A", "B"))).isNothing()).isTrue();
  }

  @Test
  void aReadingThatLoosensIsNamed() {
    var held =
        HeldBack.of(base(), version(tightening(Map.of("c4", "Viewers must be at least 16."))));

    assertThat(held.fields()).containsExactly("ext.relay.tightens.c4");
    assertThat(held.rest().entry().tightens()).isEmpty();
    assertThat(held.describe()).startsWith("its reading of ¶4 of");
  }

  @Test
  void whereItIsLooserThanTheBaseTheBaseIsRead() {
    var strict =
        version(
            base()
                .entry()
                .with(
                    Map.of(
                        "requires_human_review",
                        true,
                        "ext",
                        Map.of("relay", Map.of("stance", "prohibited")))));
    var overlay =
        overlay(
            Map.of(
                "enforcement",
                "may",
                "requires_human_review",
                false,
                "ext",
                Map.of("relay", Map.of("overlay_of", "games", "stance", "allowed"))));
    var held = HeldBack.of(strict, version(overlay));

    assertThat(held.fields())
        .containsExactly("ext.relay.stance", "enforcement", "requires_human_review");
    assertThat(held.rest().entry().enforcement()).isEqualTo(Enforcement.MUST);
    assertThat(held.rest().entry().stance()).contains(Stance.PROHIBITED);
    assertThat(held.rest().entry().requiresHumanReview()).isTrue();
    assertThat(held.describe()).startsWith("its stance, its enforcement, that no person has to");
  }

  /** Nobody publishes anything: a base ends, and the one of before it decides again. */
  @Test
  void whatABaseThatDecidesAgainForbidsIsHeldBackFromThenOn() {
    var before = in(JANUARY, null, base(), "1.0.0");
    var ending = in(JANUARY, MARCH, base("Ads must be true."), "2.0.0");
    var text = "Ads may target minors if they are polite.\n\nSeals must be red.";
    var overlay = in(JANUARY, null, version(overlay(Map.of("policy", text))), "1.0.0");
    var family = Family.of("games", List.of(before, ending, overlay));
    var alone = Family.of("games:sg", List.of(before, ending, overlay));

    assertThat(family.state(overlay, new Market("SG"), JANUARY, MARCH))
        .isEqualTo(VersionState.IN_EFFECT);
    assertThat(family.at(new Market("SG"), null, JANUARY, MARCH).orElseThrow().entry().text())
        .contains(text);
    assertThat(family.state(overlay, new Market("SG"), MARCH, MARCH))
        .isEqualTo(VersionState.HELD_BACK);
    var resolved = family.at(new Market("SG"), null, MARCH, MARCH).orElseThrow();
    assertThat(resolved.entry().text())
        .contains("(Held back.)", "Seals must be red.")
        .doesNotContain("may target");
    assertThat(resolved.heldBack().get(0).base().version()).isEqualTo("1.0.0");
    assertThat(alone.from(new Market("SG"), null, JANUARY, MARCH))
        .as("it reads otherwise, and so its page says that it will")
        .extracting(Family.Span::from)
        .containsExactly(JANUARY, MARCH);
    assertThat(alone.at(new Market("TH"), null, MARCH, MARCH)).as("it is for one market").isEmpty();
  }

  @Test
  void anOverlayByItselfReadsAsItIsReadWithItsBase() {
    var first = in(JANUARY, MARCH, base(), "1.0.0");
    var overlay =
        in(
            JANUARY,
            null,
            version(overlay(Map.of("policy", "1. Seals must be red.\n2. Ads may target minors."))),
            "1.0.0");
    var family = Family.of("games", List.of(first, overlay));
    var alone = Family.of("games:sg", List.of(first, overlay));

    assertThat(family.state(overlay, null, JANUARY, JANUARY)).isEqualTo(VersionState.HELD_BACK);
    assertThat(family.heldBack(overlay, JANUARY, JANUARY)).isPresent();
    var resolved = alone.at(null, null, JANUARY, JANUARY).orElseThrow();
    assertThat(resolved.entry().text()).isEqualTo("1. Seals must be red.\n2. (Held back.)");
    assertThat(resolved.heldBack()).hasSize(1);
    assertThat(resolved.heldBack().get(0).since()).contains(JANUARY);
    assertThat(resolved.join().clauses()).hasSize(1);

    assertThat(family.state(overlay, new Market("SG"), MARCH, MARCH))
        .isEqualTo(VersionState.WITHOUT_BASE);
    assertThat(alone.state(overlay, new Market("SG"), MARCH, MARCH))
        .isEqualTo(VersionState.WITHOUT_BASE);
    assertThat(alone.at(new Market("SG"), null, MARCH, MARCH))
        .as("it waits for its base")
        .isEmpty();
    assertThat(alone.from(new Market("SG"), null, JANUARY, JANUARY))
        .extracting(span -> span.what() != null)
        .containsExactly(true, false);
  }

  private static HeldBack held(String text) {
    var held = HeldBack.of(base(), version(overlay(Map.of("policy", text))));
    assertThat(HeldBack.of(base(), held.rest()).isNothing()).isTrue();
    return held;
  }

  private static PublishedVersion in(
      Instant from, @Nullable Instant until, PublishedVersion version, String number) {
    return new PublishedVersion(
        version.entry(),
        number,
        "PC-1",
        JANUARY,
        null,
        version.clauses(),
        List.of(new Release(new Market("SG"), from, until, JANUARY, null)));
  }
}
