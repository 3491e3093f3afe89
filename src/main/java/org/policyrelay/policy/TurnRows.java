package org.policyrelay.policy;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyrelay.kernel.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When the registry became what it is, and when it will be something else. */
@Component
class TurnRows {

  private final JdbcClient jdbc;

  TurnRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long revision() {
    return jdbc.sql("select revision from policy_registry where id = 1").query(Long.class).single();
  }

  /** When it was last published or taken back. */
  Instant changedAt() {
    return jdbc.sql("select changed_at from policy_registry where id = 1")
        .query((row, number) -> Columns.instant(row, "changed_at"))
        .single();
  }

  /** The first instant after the given one at which something begins or ends to apply. */
  Optional<Instant> nextTurn(Instant after) {
    return turn("select min(%1$s) as turn from policy_release where %1$s > ?", after);
  }

  /** The last instant up to the given one at which something began or ended to apply. */
  Optional<Instant> lastTurn(Instant upTo) {
    return turn("select max(%1$s) as turn from policy_release where %1$s <= ?", upTo);
  }

  private Optional<Instant> turn(String sql, Instant at) {
    var turns =
        Stream.of("effective_from", "effective_until")
            .map(column -> turnOf(sql.formatted(column), at))
            .flatMap(Optional::stream);
    return sql.contains("min(")
        ? turns.min(Comparator.naturalOrder())
        : turns.max(Comparator.naturalOrder());
  }

  private Optional<Instant> turnOf(String sql, Instant at) {
    return jdbc.sql(sql)
        .param(Columns.at(at))
        .query((row, number) -> Optional.ofNullable(Columns.instantOrNull(row, "turn")))
        .single();
  }
}
