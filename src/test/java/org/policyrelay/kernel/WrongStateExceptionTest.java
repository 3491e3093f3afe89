package org.policyrelay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The guard of every transition. */
class WrongStateExceptionTest {

  private enum State implements Coded {
    OFFERED,
    HANDED_BACK,
    DELIVERED
  }

  @Test
  void whatIsAllowedPasses() {
    assertThatCode(
            () ->
                WrongStateException.require(
                    "handoff HO-1", State.OFFERED, EnumSet.of(State.OFFERED, State.DELIVERED)))
        .doesNotThrowAnyException();
  }

  @Test
  void everyStateThatWouldDoIsNamedForPeopleAndForPrograms() {
    var refused =
        catchThrowableOfType(
            WrongStateException.class,
            () ->
                WrongStateException.require(
                    "handoff HO-1", State.HANDED_BACK, EnumSet.of(State.DELIVERED, State.OFFERED)));

    assertThat(refused).hasMessage("handoff HO-1 is handed back, must be offered or delivered");
    assertThat(refused.code()).isEqualTo(ErrorCode.WRONG_STATE);
    assertThat(refused.facts())
        .isEqualTo(Map.of("state", "handed-back", "allowed", List.of("offered", "delivered")));
  }

  @Test
  void whereTooManyWouldDoTheSentenceSaysWhatTheyHaveInCommon() {
    var open = EnumSet.of(State.HANDED_BACK, State.OFFERED);

    var refused =
        catchThrowableOfType(
            WrongStateException.class,
            () -> WrongStateException.require("handoff HO-1", State.DELIVERED, open, "open"));

    assertThat(refused).hasMessage("handoff HO-1 is delivered, must be open");
    assertThat(refused.facts())
        .isEqualTo(Map.of("state", "delivered", "allowed", List.of("offered", "handed-back")));
  }
}
