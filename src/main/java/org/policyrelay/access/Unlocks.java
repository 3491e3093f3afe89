package org.policyrelay.access;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.policyrelay.audit.Audit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When somebody was let try again, for every node to see. Read only when somebody is about to be
 * refused: nobody who logs in pays for it.
 */
@Component
class Unlocks {

  private final JdbcClient jdbc;
  private final Audit audit;
  private final Clock clock;

  Unlocks(JdbcClient jdbc, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  Optional<Instant> last(String user) {
    return jdbc.sql(
            "select unlocked_at from login_unlock where user_name = ?"
                + " order by unlocked_at desc limit 1")
        .param(user)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  /** A row for each, and the older ones go: two at once take nothing from one another. */
  void record(String user, String by) {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    jdbc.sql("delete from login_unlock where user_name = ? and unlocked_at < ?")
        .params(user, now)
        .update();
    jdbc.sql("insert into login_unlock (user_name, unlocked_at) values (?, ?)")
        .params(user, now)
        .update();
    audit.record(RefusedLogins.subject(user), "login-unlocked", by, null);
  }
}
