package org.policyrelay.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;

/** A file that says something else than it must is refused by name, and not read as another. */
class CalendarJsonTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WEEKENDS = "[{\"from\":\"2024-01-01\",\"days\":[\"SAT\",\"SUN\"]}]";
  private static final String HOLIDAYS = "[{\"date\":\"2024-01-01\",\"name\":\"New Year\"}]";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "holidays         | {\"a\":{}}",
        "holidays         | 7",
        "weekendWorkdays  | {\"a\":1}",
        "weekendWorkdays  | \"x\"",
        "collectiveLeave  | {\"a\":1}",
        "weekends         | {\"a\":1}",
        "weekends[0].days | [{\"from\":\"2024-01-01\",\"days\":\"SAT\"}]",
        "weekends[0].days | [{\"from\":\"2024-01-01\",\"days\":[]}]",
        "subdivisions     | [1,2]",
      })
  void whatIsNoListIsNoEmptyList(String field, String value) throws Exception {
    var market = new ObjectMapper().createObjectNode().put("market", "SG").put("zone", "UTC");
    market.set("weekends", new ObjectMapper().readTree(WEEKENDS));
    market.set("holidays", new ObjectMapper().readTree(HOLIDAYS));
    market.set(field.replaceAll("\\[.*", ""), new ObjectMapper().readTree(value));

    var json = new CalendarJson();
    json.market("SG", market, null);

    assertThat(json.errors()).extracting(FieldError::field).contains("SG." + field);
  }

  @Test
  void marketsAreAList() throws Exception {
    var file =
        new ObjectMapper()
            .readTree("{\"_asOf\":\"2026-01-01\",\"markets\":{\"a\":{\"market\":\"SG\"}}}");
    assertThat(catchThrowableOfType(RefusedException.class, () -> CalendarData.read(file)).fields())
        .extracting(FieldError::field)
        .contains("markets");
  }

  @Test
  void whatIsNoPlaceIsNotTaken() {
    assertThat(errorsOf("{\"zone\":\"+18:00\"}")).containsExactly("SG.zone");
    assertThat(errorsOf("{\"zone\":\"GMT+18\"}")).containsExactly("SG.zone");
    assertThat(errorsOf("{\"market\":\"XX\"}")).containsExactly("SG.market");
    assertThat(errorsOf("{}")).isEmpty();
  }

  /** Every deadline would move by months, and by a file that looks well. */
  @Test
  void aPlaceWithHardlyAnOpenDayIsNotTaken() {
    var sixOff =
        "{\"weekends\":[{\"from\":\"2024-01-01\",\"days\":[\"MON\",\"TUE\",\"WED\",\"THU\",\"FRI\",\"SAT\"]}]}";
    var json = new CalendarJson();
    json.market("SG", market(sixOff), null);
    assertThat(json.errors())
        .singleElement()
        .satisfies(
            wrong -> {
              assertThat(wrong.field()).isEqualTo("SG.holidays");
              assertThat(wrong.code()).isEqualTo("too-few-days");
              assertThat(wrong.message()).startsWith("leave 52 open days in 2024, fewer than 100");
            });
  }

  @Test
  void factsOfADayToComeAreNotTaken() throws Exception {
    var file = JSON.createObjectNode().put("_asOf", "2026-12-02");
    file.putArray("markets").add(market("{}"));
    var data = CalendarData.read(file);

    data.requireKnownAt(Instant.parse("2026-12-01T10:00:00Z"));
    assertThat(
            catchThrowableOfType(
                    RefusedException.class,
                    () -> data.requireKnownAt(Instant.parse("2026-12-01T09:59:59Z")))
                .fields())
        .extracting(FieldError::field, FieldError::code)
        .containsExactly(tuple("_asOf", "in-future"));
  }

  private static List<String> errorsOf(String other) {
    var json = new CalendarJson();
    json.market("SG", market(other), null);
    return json.errors().stream().map(FieldError::field).toList();
  }

  private static JsonNode market(String other) {
    try {
      var market = JSON.createObjectNode().put("market", "SG").put("zone", "UTC");
      market.set("weekends", JSON.readTree(WEEKENDS));
      market.set("holidays", JSON.readTree(HOLIDAYS));
      return market.setAll((ObjectNode) JSON.readTree(other));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(other, e);
    }
  }

  /** Each field of a market that is changed, where the fault is told, and what it is. */
  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"market": "UK"}                                      | SG.market | unknown-value
          {"zone": "+08:00"}                                    | SG.zone | unknown-value
          {"more": 1}                                           | SG.more | unknown
          {"subdivisions": {"kul": {}}}                         | SG.subdivisions.kul | malformed
          {"weekends": []}                                      | SG.weekends | required
          {"weekends": [{"from": "2024-01-01", "days": ["SAT", "Sun"]}]} | SG.weekends[0].days | unknown-value
          {"weekends": [{"from": "2024-01-01", "days": ["MON","TUE","WED","THU","FRI","SAT","SUN"]}]} | SG.weekends[0].days | malformed
          {"weekends": [{"from": "2024-01-01", "days": ["SUN"]}, {"from": "2024-01-01", "days": ["FRI"]}]} | SG.weekends[1].from | duplicate
          {"holidays": []}                                      | SG.holidays | required
          {"holidays": [{"date": "2024-01-01", "name": " "}]}   | SG.holidays[0].name | required
          {"holidays": [{"date": "2024-01-01", "name": "A", "provisional": "yes"}]} | SG.holidays[0].provisional | wrong-type
          {"holidays": [{"date": "2024-01-01", "name": "A"}, {"date": "2024-01-01", "name": "B"}]} | SG.holidays[1].date | duplicate
          {"holidays": [{"date": "2024-01-01", "name": "A"}, {"date": "1990-01-01", "name": "B"}]} | SG.holidays[1].date | out-of-range
          {"holidays": [{"date": "2024-01-01", "name": "A"}, {"date": "2024-02-30", "name": "B"}]} | SG.holidays[1].date | malformed
          {"weekendWorkdays": ["2024-01-06", "soon"]}           | SG.weekendWorkdays[1] | malformed
          {"collectiveLeave": [{"date": "2024-01-02"}]}         | SG.collectiveLeave[0].name | required
          """)
  void aWrongFieldIsNamed(String change, String field, String code) {
    var json = new CalendarJson();
    json.market("SG", market(change), null);

    assertThat(json.errors())
        .extracting(FieldError::field, FieldError::code)
        .contains(tuple(field, code));
  }

  @Test
  void aMarketIsReadWithItsSubdivisions() {
    var json = new CalendarJson();
    var hubs =
        json.market(
            "MY",
            market(
                """
                {"market": "MY", "zone": "Asia/Kuala_Lumpur", "asOf": "2023-11-01",
                 "weekends": [{"from": "2024-01-01", "days": ["SAT", "SUN"]},
                              {"from": "2024-07-01", "days": ["FRI"]}],
                 "holidays": [{"date": "2024-01-01", "name": "New Year"},
                              {"date": "2025-03-31", "name": "Eid", "provisional": true}],
                 "weekendWorkdays": ["2024-01-06"],
                 "collectiveLeave": [{"date": "2024-01-02", "name": "Leave"}],
                 "subdivisions": {"KUL": %s}}
                """
                    .formatted(
                        "{\"zone\": \"UTC\", \"weekends\": %s, \"holidays\": %s}"
                            .formatted(WEEKENDS, HOLIDAYS))),
            LocalDate.of(2023, 11, 1));

    assertThat(json.errors()).isEmpty();
    assertThat(hubs).extracting(HubCalendar::hub).containsExactly("MY", "MY-KUL");
    var hub = hubs.get(0);
    assertThat(hub.zone()).isEqualTo(ZoneId.of("Asia/Kuala_Lumpur"));
    assertThat(hub.asOf()).isEqualTo(LocalDate.of(2023, 11, 1));
    assertThat(hub.whyOff(LocalDate.of(2024, 1, 1))).isEqualTo("holiday: New Year");
    assertThat(hub.whyOff(LocalDate.of(2025, 3, 31))).isEqualTo("holiday (provisional): Eid");
    assertThat(hub.whyOff(LocalDate.of(2024, 1, 6))).isEmpty();
    assertThat(hub.whyOff(LocalDate.of(2024, 1, 7))).isEqualTo("weekend");
    assertThat(hub.whyOff(LocalDate.of(2023, 12, 31)))
        .as("the first rule holds for what came before it")
        .isEqualTo("weekend");
    assertThat(hub.whyOff(LocalDate.of(2024, 7, 5))).isEqualTo("weekend");
    assertThat(hub.whyOff(LocalDate.of(2024, 7, 7))).isEmpty();
    assertThat(hub.leave().days()).containsOnlyKeys(LocalDate.of(2024, 1, 2));
    assertThat(hub.leave().taken()).isFalse();
    assertThat(hub.lastKnown()).isEqualTo(LocalDate.of(2025, 12, 31));
  }

  @Test
  void aSubdivisionHasNoMarketsFields() {
    var json = new CalendarJson();
    json.market("SG", market("{\"subdivisions\": {\"KUL\": {\"market\": \"SG\"}}}"), null);
    assertThat(json.errors())
        .extracting(FieldError::field, FieldError::code)
        .contains(tuple("SG.subdivisions.KUL.market", "unknown"));
  }

  /** Open on Saturdays and Sundays, of which 2024 has 104: with four off a hundred are left. */
  @ParameterizedTest
  @CsvSource({"4, 0", "5, 1"})
  void aPlaceWithHardlyAnOpenDayIsASlip(int off, int faults) {
    var holidays = new ArrayList<String>();
    for (var week = 0; week < off; week++) {
      holidays.add(
          "{\"date\": \"%s\", \"name\": \"A\"}"
              .formatted(LocalDate.of(2024, 1, 6).plusWeeks(week)));
    }
    var json = new CalendarJson();
    json.market(
        "SG",
        market(
            """
            {"weekends": [{"from": "2024-01-01", "days": ["MON", "TUE", "WED", "THU", "FRI"]}],
             "holidays": %s}
            """
                .formatted(holidays)),
        null);

    assertThat(json.errors())
        .hasSize(faults)
        .allSatisfy(
            fault -> {
              assertThat(fault.code()).isEqualTo("too-few-days");
              assertThat(fault.message()).startsWith("leave 99 open days in 2024, fewer than 100");
            });
  }

  @Test
  void moreThanFiftyFaultsTellNobodyMore() {
    var json = new CalendarJson();
    for (var count = 0; count < 60; count++) {
      json.error("f" + count, "unknown", "is not known here");
    }
    assertThat(json.errors()).hasSize(50);
  }
}
