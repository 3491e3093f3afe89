package org.policyrelay.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.policyrelay.packages.PackageState.ENDED;
import static org.policyrelay.packages.PackageState.OPEN;
import static org.policyrelay.packages.PackageState.RELEASED;
import static org.policyrelay.packages.PackageState.WITHDRAWN;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;

/** Every transition of a package in every state, and who may not make it. */
class PackageStatesTest {

  private static final Instant NOW = Instant.parse("2027-03-01T01:00:00Z");
  private static final Map<Market, Instant> FROM = Map.of(new Market("SG"), NOW);
  private static final Set<String> DRAFTERS = Set.of("lee");

  private record Step(
      String name, Map<PackageState, PackageState> ways, Consumer<PolicyPackage> make) {}

  private static final List<Step> STEPS =
      List.of(
          new Step("add", Map.of(OPEN, OPEN), it -> it.add("PC-2027-3", "lee", NOW)),
          new Step(
              "take out", Map.of(OPEN, OPEN), it -> it.takeOut("PC-2027-1", "kim", NOW, "later")),
          new Step(
              "go on without",
              Map.of(OPEN, OPEN, RELEASED, RELEASED),
              it -> it.goOnWithout("PC-2027-1", "kim", NOW, "rejected")),
          new Step(
              "release",
              Map.of(OPEN, RELEASED, RELEASED, RELEASED),
              it -> it.release(FROM, "kim", DRAFTERS, NOW)),
          new Step("announce", Map.of(RELEASED, RELEASED), it -> it.announced(NOW)),
          new Step(
              "hold", Map.of(OPEN, OPEN, RELEASED, RELEASED), it -> it.hold(NOW, "a court case")),
          new Step(
              "withdraw",
              Map.of(OPEN, WITHDRAWN, RELEASED, WITHDRAWN),
              it -> it.withdraw(NOW, "a court order")),
          new Step("end", Map.of(OPEN, ENDED, RELEASED, ENDED), it -> it.end(NOW)));

  static Stream<Arguments> everyStepInEveryState() {
    return STEPS.stream()
        .flatMap(
            step -> Stream.of(PackageState.values()).map(s -> Arguments.of(step.name(), step, s)));
  }

  @ParameterizedTest(name = "{0} what is {2}")
  @MethodSource("everyStepInEveryState")
  void aStepIsTakenWhereItCanBe(String name, Step step, PackageState state) {
    var it = in(state);
    var to = step.ways().get(state);
    if (to != null) {
      step.make().accept(it);
      assertThat(it.state()).isEqualTo(to);
    } else {
      assertThat(refused(() -> step.make().accept(it)))
          .hasMessageStartingWith("package PKG-2027-1 is " + state.code());
      assertThat(it.state()).isEqualTo(state);
    }
  }

  @Test
  void whatIsOnHoldIsNeitherReleasedNorHeldNorPutInto() {
    var it = in(OPEN);
    it.hold(NOW, "a court case");
    for (Runnable step :
        List.<Runnable>of(
            () -> it.release(FROM, "kim", DRAFTERS, NOW),
            () -> it.hold(NOW, "again"),
            () -> it.add("PC-2027-3", "lee", NOW))) {
      assertThat(refused(step)).hasMessageContaining("is on hold");
    }
    it.resume();
    assertThat(refused(it::resume)).hasMessageContaining("is not on hold");
    it.release(FROM, "kim", DRAFTERS, NOW);
    assertThat(it.state()).isEqualTo(RELEASED);
  }

  @Test
  void whoDraftedAPartDoesNotLetItGo() {
    var it = in(OPEN);
    var refused =
        catchThrowableOfType(RefusedException.class, () -> it.release(FROM, "Lee", DRAFTERS, NOW));
    assertThat(refused.code()).isEqualTo(ErrorCode.FOUR_EYES);
    assertThat(it.releases()).isEmpty();
  }

  @Test
  void thePartsAreThoseThatHaveNotLeft() {
    var it = in(OPEN);
    assertThat(refused(() -> it.add("PC-2027-1", "lee", NOW))).hasMessageContaining("already");
    it.takeOut("PC-2027-1", "kim", NOW, "later");
    assertThat(it.changes()).containsExactly("PC-2027-2");
    assertThat(refused(() -> it.takeOut("PC-2027-1", "kim", NOW, "again")))
        .hasMessageContaining("has no part PC-2027-1");
    assertThat(refused(() -> it.takeOut("PC-2027-2", "kim", NOW, "the last")))
        .hasMessageContaining("withdraw it");
    it.add("PC-2027-1", "lee", NOW);
    assertThat(it.changes()).containsExactly("PC-2027-2", "PC-2027-1");
    assertThat(it.parts()).hasSize(3);
  }

  @Test
  void itTakesFiftyPartsAndNoMore() {
    var it = in(OPEN);
    IntStream.rangeClosed(3, 50).forEach(number -> it.add("PC-2027-" + number, "lee", NOW));
    assertThat(refused(() -> it.add("PC-2027-51", "lee", NOW))).hasMessageContaining("50 parts");
  }

  @Test
  void whatIsReleasedIsAnnouncedOnce() {
    var it = in(RELEASED);
    assertThat(it.isToAnnounce()).isTrue();
    it.announced(NOW);
    assertThat(it.isToAnnounce()).isFalse();
    it.release(Map.of(new Market("TH"), NOW), "kim", DRAFTERS, NOW.plusSeconds(1));
    assertThat(it.isToAnnounce()).isTrue();
    it.announced(NOW.plusSeconds(2));
    assertThat(it.releases())
        .extracting(MarketRelease::announcedAt)
        .containsExactly(NOW, NOW.plusSeconds(2));
  }

  private static RefusedException refused(Runnable step) {
    var refused = catchThrowableOfType(RefusedException.class, step::run);
    assertThat(refused.code()).isEqualTo(ErrorCode.WRONG_STATE);
    return refused;
  }

  private static PolicyPackage in(PackageState state) {
    var it =
        PolicyPackage.open(
            "PKG-2027-1",
            "Alcohol",
            List.of("PC-2027-1", "PC-2027-2"),
            new PolicyPackage.Opening("lee", NOW));
    switch (state) {
      case OPEN -> {
        // as it was opened
      }
      case RELEASED -> it.release(FROM, "kim", DRAFTERS, NOW);
      case ENDED -> it.end(NOW);
      case WITHDRAWN -> it.withdraw(NOW, "a court order");
    }
    return it;
  }
}
