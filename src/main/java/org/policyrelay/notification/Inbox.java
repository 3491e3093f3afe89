package org.policyrelay.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.CodesOf;
import org.policyrelay.kernel.Columns;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What each person was told, inside the application. */
@Service
@Transactional
public class Inbox {

  /** Of the delivery {@code d} of the notice {@code n}: what is over asks nobody for anything. */
  private static final String UNREAD = " and d.read_at is null and n.over_at is null";

  private final JdbcClient jdbc;
  private final Clock clock;

  Inbox(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A notice as its reader finds it.
   *
   * @param readAt when it was read, or was over; null while it is neither
   * @param over how what it is about has ended, such as {@code withdrawn}; null while it has not
   * @param overBy who ended it; null where nobody did, or it has not
   * @param overAt when it ended; null while it has not
   */
  public record Item(
      long id,
      String title,
      String text,
      String link,
      @CodesOf(Notice.Urgency.class) String urgency,
      @Nullable Instant due,
      Instant toldAt,
      @Nullable Instant readAt,
      @Nullable String over,
      @Nullable String overBy,
      @Nullable Instant overAt) {}

  /**
   * The newest first.
   *
   * @param before only those with a smaller id, to page on; null to begin
   */
  @Transactional(readOnly = true)
  public List<Item> of(String user, boolean unreadOnly, @Nullable Long before, int limit) {
    return jdbc.sql(
            """
            select d.id, n.title, n.body, n.link, n.urgency, n.due_at, n.told_at,
                   coalesce(d.read_at, n.over_at) read_at, n.over_how, n.over_by, n.over_at
              from notice_delivery d join notice n on n.id = d.notice_id
             where d.recipient = :user and d.channel = 'INBOX' and d.id < :before
            """
                + (unreadOnly ? UNREAD : "")
                + " order by d.id desc fetch first :limit rows only")
        .param("user", user)
        .param("before", before == null ? Long.MAX_VALUE : before)
        .param("limit", limit)
        .query(
            (row, number) ->
                new Item(
                    row.getLong("id"),
                    row.getString("title"),
                    row.getString("body"),
                    row.getString("link"),
                    row.getString("urgency").toLowerCase(Locale.ROOT),
                    Columns.instantOrNull(row, "due_at"),
                    Columns.instant(row, "told_at"),
                    Columns.instantOrNull(row, "read_at"),
                    row.getString("over_how"),
                    row.getString("over_by"),
                    Columns.instantOrNull(row, "over_at")))
        .list();
  }

  @Transactional(readOnly = true)
  public long unread(String user) {
    return jdbc.sql(
            "select count(*) from notice_delivery d join notice n on n.id = d.notice_id where"
                + " d.recipient = ? and d.channel = 'INBOX'"
                + UNREAD)
        .param(user)
        .query(Long.class)
        .single();
  }

  /**
   * Marks one as read or unread; what is over stays read.
   *
   * @throws RefusedException with {@link ErrorCode#NOT_FOUND} when the user has no such notice
   */
  public void mark(String user, long id, boolean read) {
    var marked =
        jdbc.sql(
                "update notice_delivery set read_at = ? where id = ? and recipient = ? and channel ="
                    + " 'INBOX'")
            .params(Columns.at(read ? clock.instant() : null), id, user)
            .update();
    if (marked == 0) {
      throw new RefusedException(ErrorCode.NOT_FOUND, "There is no notice " + id + " for you");
    }
  }

  /** Marks everything as read that was told up to now. */
  public void markAll(String user) {
    jdbc.sql(
            "update notice_delivery set read_at = ? where recipient = ? and channel = 'INBOX' and"
                + " read_at is null")
        .params(Columns.at(clock.instant()), user)
        .update();
  }
}
