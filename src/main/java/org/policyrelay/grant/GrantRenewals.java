package org.policyrelay.grant;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Moments;
import org.springframework.stereotype.Component;

/** Whether a grant can take the place of another: asked when it is asked for, and on deciding. */
@Component
class GrantRenewals {

  private static final String RENEWS = "renews";

  private final GrantRows rows;
  private final GrantSubjects subjects;
  private final MarketZones zones;
  private final Clock clock;

  GrantRenewals(GrantRows rows, GrantSubjects subjects, MarketZones zones, Clock clock) {
    this.rows = rows;
    this.subjects = subjects;
    this.zones = zones;
    this.clock = clock;
  }

  /** What stands against a request; empty also where it renews nothing. */
  List<FieldError> ofRequest(GrantRequest request, List<MarketTerm> asked) {
    var renewed = request.renews();
    if (renewed == null) {
      return List.of();
    }
    var grant = rows.find(renewed).orElse(null);
    if (grant == null
        || grant.state() != GrantState.GRANTED
        || grant.holding().isOver(clock.instant())
        || !grant.request().advertiser().equals(request.advertiser())
        || !subjects.of(grant).equals(request.clause())) {
      return List.of(
          new FieldError(
              RENEWS,
              "unknown",
              "must be a grant of the same advertiser, policy and clause that is not over"));
    }
    var errors = new ArrayList<FieldError>();
    for (var term : asked) {
      var before = of(grant, term);
      if (before.isEmpty() || !before.get().ends().equals(term.begins())) {
        errors.add(
            new FieldError(
                "from",
                "not-at-its-end",
                before
                    .map(
                        one ->
                            "must be where %s ends in %s: %s"
                                .formatted(renewed, term.market(), moment(one, one.ends())))
                    .orElse("must be in a market that %s is for".formatted(renewed))));
      }
    }
    return errors;
  }

  /**
   * What has become of the renewed grant since, so that nothing is left to renew: it was revoked,
   * or what it hangs on changed before its end. That its term has come to its end is what was
   * waited for.
   */
  List<FieldError> ofDecision(PolicyGrant grant) {
    var renewed = renewed(grant).orElse(null);
    if (renewed == null) {
      return List.of();
    }
    var now = clock.instant();
    if (renewed.state() == GrantState.REVOKED) {
      return List.of(gone("%s, which it renews, was revoked".formatted(renewed.key())));
    }
    return grant.terms().stream()
        .flatMap(term -> of(renewed, term).stream())
        .filter(term -> term.over().isBefore(term.ends()) && !now.isBefore(term.over()))
        .map(
            term ->
                gone(
                    "%s, which it renews, ended in %s when what it hangs on changed"
                        .formatted(renewed.key(), term.market())))
        .toList();
  }

  private static FieldError gone(String message) {
    return new FieldError(RENEWS, "gone", message);
  }

  Optional<PolicyGrant> renewed(PolicyGrant grant) {
    return Optional.ofNullable(grant.request().renews()).flatMap(rows::find);
  }

  private static Optional<MarketTerm> of(PolicyGrant grant, MarketTerm term) {
    return grant.terms().stream().filter(one -> one.market().equals(term.market())).findFirst();
  }

  private String moment(MarketTerm term, Instant at) {
    return Moments.text(at, zones.zoneOf(term.market()), Moments.ON_RECORD);
  }
}
