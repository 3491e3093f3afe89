package org.policyrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;
import org.policyrelay.kernel.EmbeddedCommits;
import org.policyrelay.support.ShippedDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the embedded database has committed is in its file, whatever happens to the process. */
class EmbeddedFileTest {

  @RepeatedTest(20)
  void whatIsCommittedOutlivesAKill(@TempDir Path folder) throws Exception {
    var open = folder.resolve("open");
    var asKilled = folder.resolve("killed");
    var url = ShippedDatabase.url(open);
    var relay = new SingleConnectionDataSource(url, "sa", "", true);
    try {
      var jdbc = new JdbcTemplate(relay);
      var transactions = new JdbcTransactionManager(relay);
      transactions.addListener(new EmbeddedCommits(relay, url));
      var transaction = new TransactionTemplate(transactions);
      jdbc.execute("create table answer (id int primary key, said varchar(100))");
      for (var answer = 0; answer < 5; answer++) {
        var id = answer;
        transaction.executeWithoutResult(
            status -> jdbc.update("insert into answer values (?, 'done')", id));
      }
      Files.copy(Path.of(open + ".mv.db"), Path.of(asKilled + ".mv.db"));
    } finally {
      relay.destroy();
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
