package org.policyrelay.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.policyrelay.support.ShippedDatabase;

/** The file of an H2 database: how it is opened as the application opens it, and what it holds. */
record H2File(Path path) {

  private static final int SHOWN = 15;
  private static final double MIB = 1048576.0;

  String url() {
    return ShippedDatabase.url(path);
  }

  double mebibytes() {
    try {
      return Files.size(Path.of(path + ".mv.db")) / MIB;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tables that take the most room, once nobody has the file open. */
  List<String> tables() {
    var found = new ArrayList<String>();
    try (var connection = DriverManager.getConnection(url(), "sa", "");
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select table_name, row_count_estimate,"
                    + " disk_space_used('\"' || table_name || '\"') as used"
                    + " from information_schema.tables where table_schema = 'PUBLIC'"
                    + " order by used desc fetch first "
                    + SHOWN
                    + " rows only")) {
      while (rows.next()) {
        found.add(
            "%-28s %8d rows %8.1f MiB"
                .formatted(rows.getString(1), rows.getLong(2), rows.getLong(3) / MIB));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return found;
  }

  void compact() {
    try (var connection = DriverManager.getConnection(url(), "sa", "");
        var statement = connection.createStatement()) {
      statement.execute("shutdown compact");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
