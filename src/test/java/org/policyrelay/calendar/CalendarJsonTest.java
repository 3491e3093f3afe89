package org.policyrelay.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
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
}
