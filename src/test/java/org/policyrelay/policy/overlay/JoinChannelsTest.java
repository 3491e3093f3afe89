package org.policyrelay.policy.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.policy.overlay.Joins.JANUARY;
import static org.policyrelay.policy.overlay.Joins.MARCH;
import static org.policyrelay.policy.overlay.Joins.PLAIN;
import static org.policyrelay.policy.overlay.Joins.base;
import static org.policyrelay.policy.overlay.Joins.outdoors;
import static org.policyrelay.policy.overlay.Joins.version;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.Enforcement;
import org.policyrelay.policy.entry.Stance;

/** In which channels what an overlay says holds. */
class JoinChannelsTest {

  @Test
  void anOverlayForSomeChannelsChangesNothingInTheOthers() {
    var family = Family.of("apac:loans", List.of(base(), outdoors()));

    var anywhere = family.at(new Market("SG"), null, MARCH, MARCH).orElseThrow();
    assertThat(anywhere.stance()).contains(Stance.RESTRICTED);
    assertThat(anywhere.entry().enforcement()).isEqualTo(Enforcement.SHOULD);
    assertThat(anywhere.entry().text())
        .contains("The audience must be 18 or older.")
        .contains("In Singapore, on ooh, dooh, in addition:")
        .contains("On §1:\n\nThe audience must be 21 or older.");
    assertThat(anywhere.byChannel())
        .containsExactly(
            new Resolved.InChannels(
                List.of("dooh", "ooh"), Stance.PROHIBITED, Enforcement.MUST, false));

    var outdoors = family.at(new Market("SG"), "dooh", MARCH, MARCH).orElseThrow();
    assertThat(outdoors.stance()).contains(Stance.PROHIBITED);
    assertThat(outdoors.entry().text())
        .contains("1. The audience must be 18 or older.", "The audience must be 21 or older.");
    assertThat(outdoors.byChannel()).isEmpty();
    var display = family.at(new Market("SG"), "display", MARCH, MARCH).orElseThrow();
    assertThat(display.entry()).isEqualTo(base().entry());
  }

  @Test
  void anOverlayForAllChannelsOfItsBaseIsForAll() {
    var narrow = version(PLAIN.with(Map.of("channels", List.of("ooh"))), "1.0.0", JANUARY);

    var resolved =
        Family.of("apac:loans", List.of(narrow, outdoors()))
            .at(new Market("SG"), null, MARCH, MARCH)
            .orElseThrow();

    assertThat(resolved.stance()).contains(Stance.PROHIBITED);
    assertThat(resolved.byChannel()).isEmpty();
  }

  @Test
  void aChannelThatThePolicyIsNotForHasNone() {
    var narrow = version(PLAIN.with(Map.of("channels", List.of("ooh"))), "1.0.0", JANUARY);
    var family = Family.of("apac:loans", List.of(narrow));

    assertThat(family.at(new Market("SG"), "email", MARCH, MARCH)).isEmpty();
    assertThat(family.at(null, "email", MARCH, MARCH)).isEmpty();
    assertThat(family.at(new Market("SG"), "ooh", MARCH, MARCH)).isPresent();
  }
}
