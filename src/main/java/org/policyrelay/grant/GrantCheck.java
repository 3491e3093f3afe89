package org.policyrelay.grant;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.Moments;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.policy.overlay.CitedPart;
import org.policyrelay.policy.overlay.Family;
import org.springframework.stereotype.Component;

/** What is wrong with a request, all of it at once, by the names of the API. */
@Component
class GrantCheck {

  static final String ADVERTISER = "advertiser.id";
  static final String ADVERTISER_NAME = "advertiser.name";
  static final String POLICY = "policy_id";
  static final String CLAUSE = "clause";
  static final String EVIDENCE = "evidence";
  static final String MARKETS = "markets";

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_:.-]{0,99}");
  private static final Pattern PLAIN_LINK = Pattern.compile("(?i)\\bhttp://");
  private static final int MOST_NAMED = 20;

  private final GrantTerms terms;
  private final GrantHinges hinges;
  private final GrantRows rows;
  private final GrantSubjects subjects;
  private final GrantRenewals renewals;
  private final MarketZones zones;
  private final Clock clock;

  GrantCheck(
      GrantTerms terms,
      GrantHinges hinges,
      GrantRows rows,
      GrantSubjects subjects,
      GrantRenewals renewals,
      MarketZones zones,
      Clock clock) {
    this.terms = terms;
    this.hinges = hinges;
    this.rows = rows;
    this.subjects = subjects;
    this.renewals = renewals;
    this.zones = zones;
    this.clock = clock;
  }

  /**
   * What was asked for, as it is recorded.
   *
   * @param request by the names of the registry
   * @param terms for each market from when until when
   */
  record Checked(GrantRequest request, List<MarketTerm> terms) {}

  /**
   * @throws RefusedException with {@link ErrorCode#INVALID_REQUEST} and every field that is wrong
   */
  Checked check(GrantRequest request, String evidence) {
    var errors = new ArrayList<FieldError>();
    id(ADVERTISER, request.advertiser(), errors);
    TextKind.LINE.errorIn(ADVERTISER_NAME, request.advertiserName()).ifPresent(errors::add);
    TextKind.NOTE.errorIn("scope", request.scope()).ifPresent(errors::add);
    evidence(evidence).ifPresent(errors::add);
    if (request.markets().isEmpty()) {
      errors.add(new FieldError(MARKETS, "required", "must name a market at least, such as SG"));
    }
    request.markets().stream()
        .filter(market -> !MarketNames.isCountry(market.code()))
        .findFirst()
        .ifPresent(
            market ->
                errors.add(
                    new FieldError(
                        MARKETS, "malformed", "must be ISO 3166-1 alpha-2 codes, such as SG")));
    var asked = terms.of(request, clock.instant(), errors);
    var known = errors.isEmpty() ? known(request, asked, errors) : request;
    if (!errors.isEmpty()) {
      throw refusal(errors);
    }
    return new Checked(known, asked);
  }

  static RefusedException refusal(List<FieldError> errors) {
    return new RefusedException(
        ErrorCode.INVALID_REQUEST,
        "Nothing was started. Correct "
            + errors.stream()
                .map(error -> error.field() + " (" + error.message() + ")")
                .distinct()
                .collect(Collectors.joining(", ")),
        errors);
  }

  /** It is shown as text; who follows an address of it must land where it says. */
  static Optional<FieldError> evidence(@Nullable String text) {
    return TextKind.NOTE
        .errorIn(EVIDENCE, text)
        .or(
            () ->
                Stream.ofNullable(text)
                    .filter(one -> PLAIN_LINK.matcher(one).find())
                    .map(
                        one ->
                            new FieldError(
                                EVIDENCE, "plain-link", "must link by https://, not by http://"))
                    .findFirst());
  }

  private static void id(String field, String text, List<FieldError> errors) {
    if (!ID.matcher(text).matches()) {
      errors.add(
          new FieldError(
              field,
              text.isEmpty() ? "required" : "malformed",
              "must be lower-case letters, digits and _ : . -, at most 100"));
    }
  }

  private GrantRequest known(
      GrantRequest request, List<MarketTerm> asked, List<FieldError> errors) {
    if (hinges.family(request.policyId()).base().isEmpty()) {
      errors.add(new FieldError(POLICY, "unknown", "must be a policy that is published"));
      return request;
    }
    var known = subjects.known(request, asked, errors);
    if (errors.isEmpty()) {
      var family = hinges.family(known.policyId());
      for (var term : asked) {
        hinge(family, known.clause(), term).ifPresent(errors::add);
      }
      errors.addAll(renewals.ofRequest(known, asked));
    }
    return known;
  }

  /**
   * What stands against a term: the policy, the clause, or how long what it hangs on stays what it
   * is.
   */
  Optional<FieldError> hinge(Family family, String clause, MarketTerm term) {
    var from = begin(term);
    var where = MarketNames.of(List.of(term.market()));
    var resolved = hinges.resolved(family, term.market(), from);
    if (resolved.isEmpty()) {
      return Optional.of(
          new FieldError(
              POLICY, "not-there", "must apply in %s at %s".formatted(where, moment(term, from))));
    }
    var hinge = hinges.at(family, clause, term.market(), from);
    if (hinge.isEmpty()) {
      return Optional.of(
          new FieldError(
              CLAUSE,
              "unknown-clause",
              "must be a clause, requirement or exception that applies in %s: %s"
                  .formatted(where, some(CitedPart.idsIn(resolved.get(), term.market())))));
    }
    return hinges
        .changes(family, clause, List.of(hinge.get()), term.market(), from, term.ends())
        .map(
            at ->
                new FieldError(
                    "until",
                    "clause-changes",
                    "must be %s at the latest: in %s the policy %s from %s on"
                        .formatted(
                            lastDay(term, at),
                            where,
                            hinges.at(family, clause, term.market(), at).isEmpty()
                                ? "says nothing of it any more"
                                : "reads otherwise",
                            moment(term, at))));
  }

  /** The last that is over before an instant. */
  private LocalDate lastDay(MarketTerm term, Instant at) {
    return at.atZone(zones.zoneOf(term.market())).toLocalDate().minusDays(1);
  }

  /** From when on it can hold. */
  Instant begin(MarketTerm term) {
    return term.from(clock.instant());
  }

  private static String some(List<String> ids) {
    var named = ids.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    return ids.size() > MOST_NAMED ? named + " and others" : named;
  }

  private String moment(MarketTerm term, Instant at) {
    return Moments.text(at, zones.zoneOf(term.market()), Moments.ON_RECORD);
  }

  /**
   * @throws RefusedException with {@link ErrorCode#GRANT_OVERLAPS} and the key of the other
   */
  void requireAlone(PolicyGrant grant) {
    var now = clock.instant();
    var request = grant.request();
    var subject = subjects.of(grant);
    rows.ofAdvertiser(request.advertiser(), hinges.related(request.policyId())).stream()
        .filter(other -> !other.key().equals(grant.key()) && other.isLive(now))
        .filter(
            other ->
                other.terms().stream()
                    .anyMatch(
                        term -> grant.terms().stream().anyMatch(own -> term.overlaps(own, now))))
        .filter(other -> subjects.of(other).equals(subject))
        .findFirst()
        .ifPresent(
            other -> {
              throw new RefusedException(
                  ErrorCode.GRANT_OVERLAPS,
                  "%s is for the same advertiser, policy and clause in a market at the same time (%s). "
                          .formatted(other.key(), other.standing(now).code())
                      + "Renew it from its end on, or have it taken back first");
            });
  }
}
