package org.policyrelay.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.policyrelay.kernel.Columns;
import org.policyrelay.policy.entry.PolicyEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code change_draft}. */
@Component
class ChangeDraftRows {

  private final JdbcClient jdbc;

  ChangeDraftRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(ChangeDraft draft) {
    jdbc.sql(
            """
            insert into change_draft (change_key, drafted_by, drafted_at, entry, proposal)
            values (?, ?, ?, ?, ?)
            """)
        .params(
            draft.changeKey(),
            draft.draftedBy(),
            Columns.at(draft.draftedAt()),
            draft.entry().json().toString(),
            draft.proposal())
        .update();
  }

  /** All of a change, oldest first. */
  List<ChangeDraft> of(String change) {
    return jdbc.sql(
            """
            select change_key, drafted_by, drafted_at, entry, proposal
              from change_draft where change_key = ? order by id
            """)
        .param(change)
        .query(ChangeDraftRows::row)
        .list();
  }

  /** When the text was last written; empty for one that nobody has written anew. */
  Optional<Instant> lastOf(String change) {
    return jdbc.sql(
            """
            select drafted_at from change_draft where change_key = ?
             order by drafted_at desc fetch first 1 rows only
            """)
        .param(change)
        .query((row, number) -> Columns.instant(row, "drafted_at"))
        .optional();
  }

  /** When the text of a change was written that it has now. */
  Instant writtenAt(PolicyChange change) {
    return lastOf(change.key()).orElse(change.request().proposedAt());
  }

  /** Everybody who wrote one of a change. */
  Set<String> writersOf(String change) {
    return new TreeSet<>(
        jdbc.sql("select distinct drafted_by from change_draft where change_key = ?")
            .param(change)
            .query(String.class)
            .list());
  }

  private static ChangeDraft row(ResultSet row, int number) throws SQLException {
    return new ChangeDraft(
        row.getString("change_key"),
        row.getString("drafted_by"),
        Columns.instant(row, "drafted_at"),
        PolicyEntry.stored(row.getString("entry")),
        row.getBoolean("proposal"));
  }
}
