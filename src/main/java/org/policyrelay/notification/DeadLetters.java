package org.policyrelay.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.policyrelay.audit.Audit;
import org.policyrelay.kernel.CodesOf;
import org.policyrelay.kernel.Columns;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What could not be delivered: kept until an administrator sends it again. */
@Service
@Transactional
public class DeadLetters {

  private final JdbcClient jdbc;
  private final Audit audit;
  private final Clock clock;

  DeadLetters(JdbcClient jdbc, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @param channel {@code mail} or {@code webhook}
   * @param error what the last attempt met
   */
  public record DeadLetter(
      long id,
      String event,
      String title,
      String recipient,
      @CodesOf(Channel.class) String channel,
      int attempts,
      String error,
      Instant toldAt) {}

  /** The oldest first. */
  @Transactional(readOnly = true)
  public List<DeadLetter> list(int limit) {
    return jdbc.sql(
            """
            select d.id, n.event, n.title, d.recipient, d.channel, d.attempts, d.last_error, n.told_at
              from notice_delivery d join notice n on n.id = d.notice_id
             where d.state = 'DEAD' order by d.id fetch first ? rows only
            """)
        .param(limit)
        .query(
            (row, number) ->
                new DeadLetter(
                    row.getLong("id"),
                    row.getString("event"),
                    row.getString("title"),
                    row.getString("recipient"),
                    row.getString("channel").toLowerCase(Locale.ROOT),
                    row.getInt("attempts"),
                    row.getString("last_error"),
                    Columns.instant(row, "told_at")))
        .list();
  }

  /**
   * Puts it back into the outbox, with the same key as before and all attempts again.
   *
   * @throws RefusedException with {@link ErrorCode#NOT_FOUND} when there is no such dead letter
   */
  public void resend(long id, String by) {
    var back =
        jdbc.sql(
                "update notice_delivery set state = 'PENDING', attempts = 0, not_before = ? where"
                    + " id = ? and state = 'DEAD'")
            .params(Columns.at(clock.instant()), id)
            .update();
    if (back == 0) {
      throw new RefusedException(ErrorCode.NOT_FOUND, "There is no dead letter " + id);
    }
    audit.record("notice-" + id, "notice-resent", by, null);
  }
}
