package org.policyrelay.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.SemanticVersion;
import org.policyrelay.support.Policies;

/** What falls away because everything is prohibited lets nothing go; anything else still does. */
class TotalBanTest {

  private static final String BAN = "All vape ads are prohibited.";
  private static final String RESTRICTED =
      "Vape ads may be shown to adults.\n\n1. They must carry a warning.\n2. A licence must be shown.";

  private static final List<String> ASKED =
      List.of(
          "They must carry a warning.",
          "The audience must be 18 or older.",
          "A licence must be shown.",
          "Vape ads must not be shown near schools.",
          "Vape ads must not name prices unless asked.",
          "Advertisers should name a contact.");

  private static final List<String> LIMITS =
      List.of(
          "Retailers may be shown.",
          "Clause 1 does not apply to retailers.",
          "Unless a retailer asks, this holds.",
          "This holds on weekdays.",
          "Ads of retailers are allowed.",
          "Operators with a licence are exempt.");

  @Property
  void whatFallsAwayWithATotalBanIsNotLooser(@ForAll("asked") Set<String> asked) {
    var before = restricted("Vape ads may be shown to adults.", asked);

    assertThat(directionOf(before, prohibited(BAN))).isEqualTo(Direction.STRICTER);
  }

  /** Whatever a clause beside it lets go, or only limits, it is total no more. */
  @Property
  void aBanWithAnExceptionIsStillLooserInPart(
      @ForAll("asked") Set<String> asked, @ForAll("limits") String limit) {
    var before = restricted("Vape ads may be shown to adults.", asked);

    assertThat(directionOf(before, prohibited("1. " + BAN + "\n2. " + limit)).loosens()).isTrue();
  }

  @Property
  void aNarrowerScopeIsStillLooser(@ForAll("asked") Set<String> asked) {
    var before =
        restricted("Vape ads may be shown to adults.", asked)
            .with(Map.of("channels", List.of("olv", "social")));
    var ban = prohibited(BAN).with(Map.of("channels", List.of("olv", "social")));

    assertThat(directionOf(before, ban)).isEqualTo(Direction.STRICTER);
    assertThat(directionOf(before, ban.with(Map.of("channels", List.of("olv")))).loosens())
        .isTrue();
    assertThat(directionOf(before, ban.with(Map.of("jurisdictions", List.of("SG")))).loosens())
        .isTrue();
  }

  /** What is prohibited is less than what the former text was about. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "All flavoured vape ads are prohibited.",
        "Vape ads near schools are prohibited.",
        "All vape ads are prohibited at night.",
        "All vape ads are prohibited unless a licence is shown.",
        "All vape ads are prohibited for children.",
        "All vape ads that are not licensed are prohibited.",
        "All tobacco ads are prohibited.",
        "Most vape ads are prohibited."
      })
  void aBanOfLessLetsGoWhatElseWasAsked(String ban) {
    assertThat(directionOf(entry("restricted", RESTRICTED), prohibited(ban)).loosens()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "All vape ads are prohibited.",
        "Vape ads are banned.",
        "Any vape advertising is forbidden.",
        "All advertising of vapes is not allowed.",
        "All ads are prohibited."
      })
  void aBanOfAllIsStricterInWhateverPlainWords(String ban) {
    assertThat(directionOf(entry("restricted", RESTRICTED), prohibited(ban)))
        .isEqualTo(Direction.STRICTER);
  }

  @Test
  void whatIsSaidOfSomethingElseIsStillLostWithIt() {
    var before = entry("restricted", RESTRICTED + "\n3. Tobacco ads must carry a warning.");
    assertThat(directionOf(before, prohibited(BAN)).loosens()).isTrue();

    var banned = entry("restricted", RESTRICTED + "\n3. Tobacco ads are prohibited.");
    assertThat(directionOf(banned, prohibited(BAN)).loosens()).isTrue();
  }

  /** Only where the stance says so, too, and did not before: it is a fact that readers are told. */
  @Test
  void withoutTheStanceABanIsComparedClauseByClause() {
    var before = entry("restricted", RESTRICTED);
    assertThat(directionOf(before, entry("restricted", BAN)).loosens()).isTrue();
    assertThat(directionOf(entry("prohibited", RESTRICTED), prohibited(BAN)).loosens()).isTrue();
    assertThat(directionOf(before, entry("allowed", BAN)).loosens()).isTrue();
  }

  @Test
  void aBanThatIsTakenAwayIsLooser() {
    assertThat(directionOf(prohibited(BAN), entry("restricted", RESTRICTED)).loosens()).isTrue();
  }

  @Test
  void requirementsFallAwayWithItAndExceptionsKeepIt() {
    var asked =
        Map.of(
            "stance",
            "restricted",
            "requirements",
            List.of(Map.of("id", "r1", "clause", "c1", "type", "age", "value", 18)));
    var before = with(entry("restricted", RESTRICTED), asked);
    assertThat(directionOf(before, prohibited(BAN))).isEqualTo(Direction.STRICTER);

    var excepted =
        Map.of(
            "stance",
            "prohibited",
            "exceptions",
            List.of(Map.of("id", "e1", "clause", "c1", "text", "Retailers")));
    assertThat(directionOf(before, with(prohibited(BAN), excepted)).loosens()).isTrue();
  }

  @Provide
  Arbitrary<Set<String>> asked() {
    return Arbitraries.of(ASKED).set().ofMinSize(1);
  }

  @Provide
  Arbitrary<String> limits() {
    return Arbitraries.of(LIMITS);
  }

  private static Direction directionOf(PolicyEntry before, PolicyEntry after) {
    return Comparison.compare(
            Optional.of(before), after, Set.of(), Optional.of(SemanticVersion.FIRST))
        .direction();
  }

  private static PolicyEntry restricted(String permission, Set<String> asked) {
    var text = new StringBuilder(permission + "\n");
    var number = 0;
    for (var one : asked) {
      text.append("\n").append(++number).append(". ").append(one);
    }
    return entry("restricted", text.toString());
  }

  private static PolicyEntry prohibited(String text) {
    return entry("prohibited", text);
  }

  private static PolicyEntry entry(String stance, String text) {
    return with(
        Policies.read(
                """
                {"policy_id": "vapes", "name": "Vapes", "enforcement": "must",
                 "jurisdictions": ["SG", "TH"], "policy": "To be written."}
                """)
            .with(Map.of("policy", text)),
        Map.of("stance", stance));
  }

  private static PolicyEntry with(PolicyEntry entry, Map<String, Object> relay) {
    return entry.with(Map.of("ext", Map.of("relay", relay)));
  }
}
