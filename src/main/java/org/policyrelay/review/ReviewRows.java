package org.policyrelay.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.policyrelay.kernel.Columns;
import org.policyrelay.kernel.Revisions;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code policy_review}. */
@Component
class ReviewRows {

  private static final String SELECT =
      """
      select review_key, revision, policy_id, number, state, begun_at, due_at, decided_at,
             decided_by, note
        from policy_review
      """;

  private final JdbcClient jdbc;

  ReviewRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @throws DuplicateKeyException when the policy has a review of that number
   */
  void add(PolicyReview review) {
    jdbc.sql(
            """
            insert into policy_review (review_key, revision, policy_id, number, state, begun_at,
                                       due_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            review.key(),
            review.revision(),
            review.policyId(),
            review.number(),
            review.state().name(),
            Columns.at(review.begunAt()),
            Columns.at(review.dueAt()))
        .update();
  }

  /**
   * Writes what a transition may change.
   *
   * @throws OptimisticLockingFailureException when somebody else has changed it since it was read
   */
  void update(PolicyReview review) {
    var updated =
        jdbc.sql(
                """
                update policy_review
                   set revision = revision + 1, state = ?, begun_at = ?, due_at = ?,
                       decided_at = ?, decided_by = ?, note = ?
                 where review_key = ? and revision = ?
                """)
            .params(
                review.state().name(),
                Columns.at(review.begunAt()),
                Columns.at(review.dueAt()),
                Columns.at(review.decidedAt().orElse(null)),
                review.decidedBy().orElse(null),
                review.note().orElse(null),
                review.key(),
                review.revision())
            .update();
    Revisions.requireWritten(updated, "review " + review.key());
    review.written();
  }

  Optional<PolicyReview> find(String key) {
    return jdbc.sql(SELECT + " where review_key = ?").param(key).query(ReviewRows::row).optional();
  }

  /** Every review of a policy, the newest first. */
  List<PolicyReview> ofPolicy(String policyId) {
    return jdbc.sql(SELECT + " where policy_id = ? order by number desc")
        .param(policyId)
        .query(ReviewRows::row)
        .list();
  }

  /** What nobody has decided yet, the first that is due first. */
  List<PolicyReview> open() {
    return jdbc.sql(SELECT + " where state in ('WAITING', 'DUE') order by due_at, policy_id")
        .query(ReviewRows::row)
        .list();
  }

  /** The policies that have had a review or wait for one. */
  List<String> policies() {
    return jdbc.sql("select distinct policy_id from policy_review").query(String.class).list();
  }

  private static PolicyReview row(ResultSet row, int number) throws SQLException {
    return new PolicyReview(
        row.getString("review_key"),
        row.getInt("revision"),
        row.getString("policy_id"),
        row.getInt("number"),
        PolicyReview.State.valueOf(row.getString("state")),
        Columns.instant(row, "begun_at"),
        Columns.instant(row, "due_at"),
        Columns.instantOrNull(row, "decided_at"),
        row.getString("decided_by"),
        row.getString("note"));
  }
}
