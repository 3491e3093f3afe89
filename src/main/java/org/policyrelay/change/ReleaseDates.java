package org.policyrelay.change;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.EntryPlaces;
import org.policyrelay.policy.entry.PolicyEntry;
import org.springframework.stereotype.Component;

/**
 * From when a change applies, were it released at an instant. What its entry says of that, and the
 * instants of the release, are one truth: the entry's day is taken for the wish where nobody wished
 * for another, and a day that could not be kept is refused.
 */
@Component
class ReleaseDates {

  private final PolicyRegistry registry;
  private final EffectiveDates effectiveDates;
  private final MarketZones zones;
  private final Clock clock;

  ReleaseDates(
      PolicyRegistry registry, EffectiveDates effectiveDates, MarketZones zones, Clock clock) {
    this.registry = registry;
    this.effectiveDates = effectiveDates;
    this.zones = zones;
    this.clock = clock;
  }

  /** By market, ISO country code or {@code *}. */
  Map<Market, Instant> datesOf(PolicyChange change, Set<Market> markets, Instant now) {
    var day = dayOf(change.entry());
    var notice = change.impact().noticeDays();
    var requested = Optional.ofNullable(change.request().requestedEffectiveAt());
    if (requested.isPresent() || day.isEmpty()) {
      return effectiveDates.of(markets, now, notice, requested);
    }
    var dates = new LinkedHashMap<Market, Instant>();
    for (var market : markets) {
      var start = day.get().atStartOfDay(zones.zoneOf(market)).toInstant();
      dates.putAll(effectiveDates.of(Set.of(market), now, notice, Optional.of(start)));
    }
    return dates;
  }

  /**
   * Refuses what cannot be released: an overlay whose base is not there by then, and dates that
   * contradict the entry.
   */
  void check(PolicyEntry entry, Map<Market, Instant> effective) {
    checkDates(entry, effective);
    if (entry.overlayOf().isPresent()) {
      effective.values().forEach(from -> registry.checkOverlay(entry, from, List.of()));
    }
  }

  /**
   * @throws RefusedException with {@link ErrorCode#EFFECTIVE_DATE_DIFFERS} when the entry names
   *     another day, in the market's own zone, than the one on which it would begin
   */
  void checkDates(PolicyEntry entry, Map<Market, Instant> effective) {
    var day = dayOf(entry);
    if (day.isEmpty()) {
      return;
    }
    effective.forEach(
        (market, from) -> {
          var begins = from.atZone(zones.zoneOf(market)).toLocalDate();
          if (!begins.equals(day.get())) {
            throw differs(
                "%s, but it would apply in %s from %s; name that day in the draft, or leave it out"
                    .formatted(day.get(), market.isEverywhere() ? "every market" : market, begins));
          }
        });
  }

  /** A day that is over in every market cannot be the one on which a new text begins. */
  void checkDraft(PolicyEntry drafted) {
    var now = clock.instant();
    dayOf(drafted)
        .filter(
            day ->
                drafted.markets().stream()
                    .allMatch(
                        market -> day.isBefore(now.atZone(zones.zoneOf(market)).toLocalDate())))
        .ifPresent(
            day -> {
              throw differs(
                  "%s, which is over; name the day from which this text is to apply, or leave it out"
                      .formatted(day));
            });
  }

  private static Optional<LocalDate> dayOf(PolicyEntry entry) {
    return entry.effectiveDate().map(LocalDate::parse);
  }

  private static RefusedException differs(String message) {
    var wrong = new FieldError("effective_date", "differs", message);
    return new RefusedException(
        ErrorCode.EFFECTIVE_DATE_DIFFERS, EntryPlaces.sentence(wrong), List.of(wrong));
  }
}
