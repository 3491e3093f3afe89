package org.policyrelay.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Columns;
import org.policyrelay.policy.PolicyRegistry.Standing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When the registry became what it is, and when it will be something else. */
@Component
class TurnRows {

  /**
   * The two time axes of a release. When it becomes known counts too: the clock of the server that
   * published it may be ahead of this one's.
   */
  private static final List<String> AXES =
      List.of("effective_from", "effective_until", "published_at", "rolled_back_at");

  private static final String STANDING =
      "select r.revision, r.changed_at, (select max(sequence) from policy_version) as newest"
          + AXES.stream().map(TurnRows::turnsOf).collect(Collectors.joining())
          + " from policy_registry r where r.id = 1";

  private final JdbcClient jdbc;
  private final ItemTurns items;

  TurnRows(JdbcClient jdbc, ItemTurns items) {
    this.jdbc = jdbc;
    this.items = items;
  }

  /** What turned before the registry changed last says nothing more. */
  private static String turnsOf(String axis) {
    return """
        , (select max(%1$s) from policy_release
            where %1$s > r.changed_at and %1$s <= :now) as last_%1$s
        , (select min(%1$s) from policy_release where %1$s > :now) as next_%1$s"""
        .formatted(axis);
  }

  /**
   * @param newest sequence number of the newest version, zero for none
   */
  private record Found(
      long revision, Instant changed, long newest, List<Instant> past, List<Instant> coming) {}

  /** It is asked all the time: one statement, and another one where versions have come. */
  Standing standing(Instant now) {
    var found = jdbc.sql(STANDING).param("now", Columns.at(now)).query(TurnRows::found).single();
    var ofItems = items.upTo(found.newest());
    var since =
        Stream.concat(found.past().stream(), Stream.ofNullable(ofItems.floor(now)))
            .max(Comparator.naturalOrder())
            .filter(found.changed()::isBefore)
            // by a clock that is ahead of this one's: nobody is told of an instant to come
            .orElse(found.changed().isAfter(now) ? now : found.changed());
    var until =
        Stream.concat(found.coming().stream(), Stream.ofNullable(ofItems.higher(now)))
            .min(Comparator.naturalOrder())
            .orElse(null);
    return new Standing(found.revision(), since, until);
  }

  private static Found found(ResultSet row, int number) throws SQLException {
    var past = new ArrayList<@Nullable Instant>();
    var coming = new ArrayList<@Nullable Instant>();
    for (var axis : AXES) {
      past.add(Columns.instantOrNull(row, "last_" + axis));
      coming.add(Columns.instantOrNull(row, "next_" + axis));
    }
    return new Found(
        row.getLong("revision"),
        Columns.instant(row, "changed_at"),
        row.getLong("newest"),
        past.stream().filter(Objects::nonNull).toList(),
        coming.stream().filter(Objects::nonNull).toList());
  }
}
