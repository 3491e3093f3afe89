package org.policyrelay.change;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyrelay.deadline.Targets;
import org.policyrelay.engine.Decisions;
import org.policyrelay.kernel.Codes;
import org.policyrelay.policy.ComparedWhereItApplies;
import org.policyrelay.policy.compare.Comparison;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** What a change means, from the difference to the version in force and the tables. */
@Component
class ImpactAssessment {

  /** As {@code change-impact.dmn} calls what changes nothing that anybody reads or does. */
  private static final String NOTHING = "nothing";

  private final ComparedWhereItApplies compared;
  private final Claims claims;
  private final Decisions decisions;
  private final Targets targets;
  private final Settlement settlement;
  private final Teams teams;

  ImpactAssessment(
      ComparedWhereItApplies compared,
      Claims claims,
      Decisions decisions,
      Targets targets,
      Settlement settlement,
      Teams teams) {
    this.compared = compared;
    this.claims = claims;
    this.decisions = decisions;
    this.targets = targets;
    this.settlement = settlement;
    this.teams = teams;
  }

  /** As {@link ComparedWhereItApplies#compare}. */
  Comparison compare(PolicyEntry proposed) {
    return compared.compare(proposed);
  }

  /** As {@link Claims#compare(PolicyChange)}. */
  Comparison compare(PolicyChange change) {
    return claims.compare(change);
  }

  /** What a change asks of the teams as it reads now. */
  Impact assess(PolicyChange change) {
    return assess(
        change.entry(),
        compare(change),
        change.request(),
        change.emergency(),
        settlement.changesNothing(change));
  }

  /** The same of its text as it is held against what is published now. */
  Impact assessAnew(PolicyChange change) {
    return assess(
        change.entry(),
        compare(change),
        change.request(),
        change.emergency(),
        change.settles() && settlement.changesNothing(change));
  }

  /** The days of notice that advertisers would have of a text that is not the change's yet. */
  int noticeDays(PolicyChange change, PolicyEntry drafted) {
    return assess(drafted, compare(drafted), change.request(), change.emergency(), false)
        .noticeDays();
  }

  private Impact assess(
      PolicyEntry proposed,
      Comparison comparison,
      Request asked,
      boolean emergency,
      boolean settles) {
    var row =
        decisions.one(
            "change-impact",
            Map.of(
                "changeKind", settles ? NOTHING : comparison.changeKind().code(),
                "enforcement", proposed.enforcement().code(),
                "newRestrictedCategory", comparison.newRestrictedCategory(),
                "requiresHumanReview", proposed.requiresHumanReview(),
                "opensAnException", comparison.opensAnException(),
                "emergency", emergency,
                "regulation", asked.origin().isRegulation(),
                "hasExceptions", !proposed.content().exceptions().isEmpty()));
    var tier = RiskTier.ofCode(row.text("riskTier"));
    return new Impact(
        tier,
        Codes.of(row.text("reviewTeams")).stream().filter(teams::isAsked).toList(),
        Codes.of(row.text("readinessParts")).stream()
            .map(ReadinessPart::ofCode)
            .collect(Collectors.toSet()),
        noticeDays(tier, emergency),
        targets.of(tier.code(), ChangeApproval.REVIEW).reworkRounds(),
        settles);
  }

  /** The most days of notice that a change can take, whatever comes out of its assessment. */
  int mostNoticeDays(boolean emergency) {
    return Stream.of(RiskTier.values())
        .mapToInt(tier -> noticeDays(tier, emergency))
        .max()
        .orElse(0);
  }

  private int noticeDays(RiskTier tier, boolean emergency) {
    return decisions
        .one("notice-period", Map.of("riskTier", tier.code(), "emergency", emergency))
        .number("noticeDays");
  }
}
