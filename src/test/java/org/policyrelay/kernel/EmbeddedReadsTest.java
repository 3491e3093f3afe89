package org.policyrelay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.DataUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.support.TransactionTemplate;

/** A query that meets H2's loss of a chunk is asked once more, and nothing else is. */
class EmbeddedReadsTest {

  private static final String QUERY = "select said from answer where id = 1";

  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger failing = new AtomicInteger();
  private int code = DataUtils.ERROR_CHUNK_NOT_FOUND;
  private DataSource database;
  private JdbcTemplate jdbc;

  @BeforeEach
  void fill() {
    var plain = new JdbcDataSource();
    plain.setURL("jdbc:h2:mem:reads" + System.identityHashCode(this) + ";DB_CLOSE_DELAY=-1");
    database = around(new Failing(plain), "jdbc:h2:file:./data/relay");
    jdbc = new JdbcTemplate(database);
    jdbc.execute("create table answer (id int primary key, said varchar(100))");
    jdbc.update("insert into answer values (1, 'done')");
    asked.set(0);
  }

  @Test
  void aQueryIsAskedOnceMore() {
    failing.set(1);
    assertThat(jdbc.queryForObject(QUERY, String.class)).isEqualTo("done");
    assertThat(asked).hasValue(2);
  }

  @Test
  void aPreparedQueryIsAskedOnceMore() {
    failing.set(1);
    assertThat(jdbc.queryForObject("select said from answer where id = ?", String.class, 1))
        .isEqualTo("done");
    assertThat(asked).hasValue(2);
  }

  /** The engine asks like this: it does not say that it only reads. */
  @Test
  void whatTurnsOutToBeAQueryIsAskedOnceMore() throws SQLException {
    failing.set(1);
    try (var connection = database.getConnection();
        var query = connection.prepareStatement(QUERY)) {
      assertThat(query.execute()).isTrue();
      assertThat(query.getResultSet().next()).isTrue();
    }
    assertThat(asked).hasValue(2);
  }

  @Test
  void whatTheTransactionHasWrittenStays() {
    var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    transaction.executeWithoutResult(
        status -> {
          jdbc.update("update answer set said = 'twice'");
          failing.set(1);
          assertThat(jdbc.queryForObject(QUERY, String.class)).isEqualTo("twice");
        });
    assertThat(jdbc.queryForObject(QUERY, String.class)).isEqualTo("twice");
  }

  @Test
  void aSecondLossIsOvercome() {
    failing.set(2);
    assertThat(jdbc.queryForObject(QUERY, String.class)).isEqualTo("done");
    assertThat(asked).hasValue(3);
  }

  @Test
  void oneThatStaysIsTold() {
    failing.set(3);
    assertThatThrownBy(() -> jdbc.queryForObject(QUERY, String.class))
        .matches(DatabaseAway::isBehind);
    assertThat(asked).hasValue(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"update answer set said = 'more'", "insert into answer values (2, 'more')"})
  void aWriteIsNeverRepeated(String write) {
    failing.set(1);
    assertThatThrownBy(() -> executed(write)).isInstanceOf(SQLException.class);
    assertThat(asked).hasValue(1);
    failing.set(1);
    assertThatThrownBy(() -> jdbc.update(write)).matches(LostChunk::isBehind);
    assertThat(asked).hasValue(2);
    assertThat(jdbc.queryForList("select said from answer", String.class)).containsExactly("done");
  }

  private void executed(String write) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(write)) {
      statement.execute();
    }
  }

  @Test
  void anotherFaultIsNotHidden() {
    code = DataUtils.ERROR_FILE_CORRUPT;
    failing.set(1);
    assertThatThrownBy(() -> jdbc.queryForObject(QUERY, String.class))
        .matches(failure -> !DatabaseAway.isBehind(failure));
    assertThat(asked).hasValue(1);
  }

  @Test
  void aConnectionIsItself() throws SQLException {
    try (var connection = database.getConnection();
        var other = database.getConnection()) {
      assertThat(List.of(connection)).contains(connection).doesNotContain(other);
      assertThat(connection.unwrap(JdbcConnection.class)).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:h2:mem:relay", "jdbc:postgresql://localhost/relay", ""})
  void whatHasNoSuchFileIsLeftAlone(String url) {
    var plain = new JdbcDataSource();
    assertThat(around(plain, url)).isSameAs(plain);
  }

  private static DataSource around(DataSource plain, String url) {
    var settings = new MockEnvironment().withProperty("spring.datasource.url", url);
    return (DataSource)
        new EmbeddedReads(settings).postProcessAfterInitialization(plain, "dataSource");
  }

  /** Fails as H2 does, before anything is done, for as many times as it is told to. */
  private final class Failing extends DelegatingDataSource {

    Failing(DataSource plain) {
      super(plain);
    }

    @Override
    public Connection getConnection() throws SQLException {
      return failing(Connection.class, super.getConnection());
    }

    private <T> T failing(Class<T> kind, T plain) {
      return kind.cast(
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {kind},
              (proxy, method, given) -> {
                if (plain instanceof Statement && method.getName().startsWith("execute")) {
                  asked.incrementAndGet();
                  if (failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    throw new SQLException(
                        "General error", DataUtils.newMVStoreException(code, "injected"));
                  }
                }
                try {
                  var answer = method.invoke(plain, given);
                  return answer instanceof PreparedStatement prepared
                      ? failing(PreparedStatement.class, prepared)
                      : answer instanceof Statement statement
                          ? failing(Statement.class, statement)
                          : answer;
                } catch (InvocationTargetException failure) {
                  throw failure.getCause();
                }
              }));
    }
  }
}
