package org.policyrelay.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.policyrelay.grant.GrantState.ASKED;
import static org.policyrelay.grant.GrantState.CHECKED;
import static org.policyrelay.grant.GrantState.GRANTED;
import static org.policyrelay.grant.GrantState.QUESTIONED;
import static org.policyrelay.grant.GrantState.REFUSED;
import static org.policyrelay.grant.GrantState.REVOKED;
import static org.policyrelay.grant.GrantState.WITHDRAWN;
import static org.policyrelay.grant.GrantState.WITH_LEGAL;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;

/** Every transition in every state, and who may not make it. */
class GrantStatesTest {

  private static final Instant NOW = Asked.AT.plus(Duration.ofHours(3));

  private record Step(String name, Map<GrantState, GrantState> ways, Consumer<PolicyGrant> make) {}

  private static final List<Step> STEPS =
      List.of(
          new Step("check", Map.of(ASKED, CHECKED), it -> it.check("lee", "genuine", false, NOW)),
          new Step(
              "check for Legal",
              Map.of(ASKED, WITH_LEGAL),
              it -> it.check("lee", "genuine", true, NOW)),
          new Step(
              "hear Legal",
              Map.of(WITH_LEGAL, CHECKED),
              it -> it.heard(new LegalAdvice("HO-2027-1", "lou"))),
          new Step(
              "ask",
              Map.of(ASKED, QUESTIONED, CHECKED, QUESTIONED),
              it -> it.ask("kim", "Which event?")),
          new Step("supply", Map.of(QUESTIONED, ASKED), it -> it.supply("The final", "ann", NOW)),
          new Step(
              "withdraw",
              Map.of(
                  ASKED,
                  WITHDRAWN,
                  QUESTIONED,
                  WITHDRAWN,
                  WITH_LEGAL,
                  WITHDRAWN,
                  CHECKED,
                  WITHDRAWN),
              it -> it.withdraw("mia", "No event", NOW)),
          new Step("grant", Map.of(CHECKED, GRANTED), it -> Asked.grant(it, NOW)),
          new Step("refuse", Map.of(CHECKED, REFUSED), it -> it.refuse("kim", "no", NOW)),
          new Step("revoke", Map.of(GRANTED, REVOKED), it -> it.revoke("kim", "no", NOW)),
          new Step(
              "lapse",
              Map.of(GRANTED, GRANTED),
              it -> it.lapse(Asked.lapsing(it, Asked.BEGINS.plusSeconds(1)))));

  static Stream<Arguments> everyStepInEveryState() {
    return STEPS.stream()
        .flatMap(
            step -> Stream.of(GrantState.values()).map(s -> Arguments.of(step.name(), step, s)));
  }

  @ParameterizedTest(name = "{0} what is {2}")
  @MethodSource("everyStepInEveryState")
  void aStepIsTakenWhereItCanBe(String name, Step step, GrantState state) {
    var grant = Asked.in(state);
    var to = step.ways().get(state);
    if (to != null) {
      step.make().accept(grant);
      assertThat(grant.state()).isEqualTo(to);
    } else {
      var refused = catchThrowableOfType(RefusedException.class, () -> step.make().accept(grant));
      assertThat(refused.code()).isEqualTo(ErrorCode.WRONG_STATE);
      assertThat(refused)
          .hasMessageStartingWith("grant GR-2027-1 is " + state.code().replace('-', ' '));
      assertThat(grant.state()).isEqualTo(state);
    }
  }

  @Test
  void threePeopleAreThree() {
    requireOther(() -> Asked.in(ASKED).check("Mia", "genuine", false, NOW));
    requireOther(() -> Asked.in(ASKED).ask("mia", "Which?"));
    requireOther(() -> Asked.in(CHECKED).refuse("mia", "no", NOW));
    requireOther(() -> Asked.in(CHECKED).refuse("lee", "no", NOW));
    requireOther(() -> Asked.in(CHECKED).ask("lee", "Which?"));
    requireOther(() -> Asked.in(CHECKED).grant("lee", null, null, "hash", List.of(), NOW));
    var supplied = Asked.in(QUESTIONED);
    supplied.supply("The final", "kim", NOW);
    requireOther(() -> supplied.check("kim", "genuine", false, NOW));
    supplied.check("lee", "genuine", false, NOW);
    requireOther(() -> Asked.grant(supplied, NOW));
  }

  /** Who gave it back has advised nothing, and what is new is advised on anew. */
  @Test
  void whoHasAdvisedDoesNotDecide() {
    var advised = Asked.in(WITH_LEGAL);
    advised.heard(new LegalAdvice("HO-2027-1", "kim"));
    requireOther(() -> Asked.grant(advised, NOW));
    requireOther(() -> advised.ask("kim", "Which?"));
    advised.ask("ann", "Which event?");
    assertThat(advised.legal()).isEmpty();
    var givenBack = Asked.in(WITH_LEGAL);
    givenBack.heard(new LegalAdvice("HO-2027-1", null));
    Asked.grant(givenBack, NOW);
    assertThat(givenBack.state()).isEqualTo(GRANTED);
  }

  @Test
  void whatIsDecidedIsWhatWasShown() {
    var refused =
        catchThrowableOfType(
            RefusedException.class,
            () -> Asked.in(CHECKED).grant("kim", null, "other", "hash", List.of(), NOW));
    assertThat(refused.code()).isEqualTo(ErrorCode.WRONG_STATE);
    var grant = Asked.in(GRANTED);
    assertThat(grant.decidedHash()).contains("hash");
    assertThat(grant.decision()).map(Decision::by).contains("kim");
    assertThat(grant.check()).map(Decision::why).contains("The letter is genuine");
  }

  /** Another piece of evidence, another name, another word of the clause: another hash. */
  @Test
  void theHashIsOfAllThatIsShown() {
    var grant = Asked.in(CHECKED);
    var hash = GrantHash.of(grant, "adults only", "", "");
    assertThat(GrantHash.of(Asked.in(CHECKED), "adults only", "", "")).isEqualTo(hash);
    assertThat(GrantHash.of(grant, "adults", "", "")).isNotEqualTo(hash);
    assertThat(GrantHash.of(Asked.in(ASKED), "adults only", "", "")).isNotEqualTo(hash);
    assertThat(GrantHash.of(Asked.asked("SG", "TH"), "adults only", "", "")).isNotEqualTo(hash);
    assertThat(GrantHash.of(grant, "adults only", "", "delivered It may")).isNotEqualTo(hash);
    var more = Asked.in(QUESTIONED);
    more.supply("The final", "mia", NOW);
    more.check("lee", "The letter is genuine", false, Asked.AT);
    assertThat(GrantHash.of(more, "adults only", "", "")).isNotEqualTo(hash);
  }

  @Test
  void whatIsOverIsNotRevokedAndWhatIsInNoDoubtNotConfirmed() {
    var grant = Asked.in(GRANTED);
    refusedFor(() -> grant.revoke("kim", "late", Asked.ENDS), "over already");
    refusedFor(() -> grant.confirm("kim", null, "hash", grant.terms(), NOW), "not in doubt");
    grant.lapse(Asked.lapsing(grant, Asked.BEGINS));
    assertThat(grant.standing(NOW)).isEqualTo(Standing.IN_DOUBT);
    requireOther(() -> grant.confirm("mia", null, "hash", grant.terms(), NOW));
    grant.confirm("kim", "hash", "hash", Asked.lapsing(grant, null), NOW);
    assertThat(grant.standing(NOW)).isEqualTo(Standing.UPCOMING);
    assertThat(grant.standing(Asked.BEGINS)).isEqualTo(Standing.HOLDS);
    assertThat(grant.standing(Asked.ENDS)).isEqualTo(Standing.ENDED);
  }

  @Test
  void onlyWhatIsOpenOrMayStillHoldIsLive() {
    assertThat(Stream.of(GrantState.values()).filter(one -> Asked.in(one).isLive(NOW)))
        .containsExactly(ASKED, QUESTIONED, WITH_LEGAL, CHECKED, GRANTED);
    assertThat(Asked.in(GRANTED).isLive(Asked.ENDS)).isFalse();
    assertThat(Asked.in(ASKED).askers()).isEqualTo(Set.of("mia"));
    assertThat(Asked.in(CHECKED).others()).isEqualTo(Set.of("lee", "mia"));
  }

  private static void requireOther(Runnable step) {
    assertThat(catchThrowableOfType(RefusedException.class, step::run).code())
        .isEqualTo(ErrorCode.FOUR_EYES);
  }

  private static void refusedFor(Runnable step, String why) {
    var refused = catchThrowableOfType(RefusedException.class, step::run);
    assertThat(refused.code()).isEqualTo(ErrorCode.WRONG_STATE);
    assertThat(refused).hasMessageContaining(why);
  }
}
