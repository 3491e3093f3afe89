package org.policyrelay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyrelay.kernel.EmbeddedCommits;
import org.policyrelay.kernel.LostChunk;
import org.policyrelay.support.ShippedDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A reader that H2 does not count finds what it reads, while others commit. A race in H2 makes such
 * readers of ordinary queries; here it is one by way of a setting for results that are fetched row
 * by row, which H2 does not count either.
 */
class EmbeddedReadersTest {

  private static final int ROWS = 2000;
  private static final int COMMITS = 60;

  /** H2 lets go by a clock of milliseconds: one round may be over before it has. */
  private static final int ROUNDS = 20;

  private String url;
  private SingleConnectionDataSource relay;
  private JdbcTemplate jdbc;

  @BeforeEach
  void fill(@TempDir Path folder) {
    url = ShippedDatabase.url(folder.resolve("open"));
    relay = new SingleConnectionDataSource(url, "sa", "", true);
    jdbc = new JdbcTemplate(relay);
    jdbc.execute("create table answer (id int primary key, said varchar(1000))");
    jdbc.update("insert into answer select x, repeat('a', 500) from system_range(1, ?)", ROWS);
    jdbc.execute("checkpoint sync");
  }

  @AfterEach
  void close() {
    relay.destroy();
  }

  @Test
  void losesWhatItReadsWithTheSettingsOfBefore() {
    assertThatThrownBy(
            () -> {
              for (var round = 0; round < ROUNDS; round++) {
                readWhile(this::commitAsBefore);
              }
            })
        .isInstanceOf(SQLException.class)
        .matches(LostChunk::isBehind);
  }

  @Test
  void findsWhatItReads() throws SQLException {
    var transactions = new JdbcTransactionManager(relay);
    transactions.addListener(new EmbeddedCommits(relay, url));
    var transaction = new TransactionTemplate(transactions);
    for (var round = 0; round < ROUNDS; round++) {
      var before = jdbc.queryForList("select said from answer order by id", String.class);
      var read = readWhile(change -> transaction.executeWithoutResult(status -> write(change)));
      assertThat(read).as("round " + round).hasSize(ROWS).isEqualTo(before);
    }
  }

  private void commitAsBefore(int change) {
    write(change);
    jdbc.execute("checkpoint sync");
  }

  private void write(int change) {
    var first = change * 100 % ROWS;
    jdbc.update(
        "update answer set said = repeat(char(?), 500) where id between ? and ?",
        'b' + change % 20,
        first,
        first + 100);
  }

  private List<String> readWhile(IntConsumer change) throws SQLException {
    try (var reader = DriverManager.getConnection(url, "sa", "");
        var query = reader.createStatement()) {
      query.execute("set lazy_query_execution 1");
      // the retention counts from when something was written; what is older has none, as here all.
      // Each connection sets anew what its address says
      query.execute("set retention_time 0");
      try (var rows = query.executeQuery("select id, said from answer order by id")) {
        var read = new ArrayList<String>();
        rows.next();
        read.add(rows.getString(2));
        for (var done = 0; done < COMMITS; done++) {
          change.accept(done);
        }
        while (rows.next()) {
          read.add(rows.getString(2));
        }
        return read;
      }
    }
  }
}
