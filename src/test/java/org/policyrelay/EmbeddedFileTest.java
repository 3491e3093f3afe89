package org.policyrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;
import org.policyrelay.support.ShippedDatabase;

/** What the embedded database has committed is in its file, whatever happens to the process. */
class EmbeddedFileTest {

  @RepeatedTest(20)
  void whatIsCommittedOutlivesAKill(@TempDir Path folder) throws Exception {
    var open = folder.resolve("open");
    var asKilled = folder.resolve("killed");
    try (var relay = DriverManager.getConnection(ShippedDatabase.url(open), "sa", "")) {
      relay.setAutoCommit(false);
      try (var work = relay.createStatement()) {
        work.execute("create table answer (id int primary key, said varchar(100))");
        for (var answer = 0; answer < 5; answer++) {
          work.execute("insert into answer values (%d, 'done')".formatted(answer));
          relay.commit();
        }
      }
      Files.copy(Path.of(open + ".mv.db"), Path.of(asKilled + ".mv.db"));
    }
    assertThat(answers(asKilled)).isEqualTo(5);
  }

  private static int answers(Path file) throws SQLException {
    try (var relay = DriverManager.getConnection(ShippedDatabase.url(file), "sa", "");
        var work = relay.createStatement();
        var rows = work.executeQuery("select count(*) from answer")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
