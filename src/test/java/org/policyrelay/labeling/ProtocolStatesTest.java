package org.policyrelay.labeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyrelay.labeling.Written.label;
import static org.policyrelay.labeling.Written.protocol;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.WrongStateException;
import org.policyrelay.labeling.protocol.Protocol;

/** Every state of a protocol, and what can be done in it. */
class ProtocolStatesTest {

  private static final Instant NOW = Instant.parse("2027-03-01T01:00:00Z");
  private static final Protocol CONTENT = protocol(label("a", null));

  @ParameterizedTest
  @EnumSource(ProtocolState.class)
  void eachTransitionIsPossibleWhereItShouldBe(ProtocolState state) {
    expect(state, one -> one.submit(CONTENT, "1.0.0", "x", NOW), ProtocolState.DRAFT);
    expect(state, one -> one.approve("manager", NOW), ProtocolState.DRAFT);
    expect(state, one -> one.sendBack("why"), ProtocolState.DRAFT);
    expect(state, one -> one.pilot("BR-1"), ProtocolState.DRAFT);
    expect(state, one -> one.judge("aligned", null), ProtocolState.IN_PILOT);
    expect(state, one -> one.release(NOW), ProtocolState.DRAFT, ProtocolState.IN_PILOT);
    expect(state, one -> one.lookAgain(List.of("a")), ProtocolState.IN_FORCE);
    expect(state, one -> one.supersede(NOW), ProtocolState.IN_FORCE);
    expect(state, one -> one.abandon("x", "why"), ProtocolState.DRAFT);
  }

  private static void expect(
      ProtocolState state, Consumer<LabelingProtocol> transition, ProtocolState... possible) {
    var one = approved(state);
    if (EnumSet.copyOf(List.of(possible)).contains(state)) {
      transition.accept(one);
    } else {
      assertThatThrownBy(() -> transition.accept(one))
          .isInstanceOf(WrongStateException.class)
          .hasMessageStartingWith("labeling protocol LP-2027-1 is ");
    }
  }

  @Test
  void nothingIsTriedOrReleasedThatNobodyHasApproved() {
    var draft = draft();
    assertThatThrownBy(() -> draft.pilot("BR-1"))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.NOT_APPROVED));
    assertThatThrownBy(() -> draft.release(NOW)).isInstanceOf(RefusedException.class);
  }

  @Test
  void noWriterApproves() {
    var draft = draft();
    draft.submit(CONTENT, "1.0.0", "Manager", NOW);
    assertThatThrownBy(() -> draft.approve("manager", NOW))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.FOUR_EYES));
  }

  @Test
  void whatIsWrittenAnewIsApprovedAnew() {
    var one = approved(ProtocolState.DRAFT);
    one.pilot("BR-1");
    one.judge("misaligned", "They differ");
    assertThat(one.state()).isEqualTo(ProtocolState.DRAFT);
    assertThat(one.note()).contains("They differ");
    assertThatThrownBy(() -> one.release(NOW)).isInstanceOf(RefusedException.class);

    one.submit(CONTENT, "1.1.0", "writer", NOW);
    assertThat(one.note()).isEmpty();
    assertThat(one.verdict()).isEmpty();
    assertThat(one.policyVersion()).isEqualTo("1.1.0");
    assertThat(one.round()).contains("BR-1");
    assertThatThrownBy(() -> one.pilot("BR-2")).isInstanceOf(RefusedException.class);
  }

  @Test
  void whatIsSentBackIsNotApprovedAnyMore() {
    var one = approved(ProtocolState.DRAFT);
    one.sendBack("No raters");
    assertThat(one.approvedBy()).isEmpty();
    assertThatThrownBy(() -> one.pilot("BR-1")).isInstanceOf(RefusedException.class);
  }

  private static LabelingProtocol draft() {
    return with(ProtocolCourse.begun(Set.of("writer")));
  }

  private static LabelingProtocol approved(ProtocolState state) {
    return with(
        new ProtocolCourse(
            state,
            Set.of("writer"),
            NOW,
            null,
            "approver",
            NOW,
            null,
            null,
            null,
            null,
            null,
            null,
            null));
  }

  private static LabelingProtocol with(ProtocolCourse course) {
    return new LabelingProtocol(
        "LP-2027-1",
        0,
        new LabelingProtocol.Wanted("apac:alcohol", 1, null, "why", "asker", NOW),
        "1.0.0",
        CONTENT,
        course);
  }
}
