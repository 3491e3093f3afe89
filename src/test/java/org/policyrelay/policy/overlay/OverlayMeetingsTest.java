package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.policy.overlay.TimedOverlays.APRIL;
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
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.PublishedVersion.Release;

/** Which versions of base and overlay are read with one another, and where they conflict. */
class OverlayMeetingsTest {

  /** In force on its day, announced for after, and drafted: each by itself, in that order. */
  @Test
  void itIsReadWithEveryVersionOfItsBaseThatItMeets() {
    var replaced = version(base(16), "1.0.0", release("SG", JANUARY));
    var inForce = version(base(18), "2.0.0", release("SG", FEBRUARY));
    var announced = version(base(20), "3.0.0", release("SG", MAY));
    var elsewhere = version(base(25), "4.0.0", release("TH", JANUARY));
    var versions = List.of(elsewhere, announced, inForce, replaced);

    assertThat(met(versions, MARCH)).containsExactly("2.0.0", "3.0.0");
    assertThat(met(versions, NOW)).containsExactly("1.0.0", "2.0.0", "3.0.0");
    assertThat(met(versions, MARCH, base(21))).containsExactly("2.0.0", "3.0.0", "as drafted");
    assertThat(met(List.of(), null, base(21))).containsExactly("as drafted");
    assertThat(met(versions, MARCH, base(21).with(Map.of("jurisdictions", List.of("TH")))))
        .containsExactly("2.0.0", "3.0.0");
    assertThat(OverlayTimes.metBy(base(18), versions, MARCH, NOW, List.of())).isEmpty();
  }

  private static List<String> met(
      List<PublishedVersion> versions, @Nullable Instant wanted, PolicyEntry... drafted) {
    return OverlayTimes.metBy(overlay(21), versions, wanted, NOW, List.of(drafted)).stream()
        .map(PublishedVersion::version)
        .toList();
  }

  @Test
  void aBaseThatOvertakesAnOverlayMeetsIt() {
    var overlay = List.of(version(overlay(21), "1.2.0", release("SG", JANUARY)));

    assertThat(conflicts(25, overlay, Map.of(new Market("SG"), MARCH)))
        .singleElement()
        .satisfies(
            conflict -> {
              assertThat(conflict.overlay()).isEqualTo("loans:sg");
              assertThat(conflict.version()).isEqualTo("1.2.0");
              assertThat(conflict.market().code()).isEqualTo("SG");
              assertThat(conflict.describe()).startsWith("loans:sg 1.2.0 (SG): clause c2: \"");
            });
    assertThat(conflicts(25, overlay, Map.of(Market.EVERYWHERE, MARCH)))
        .as("everywhere")
        .hasSize(1);
    assertThat(conflicts(25, overlay, Map.of(new Market("TH"), MARCH))).as("elsewhere").isEmpty();
    assertThat(conflicts(25, overlay, Map.of(new Market("SG"), MARCH, Market.EVERYWHERE, JANUARY)))
        .hasSize(1);
    assertThat(conflicts(18, overlay, Map.of(new Market("SG"), MARCH)))
        .as("still looser")
        .isEmpty();
  }

  @Test
  void onlyWhatAppliesOfAnOverlayThenOrLaterIsMet() {
    var old = version(overlay(21), "1.0.0", release("SG", JANUARY));
    var renewed = version(overlay(30), "2.0.0", release("SG", APRIL));

    assertThat(conflicts(25, List.of(renewed, old), Map.of(new Market("SG"), APRIL))).isEmpty();
    assertThat(conflicts(25, List.of(renewed, old), Map.of(new Market("SG"), MARCH)))
        .extracting(OverlayConflict::version)
        .containsExactly("1.0.0");
    assertThat(conflicts(35, List.of(renewed, old), Map.of(new Market("SG"), MARCH)))
        .extracting(OverlayConflict::version)
        .containsExactly("2.0.0", "1.0.0");
    var ended =
        version(overlay(21), "1.0.0", new Release(new Market("SG"), JANUARY, MARCH, JANUARY, null));
    assertThat(conflicts(25, List.of(ended), Map.of(new Market("SG"), MARCH))).isEmpty();
  }

  /** In no channel does anybody read the one with the other. */
  @Test
  void anOverlayForOtherChannelsIsNotMet() {
    var ctv = overlay(21).with(Map.of("channels", List.of("ctv")));
    var overlays = List.of(List.of(version(ctv, "1.0.0", release("SG", JANUARY))));
    var from = Map.of(new Market("SG"), MARCH);

    var display = base(25).with(Map.of("channels", List.of("display")));
    assertThat(BaseTimes.meeting(display, overlays, from, NOW)).isEmpty();
    assertThat(BaseTimes.conflictsOf(version(display, "2.0.0"), overlays, from, NOW)).isEmpty();
    var both = base(25).with(Map.of("channels", List.of("display", "ctv")));
    assertThat(BaseTimes.meeting(both, overlays, from, NOW)).hasSize(1);
    assertThat(BaseTimes.conflictsOf(version(both, "2.0.0"), overlays, from, NOW)).hasSize(1);
  }

  @Test
  void aBaseThatGrowsTooLongTogetherWithAnOverlayConflictsWithIt() {
    var half = "Ads must be nice. ".repeat(150);
    var base = version(base(18).with(Map.of("policy", half)), "2.0.0");
    var overlay = version(overlay(21).with(Map.of("policy", half)), "1.0.0", release("SG", MARCH));

    assertThat(
            BaseTimes.conflictsOf(
                base, List.of(List.of(overlay)), Map.of(new Market("SG"), MARCH), NOW))
        .singleElement()
        .extracting(OverlayConflict::describe)
        .asString()
        .contains("loans:sg 1.0.0 (SG)", "together with loans 2.0.0 it has");
    assertThat(
            BaseTimes.conflictsOf(
                base, List.of(List.of(overlay)), Map.of(new Market("TH"), MARCH), NOW))
        .as("elsewhere")
        .isEmpty();
  }

  private static List<OverlayConflict> conflicts(
      int age, List<PublishedVersion> overlay, Map<Market, Instant> effective) {
    return BaseTimes.conflictsOf(version(base(age), "2.0.0"), List.of(overlay), effective, NOW);
  }
}
