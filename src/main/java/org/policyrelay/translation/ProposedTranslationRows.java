package org.policyrelay.translation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Columns;
import org.policyrelay.kernel.Revisions;
import org.policyrelay.policy.Translations.Wording;
import org.policyrelay.translation.ProposedTranslation.State;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code proposed_translation}. What was written never changes, only its standing. */
@Component
class ProposedTranslationRows {

  private static final String SELECT =
      """
      select proposal_key, revision, policy_id, version, language, name, description, policy,
             guidance, proposed_by, proposed_at, state, decided_by, decided_at, reason
        from proposed_translation
      """;

  private final JdbcClient jdbc;

  ProposedTranslationRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @throws DuplicateKeyException when another of the same version and language waits
   */
  void add(ProposedTranslation proposed) {
    var wording = proposed.wording();
    jdbc.sql(
            """
            insert into proposed_translation (proposal_key, revision, policy_id, version, language,
                                              name, description, policy, guidance, proposed_by,
                                              proposed_at, state, waits)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            proposed.key(),
            proposed.revision(),
            proposed.policyId(),
            proposed.version(),
            proposed.language(),
            wording.name(),
            wording.description(),
            wording.policy(),
            wording.guidance(),
            proposed.proposedBy(),
            Columns.at(proposed.proposedAt()),
            proposed.state().name(),
            waits(proposed))
        .update();
  }

  /**
   * Writes what a decision may change.
   *
   * @throws OptimisticLockingFailureException when somebody else has changed it since it was read
   */
  void update(ProposedTranslation proposed) {
    var updated =
        jdbc.sql(
                """
                update proposed_translation
                   set revision = revision + 1, state = ?, waits = ?, decided_by = ?,
                       decided_at = ?, reason = ?
                 where proposal_key = ? and revision = ?
                """)
            .params(
                proposed.state().name(),
                waits(proposed),
                proposed.decidedBy().orElse(null),
                Columns.at(proposed.decidedAt().orElse(null)),
                proposed.reason().orElse(null),
                proposed.key(),
                proposed.revision())
            .update();
    Revisions.requireWritten(updated, "translation " + proposed.key());
    proposed.written();
  }

  Optional<ProposedTranslation> find(String key) {
    return jdbc.sql(SELECT + " where proposal_key = ?")
        .param(key)
        .query(ProposedTranslationRows::row)
        .optional();
  }

  /** Every one of a version in a language, the newest first. */
  List<ProposedTranslation> of(String policyId, String version, String language) {
    return jdbc.sql(
            SELECT
                + " where policy_id = ? and version = ? and language = ? order by proposed_at desc")
        .params(policyId, version, language)
        .query(ProposedTranslationRows::row)
        .list();
  }

  /** The database lets one of a version and language wait; any number of them may be null. */
  private static @Nullable Boolean waits(ProposedTranslation proposed) {
    return proposed.state() == State.PROPOSED ? true : null;
  }

  private static ProposedTranslation row(ResultSet row, int number) throws SQLException {
    return new ProposedTranslation(
        row.getString("proposal_key"),
        row.getInt("revision"),
        row.getString("policy_id"),
        row.getString("version"),
        row.getString("language"),
        new Wording(
            row.getString("name"),
            row.getString("description"),
            row.getString("policy"),
            row.getString("guidance")),
        row.getString("proposed_by"),
        Columns.instant(row, "proposed_at"),
        State.valueOf(row.getString("state")),
        row.getString("decided_by"),
        Columns.instantOrNull(row, "decided_at"),
        row.getString("reason"));
  }
}
