package org.policyrelay.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.kernel.Texts;

/**
 * A file of market calendars that somebody brought: the days off and on of some markets, each for
 * the years that the file has.
 */
public final class CalendarData {

  private static final Set<String> FIELDS = Set.of("_asOf", "_source", "markets");

  /** Where a day begins first. */
  private static final ZoneOffset EASTERNMOST = ZoneOffset.ofHours(14);

  private final LocalDate asOf;
  private final String source;
  private final List<HubCalendar> hubs;

  private CalendarData(LocalDate asOf, String source, List<HubCalendar> hubs) {
    this.asOf = asOf;
    this.source = source;
    this.hubs = List.copyOf(hubs);
  }

  /**
   * @param json {@code {"_asOf": date, "_source": text, "markets": [...]}}, each market as {@code
   *     calendars/README.md} describes it
   * @throws RefusedException with {@link ErrorCode#INVALID_REQUEST} and every field that is wrong
   */
  public static CalendarData read(JsonNode json) {
    var reader = new CalendarJson();
    for (var field : json.properties()) {
      if (!FIELDS.contains(field.getKey())) {
        reader.error(Texts.shown(field.getKey()), "unknown", "is not known here");
      }
    }
    var asOf = reader.date("_asOf", json.path("_asOf"));
    var source = json.path("_source").asText();
    if (!source.isEmpty()) {
      TextKind.NOTE
          .errorIn("_source", source)
          .ifPresent(wrong -> reader.error(wrong.field(), wrong.code(), wrong.message()));
    }
    var hubs = new ArrayList<HubCalendar>();
    var markets = reader.elements("markets", json.path("markets"));
    for (var index = 0; index < markets.size(); index++) {
      hubs.addAll(reader.market("markets[" + index + "]", markets.get(index), asOf));
    }
    if (markets.isEmpty()) {
      reader.error("markets", "required", "must have one market at least");
    }
    var seen = new HashSet<String>();
    for (var hub : hubs) {
      if (!seen.add(hub.hub())) {
        reader.error("markets", "duplicate", "has " + hub.hub() + " twice");
      }
    }
    if (asOf == null || !reader.errors().isEmpty()) {
      var first = reader.errors().get(0);
      throw new RefusedException(
          ErrorCode.INVALID_REQUEST,
          "The calendar file cannot be taken: " + first.field() + " " + first.message(),
          reader.errors());
    }
    return new CalendarData(asOf, source, hubs);
  }

  /**
   * Refuses facts of a day that has not come anywhere on earth: they would count as the newest for
   * as long, whatever came after them.
   *
   * @throws RefusedException with {@link ErrorCode#INVALID_REQUEST}
   */
  public void requireKnownAt(Instant now) {
    if (asOf.isAfter(now.atOffset(EASTERNMOST).toLocalDate())) {
      var wrong =
          new FieldError(
              "_asOf",
              "in-future",
              "is %s, which has not come yet: say of which day the facts are".formatted(asOf));
      throw new RefusedException(
          ErrorCode.INVALID_REQUEST,
          "The calendar file cannot be taken: _asOf " + wrong.message(),
          List.of(wrong));
    }
  }

  /** The day of which its facts are. */
  public LocalDate asOf() {
    return asOf;
  }

  /** Where its facts are from, as it says itself; empty when it does not. */
  public String source() {
    return source;
  }

  List<HubCalendar> hubs() {
    return hubs;
  }
}
