package org.policyrelay.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Codes;
import org.policyrelay.kernel.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code notice}: what happened, before it is known who is told by which channel. */
@Component
class NoticeRows {

  /** What the relay has slept through is told of when it is back. */
  private static final Duration LOOKED_BACK = Duration.ofDays(30);

  private final JdbcClient jdbc;

  NoticeRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A notice with whom it is for. */
  record Told(long id, Notice notice, Audience audience) {}

  void add(Notice notice, Audience audience, Instant now) {
    jdbc.sql(
            """
            insert into notice (event, urgency, title, body, link, due_at, users, user_groups, told_at, subject)
            select cast(? as varchar(200)), cast(? as varchar(10)), cast(? as varchar(300)), cast(? as varchar(2000)),
                   cast(? as varchar(300)), cast(? as timestamp with time zone), cast(? as varchar(2000)),
                   cast(? as varchar(2000)), cast(? as timestamp with time zone), cast(? as varchar(200))
             where not exists (select 1 from notice where event = ?)
            """)
        .params(
            notice.event(),
            notice.urgency().name(),
            notice.title(),
            notice.text(),
            notice.link(),
            Columns.at(notice.due()),
            Codes.list(new TreeSet<>(audience.users())),
            Codes.list(new TreeSet<>(audience.groups())),
            Columns.at(now),
            notice.subject(),
            notice.event())
        .update();
  }

  /** Who was told of what is not over yet. */
  List<Audience> audiences(Collection<String> subjects) {
    return jdbc.sql(
            "select distinct users, user_groups from notice where subject in (:subjects) and over_at"
                + " is null")
        .param("subjects", subjects)
        .query((row, number) -> audience(row))
        .list();
  }

  void over(Collection<String> subjects, String how, @Nullable String by, Instant now) {
    jdbc.sql(
            "update notice set over_at = :now, over_how = :how, over_by = :by where subject in"
                + " (:subjects) and over_at is null")
        .param("now", Columns.at(now))
        .param("how", how)
        .param("by", by)
        .param("subjects", subjects)
        .update();
  }

  /** What asked for nothing in time does not do so now. */
  void dueAt(String subject, Instant due) {
    jdbc.sql(
            "update notice set due_at = :due where subject = :subject and over_at is null and"
                + " due_at is not null")
        .param("due", Columns.at(due))
        .param("subject", subject)
        .update();
  }

  /**
   * Notices of what has opened, is not over and should have been done in the last days, as long as
   * nobody was told so.
   *
   * @param prefix of the subjects that are meant
   */
  List<Told> overdue(String prefix, Instant now) {
    return jdbc.sql(
            """
            select id, event, urgency, title, body, link, due_at, told_at, subject, users, user_groups from notice opened
             where due_at <= :now and due_at > :since and over_at is null and subject like :prefix
               and event = subject || '/opened'
               and not exists (select 1 from notice told where told.event = opened.subject || '/overdue')
            """)
        .param("now", Columns.at(now))
        .param("since", Columns.at(now.minus(LOOKED_BACK)))
        .param("prefix", prefix + "%")
        .query((row, number) -> new Told(row.getLong("id"), notice(row), audience(row)))
        .list();
  }

  /** The oldest notices that nobody has addressed yet. */
  List<Told> open(int limit) {
    return jdbc.sql(
            """
            select id, event, urgency, title, body, link, due_at, told_at, subject, users, user_groups from notice
             where expanded_at is null order by id fetch first ? rows only
            """)
        .param(limit)
        .query((row, number) -> new Told(row.getLong("id"), notice(row), audience(row)))
        .list();
  }

  /**
   * Takes the notice for the caller's transaction.
   *
   * @return false when another one has it
   */
  boolean take(long id, Instant now) {
    return jdbc.sql("update notice set expanded_at = ? where id = ? and expanded_at is null")
            .params(Columns.at(now), id)
            .update()
        == 1;
  }

  static Notice notice(ResultSet row) throws SQLException {
    return new Notice(
        row.getString("event"),
        Notice.Urgency.valueOf(row.getString("urgency")),
        row.getString("title"),
        row.getString("body"),
        row.getString("link"),
        Columns.instantOrNull(row, "due_at"),
        row.getString("subject"));
  }

  private static Audience audience(ResultSet row) throws SQLException {
    return new Audience(names(row, "users"), names(row, "user_groups"));
  }

  private static Set<String> names(ResultSet row, String column) throws SQLException {
    return Codes.of(row.getString(column));
  }
}
