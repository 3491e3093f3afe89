package org.policyrelay.grant;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Times;
import org.springframework.stereotype.Component;

/** Makes instants of what somebody says: a date is another instant in each market. */
@Component
class GrantTerms {

  /** The longest that one may hold: a rule is looked at at least once a year, and so is this. */
  static final Duration LONGEST = Duration.ofDays(731);

  /** How far ahead one may begin. */
  static final Duration AHEAD = Duration.ofDays(366);

  private static final Duration DAY = Duration.ofDays(1);
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final MarketZones zones;

  GrantTerms(MarketZones zones) {
    this.zones = zones;
  }

  /**
   * One for each market, in their order; none where a text is no time.
   *
   * @param errors to which everything that is wrong is added
   */
  List<MarketTerm> of(GrantRequest request, Instant now, List<FieldError> errors) {
    var terms = new ArrayList<MarketTerm>();
    for (var market : request.markets()) {
      var begins = at("from", request.from(), market, 0, errors);
      var ends = at("until", request.until(), market, 1, errors);
      if (begins.isEmpty() || ends.isEmpty()) {
        return List.of();
      }
      terms.add(new MarketTerm(market, begins.get(), ends.get()));
    }
    terms.stream().flatMap(term -> problem(term, now).stream()).findFirst().ifPresent(errors::add);
    return List.copyOf(terms);
  }

  /**
   * @param days that are added to a date: the last day belongs to the term
   */
  private Optional<Instant> at(
      String field, String text, Market market, int days, List<FieldError> errors) {
    try {
      return Optional.of(
          DATE.matcher(text).matches()
              ? Times.date(field, text)
                  .plusDays(days)
                  .atStartOfDay(zones.zoneOf(market))
                  .toInstant()
              : Times.instant(field, text));
    } catch (RefusedException refused) {
      refused.fields().stream().filter(error -> !errors.contains(error)).forEach(errors::add);
      return Optional.empty();
    }
  }

  private static Optional<FieldError> problem(MarketTerm term, Instant now) {
    if (term.begins().plus(DAY).isBefore(now)) {
      return error(
          "from", "in-the-past", "must not lie before today: nothing is granted afterwards");
    }
    if (term.begins().isAfter(now.plus(AHEAD))) {
      return error("from", "too-far", "must lie within a year from today");
    }
    if (!term.ends().isAfter(term.begins())) {
      return error("until", "before-from", "must lie after from");
    }
    if (!term.ends().isAfter(now)) {
      return error("until", "in-the-past", "must lie in the future");
    }
    if (term.ends().isAfter(term.begins().plus(LONGEST))) {
      return error("until", "too-long", "must lie within two years after from; it can be renewed");
    }
    return Optional.empty();
  }

  private static Optional<FieldError> error(String field, String code, String message) {
    return Optional.of(new FieldError(field, code, message));
  }
}
