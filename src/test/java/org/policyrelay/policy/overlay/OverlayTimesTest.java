package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.policy.overlay.TimedOverlays.APRIL;
import static org.policyrelay.policy.overlay.TimedOverlays.BASE;
import static org.policyrelay.policy.overlay.TimedOverlays.FEBRUARY;
import static org.policyrelay.policy.overlay.TimedOverlays.JANUARY;
import static org.policyrelay.policy.overlay.TimedOverlays.MARCH;
import static org.policyrelay.policy.overlay.TimedOverlays.MAY;
import static org.policyrelay.policy.overlay.TimedOverlays.NOW;
import static org.policyrelay.policy.overlay.TimedOverlays.base;
import static org.policyrelay.policy.overlay.TimedOverlays.overlay;
import static org.policyrelay.policy.overlay.TimedOverlays.release;
import static org.policyrelay.policy.overlay.TimedOverlays.version;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.PublishedVersion.Release;

/** From when an overlay may apply, and beside what of its base. */
class OverlayTimesTest {

  @Test
  void aBaseThatNobodyKnowsIsNone() {
    assertThat(faults(overlay(21), List.of(), MARCH))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.field()).isEqualTo("ext.relay.overlay_of");
              assertThat(fault.code()).isEqualTo(OverlayRefusal.UNKNOWN_BASE);
              assertThat(fault.message()).contains("no policy 'loans', published or proposed");
            });
  }

  @Test
  void anOverlayIsNoBase() {
    var other = version(overlay(30), "1.0.0", release("SG", JANUARY));

    assertThat(faults(overlay(21), List.of(other), MARCH))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.code()).isEqualTo(OverlayRefusal.OF_OVERLAY);
              assertThat(fault.message()).endsWith("which is an overlay itself; tighten its base");
            });
  }

  @Test
  void aPolicyThatIsNoOverlayNeedsNoBase() {
    assertThat(faults(base(18), List.of(), MARCH)).isEmpty();
  }

  @Test
  void fromTheDayOnWhichItsBaseAppliesItMayTighten() {
    var base = List.of(version(base(18), "1.0.0", release("SG", MARCH)));

    assertThat(faults(overlay(21), base, MARCH)).isEmpty();
    assertThat(faults(overlay(21), base, null)).as("as soon as its base applies").isEmpty();
    assertThat(messages(faults(overlay(21), base, MARCH.minusSeconds(1))))
        .containsExactly(
            "effective_date is too early: loans applies in SG only from 1 Mar 2027, 00:00 UTC; let"
                + " the overlay begin then or later");
  }

  @Test
  void theFirstThatIsKnownOfItsBaseIsTheEarliest() {
    var base =
        List.of(
            version(base(18), "2.0.0", release("SG", APRIL)),
            version(base(18), "1.0.0", release("SG", MARCH)));

    assertThat(messages(faults(overlay(21), base, FEBRUARY)))
        .singleElement()
        .asString()
        .contains("only from 1 Mar 2027");
    assertThat(faults(overlay(21), base, null)).isEmpty();
    var elsewhere = release("TH", MARCH);
    var takenBack = new Release(new Market("SG"), MARCH, null, JANUARY, NOW);
    for (var other : List.of(elsewhere, takenBack)) {
      var versions = List.of(base.get(0), version(base(18), "1.0.0", other));
      assertThat(messages(faults(overlay(21), versions, FEBRUARY)))
          .as(other.toString())
          .singleElement()
          .asString()
          .contains("only from 1 Apr 2027");
    }
  }

  /** The day is the base's own, however long it has applied by now. */
  @Test
  void anOverlayThatIsToBeginBeforeItsBaseDidIsToldThatDay() {
    var base = List.of(version(base(18), "1.0.0", release("SG", JANUARY)));

    assertThat(messages(faults(overlay(21), base, JANUARY.minusSeconds(1))))
        .singleElement()
        .asString()
        .contains("applies in SG only from 1 Jan 2027, 00:00 UTC");
  }

  /** Its market would read more than a policy may have, though each of them alone is short. */
  @Test
  void togetherWithAllThatTheMarketReadsItIsNoLongerThanAPolicyMayBe() {
    var half = "Ads must be nice. ".repeat(150);
    var lengthy = base(18).with(Map.of("policy", base(18).text() + "\n" + half));
    var overlay = overlay(21).with(Map.of("policy", half));
    var applies = version(lengthy, "1.0.0", release("SG", JANUARY));

    assertThat(codes(faults(overlay, List.of(applies), MARCH)))
        .containsExactly(OverlayRefusal.TOO_LONG);
    assertThat(codes(faults(overlay, List.of(), MARCH, lengthy)))
        .as("with a draft")
        .containsExactly(OverlayRefusal.TOO_LONG);

    var beside =
        version(overlay.with(Map.of("policy_id", "loans:x")), "1.0.0", release("SG", JANUARY));
    var brief = version(base(18), "1.0.0", release("SG", JANUARY));
    assertThat(faults(overlay, List.of(brief), MARCH)).isEmpty();
    assertThat(
            codes(
                OverlayTimes.faultsOf(
                    overlay, List.of(), List.of(brief), List.of(beside), MARCH, NOW, List.of())))
        .as("with another overlay")
        .containsExactly(OverlayRefusal.TOO_LONG);
  }

  @Test
  void whereItsBaseDoesNotApplyItCannotBegin() {
    var elsewhere = release("TH", JANUARY);
    var ended = new Release(new Market("SG"), JANUARY, MARCH, JANUARY, null);
    var over = new Release(new Market("SG"), JANUARY, NOW, JANUARY, null);
    var takenBack = new Release(new Market("SG"), JANUARY, null, JANUARY, NOW);
    for (var release : List.of(elsewhere, ended, over, takenBack)) {
      assertThat(messages(faults(overlay(21), List.of(version(base(18), "1.0.0", release)), MARCH)))
          .as(release.toString())
          .containsExactly(
              "effective_date is too early: loans does not apply in SG; release it there first");
    }
    for (var release : List.of(elsewhere, over, takenBack)) {
      assertThat(faults(overlay(21), List.of(version(base(18), "1.0.0", release)), null))
          .as(release.toString())
          .hasSize(1);
    }
    assertThat(faults(overlay(21), List.of(version(base(18), "1.0.0", ended)), null)).isEmpty();
  }

  /** It asks for 21: too little only beside a version of the base that asks for 25. */
  @Test
  void itIsHeldAgainstWhatAppliesOnItsDayAndWhatComes() {
    var young = version(base(18), "1.0.0", release("SG", JANUARY));

    assertThat(against("2.0.0", overlay(21), version(base(25), "2.0.0", release("SG", MAY)), young))
        .as("what comes after it")
        .isTrue();
    assertThat(
            against("2.0.0", overlay(21), version(base(25), "2.0.0", release("SG", MARCH)), young))
        .as("what comes with it")
        .isTrue();
    assertThat(against("2.0.0", overlay(30), version(base(25), "2.0.0", release("SG", MAY)), young))
        .as("strict enough for all")
        .isFalse();
    assertThat(against("2.0.0", overlay(21), version(base(25), "2.0.0", release("TH", MAY)), young))
        .as("what comes elsewhere")
        .isFalse();
    var takenBack = new Release(new Market("SG"), MAY, null, JANUARY, NOW);
    assertThat(against("2.0.0", overlay(21), version(base(25), "2.0.0", takenBack), young))
        .as("what was taken back")
        .isFalse();
  }

  @Test
  void whatIsReplacedByItsDayNoLongerCounts() {
    var strict = version(base(25), "1.0.0", release("SG", JANUARY));
    var lenient = version(base(18), "2.0.0", release("SG", MARCH));

    assertThat(faults(overlay(21), List.of(lenient, strict), MARCH)).isEmpty();
    assertThat(faults(overlay(21), List.of(lenient, strict), MARCH.minusSeconds(1))).hasSize(1);
    assertThat(faults(overlay(21), List.of(lenient, strict), null))
        .as("as soon as its base applies is now")
        .hasSize(1);
  }

  /** As soon as its base applies: now where something applies, and not when that began. */
  @Test
  void whatWasReplacedOrEndedBeforeNowNoLongerCounts() {
    var strict = version(base(25), "1.0.0", release("SG", JANUARY));
    var lenient = version(base(18), "2.0.0", release("SG", NOW));
    assertThat(faults(overlay(21), List.of(lenient, strict), null)).isEmpty();

    var over =
        version(base(25), "1.0.0", new Release(new Market("SG"), JANUARY, NOW, JANUARY, null));
    var coming = version(base(18), "2.0.0", release("SG", MARCH));
    assertThat(faults(overlay(21), List.of(coming, over), null)).isEmpty();
  }

  @Test
  void withADraftOfItsBaseItMayBeDrafted() {
    assertThat(faults(overlay(21), List.of(), MARCH, base(18))).isEmpty();
    assertThat(codes(faults(overlay(21), List.of(), MARCH, base(25)))).containsExactly("loosens");
    assertThat(faults(overlay(21), List.of(), MARCH, base(18).without("jurisdictions"))).isEmpty();
    assertThat(
            messages(
                faults(
                    overlay(21),
                    List.of(),
                    MARCH,
                    base(18).with(Map.of("jurisdictions", List.of("TH"))))))
        .as("a draft for another market")
        .containsExactly(
            "effective_date is too early: loans does not apply in SG; release it there first");
    var other = base(25).with(Map.of("policy_id", "cards"));
    assertThat(codes(faults(overlay(21), List.of(), MARCH, other)))
        .as("a draft of another policy")
        .containsExactly(OverlayRefusal.UNKNOWN_BASE);
  }

  @Test
  void whereItsBaseAppliesADraftDoesNotCountYet() {
    var base = List.of(version(base(18), "1.0.0", release("SG", JANUARY)));

    assertThat(faults(overlay(21), base, MARCH, base(25))).isEmpty();
    assertThat(codes(faults(overlay(16), base, MARCH, base(14)))).containsExactly("loosens");
  }

  /** What it had once is held against nothing: no reader of the market has it before them. */
  @Test
  void onlyAClauseThatItsBaseHasFromItsDayOnIsOneToTighten() {
    var without = base(18).with(Map.of("policy", "Ads for loans show the cost."));
    var former = version(base(18), "1.0.0", release("SG", JANUARY));

    var gone =
        faults(
            overlay(21),
            List.of(version(without, "2.0.0", release("SG", FEBRUARY)), former),
            MARCH);
    assertThat(codes(gone)).containsExactly(OverlayRefusal.UNKNOWN_CLAUSE);
    assertThat(messages(gone))
        .containsExactly(
            "ext.relay.tightens.c2 is no clause of loans as it applies with the overlay (2.0.0); its"
                + " page shows the ids, and what no clause asks for can be written in the text");
    assertThat(
            faults(
                overlay(21),
                List.of(version(without, "2.0.0", release("SG", APRIL)), former),
                MARCH))
        .as("it has it on that day, and not for ever")
        .isEmpty();
    assertThat(
            faults(
                overlay(21),
                List.of(
                    version(base(18), "2.0.0", release("SG", APRIL)),
                    version(without, "1.0.0", release("SG", JANUARY))),
                MARCH))
        .as("it is announced")
        .isEmpty();
    assertThat(
            codes(
                faults(
                    overlay(21),
                    List.of(version(without, "1.0.0", release("SG", JANUARY))),
                    MARCH)))
        .as("it never had it")
        .containsExactly(OverlayRefusal.UNKNOWN_CLAUSE);
  }

  /**
   * While the clause was there the overlay was accepted; a base that drops it meets an addition.
   */
  @Test
  void aBaseThatDropsAClauseMeetsItsReadingAsAnAddition() {
    var without = base(18).with(Map.of("policy", "Ads for loans show the cost."));
    var fitting = List.of(version(overlay(21), "1.0.0", release("SG", JANUARY)));
    var base = version(without, "2.0.0");
    assertThat(BaseTimes.conflictsOf(base, List.of(fitting), Map.of(new Market("SG"), MARCH), NOW))
        .isEmpty();

    var relay = Map.of("overlay_of", BASE, "tightens", Map.of("c2", "Ads may hide the cost."));
    var letting =
        version(
            overlay(21).with(Map.of("ext", Map.of("relay", relay))),
            "1.0.0",
            release("SG", JANUARY));
    assertThat(
            BaseTimes.conflictsOf(
                base, List.of(List.of(letting)), Map.of(new Market("SG"), MARCH), NOW))
        .singleElement()
        .extracting(OverlayConflict::describe)
        .asString()
        .contains("clause c2: the reading of c2 lets something go");
  }

  @Test
  void anOverlayForChannelsThatItsBaseIsNotForIsRefused() {
    var display = base(18).with(Map.of("channels", List.of("display")));
    var ctv = overlay(21).with(Map.of("channels", List.of("ctv")));
    var base = version(display, "1.0.0", release("SG", JANUARY));

    var refused = faults(ctv, List.of(base), MARCH);
    assertThat(codes(refused)).containsExactly(OverlayRefusal.NO_CHANNEL);
    assertThat(messages(refused))
        .containsExactly(
            "channels name ctv, but loans 1.0.0 is for display alone; name channels of the base, or"
                + " leave them out");
    assertThat(codes(faults(ctv, List.of(), MARCH, display)))
        .containsExactly(OverlayRefusal.NO_CHANNEL);
    for (var channels : List.of(List.of("display"), List.of("ctv", "display"))) {
      assertThat(faults(overlay(21).with(Map.of("channels", channels)), List.of(base), MARCH))
          .isEmpty();
    }
    assertThat(faults(overlay(21), List.of(base), MARCH)).isEmpty();
    assertThat(faults(ctv, List.of(version(base(18), "2.0.0", release("SG", APRIL)), base), MARCH))
        .as("it comes to apply")
        .isEmpty();
  }

  @Test
  void aPolicyStaysWhatItIs() {
    var base = List.of(version(base(18), "1.0.0", release("SG", JANUARY)));
    var plain = version(overlay(21).without("ext"), "1.0.0", release("SG", JANUARY));
    var own = version(overlay(21), "1.0.0", release("SG", JANUARY));

    assertThat(
            messages(
                OverlayTimes.faultsOf(
                    overlay(21), List.of(plain), base, List.of(), null, NOW, List.of())))
        .containsExactly("ext.relay.overlay_of was left out and stays so; propose another policy");
    assertThat(
            messages(
                OverlayTimes.faultsOf(
                    overlay(21).without("ext"),
                    List.of(own),
                    List.of(),
                    List.of(),
                    null,
                    NOW,
                    List.of())))
        .containsExactly("ext.relay.overlay_of was loans and stays so; propose another policy");
    var moved = overlay(21).with(Map.of("jurisdictions", List.of("TH")));
    assertThat(
            messages(
                OverlayTimes.faultsOf(moved, List.of(own), base, List.of(), null, NOW, List.of())))
        .containsExactly("jurisdictions of an overlay stay SG; propose another overlay");
    assertThat(
            OverlayTimes.faultsOf(overlay(30), List.of(own), base, List.of(), null, NOW, List.of()))
        .isEmpty();
    var wider = base(18).with(Map.of("jurisdictions", List.of("SG", "TH")));
    assertThat(OverlayTimes.faultsOf(wider, base, List.of(), List.of(), null, NOW, List.of()))
        .as("no overlay: its markets may change")
        .isEmpty();
  }

  private static List<FieldError> faults(
      PolicyEntry entry,
      List<PublishedVersion> base,
      @Nullable Instant wanted,
      PolicyEntry... drafted) {
    return OverlayTimes.faultsOf(entry, List.of(), base, List.of(), wanted, NOW, List.of(drafted));
  }

  private static List<String> messages(List<FieldError> faults) {
    return faults.stream().map(fault -> fault.field() + " " + fault.message()).toList();
  }

  private static List<String> codes(List<FieldError> faults) {
    return faults.stream().map(FieldError::code).toList();
  }

  /** Whether an overlay that begins in March is found to loosen that version and no other. */
  private static boolean against(
      String version, PolicyEntry overlay, PublishedVersion... versions) {
    var faults = faults(overlay, List.of(versions), MARCH);
    assertThat(faults).allSatisfy(fault -> assertThat(fault.message()).contains(version));
    return !faults.isEmpty();
  }
}
