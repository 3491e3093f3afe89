package org.policyrelay.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.policyrelay.kernel.Market;

/** What a handoff came to is asked of its outcome, whichever it is. */
class HandoffOutcomeTest {

  @Test
  void aDeliveryCoversEveryMarketThatItDoesNotLeaveOut() {
    var delivered = new HandoffOutcome.Delivered("see there", List.of(new Market("TH")));
    assertThat(delivered.isDelivered()).isTrue();
    assertThat(delivered.isDeliveredFor(new Market("SG"))).isTrue();
    assertThat(delivered.isDeliveredFor(new Market("TH"))).isFalse();
    assertThat(delivered.isGivenBack()).isFalse();
    assertThat(delivered.text()).isEqualTo("see there");
  }

  @ParameterizedTest
  @EnumSource(HandoffOutcome.Kind.class)
  void eachKindIsOneOfThem(HandoffOutcome.Kind kind) {
    HandoffOutcome outcome =
        switch (kind) {
          case DELIVERED -> new HandoffOutcome.Delivered("why", List.of());
          case RETURNED -> new HandoffOutcome.Returned("why");
          case HANDED_BACK -> new HandoffOutcome.HandedBack("why");
          case WITHDRAWN -> new HandoffOutcome.Withdrawn("why");
        };
    assertThat(outcome.kind()).isEqualTo(kind);
    assertThat(outcome.text()).isEqualTo("why");
    assertThat(outcome.notReadyMarkets()).isEmpty();
    assertThat(outcome.isDelivered()).isEqualTo(kind == HandoffOutcome.Kind.DELIVERED);
    assertThat(outcome.isDeliveredFor(new Market("SG"))).isEqualTo(outcome.isDelivered());
    assertThat(outcome.isGivenBack())
        .isEqualTo(kind == HandoffOutcome.Kind.RETURNED || kind == HandoffOutcome.Kind.HANDED_BACK);
  }

  @Test
  void theOutsideSpellsAKindAsItSpellsAState() {
    assertThat(HandoffOutcome.Kind.HANDED_BACK.code()).isEqualTo(HandoffState.HANDED_BACK.code());
  }
}
