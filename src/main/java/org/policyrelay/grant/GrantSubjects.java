package org.policyrelay.grant;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.policy.overlay.CitedPart;
import org.policyrelay.policy.overlay.Resolved;
import org.springframework.stereotype.Component;

/**
 * What a grant is about, by one name: whether somebody asks the base or an overlay, in full or in
 * short, the same clause is the same.
 */
@Component
class GrantSubjects {

  private final GrantHinges hinges;
  private final Clock clock;

  GrantSubjects(GrantHinges hinges, Clock clock) {
    this.hinges = hinges;
    this.clock = clock;
  }

  /**
   * The request by the base of what it names and by the full id.
   *
   * @param errors to which it is added where a short id means several; what it does not mean
   *     anywhere is left as it is
   */
  GrantRequest known(GrantRequest request, List<MarketTerm> terms, List<FieldError> errors) {
    var asked = request.policyId();
    var tightens = hinges.family(asked).tightens();
    var base = tightens == null ? asked : tightens.policyId();
    var written = request.clause();
    if (written.contains("/")) {
      return request.of(base, written);
    }
    var family = hinges.family(base);
    var meant =
        terms.stream()
            .flatMap(
                term ->
                    hinges
                        .resolved(family, term.market(), term.from(clock.instant()))
                        .map(what -> CitedPart.idsIn(what, term.market()))
                        .stream())
            .flatMap(List::stream)
            .filter(id -> id.endsWith("/" + written))
            .filter(id -> tightens == null || id.startsWith(asked + "/"))
            .collect(Collectors.toCollection(TreeSet::new));
    if (meant.size() > 1) {
      errors.add(
          new FieldError(
              GrantCheck.CLAUSE,
              "ambiguous",
              "must be one of %s: the policy and what tightens it call each so"
                  .formatted(String.join(", ", meant))));
    }
    return request.of(base, meant.size() == 1 ? meant.first() : asked + "/" + written);
  }

  /** The full id of what a grant is about, however it was written once. */
  String of(PolicyGrant grant) {
    var clause = grant.request().clause();
    if (clause.contains("/")) {
      return clause;
    }
    return grant.terms().stream()
        .flatMap(
            term ->
                resolved(grant, term).map(what -> Hinge.full(what, term.market(), clause)).stream())
        .findFirst()
        .orElse(grant.request().policyId() + "/" + clause);
  }

  private Optional<Resolved> resolved(PolicyGrant grant, MarketTerm term) {
    return term.against().isEmpty()
        ? hinges.resolved(
            hinges.family(grant.request().policyId()), term.market(), term.from(clock.instant()))
        : hinges.resolved(term.against().get(term.against().size() - 1)).stream().findFirst();
  }
}
