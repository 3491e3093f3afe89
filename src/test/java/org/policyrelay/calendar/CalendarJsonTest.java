package org.policyrelay.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;

/** A file that says something else than it must is refused by name, and not read as another. */
class CalendarJsonTest {

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
}
