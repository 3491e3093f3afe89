package org.policyrelay.change;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.KeptTimelines;
import org.policyrelay.policy.ProposedEntries;
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

  private final ProposedEntries proposedEntries;
  private final EffectiveDates effectiveDates;
  private final KeptTimelines timelines;
  private final MarketZones zones;
  private final Clock clock;

  ReleaseDates(
      ProposedEntries proposedEntries,
      EffectiveDates effectiveDates,
      KeptTimelines timelines,
      MarketZones zones,
      Clock clock) {
    this.proposedEntries = proposedEntries;
    this.effectiveDates = effectiveDates;
    this.timelines = timelines;
    this.zones = zones;
    this.clock = clock;
  }

  /** By market, ISO country code or {@code *}. */
  Map<Market, Instant> datesOf(PolicyChange change, Set<Market> markets, Instant now) {
    return datesOf(
        change.entry(),
        change.request().requestedEffectiveAt(),
        change.impact().noticeDays(),
        markets,
        now);
  }

  private Map<Market, Instant> datesOf(
      PolicyEntry entry, @Nullable Instant wanted, int notice, Set<Market> markets, Instant now) {
    var dates = new LinkedHashMap<Market, Instant>();
    for (var market : markets) {
      dates.putAll(effectiveDates.of(Set.of(market), now, notice, wished(entry, wanted, market)));
    }
    return dates;
  }

  /**
   * From when it is to apply there: as was asked for, or as its entry says. In no market before its
   * timeline says that it holds for new ads.
   */
  private Optional<Instant> wished(PolicyEntry entry, @Nullable Instant wanted, Market market) {
    var named =
        Optional.ofNullable(wanted)
            .or(() -> dayOf(entry).map(day -> day.atStartOfDay(zones.zoneOf(market)).toInstant()));
    var holds = entry.content().holdsFrom(market);
    return Stream.concat(named.stream(), holds.stream()).max(Comparator.naturalOrder());
  }

  /**
   * Refuses what cannot be released: an overlay whose base is not there by then, and dates that
   * contradict the entry.
   */
  void check(PolicyEntry entry, Map<Market, Instant> effective) {
    checkDates(entry, effective);
    if (entry.overlayOf().isPresent()) {
      effective.values().forEach(from -> proposedEntries.checkOverlay(entry, from, List.of()));
    }
  }

  /**
   * @throws RefusedException with {@link ErrorCode#EFFECTIVE_DATE_DIFFERS} when the entry names
   *     another day, in the market's own zone, than the one on which it would begin, a last day
   *     that is over by then, or a timeline by which it holds before it applies
   */
  void checkDates(PolicyEntry entry, Map<Market, Instant> effective) {
    lastDayOf(entry).ifPresent(last -> checkLastDay(last, effective));
    timelines.check(entry, effective);
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

  /**
   * Refuses a timeline by which it would hold before it can apply, were it released at once.
   *
   * @param wanted absent for as soon as it may be
   * @param notice days that advertisers have of it
   */
  void checkTimelines(PolicyEntry entry, @Nullable Instant wanted, int notice) {
    timelines.check(
        entry, datesOf(entry, wanted, notice, Set.copyOf(entry.markets()), clock.instant()));
  }

  /** The timelines for which {@link #checkDates} would refuse it, by their places. */
  List<FieldError> brokenTimelines(PolicyEntry entry, Map<Market, Instant> effective) {
    return timelines.broken(entry, effective);
  }

  /** It would be published, end before it began, and leave what was there as it is. */
  private void checkLastDay(LocalDate last, Map<Market, Instant> effective) {
    effective.forEach(
        (market, from) -> {
          var begins = from.atZone(zones.zoneOf(market)).toLocalDate();
          if (last.isBefore(begins)) {
            throw lastDayIsOver(
                "%s, but it would apply in %s from %s: it would never apply; name a later last day, or leave it out"
                    .formatted(last, market.isEverywhere() ? "every market" : market, begins));
          }
        });
  }

  /**
   * Refuses a last day that is over, or lies before the instant from which it is wanted, in every
   * market.
   *
   * @param wanted absent for as soon as it may be
   */
  void checkLastDay(PolicyEntry entry, @Nullable Instant wanted) {
    var now = clock.instant();
    var from = wanted == null || wanted.isBefore(now) ? now : wanted;
    lastDayOf(entry)
        .filter(
            last ->
                entry.markets().stream()
                    .allMatch(
                        market -> last.isBefore(from.atZone(zones.zoneOf(market)).toLocalDate())))
        .ifPresent(
            last -> {
              throw lastDayIsOver(
                  "%s, and it could not apply before that is over; name a later last day, or leave it out"
                      .formatted(last));
            });
  }

  /** A day that is over in every market cannot be the one on which a new text begins. */
  void checkDraft(PolicyEntry drafted) {
    checkLastDay(drafted, null);
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

  /**
   * Refuses a day that begins, in some market, when the order has to be obeyed already, and a
   * timeline that lets it hold later than that.
   *
   * @param deadline of the order, absent for none
   */
  void checkDeadline(PolicyEntry entry, @Nullable Instant deadline) {
    if (deadline == null) {
      return;
    }
    dayOf(entry)
        .filter(
            day ->
                entry.markets().stream()
                    .map(market -> day.atStartOfDay(zones.zoneOf(market)).toInstant())
                    .anyMatch(deadline::isBefore))
        .ifPresent(
            day -> {
              throw refuse(
                  new FieldError(
                      "effective_date",
                      "after-deadline",
                      "is %s, which begins after the statutory deadline: an order is obeyed by what applies; leave it out for at once"
                          .formatted(day)));
            });
    entry.markets().forEach(market -> checkDeadline(entry, market, deadline));
  }

  private static void checkDeadline(PolicyEntry entry, Market market, Instant deadline) {
    entry
        .content()
        .holdsFrom(market)
        .filter(deadline::isBefore)
        .ifPresent(
            holds -> {
              throw refuse(
                  new FieldError(
                      "ext.relay.timeline.%s.effective".formatted(market.code()),
                      "after-deadline",
                      "is %s, after the statutory deadline: an order is obeyed by what applies; name an earlier instant"
                          .formatted(holds)));
            });
  }

  private static Optional<LocalDate> dayOf(PolicyEntry entry) {
    return entry.effectiveDate().flatMap(ReleaseDates::read);
  }

  private static Optional<LocalDate> lastDayOf(PolicyEntry entry) {
    return entry.sunsetDate().flatMap(ReleaseDates::read);
  }

  /** What is stored may be from before a check: a day that is none is no date to keep. */
  private static Optional<LocalDate> read(String day) {
    try {
      return Optional.of(LocalDate.parse(day));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  private static RefusedException lastDayIsOver(String message) {
    return refuse(new FieldError("sunset_date", "before-effect", "is " + message));
  }

  private static RefusedException differs(String message) {
    return refuse(new FieldError("effective_date", "differs", message));
  }

  private static RefusedException refuse(FieldError wrong) {
    return new RefusedException(
        ErrorCode.EFFECTIVE_DATE_DIFFERS, EntryPlaces.sentence(wrong), List.of(wrong));
  }
}
