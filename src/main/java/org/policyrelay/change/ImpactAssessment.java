package org.policyrelay.change;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.policyrelay.deadline.Targets;
import org.policyrelay.engine.Decisions;
import org.policyrelay.kernel.Codes;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.compare.Comparison;
import org.policyrelay.policy.entry.PolicyEntry;
import org.springframework.stereotype.Component;

/** What a change means, from the difference to the version in force and the tables. */
@Component
class ImpactAssessment {

  private final PolicyRegistry registry;
  private final Decisions decisions;
  private final Targets targets;

  ImpactAssessment(PolicyRegistry registry, Decisions decisions, Targets targets) {
    this.registry = registry;
    this.decisions = decisions;
    this.targets = targets;
  }

  /** Compares with the newest version that is published. */
  Comparison compare(PolicyEntry proposed) {
    return registry.compare(proposed);
  }

  Impact assess(PolicyEntry proposed, boolean emergency) {
    var comparison = compare(proposed);
    var row =
        decisions.one(
            "change-impact",
            Map.of(
                "changeKind", comparison.changeKind().code(),
                "enforcement", proposed.enforcement().code(),
                "newRestrictedCategory", comparison.newRestrictedCategory(),
                "requiresHumanReview", proposed.requiresHumanReview(),
                "opensAnException", comparison.opensAnException()));
    var tier = RiskTier.ofCode(row.text("riskTier"));
    var notice =
        decisions.one("notice-period", Map.of("riskTier", tier.code(), "emergency", emergency));
    return new Impact(
        tier,
        List.copyOf(Codes.of(row.text("reviewTeams"))),
        Codes.of(row.text("readinessParts")).stream()
            .map(ReadinessPart::ofCode)
            .collect(Collectors.toSet()),
        notice.number("noticeDays"),
        targets.of(tier.code(), ChangeApproval.REVIEW).reworkRounds());
  }
}
