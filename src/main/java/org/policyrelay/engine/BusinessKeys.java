package org.policyrelay.engine;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.policyrelay.kernel.BusinessKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives out business keys. Numbers come from database sequences, so that nobody waits for one. */
@Component
public class BusinessKeys {

  private final JdbcClient jdbc;
  private final Clock clock;

  BusinessKeys(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The next key of a kind.
   *
   * @param prefix such as {@code PC}
   * @param sequence the database sequence that counts this kind
   */
  public String next(String prefix, String sequence) {
    // both databases know it so; PostgreSQL takes no parameter for the name
    var sql = "select nextval('%s')".formatted(sequence);
    var number = jdbc.sql(sql).query(Long.class).single();
    var year = ZonedDateTime.now(clock.withZone(ZoneOffset.UTC)).getYear();
    return new BusinessKey(prefix, year, number).toString();
  }
}
