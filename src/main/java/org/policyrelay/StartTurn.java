package org.policyrelay;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;

/**
 * Lets nodes on one PostgreSQL start one after the other: from before the first table is looked for
 * until models, users, lists and samples are in, one of them has the turn and the others wait for
 * it. Two that make the same tables at once would kill one another, and two that look whether there
 * is an administrator would both make one.
 *
 * <p>The turn is an advisory lock of a database session of its own, outside the pool: the start
 * finds as many connections as before, and the database itself ends the turn of a node that dies.
 * An H2 file belongs to one process anyway. See ADR 21.
 */
@Component
class StartTurn implements InitializingBean, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(StartTurn.class);
  private static final long LOOK_AGAIN_MILLIS = 250;

  /** The letters RELAY; nobody else who locks in this database should have come upon them. */
  private static final String TRY = "select pg_try_advisory_lock(x'52454c4159'::bigint)";

  /**
   * Such a session is idle for as long as a start takes, and is no reason for the server to end it;
   * one whose machine has vanished is ended within half a minute instead of two hours.
   */
  private static final String SESSION =
      """
      select set_config(name, case name
          when 'application_name' then 'policy-relay: start'
          when 'tcp_keepalives_idle' then '10'
          when 'tcp_keepalives_interval' then '5'
          when 'tcp_keepalives_count' then '3'
          else '0' end, false)
        from pg_settings
       where name in ('application_name', 'tcp_keepalives_idle', 'tcp_keepalives_interval',
                      'tcp_keepalives_count', 'idle_session_timeout')
      """;

  private final DataSource database;
  private final AtomicReference<@Nullable Turn> turn = new AtomicReference<>();

  StartTurn(DataSource database) {
    this.database = database;
  }

  @Override
  public void afterPropertiesSet() {
    ofItsOwn().ifPresent(this::take);
  }

  /** A pool for one session with the settings of that for all; empty where no turns are needed. */
  private Optional<HikariDataSource> ofItsOwn() {
    var all =
        DataSourceUnwrapper.unwrap(database, HikariConfigMXBean.class, HikariDataSource.class);
    if (all == null || !isPostgres(all)) {
      return Optional.empty();
    }
    var own = new HikariConfig();
    all.copyStateTo(own);
    own.setPoolName("start");
    own.setMaximumPoolSize(1);
    own.setMinimumIdle(0);
    own.setMaxLifetime(0);
    own.setLeakDetectionThreshold(0);
    own.setRegisterMbeans(false);
    own.setAutoCommit(true);
    return Optional.of(new HikariDataSource(own));
  }

  /** By its address or, where a class of the driver is configured instead, by that. */
  private static boolean isPostgres(HikariConfig pool) {
    return (pool.getJdbcUrl() + pool.getDataSourceClassName()).contains("postgresql");
  }

  private void take(HikariDataSource own) {
    try {
      turn.set(new Turn(own, waitFor(own.getConnection())));
    } catch (SQLException failed) {
      own.close();
      throw new CannotGetJdbcConnectionException("The turn to start cannot be had", failed);
    } catch (InterruptedException ending) {
      own.close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The start was interrupted while it waited", ending);
    }
  }

  /** Ends with the pool what it does not give back. */
  private static Connection waitFor(Connection session) throws SQLException, InterruptedException {
    ask(session, SESSION);
    if (ask(session, TRY)) {
      return session;
    }
    LOG.info("Another node is starting on this database; this one goes on when that is done");
    while (!ask(session, TRY)) {
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
    }
    LOG.info("The other node has started, this one goes on");
    return session;
  }

  /** What the last column of the last row says, true for what is not a yes or no. */
  private static boolean ask(Connection session, String question) throws SQLException {
    try (var statement = session.createStatement();
        var answer = statement.executeQuery(question)) {
      return answer.next() && !"f".equals(answer.getString(1));
    }
  }

  /** Everybody's traffic is taken once all runners and those who wait for readiness are done. */
  @EventListener
  void ready(AvailabilityChangeEvent<ReadinessState> event) {
    if (event.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
      end();
    }
  }

  /** Also of a start that fails: what was made so far is closed then. */
  @Override
  public void destroy() {
    end();
  }

  private void end() {
    var mine = turn.getAndSet(null);
    if (mine == null) {
      return;
    }
    try {
      mine.session.close();
    } catch (SQLException gone) {
      LOG.debug("The session of the start was gone already", gone);
    }
    mine.pool.close();
  }

  /** The session is whose lock it is; the pool is closed so that it ends. */
  private record Turn(HikariDataSource pool, Connection session) {}
}
