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
      select proposal_key, revision, policy_id, version, change_key, english_name,
             english_description, english_policy, english_guidance, language, name, description,
             policy, guidance, proposed_by, proposed_at, state, decided_by, decided_at, reason
        from proposed_translation
      """;

  private static final String NEWEST_FIRST =
      " order by proposed_at desc, length(proposal_key) desc, proposal_key desc";

  private final JdbcClient jdbc;

  ProposedTranslationRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @throws DuplicateKeyException when another of the same version or draft and language waits
   */
  void add(ProposedTranslation proposed) {
    var wording = proposed.wording();
    var draft = proposed.translated().draft();
    var english = draft == null ? null : draft.english();
    jdbc.sql(
            """
            insert into proposed_translation (proposal_key, revision, policy_id, version,
                                              change_key, english_name, english_description,
                                              english_policy, english_guidance, language, name,
                                              description, policy, guidance, proposed_by,
                                              proposed_at, state, waits)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            proposed.key(),
            proposed.revision(),
            proposed.policyId(),
            proposed.translated().version(),
            draft == null ? null : draft.change(),
            english == null ? null : english.name(),
            english == null ? null : english.description(),
            english == null ? null : english.policy(),
            english == null ? null : english.guidance(),
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
                   set revision = revision + 1, state = ?, waits = ?, version = ?,
                       decided_by = ?, decided_at = ?, reason = ?
                 where proposal_key = ? and revision = ?
                """)
            .params(
                proposed.state().name(),
                waits(proposed),
                proposed.translated().version(),
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

  /** Every one of the same version or draft in a language, the newest first. */
  List<ProposedTranslation> of(Translated translated, String language) {
    var change = translated.change();
    return change.isPresent()
        ? ofChange(change.get()).stream().filter(one -> one.language().equals(language)).toList()
        : ofVersion(translated, language);
  }

  private List<ProposedTranslation> ofVersion(Translated translated, String language) {
    return jdbc.sql(SELECT + " where policy_id = ? and version = ? and language = ?" + NEWEST_FIRST)
        .params(translated.policyId(), translated.version(), language)
        .query(ProposedTranslationRows::row)
        .list();
  }

  /** Every one of the draft of a change, the newest first. */
  List<ProposedTranslation> ofChange(String change) {
    return jdbc.sql(SELECT + " where change_key = ?" + NEWEST_FIRST)
        .param(change)
        .query(ProposedTranslationRows::row)
        .list();
  }

  /** The database lets one of a version or draft and language wait; any number may be null. */
  private static @Nullable Boolean waits(ProposedTranslation proposed) {
    return proposed.waits() ? true : null;
  }

  private static ProposedTranslation row(ResultSet row, int number) throws SQLException {
    return new ProposedTranslation(
        row.getString("proposal_key"),
        row.getInt("revision"),
        new Translated(row.getString("policy_id"), row.getString("version"), draft(row)),
        row.getString("language"),
        wording(row, ""),
        row.getString("proposed_by"),
        Columns.instant(row, "proposed_at"),
        State.valueOf(row.getString("state")),
        decision(row));
  }

  private static Translated.@Nullable Draft draft(ResultSet row) throws SQLException {
    var change = row.getString("change_key");
    return change == null ? null : new Translated.Draft(change, wording(row, "english_"));
  }

  private static Wording wording(ResultSet row, String of) throws SQLException {
    return new Wording(
        row.getString(of + "name"),
        row.getString(of + "description"),
        row.getString(of + "policy"),
        row.getString(of + "guidance"));
  }

  private static ProposedTranslation.@Nullable Decision decision(ResultSet row)
      throws SQLException {
    var at = Columns.instantOrNull(row, "decided_at");
    return at == null
        ? null
        : new ProposedTranslation.Decision(
            row.getString("decided_by"), at, row.getString("reason"));
  }
}
