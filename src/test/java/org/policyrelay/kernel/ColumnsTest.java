package org.policyrelay.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** What goes into a column comes out of it. */
class ColumnsTest {

  /** The clocks of Newfoundland show 01:15 twice on this night. */
  private static final List<Instant> NIGHT =
      List.of(Instant.parse("2026-11-01T03:45:00Z"), Instant.parse("2026-11-01T04:45:00Z"));

  @Test
  @ResourceLock(value = Resources.TIME_ZONE, mode = ResourceAccessMode.READ_WRITE)
  void anInstantIsTheSameInEveryZoneOfTheJvm() throws SQLException {
    var before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
    try (var connection = DriverManager.getConnection("jdbc:h2:mem:columns", "sa", "");
        var statement = connection.createStatement()) {
      statement.execute("create table moment (at timestamp(6) with time zone, none timestamp)");
      for (var instant : NIGHT) {
        try (var insert = connection.prepareStatement("insert into moment (at) values (?)")) {
          insert.setObject(1, Columns.at(instant));
          insert.executeUpdate();
        }
      }
      try (var rows = statement.executeQuery("select at, none from moment order by at")) {
        for (var instant : NIGHT) {
          assertThat(rows.next()).isTrue();
          assertThat(Columns.instant(rows, "at")).isEqualTo(instant);
        }
      }
    } finally {
      TimeZone.setDefault(before);
    }
  }
}
