package org.policyrelay.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PublishOrder.MarketRelease;
import org.policyrelay.policy.entry.Enforcement;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.overlay.OverlayConflict;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What a market adds to a policy: it may only tighten it, at every instant. */
@RelayTest
class OverlayTest {

  private static final Instant JANUARY = Instant.parse("2024-01-01T00:00:00Z");
  private static final Instant FEBRUARY = Instant.parse("2024-02-01T00:00:00Z");
  private static final Instant MARCH = Instant.parse("2024-03-01T00:00:00Z");
  private static final Instant APRIL = Instant.parse("2024-04-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");

  @Autowired PolicyRegistry registry;
  @Autowired ProposedEntries proposed;
  @Autowired PolicyPublisher publisher;

  private String id = "";
  private PolicyEntry base = Policies.shouldRule();

  @BeforeEach
  void aBaseApplies() {
    id = base.policyId();
    base = base.with(Map.of("ext", Map.of("relay", Map.of("stance", "restricted"))));
    publish(base, "1.0.0", FEBRUARY, "SG", "TH");
  }

  @Test
  void theMarketReadsTheBaseTightened() {
    publish(
        overlay(
            "must",
            "prohibited",
            "1. A licence must be shown.",
            Map.of("c2", "The audience must be 21 or older.")),
        "1.0.0",
        MARCH,
        "SG");

    var inSingapore = registry.resolve(id, new Market("SG"), APRIL, NOW).orElseThrow();

    assertThat(inSingapore.entry().text())
        .isEqualTo(
            "Alcohol ads must be shown to adults only.\n\n1. The audience must be 18 or older.\n\n"
                + "In Singapore, in addition:\n\nOn §1:\n\nThe audience must be 21 or older.\n\n"
                + "1. A licence must be shown.");
    assertThat(inSingapore.entry().enforcement()).isEqualTo(Enforcement.MUST);
    assertThat(inSingapore.stance()).contains(Stance.PROHIBITED);
    assertThat(inSingapore.entry().jurisdictions()).containsExactly("SG");
    assertThat(registry.resolve(id, new Market("TH"), APRIL, NOW).orElseThrow().entry().text())
        .isEqualTo(base.text());
    assertThat(registry.resolve(id, new Market("SG"), FEBRUARY, NOW).orElseThrow().stance())
        .contains(Stance.RESTRICTED);
  }

  @ParameterizedTest(name = "{0}: {5}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a looser stance           | must | allowed    | 1. More must be shown. |                                          | ext.relay.stance
          a looser enforcement      | may  | restricted | 1. More must be shown. |                                          | enforcement
          a lower age               | must | restricted | 1. More must be shown. | The audience must be 16 or older.        | ext.relay.tightens.c2
          a weaker word             | must | restricted | 1. More must be shown. | The audience may be 21 or older.         | ext.relay.tightens.c2
          an exception              | must | restricted | 1. More must be shown. | The audience must be 18 or older, unless they ask. | ext.relay.tightens.c2
          an addition that lets go  | must | restricted | 1. Clause 1 does not apply here. |                                | policy
          """)
  void whatLoosensTheBaseIsRefusedByItsClause(
      String what,
      String enforcement,
      String stance,
      String text,
      @Nullable String clause,
      String field) {
    var overlay =
        overlay(enforcement, stance, text, clause == null ? Map.of() : Map.of("c2", clause));

    var refused =
        catchThrowableOfType(RefusedException.class, () -> publish(overlay, "1.0.0", MARCH, "SG"));

    assertThat(refused.code()).isEqualTo(ErrorCode.OVERLAY_LOOSENS);
    assertThat(refused.fields()).extracting("field").containsExactly(field);
    assertThat(registry.history(overlay.policyId())).isEmpty();
  }

  @Test
  void aBaseClauseIsNeverDropped() {
    var refused =
        catchThrowableOfType(
            RefusedException.class,
            () -> overlay("must", "restricted", "1. More.", Map.of("c2", " ")));

    assertThat(refused.fields()).extracting("field").containsExactly("ext.relay.tightens.c2");
    assertThat(refused.fields()).extracting("code").containsExactly("drops-clause");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "before its base, 2024-01-15T00:00:00Z, SG, starts-before-base",
    "where its base does not apply, 2024-03-01T00:00:00Z, VN, starts-before-base",
  })
  void anOverlayNeedsABaseToTighten(String what, Instant from, String market, String code) {
    var overlay =
        overlay("must", "restricted", "1. More must be shown.", Map.of())
            .with(Map.of("jurisdictions", List.of(market)));

    var refused =
        catchThrowableOfType(RefusedException.class, () -> publish(overlay, "1.0.0", from, market));

    assertThat(refused.fields()).extracting("code").containsExactly(code);
  }

  @Test
  void aClauseThatTheBaseNeverHadIsNoneToTighten() {
    var overlay = overlay("must", "restricted", "1. More.", Map.of("c9", "It must be 21."));

    var refused =
        catchThrowableOfType(RefusedException.class, () -> publish(overlay, "1.0.0", MARCH, "SG"));

    assertThat(refused.fields()).extracting("code").containsExactly("unknown-clause");
  }

  @Test
  void aBaseThatOvertakesItsOverlayIsFoundAndHeldBack() {
    publish(
        overlay(
            "must", "restricted", "1. More.", Map.of("c2", "The audience must be 21 or older.")),
        "1.0.0",
        MARCH,
        "SG");
    var stricter =
        base.with(
            Map.of(
                "policy",
                "Alcohol ads must be shown to adults only.\n\n1. The audience must be 25 or older."));

    assertThat(proposed.conflictsOf(stricter))
        .extracting(OverlayConflict::overlay)
        .containsExactly(id + ":sg");
    assertThat(proposed.conflictsOf(stricter).get(0).describe())
        .contains("clause c2: ", "(SG)", "21")
        .doesNotContain("ext.relay");
    var order = order(stricter, "2.0.0", APRIL, "SG", "TH");
    assertThat(publisher.attempt(order)).isInstanceOf(PublishOutcome.Obstructed.class);
    assertThat(registry.resolve(id, new Market("SG"), APRIL, NOW).orElseThrow().base().version())
        .isEqualTo("1.0.0");

    publish(
        overlay(
            "must", "restricted", "1. More.", Map.of("c2", "The audience must be 30 or older.")),
        "2.0.0",
        APRIL,
        "SG");

    assertThat(proposed.conflictsOf(stricter)).isEmpty();
    publisher.publish(order);
    assertThat(registry.resolve(id, new Market("SG"), APRIL, NOW).orElseThrow().entry().text())
        .contains("30 or older", "25 or older");
  }

  /** Each of them alone would fit; a reader of the market has both. */
  @Test
  void allThatAppliesTogetherIsHeldAgainstTheLimitOfOneText() {
    var half = "1. A licence must be shown.\n2. " + "x".repeat(2400);
    var first = overlay("must", "restricted", half, Map.of());
    publish(first, "1.0.0", MARCH, "SG");
    var second = first.with(Map.of("policy_id", id + ":sg2"));

    var refused =
        catchThrowableOfType(RefusedException.class, () -> publish(second, "1.0.0", MARCH, "SG"));
    assertThat(refused.code()).isEqualTo(ErrorCode.OVERLAY_TOO_LONG);
    assertThat(refused.fields()).extracting("field").containsExactly("policy");
    assertThat(refused.getMessage())
        .contains("together with " + id + " 1.0.0 and " + id + ":sg 1.0.0 it has", "may have 5000");
    assertThat(registry.history(second.policyId())).isEmpty();

    // one that begins before the other counts with it, too, and a new version in its place does not
    assertThat(
            catchThrowableOfType(
                RefusedException.class, () -> publish(second, "1.0.0", FEBRUARY, "SG")))
        .isNotNull();
    publish(first.with(Map.of("policy", half.replace("licence", "number"))), "1.1.0", APRIL, "SG");
    publish(second.with(Map.of("policy", "1. A name must be shown.")), "1.0.0", MARCH, "SG");

    // nor may the base grow so long that it does not fit any more
    var longer = base.with(Map.of("policy", base.text() + "\n2. " + "y".repeat(2500)));
    assertThat(proposed.conflictsOf(longer))
        .extracting(OverlayConflict::overlay)
        .containsExactly(second.policyId());
    assertThat(proposed.conflictsOf(longer).get(0).faults())
        .extracting("code")
        .containsExactly("too-long");
  }

  @Test
  void anOverlayStaysOneOfItsBaseInItsMarket() {
    var overlay = overlay("must", "restricted", "1. More must be shown.", Map.of());
    publish(overlay, "1.0.0", MARCH, "SG");

    var moved = overlay.with(Map.of("jurisdictions", List.of("TH")));
    var refused =
        catchThrowableOfType(RefusedException.class, () -> publish(moved, "2.0.0", APRIL, "TH"));

    assertThat(refused.fields()).extracting("code").containsExactly("fixed");
  }

  private PolicyEntry overlay(
      String enforcement, String stance, String text, Map<String, String> tightens) {
    return base.with(
        Map.of(
            "policy_id",
            id + ":sg",
            "enforcement",
            enforcement,
            "jurisdictions",
            List.of("SG"),
            "policy",
            text,
            "ext",
            Map.of("relay", Map.of("overlay_of", id, "stance", stance, "tightens", tightens))));
  }

  private void publish(PolicyEntry entry, String version, Instant from, String... markets) {
    publisher.publish(order(entry, version, from, markets));
  }

  private static PublishOrder order(
      PolicyEntry entry, String version, Instant from, String... markets) {
    return new PublishOrder(
        entry,
        version,
        "O-" + entry.policyId() + "-" + version,
        entry.contentHash(),
        List.of(markets).stream()
            .map(market -> new MarketRelease(new Market(market), from))
            .toList(),
        JANUARY);
  }
}
