package org.policyrelay.grant.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.grant.Decision;
import org.policyrelay.grant.GrantState;
import org.policyrelay.grant.MarketTerm;
import org.policyrelay.grant.PolicyGrant;
import org.policyrelay.grant.Standing;
import org.policyrelay.kernel.CodesOf;

/**
 * A grant as programs read it.
 *
 * @param state by what people did
 * @param standing what is true of it now
 * @param policyId of the base, also of what an overlay on it says
 * @param clause in full, with the policy or overlay that says it
 * @param decisionHash of what was decided about, only of what was granted
 */
record GrantView(
    String key,
    @CodesOf(GrantState.class) String state,
    @CodesOf(Standing.class) String standing,
    AdvertiserView advertiser,
    @JsonProperty("policy_id") String policyId,
    String clause,
    String scope,
    List<TermView> terms,
    List<EvidenceView> evidence,
    @Nullable String renews,
    String askedBy,
    Instant askedAt,
    @Nullable DecisionView check,
    @Nullable String question,
    @Nullable DecisionView decision,
    @Nullable String decisionHash,
    @Nullable DecisionView revocation) {

  record AdvertiserView(String id, String name) {}

  /**
   * @param until the first instant at which the term is over
   * @param against each decision or confirmation with the versions that it was made beside
   * @param lapses when the clause begins to say something else there
   */
  record TermView(
      String market,
      Instant from,
      Instant until,
      boolean holds,
      List<List<String>> against,
      @Nullable Instant lapses) {}

  record EvidenceView(String text, String by, Instant at) {}

  record DecisionView(String by, Instant at, @Nullable String why) {}

  static GrantView of(PolicyGrant grant, Instant now) {
    var request = grant.request();
    return new GrantView(
        grant.key(),
        grant.state().code(),
        grant.standing(now).code(),
        new AdvertiserView(request.advertiser(), request.advertiserName()),
        request.policyId(),
        request.clause(),
        request.scope(),
        grant.terms().stream().map(term -> term(grant, term, now)).toList(),
        grant.evidence().stream()
            .map(one -> new EvidenceView(one.text(), one.by(), one.at()))
            .toList(),
        request.renews(),
        grant.asking().by(),
        grant.asking().at(),
        view(grant.check().orElse(null)),
        grant.question().orElse(null),
        view(grant.decision().orElse(null)),
        grant.decidedHash().orElse(null),
        view(grant.revocation().orElse(null)));
  }

  private static TermView term(PolicyGrant grant, MarketTerm term, Instant now) {
    return new TermView(
        term.market().code(),
        term.begins(),
        term.ends(),
        grant.holding().holds(term.market(), now),
        term.against().stream().map(List::copyOf).toList(),
        term.lapses());
  }

  private static @Nullable DecisionView view(@Nullable Decision decision) {
    return decision == null ? null : new DecisionView(decision.by(), decision.at(), decision.why());
  }
}
