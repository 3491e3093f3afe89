package org.policyrelay.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;

/** A file of calendars says of which day it is, where it is from, and each place once. */
class CalendarDataTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SINGAPORE =
      """
      {"market": "SG", "zone": "Asia/Singapore",
       "weekends": [{"from": "2024-01-01", "days": ["SAT", "SUN"]}],
       "holidays": [{"date": "2024-01-01", "name": "New Year"}]}
      """;

  @Test
  void aFileSaysOfWhichDayAndWhereItIsFrom() throws Exception {
    var data = CalendarData.read(file("{}"));
    assertThat(data.asOf()).isEqualTo(LocalDate.of(2026, 1, 2));
    assertThat(data.source()).isEqualTo("The ministry");
    assertThat(data.hubs()).extracting(HubCalendar::hub).containsExactly("SG");
    assertThat(data.hubs().get(0).asOf()).isEqualTo(data.asOf());
    var without = (ObjectNode) file("{}");
    without.remove("_source");
    assertThat(CalendarData.read(without).source()).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"more": 1}                  | more    | unknown
          {"_asOf": "soon"}            | _asOf   | malformed
          {"_source": "a\\u0000b"}     | _source | malformed
          {"markets": []}              | markets | required
          {"markets": {}}              | markets | wrong-type
          {"markets": [%s, %s]}        | markets | duplicate
          {"markets": [{}]}            | markets[0].market | unknown-value
          """)
  void whatIsWrongIsNamedAndNothingIsTaken(String change, String field, String code)
      throws Exception {
    var file = file(change.replace("%s", SINGAPORE));

    var refused = catchThrowableOfType(RefusedException.class, () -> CalendarData.read(file));

    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    assertThat(refused).hasMessageStartingWith("The calendar file cannot be taken: ");
    assertThat(refused.fields())
        .extracting(FieldError::field, FieldError::code)
        .contains(tuple(field, code));
  }

  private static JsonNode file(String change) throws JsonProcessingException {
    var file =
        (ObjectNode)
            JSON.readTree(
                "{\"_asOf\": \"2026-01-02\", \"_source\": \"The ministry\", \"markets\": [%s]}"
                    .formatted(SINGAPORE));
    return file.setAll((ObjectNode) JSON.readTree(change));
  }
}
