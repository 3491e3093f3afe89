package org.policyrelay.grant;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.policyrelay.kernel.FieldError;
import org.springframework.stereotype.Component;

/** Beside which words a grant is decided, and what keeps it from being granted. */
@Component
class GrantDecided {

  private final GrantHinges hinges;
  private final GrantCheck checks;
  private final GrantRenewals renewals;
  private final Clock clock;

  GrantDecided(GrantHinges hinges, GrantCheck checks, GrantRenewals renewals, Clock clock) {
    this.hinges = hinges;
    this.checks = checks;
    this.renewals = renewals;
    this.clock = clock;
  }

  List<FieldError> problems(PolicyGrant grant) {
    var now = clock.instant();
    var family = hinges.family(grant.request().policyId());
    var errors = new ArrayList<FieldError>();
    for (var term : grant.terms()) {
      if (!now.isBefore(term.ends())) {
        errors.add(new FieldError("until", "in-the-past", "its term is over in " + term.market()));
      } else {
        checks.hinge(family, grant.request().clause(), term).ifPresent(errors::add);
      }
    }
    errors.addAll(renewals.ofDecision(grant));
    return errors;
  }

  /** Its terms, each with the versions that apply there as it begins. */
  List<MarketTerm> against(PolicyGrant grant) {
    var request = grant.request();
    var family = hinges.family(request.policyId());
    return grant.terms().stream()
        .map(
            term ->
                term.decidedAgainst(
                    hinges
                        .at(family, request.clause(), term.market(), checks.begin(term))
                        .map(Hinge::versions)
                        .orElseThrow()))
        .toList();
  }
}
