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
 * When an administrator let somebody try again, for every node to see. Read only when somebody is
 * about to be refused: nobody who logs in pays for it.
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
    return jdbc.sql("select unlocked_at from login_unlock where user_name = ?")
        .param(user)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  void record(String user) {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    var updated =
        jdbc.sql("update login_unlock set unlocked_at = ? where user_name = ?")
            .params(now, user)
            .update();
    if (updated == 0) {
      jdbc.sql("insert into login_unlock (user_name, unlocked_at) values (?, ?)")
          .params(user, now)
          .update();
    }
    audit.record(RefusedLogins.subject(user), "login-unlocked", Audit.SYSTEM, null);
  }
}
