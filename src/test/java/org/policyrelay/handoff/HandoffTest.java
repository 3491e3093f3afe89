package org.policyrelay.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Words;

/** From which state a handoff goes where, and what it knows then: every state by every way. */
class HandoffTest {

  private static final Instant OFFERED = Instant.parse("2026-11-02T01:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-03T02:00:00Z");

  private record Way(HandoffState to, Set<HandoffState> from, Consumer<Handoff> go) {}

  private static final Map<String, Way> WAYS =
      Map.of(
          "accept",
          new Way(
              HandoffState.ACCEPTED, EnumSet.of(HandoffState.OFFERED), it -> it.accept("lee", NOW)),
          "return",
          new Way(
              HandoffState.RETURNED,
              EnumSet.of(HandoffState.OFFERED),
              it -> it.returnToSender("lee", NOW, "why")),
          "block",
          new Way(HandoffState.BLOCKED, EnumSet.of(HandoffState.ACCEPTED), Handoff::block),
          "unblock",
          new Way(HandoffState.ACCEPTED, EnumSet.of(HandoffState.BLOCKED), Handoff::unblock),
          "deliver",
          new Way(
              HandoffState.DELIVERED,
              EnumSet.of(HandoffState.ACCEPTED),
              it -> it.deliver("lee", NOW, "see there", "TH, VN,")),
          "hand back",
          new Way(
              HandoffState.HANDED_BACK,
              EnumSet.of(HandoffState.ACCEPTED),
              it -> it.handBack("lee", NOW, "why")),
          "withdraw",
          new Way(
              HandoffState.WITHDRAWN,
              EnumSet.of(HandoffState.OFFERED, HandoffState.ACCEPTED, HandoffState.BLOCKED),
              it -> it.withdraw("lee", NOW, "why")));

  static Stream<Arguments> everyWayFromEveryState() {
    return WAYS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(
            way ->
                Stream.of(HandoffState.values())
                    .map(state -> Arguments.of(way.getKey(), way.getValue(), state)));
  }

  @ParameterizedTest(name = "{0} from {2}")
  @MethodSource("everyWayFromEveryState")
  void aWayIsOpenFromItsStatesAndFromNoOther(String name, Way way, HandoffState state) {
    var handoff = in(state);
    if (way.from().contains(state)) {
      way.go().accept(handoff);
      assertThat(handoff.state()).isEqualTo(way.to());
      assertThat(handoff.outcome().isPresent()).isEqualTo(!way.to().isOpen());
    } else {
      var refused = catchThrowableOfType(RefusedException.class, () -> way.go().accept(handoff));
      assertThat(refused.code()).isEqualTo(ErrorCode.WRONG_STATE);
      assertThat(refused)
          .hasMessageContaining("HO-2026-7 is " + Words.of(state.name()) + ", must be ");
      assertThat(handoff.state()).isEqualTo(state);
      assertThat(handoff.endedBy()).isEqualTo(in(state).endedBy());
    }
  }

  @Test
  void whatWasOfferedIsKnownFromTheBeginning() {
    var handoff =
        Handoff.offer(
            "HO-2026-7",
            new HandoffOffer("PC-2026-1", "Alcohol (SG)", "review", "ad-policy", "qa", "high"),
            OFFERED);
    assertThat(handoff.key()).isEqualTo("HO-2026-7");
    assertThat(handoff.origin()).isEqualTo("PC-2026-1");
    assertThat(handoff.subject()).isEqualTo("Alcohol (SG)");
    assertThat(handoff.work()).isEqualTo("review");
    assertThat(handoff.fromTeam()).isEqualTo("ad-policy");
    assertThat(handoff.toTeam()).isEqualTo("qa");
    assertThat(handoff.riskTier()).isEqualTo("high");
    assertThat(handoff.offeredAt()).isEqualTo(OFFERED);
    assertThat(handoff.state()).isEqualTo(HandoffState.OFFERED);
    assertThat(handoff.worker()).isEmpty();
    assertThat(handoff.acceptedAt()).isEmpty();
    assertThat(handoff.endedBy()).isEmpty();
    assertThat(handoff.endedAt()).isEmpty();
    assertThat(handoff.outcome()).isEmpty();
    assertThat(handoff.evidence()).isNull();
    assertThat(handoff.notReadyMarkets()).isNull();
    assertThat(handoff.reason()).isNull();
    assertThat(handoff.revision()).isZero();
    handoff.written();
    handoff.written();
    assertThat(handoff.revision()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"emergency, true", "high, false", "low, false"})
  void theTierTellsAnEmergency(String tier, boolean emergency) {
    var offer = new HandoffOffer("PC-2026-1", "Alcohol (SG)", "review", "ad-policy", "qa", tier);
    assertThat(Handoff.offer("HO-2026-7", offer, OFFERED).isEmergency()).isEqualTo(emergency);
  }

  @Test
  void whoAcceptsIsTheWorker() {
    var handoff = in(HandoffState.OFFERED);
    handoff.accept("lee", NOW);
    assertThat(handoff.worker()).contains("lee");
    assertThat(handoff.acceptedAt()).contains(NOW);
    assertThat(handoff.endedAt()).isEmpty();
  }

  @Test
  void aDeliveryTellsWhereToSeeItAndWhereItIsNotReady() {
    var handoff = in(HandoffState.ACCEPTED);
    handoff.deliver("lee", NOW, "see there", " TH, VN ,");
    assertThat(handoff.outcome())
        .contains(
            new HandoffOutcome.Delivered("see there", List.of(new Market("TH"), new Market("VN"))));
    assertThat(handoff.notReadyMarkets()).isEqualTo(" TH, VN ,");
    assertThat(handoff.evidence()).isEqualTo("see there");
    assertThat(handoff.reason()).isNull();
    assertThat(handoff.endedBy()).contains("lee");
    assertThat(handoff.endedAt()).contains(NOW);

    var everywhere = in(HandoffState.ACCEPTED);
    everywhere.deliver("lee", NOW, "see there", null);
    assertThat(everywhere.outcome()).contains(new HandoffOutcome.Delivered("see there", List.of()));
  }

  @Test
  void everyOtherEndTellsWhyAndWhoAndWhen() {
    var returned = in(HandoffState.OFFERED);
    returned.returnToSender("lee", NOW, "not ours");
    assertThat(returned.outcome()).contains(new HandoffOutcome.Returned("not ours"));
    var handedBack = in(HandoffState.ACCEPTED);
    handedBack.handBack("lee", NOW, "too much");
    assertThat(handedBack.outcome()).contains(new HandoffOutcome.HandedBack("too much"));
    var withdrawn = in(HandoffState.BLOCKED);
    withdrawn.withdraw("lee", NOW, "over");
    assertThat(withdrawn.outcome()).contains(new HandoffOutcome.Withdrawn("over"));
    for (var ended : List.of(returned, handedBack, withdrawn)) {
      assertThat(ended.endedBy()).contains("lee");
      assertThat(ended.endedAt()).contains(NOW);
      assertThat(ended.reason()).isNotBlank();
      assertThat(ended.evidence()).isNull();
    }
  }

  /** Rows from before there was a reason still have an outcome. */
  @ParameterizedTest
  @EnumSource(HandoffState.class)
  void whatIsStoredWithoutWordsHasAnOutcomeAllTheSame(HandoffState state) {
    var bare = stored(state, null, null, null);
    assertThat(bare.outcome().isPresent()).isEqualTo(!state.isOpen());
    assertThat(bare.outcome().map(Object::toString).orElse("")).doesNotContain("null");
    assertThat(state.code()).isEqualTo(state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    assertThat(state.title()).isEqualTo(Words.title(state.name()));
  }

  private static Handoff in(HandoffState state) {
    return state.isOpen()
        ? stored(state, null, null, null)
        : stored(state, "seen", "SG", "because");
  }

  private static Handoff stored(
      HandoffState state,
      @Nullable String evidence,
      @Nullable String notReady,
      @Nullable String reason) {
    var handoff =
        new Handoff(
            "HO-2026-7",
            3,
            "PC-2026-1",
            "Alcohol (SG)",
            "review",
            "ad-policy",
            "qa",
            "high",
            OFFERED,
            state,
            null,
            null,
            null,
            null,
            evidence,
            notReady,
            reason);
    assertThat(handoff.revision()).isEqualTo(3);
    return handoff;
  }
}
