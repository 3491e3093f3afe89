package org.policyrelay.engine.tuned.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read on demand is what the engine reads itself. */
class StatementsOnDemandTest {

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgres"})
  void everyStatementIsTheEnginesOwn(String databaseType) {
    var engines = new Stock(databaseType).statements();
    var ours = new Ours(databaseType).statements();
    assertThat(names(ours)).isEqualTo(names(engines)).hasSizeGreaterThan(1000);
    for (var id : names(engines)) {
      assertThat(shape(ours, id)).as(id).isEqualTo(shape(engines, id));
    }
  }

  @Test
  void aStatementIsReadWhenItIsAskedFor() {
    var statements = new Ours("h2").statements();
    assertThat(statements.read()).isEmpty();
    assertThat(statements.hasStatement("selectTask")).isTrue();
    assertThat(statements.hasStatement("selectNothing")).isFalse();
    assertThat(statements.read())
        .containsExactlyInAnyOrder(
            "selectTask", "org.camunda.bpm.engine.impl.persistence.entity.TaskEntity.selectTask");
  }

  @Test
  void manyMayAskForTheSameAtOnce() throws Exception {
    var statements = new Ours("h2").statements();
    var callers = Executors.newFixedThreadPool(8);
    try {
      var answers = new ArrayList<Future<MappedStatement>>();
      for (var caller = 0; caller < 64; caller++) {
        answers.add(callers.submit(() -> statements.getMappedStatement("selectJob")));
      }
      for (var answer : answers) {
        assertThat(answer.get()).isSameAs(statements.getMappedStatement("selectJob"));
      }
    } finally {
      callers.shutdownNow();
    }
  }

  private static TreeSet<String> names(Configuration statements) {
    return new TreeSet<>(statements.getMappedStatementNames());
  }

  /** All that a statement consists of, as text. */
  private static List<Object> shape(Configuration statements, String id) {
    var statement = statements.getMappedStatement(id);
    var found = new ArrayList<Object>();
    Collections.addAll(
        found,
        statement.getId(),
        statement.getSqlCommandType(),
        statement.getStatementType(),
        String.valueOf(statement.getTimeout()),
        String.valueOf(statement.getFetchSize()),
        statement.isFlushCacheRequired(),
        statement.isUseCache(),
        statement.getKeyGenerator().getClass(),
        statement.getParameterMap().getType(),
        statement.getResultMaps().stream()
            .map(map -> map.getId() + map.getType() + map.getMappedColumns())
            .toList(),
        new Tree().of(statement.getSqlSource()));
    return found;
  }

  /** The engine's settings up to its statements, without a database. */
  private static final class Stock extends StandaloneProcessEngineConfiguration {
    private Stock(String databaseType) {
      this.databaseType = databaseType;
      this.dataSource = source();
      initTransactionFactory();
      initSqlSessionFactory();
    }

    private Configuration statements() {
      return getSqlSessionFactory().getConfiguration();
    }
  }

  private static final class Ours extends OnDemandEngine {
    private Ours(String databaseType) {
      this.databaseType = databaseType;
      this.dataSource = source();
      initTransactionFactory();
      initSqlSessionFactory();
    }

    private StatementsOnDemand statements() {
      return (StatementsOnDemand) getSqlSessionFactory().getConfiguration();
    }
  }

  private static DataSource source() {
    return new JdbcDataSource();
  }
}
