package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Policies;

/** What a proposal may ask for, and what is told of its markets. */
class ProposalTest {

  private static final Instant DAY = Instant.parse("2027-03-01T00:00:00Z");
  private static final PolicyEntry ENTRY = Policies.shouldRule();

  @Test
  void onlyAnEmergencyHasAStatutoryDeadline() {
    assertThat(proposal(true, DAY).statutoryDeadline()).isEqualTo(DAY);
    assertThat(proposal(true, null).statutoryDeadline()).isNull();
    assertThat(proposal(false, null).statutoryDeadline()).isNull();

    var refused = catchThrowableOfType(RefusedException.class, () -> proposal(false, DAY));

    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    assertThat(refused)
        .hasMessage(
            "statutoryDeadline is for an emergency alone; say when it is wanted from instead");
    assertThat(refused.fields()).extracting("code").containsExactly("no-emergency");
  }

  @ParameterizedTest
  @EnumSource(Proposal.Kind.class)
  void aKindIsReadAsItIsWritten(Proposal.Kind kind) {
    assertThat(Proposal.Kind.of(kind.code())).contains(kind);
    assertThat(Proposal.Kind.of(kind.name())).as("codes are in lower case").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sop-and-material, training, SOP and training material",
    "golden-set, qa, Golden set and sampling plan",
    "labeling-protocol, ad-review, Labeling protocol",
    "advertiser-notice, advertiser-experience, Advertiser notice"
  })
  void eachPartIsMadeReadyByItsTeam(String code, String team, String title) {
    var part = ReadinessPart.ofCode(code);
    assertThat(part.code()).isEqualTo(code);
    assertThat(part.team()).isEqualTo(team);
    assertThat(part.title()).isEqualTo(title);
  }

  @Test
  void partsAreAlwaysShownInTheSameOrder() {
    assertThat(ReadinessPart.of(Set.of("advertiser-notice", "golden-set")))
        .containsExactly(ReadinessPart.GOLDEN_SET, ReadinessPart.ADVERTISER_NOTICE);
    assertThat(ReadinessPart.of(Set.of())).isEmpty();
    assertThat(ReadinessPart.of(Set.of("golden-set", "there-no-more")))
        .as("as an old row may have it")
        .containsExactly(ReadinessPart.GOLDEN_SET);
    assertThat(ReadinessPart.titles(Set.of())).isEqualTo("none");
    assertThat(
            catchThrowableOfType(IllegalArgumentException.class, () -> ReadinessPart.ofCode("x")))
        .hasMessage("no readiness part 'x'");
  }

  @Test
  void aMarketThatIsLeftWithoutAPolicyIsNamed() {
    assertThat(new LeftWithout(new Market("SG"), DAY).describe("1 March"))
        .isEqualTo("leaves Singapore (SG) without a policy from 1 March");
    assertThat(new LeftWithout(Market.EVERYWHERE, DAY).describe("1 March"))
        .isEqualTo("leaves every market that it does not name without a policy from 1 March");
  }

  /** What was stored before overlays were asked about has none, and reads as it was written. */
  @Test
  void readinessIsReadAsItWasWritten() {
    var ready = new MarketReadiness(new Market("SG"), true, List.of(), List.of());
    var missing =
        new MarketReadiness(
            new Market("TH"), false, List.of("golden-set"), List.of("loans:th is looser"));

    assertThat(ReadinessJson.read(ReadinessJson.write(List.of(ready, missing))))
        .containsExactly(ready, missing);
    assertThat(ReadinessJson.read("[{\"market\":\"SG\",\"ready\":true,\"missing\":[]}]"))
        .containsExactly(ready);
    assertThat(catchThrowableOfType(IllegalStateException.class, () -> ReadinessJson.read("{")))
        .hasMessage("a stored readiness is no JSON");
    assertThat(ReadinessJson.read(null)).as("before the first check").isEmpty();
  }

  @ParameterizedTest
  @EnumSource(RiskTier.class)
  void aTierIsReadAsItIsWritten(RiskTier tier) {
    assertThat(RiskTier.ofCode(tier.code())).isEqualTo(tier);
    assertThat(RiskTier.stored(tier.code())).isEqualTo(tier);
  }

  /** A table may give no other; a row that has one is read, with the most care. */
  @Test
  void aTierThatThereIsNotIsRefusedFromATableAndReadFromARow() {
    assertThat(catchThrowableOfType(IllegalArgumentException.class, () -> RiskTier.ofCode("x")))
        .hasMessage("no risk tier 'x'");
    assertThat(RiskTier.stored("x")).isEqualTo(RiskTier.HIGH);
  }

  @Test
  void aStateIsNamedForPeopleAndForTheOutside() {
    assertThat(ChangeState.AWAITING_APPROVAL.title()).isEqualTo("Awaiting approval");
    assertThat(ChangeState.AWAITING_APPROVAL.code()).isEqualTo("awaiting-approval");
  }

  private static Proposal proposal(boolean emergency, @Nullable Instant statutory) {
    return new Proposal(ENTRY, "s", "r", Proposal.Origin.MANUAL, null, emergency, statutory, null);
  }
}
