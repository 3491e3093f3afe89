package org.policyrelay.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.policyrelay.kernel.Columns;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The table {@code notice_delivery}: what is to go out, what is under way, what went out. Each call
 * is one transaction. Who takes a delivery holds it by a lease, so that two nodes never send the
 * same one and what a dead node had taken is free again after a while.
 */
@Component
@Transactional
class Outbox {

  private static final int LONGEST_ERROR = 500;
  private static final String SELECT =
      """
      select d.id, d.recipient, d.attempts, d.message_key,
             n.event, n.urgency, n.title, n.body, n.link, n.due_at, n.told_at, n.subject
        from notice_delivery d join notice n on n.id = d.notice_id
      """;

  private final JdbcClient jdbc;
  private final JdbcOperations batches;

  Outbox(JdbcClient jdbc, JdbcOperations batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /**
   * Somebody whom a notice is for, by one channel.
   *
   * @param notBefore when it may go out; what is for the inbox is there with that
   */
  record Address(String recipient, Channel channel, Instant notBefore) {}

  /** What is to go out for the notice, all of it in one batch. */
  void add(long notice, List<Address> addresses) {
    batches.batchUpdate(
        "insert into notice_delivery (notice_id, recipient, channel, state, not_before, attempts,"
            + " sent_at) values (?, ?, ?, ?, ?, 0, ?)",
        addresses,
        Math.max(1, addresses.size()),
        (row, address) -> {
          var arrived = address.channel() == Channel.INBOX;
          row.setLong(1, notice);
          row.setString(2, address.recipient());
          row.setString(3, address.channel().name());
          row.setString(4, arrived ? "SENT" : "PENDING");
          row.setObject(5, Columns.at(address.notBefore()));
          row.setObject(
              6, arrived ? Columns.at(address.notBefore()) : null, Types.TIMESTAMP_WITH_TIMEZONE);
        });
  }

  /** Takes deliveries of a lane that may go out now, the oldest first. */
  List<Delivery> take(Channel channel, Lane lane, int limit, Hold hold) {
    var due = due(channel, lane, limit, hold.from());
    if (due.isEmpty()) {
      return List.of();
    }
    var lease = UUID.randomUUID().toString();
    jdbc.sql(
            "update notice_delivery set lease = :lease, lease_until = :until where id in (:ids) and"
                + " state = 'PENDING' and not_before <= :now"
                + " and (lease_until is null or lease_until < :now)")
        .param("lease", lease)
        .param("until", Columns.at(hold.until()))
        .param("ids", due)
        .param("now", Columns.at(hold.from()))
        .update();
    var taken =
        jdbc.sql(SELECT + " where d.lease = ? and d.state = 'PENDING' order by d.id")
            .param(lease)
            .query(Outbox::row)
            .list();
    return stillSo(taken);
  }

  /**
   * What may be sent of them; what has become over meanwhile is put aside for good. Asked when they
   * are taken, and by who sends them right before that: a batch may take long.
   */
  List<Delivery> stillSo(List<Delivery> deliveries) {
    if (deliveries.isEmpty()) {
      return deliveries;
    }
    var over =
        jdbc.sql(
                "select d.id from notice_delivery d join notice n on n.id = d.notice_id where d.id"
                    + " in (:ids) and n.over_at is not null")
            .param("ids", ids(deliveries))
            .query(Long.class)
            .set();
    if (over.isEmpty()) {
      return deliveries;
    }
    jdbc.sql(
            "update notice_delivery set state = 'OVER', lease = null, lease_until = null where id in"
                + " (:ids) and state = 'PENDING'")
        .param("ids", over)
        .update();
    return deliveries.stream().filter(delivery -> !over.contains(delivery.id())).toList();
  }

  private List<Long> due(Channel channel, Lane lane, int limit, Instant now) {
    var query =
        jdbc.sql(
                """
                select id from notice_delivery
                 where state = 'PENDING' and channel = :channel and not_before <= :now
                   and (lease_until is null or lease_until < :now)%s
                 order by not_before, id fetch first :limit rows only
                """
                    .formatted(inLane(lane)))
            .param("channel", channel.name())
            .param("now", Columns.at(now))
            .param("limit", limit);
    if (lane.only().isPresent()) {
      query = query.param("recipient", lane.only().get());
    } else if (!lane.without().isEmpty()) {
      query = query.param("recipients", lane.without());
    }
    return query.query(Long.class).list();
  }

  /** A lane of one recipient waits as a whole: what comes later is not sent past what failed. */
  private static String inLane(Lane lane) {
    if (lane.only().isPresent()) {
      return """
           and recipient = :recipient
           and not exists (
             select 1 from notice_delivery earlier
              where earlier.state = 'PENDING' and earlier.channel = :channel
                and earlier.recipient = :recipient
                and (earlier.not_before > :now or earlier.lease_until >= :now))
          """;
    }
    return lane.without().isEmpty() ? "" : " and recipient not in (:recipients)";
  }

  /** Makes them one message, for good: when it has to be tried again, it is the same one. */
  void bind(Collection<Delivery> deliveries, String messageKey) {
    jdbc.sql("update notice_delivery set message_key = :key where id in (:ids)")
        .param("key", messageKey)
        .param("ids", ids(deliveries))
        .update();
  }

  void sent(Collection<Delivery> deliveries, Instant now) {
    jdbc.sql(
            "update notice_delivery set state = 'SENT', sent_at = :now, attempts = attempts + 1,"
                + " lease = null, lease_until = null, last_error = null where id in (:ids) and"
                + " state = 'PENDING'")
        .param("now", Columns.at(now))
        .param("ids", ids(deliveries))
        .update();
  }

  void failed(Collection<Delivery> deliveries, String error, Instant again) {
    jdbc.sql(
            "update notice_delivery set attempts = attempts + 1, last_error = :error, not_before ="
                + " :again, lease = null, lease_until = null where id in (:ids) and state ="
                + " 'PENDING'")
        .param("error", cut(error))
        .param("again", Columns.at(again))
        .param("ids", ids(deliveries))
        .update();
  }

  void dead(Collection<Delivery> deliveries, String error) {
    jdbc.sql(
            "update notice_delivery set state = 'DEAD', attempts = attempts + 1, last_error ="
                + " :error, lease = null, lease_until = null where id in (:ids) and state ="
                + " 'PENDING'")
        .param("error", cut(error))
        .param("ids", ids(deliveries))
        .update();
  }

  /** Gives them back untried, for later. */
  void postpone(Collection<Delivery> deliveries, Instant until) {
    jdbc.sql(
            "update notice_delivery set not_before = :until, lease = null, lease_until = null where"
                + " id in (:ids) and state = 'PENDING'")
        .param("until", Columns.at(until))
        .param("ids", ids(deliveries))
        .update();
  }

  /** When the messages went out that the recipient got since then, the oldest first. */
  @Transactional(readOnly = true)
  public List<Instant> messagesSince(Channel channel, String recipient, Instant since) {
    return jdbc.sql(
            "select min(sent_at) from notice_delivery where recipient = ? and channel = ? and"
                + " sent_at > ? group by message_key order by 1")
        .params(recipient, channel.name(), Columns.at(since))
        .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .list();
  }

  private static Delivery row(ResultSet row, int number) throws SQLException {
    return new Delivery(
        row.getLong("id"),
        NoticeRows.notice(row),
        Columns.instant(row, "told_at"),
        row.getString("recipient"),
        row.getInt("attempts"),
        row.getString("message_key"));
  }

  private static List<Long> ids(Collection<Delivery> deliveries) {
    return deliveries.stream().map(Delivery::id).toList();
  }

  private static String cut(String error) {
    return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
  }
}
