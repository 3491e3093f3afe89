package org.policyrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.agreement.Reason;
import org.policyrelay.deadline.Ladder;
import org.policyrelay.support.DecisionTable;
import org.policyrelay.support.Selection;

/** The tables row by row, as domain.md gives them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DecisionTablesTest {

  private static final Set<String> HIT = new ConcurrentSkipListSet<>();

  private static final String EVERY_TEAM = "ad-review,qa,training,advertiser-experience,legal";
  private static final String EVERY_PART =
      "sop-and-material,golden-set,labeling-protocol,advertiser-notice";

  private static final List<DecisionTable> TABLES = DecisionTable.all();

  static List<DecisionTable> tables() {
    return TABLES;
  }

  private static Map<String, String> ask(String table, int row, Map<String, Object> inputs) {
    var asked = TABLES.stream().filter(one -> one.id().equals(table)).findFirst().orElseThrow();
    var answers = asked.ask(inputs);
    assertThat(answers).as(inputs.toString()).hasSize(1);
    var answer = answers.get(0);
    assertThat(answer.rule()).endsWith("_" + row);
    HIT.add(table + "#" + answer.rule());
    return answer.outputs();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1,  wording,  must,   true,  true,  false, false, false, false, low
          1,  wording,  may,    false, false, false, false, false, false, low
          2,  rule,     must,   false, false, false, false, false, false, high
          2,  rule,     must,   true,  true,  false, false, false, false, high
          2,  rule,     must,   false, false, true,  false, false, false, high
          3,  rule,     should, true,  false, false, false, false, false, high
          3,  rule,     may,    true,  true,  false, false, false, false, high
          4,  rule,     should, false, true,  false, false, false, false, high
          4,  rule,     may,    false, true,  false, false, false, false, high
          5,  rule,     should, false, false, false, false, false, false, medium
          5,  rule,     may,    false, false, false, false, false, false, medium
          6,  guidance, must,   false, true,  false, false, false, false, high
          6,  guidance, may,    true,  true,  false, false, false, false, high
          7,  guidance, must,   true,  false, false, false, false, false, medium
          7,  guidance, should, false, false, false, false, false, false, medium
          8,  rule,     should, false, false, true,  false, false, false, high
          8,  rule,     may,    false, false, true,  false, false, false, high
          9,  nothing,  must,   true,  true,  true,  false, false, false, low
          9,  nothing,  may,    false, false, false, false, false, false, low
          1,  wording,  must,   false, false, false, true,  true,  true,  low
          2,  rule,     must,   false, false, false, true,  true,  true,  high
          6,  guidance, may,    false, true,  false, true,  false, true,  high
          9,  nothing,  must,   false, false, false, true,  true,  true,  low
          10, rule,     should, false, false, false, true,  false, false, medium-legal
          10, rule,     may,    false, false, false, true,  true,  true,  medium-legal
          11, rule,     should, false, false, false, false, true,  false, medium-legal
          11, rule,     may,    false, false, false, false, true,  true,  medium-legal
          12, rule,     should, false, false, false, false, false, true,  medium-legal
          13, guidance, must,   true,  false, false, true,  false, false, medium-legal
          13, guidance, may,    false, false, true,  true,  true,  false, medium-legal
          14, guidance, must,   false, false, false, false, true,  false, medium-legal
          14, guidance, should, false, false, false, false, true,  true,  medium-legal
          15, guidance, must,   false, false, false, false, false, true,  medium-legal
          """)
  void changeImpact(
      int row,
      String changeKind,
      String enforcement,
      boolean newRestrictedCategory,
      boolean requiresHumanReview,
      boolean opensAnException,
      boolean emergency,
      boolean regulation,
      boolean hasExceptions,
      String answer) {
    var impact =
        ask(
            "change-impact",
            row,
            Map.of(
                "changeKind", changeKind,
                "enforcement", enforcement,
                "newRestrictedCategory", newRestrictedCategory,
                "requiresHumanReview", requiresHumanReview,
                "opensAnException", opensAnException,
                "emergency", emergency,
                "regulation", regulation,
                "hasExceptions", hasExceptions));
    assertThat(impact)
        .isEqualTo(
            switch (answer) {
              case "high" -> impact("high", EVERY_TEAM, EVERY_PART);
              case "medium" -> impact("medium", "ad-review,qa", EVERY_PART);
              case "medium-legal" -> impact("medium", "ad-review,qa,legal", EVERY_PART);
              default -> impact("low", "", "");
            });
  }

  private static Map<String, String> impact(String tier, String reviewTeams, String parts) {
    return Map.of("riskTier", tier, "reviewTeams", reviewTeams, "readinessParts", parts);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1, high,   true,  0
          1, medium, true,  0
          1, low,    true,  0
          2, high,   false, 14
          3, medium, false, 7
          4, low,    false, 0
          """)
  void noticePeriod(int row, String riskTier, boolean emergency, String days) {
    assertThat(ask("notice-period", row, Map.of("riskTier", riskTier, "emergency", emergency)))
        .isEqualTo(Map.of("noticeDays", days));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1, 1,     '',                aligned,    release
          1, 0.8,   '',                aligned,    release
          2, 0.799, '',                tentative,  release
          2, 0.667, '',                tentative,  release
          3, 0.666, '',                misaligned, rework
          3, -0.4,  '',                misaligned, rework
          4, -1,    all-labels-equal,  undefined,  rework
          5, -1,    no-ratings,        undefined,  rework
          5, -1,    one-rater,         undefined,  rework
          5, -1,    no-shared-item,    undefined,  rework
          5, -1,    shares-no-item,    undefined,  rework
          6, -1,    one-item,          undefined,  rework
          6, -1,    too-few-resamples, undefined,  rework
          """)
  void agreementVerdict(int row, double lower, String because, String verdict, String next) {
    assertThat(
            ask("agreement-verdict", row, Map.of("lowerBound", lower, "undefinedBecause", because)))
        .containsEntry("verdict", verdict)
        .containsEntry("next", next)
        .hasSize(3);
  }

  /** Whatever an interval may be undefined for has its row. */
  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NOT_TWO_RATERS", "UNEQUAL_VOTES", "NO_ORDER", "LABEL_NOT_USED"})
  void everyReasonHasAVerdict(Reason reason) {
    assertThat(
            TABLES.stream()
                .filter(one -> one.id().equals("agreement-verdict"))
                .flatMap(
                    one ->
                        one
                            .ask(Map.of("lowerBound", -1.0, "undefinedBecause", reason.code()))
                            .stream()))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1, false, false, false, false, true, hold, sop-and-material
          1, false, true,  true,  true,  true,  hold, sop-and-material
          2, true,  false, false, false, true, hold, golden-set
          2, true,  false, true,  true,  true,  hold, golden-set
          3, true,  true,  false, false, true, hold, labeling-protocol
          3, true,  true,  false, true,  true,  hold, labeling-protocol
          4, true,  true,  true,  false, true, hold, advertiser-notice
          5, true,  true,  true,  true,  true,  go,   ''
          6, true,  true,  true,  true,  false, hold, overlays
          """)
  void readinessGate(
      int row,
      boolean sop,
      boolean goldenSet,
      boolean protocol,
      boolean notice,
      boolean overlays,
      String verdict,
      String missing) {
    var gate =
        ask(
            "readiness-gate",
            row,
            Map.of(
                "sopReady", sop,
                "goldenSetReady", goldenSet,
                "labelingProtocolReady", protocol,
                "noticeReady", notice,
                "overlaysFit", overlays));
    assertThat(gate).isEqualTo(Map.of("verdict", verdict, "missing", missing));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1, high, review, PT2H, PT8H, working, 2
          1, high, legal-opinion, PT2H, PT8H, working, 2
          1, high, sop-and-material, PT2H, PT8H, working, 2
          1, high, golden-set, PT2H, PT8H, working, 2
          1, high, labeling-protocol, PT2H, PT8H, working, 2
          1, high, advertiser-notice, PT2H, PT8H, working, 2
          2, medium, review, PT4H, PT24H, working, 3
          2, medium, legal-opinion, PT4H, PT24H, working, 3
          2, medium, sop-and-material, PT4H, PT24H, working, 3
          2, medium, golden-set, PT4H, PT24H, working, 3
          2, medium, labeling-protocol, PT4H, PT24H, working, 3
          2, medium, advertiser-notice, PT4H, PT24H, working, 3
          3, low, review, PT8H, PT40H, working, 3
          3, low, legal-opinion, PT8H, PT40H, working, 3
          3, low, sop-and-material, PT8H, PT40H, working, 3
          3, low, golden-set, PT8H, PT40H, working, 3
          3, low, labeling-protocol, PT8H, PT40H, working, 3
          3, low, advertiser-notice, PT8H, PT40H, working, 3
          4, high, watch, PT2H, PT336H, working, 2
          5, medium, watch, PT4H, PT336H, working, 3
          6, low, watch, PT8H, PT336H, working, 3
          7, high, answer, PT2H, PT2H, working, 2
          8, medium, answer, PT4H, PT4H, working, 3
          9, low, answer, PT8H, PT8H, working, 3
          10, emergency, review, PT1H, PT4H, clock, 2
          10, emergency, legal-opinion, PT1H, PT4H, clock, 2
          10, emergency, advertiser-notice, PT1H, PT4H, clock, 2
          11, emergency, sop-and-material, PT1H, PT24H, clock, 2
          11, emergency, golden-set, PT1H, PT24H, clock, 2
          11, emergency, labeling-protocol, PT1H, PT24H, clock, 2
          12, emergency, watch, PT2H, PT336H, working, 2
          13, emergency, answer, PT1H, PT1H, clock, 2
          14, high, take-back-sop-and-material, PT2H, PT8H, working, 2
          14, high, take-back-golden-set, PT2H, PT8H, working, 2
          14, high, take-back-labeling-protocol, PT2H, PT8H, working, 2
          14, high, take-back-advertiser-notice, PT2H, PT8H, working, 2
          15, medium, take-back-sop-and-material, PT2H, PT16H, working, 3
          15, medium, take-back-golden-set, PT2H, PT16H, working, 3
          15, medium, take-back-labeling-protocol, PT2H, PT16H, working, 3
          15, medium, take-back-advertiser-notice, PT2H, PT16H, working, 3
          16, low, take-back-sop-and-material, PT4H, PT24H, working, 3
          16, low, take-back-golden-set, PT4H, PT24H, working, 3
          16, low, take-back-labeling-protocol, PT4H, PT24H, working, 3
          16, low, take-back-advertiser-notice, PT4H, PT24H, working, 3
          17, emergency, take-back-sop-and-material, PT1H, PT4H, clock, 2
          17, emergency, take-back-golden-set, PT1H, PT4H, clock, 2
          17, emergency, take-back-labeling-protocol, PT1H, PT4H, clock, 2
          17, emergency, take-back-advertiser-notice, PT1H, PT4H, clock, 2
          18, medium, labeling, PT0S, PT16H, working, 0
          18, medium, calibration, PT0S, PT16H, working, 0
          """)
  void handoffTarget(
      int row,
      String riskTier,
      String work,
      String accept,
      String deliver,
      String count,
      String reworkRounds) {
    assertThat(ask("handoff-target", row, Map.of("riskTier", riskTier, "work", work)))
        .isEqualTo(
            Map.of(
                "accept",
                accept,
                "deliver",
                deliver,
                "count",
                count,
                "reworkRounds",
                reworkRounds));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1, 0, working, reminder, 75,  PT0S,  0,   assignee,        ''
          2, 1, working, level-1,  100, PT0S,  70,  lead,            ''
          3, 2, working, level-2,  100, PT4H,  85,  policy-managers, policy-managers
          4, 3, working, level-3,  100, PT12H, 100, administrators,  camunda-admin
          5, 0, clock,   reminder, 50,  PT0S,  0,   assignee,        ''
          6, 1, clock,   level-1,  75,  PT0S,  75,  lead,            ''
          7, 2, clock,   level-2,  100, PT0S,  85,  policy-managers, policy-managers
          8, 3, clock,   level-3,  100, PT1H,  100, administrators,  camunda-admin
          """)
  void escalationLadder(
      int row,
      int rung,
      String count,
      String name,
      String percent,
      String after,
      String priority,
      String notify,
      String addGroup) {
    assertThat(ask("escalation-ladder", row, Map.of("rung", rung, "count", count)))
        .isEqualTo(
            Map.of(
                "name", name,
                "percentOfTarget", percent,
                "afterTarget", after,
                "priority", priority,
                "notify", notify,
                "addGroup", addGroup));
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void everyRuleOfEveryTableHasACase() {
    Selection.requireRecorded(HIT, "with the cases");
    var rules = new TreeSet<String>();
    for (var table : tables()) {
      table.rules().forEach(rule -> rules.add(table.id() + "#" + rule));
    }
    rules.removeAll(HIT);
    assertThat(rules).as("rules without a case").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyCombinationOfInputsHasOneRow(DecisionTable table) {
    assertThat(table.combinations())
        .hasSizeGreaterThan(1)
        .allSatisfy(inputs -> assertThat(table.ask(inputs)).as(inputs.toString()).hasSize(1));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aTableIsForgottenAfterAYear(DecisionTable table) {
    assertThat(table.historyTimeToLive()).isEqualTo("P365D");
  }

  @Test
  void theLadderHasAsManyRungsAsTheTable() {
    var ladder = tables().stream().filter(one -> one.id().equals("escalation-ladder")).findFirst();
    assertThat(ladder.orElseThrow().rules())
        .as("working, and by the clock")
        .hasSize(2 * Ladder.RUNGS);
  }
}
