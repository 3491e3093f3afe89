package org.policyrelay.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code calendar_file}: written once, never changed. */
@Component
class CalendarFileRows {

  private final JdbcClient jdbc;

  CalendarFileRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What counts now.
   *
   * @param content the file, null for what comes with the relay
   * @param builtInAsOf how old what came with the relay was when the file was loaded
   */
  record Current(long id, @Nullable String content, LocalDate builtInAsOf) {}

  /** The number of the last one, 0 when none was ever loaded. */
  long last() {
    return jdbc.sql("select coalesce(max(id), 0) from calendar_file").query(Long.class).single();
  }

  Optional<Current> current() {
    return jdbc.sql(
            "select id, content, built_in_as_of from calendar_file order by id desc"
                + " fetch first 1 rows only")
        .query(
            (row, number) ->
                new Current(
                    row.getLong("id"),
                    row.getString("content"),
                    row.getObject("built_in_as_of", LocalDate.class)))
        .optional();
  }

  void add(LoadedFile file, @Nullable String content, LocalDate builtInAsOf) {
    jdbc.sql(
            "insert into calendar_file (as_of, source, content, built_in_as_of, loaded_at,"
                + " loaded_by, reason, days_changed) values (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            file.asOf().orElse(null),
            file.source().orElse(null),
            content,
            builtInAsOf,
            Columns.at(file.at()),
            file.by(),
            file.reason(),
            file.daysChanged())
        .update();
  }

  /** The newest first. */
  List<LoadedFile> newest(int most) {
    return jdbc.sql(
            "select id, as_of, source, loaded_at, loaded_by, reason, days_changed from calendar_file"
                + " order by id desc fetch first "
                + most
                + " rows only")
        .query(CalendarFileRows::row)
        .list();
  }

  private static LoadedFile row(ResultSet row, int number) throws SQLException {
    return new LoadedFile(
        row.getLong("id"),
        Optional.ofNullable(row.getObject("as_of", LocalDate.class)),
        Optional.ofNullable(row.getString("source")),
        Columns.instant(row, "loaded_at"),
        row.getString("loaded_by"),
        row.getString("reason"),
        row.getInt("days_changed"));
  }
}
