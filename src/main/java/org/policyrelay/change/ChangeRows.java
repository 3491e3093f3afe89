package org.policyrelay.change;

import com.fasterxml.jackson.databind.node.TextNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Codes;
import org.policyrelay.kernel.Columns;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.Revisions;
import org.policyrelay.policy.ApprovedEntry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code policy_change}. What is in it was checked when it came in, and is read back as
 * it was stored: a check that became stricter since makes no row unreadable.
 */
@Component
class ChangeRows {

  private static final String SELECT =
      """
      select change_key, revision, state, policy_id, entry, summary, reason, origin_type, origin_ref,
             emergency, requested_effective_at, statutory_deadline, proposed_by, proposed_at,
             target_version, risk_tier, review_teams, readiness_parts, open_parts, notice_days,
             rework_rounds, rework_rounds_allowed, approved_by, approved_at, approved_hash,
             readiness, released_markets, effective_at, held_at, ended_at, end_reason, settles
        from policy_change
      """;

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  ChangeRows(JdbcClient jdbc, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  /** Writes one that was just proposed. */
  void add(PolicyChange change) {
    var request = change.request();
    jdbc.sql(
            """
            insert into policy_change (change_key, revision, state, policy_id, entry, summary, reason,
                                       origin_type, origin_ref, emergency, requested_effective_at,
                                       statutory_deadline, proposed_by, proposed_at, rework_rounds,
                                       rework_rounds_allowed)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            change.key(),
            change.revision(),
            change.state().name(),
            request.policyId(),
            change.entry().json().toString(),
            change.summary(),
            request.reason(),
            request.origin().type(),
            request.origin().ref(),
            request.emergency(),
            Columns.at(request.requestedEffectiveAt()),
            Columns.at(request.statutoryDeadline()),
            request.proposedBy(),
            Columns.at(request.proposedAt()),
            change.reworkRounds(),
            change.impact().reworkRounds())
        .update();
  }

  /**
   * Writes what a transition may change, and tells so.
   *
   * @throws OptimisticLockingFailureException when somebody else has changed it since it was read
   */
  void update(PolicyChange change) {
    var impact = change.impact();
    var approval = change.approval();
    var rollout = change.rollout();
    var updated =
        jdbc.sql(
                """
                update policy_change
                   set revision = revision + 1, state = ?, entry = ?, summary = ?,
                       target_version = ?, risk_tier = ?, review_teams = ?, readiness_parts = ?,
                       notice_days = ?, rework_rounds_allowed = ?, rework_rounds = ?,
                       approved_by = ?, approved_at = ?, approved_hash = ?, open_parts = ?,
                       readiness = ?, released_markets = ?, effective_at = ?, held_at = ?,
                       ended_at = ?, end_reason = ?, settles = ?
                 where change_key = ? and revision = ?
                """)
            .params(
                change.state().name(),
                change.entry().json().toString(),
                change.summary(),
                change.targetVersion().orElse(null),
                change.riskTier().map(RiskTier::code).orElse(null),
                list(impact.reviewTeams()),
                list(ReadinessPart.codes(impact.readinessParts())),
                change.riskTier().map(tier -> impact.noticeDays()).orElse(null),
                impact.reworkRounds(),
                change.reworkRounds(),
                approval.map(Approval::by).orElse(null),
                Columns.at(approval.map(Approval::at).orElse(null)),
                approval.map(Approval::hash).orElse(null),
                list(ReadinessPart.codes(rollout.openParts())),
                rollout.readiness().isEmpty() ? null : ReadinessJson.write(rollout.readiness()),
                list(Market.codes(rollout.released())),
                Columns.at(change.effectiveAt().orElse(null)),
                Columns.at(change.heldAt().orElse(null)),
                Columns.at(change.endedAt().orElse(null)),
                change.endReason().orElse(null),
                impact.settles(),
                change.key(),
                change.revision())
            .update();
    Revisions.requireWritten(updated, "policy change " + change.key());
    change.written();
    events.publishEvent(new ChangeMoved(change.key()));
  }

  /** Until the transaction ends. */
  void lock(String key) {
    jdbc.sql("select change_key from policy_change where change_key = ? for update")
        .param(key)
        .query(String.class)
        .list();
  }

  Optional<PolicyChange> find(String key) {
    return jdbc.sql(SELECT + " where change_key = ?").param(key).query(ChangeRows::row).optional();
  }

  List<PolicyChange> newest(int limit) {
    return jdbc.sql(
            SELECT
                + " order by case when ended_at is null then 0 else 1 end, proposed_at desc"
                + " fetch first ? rows only")
        .param(limit)
        .query(ChangeRows::row)
        .list();
  }

  List<PolicyChange> ofPolicySince(String policyId, Instant since) {
    return jdbc.sql(
            SELECT
                + " where policy_id = ? and proposed_at >= ?"
                + " order by proposed_at desc fetch first 50 rows only")
        .params(policyId, Columns.at(since))
        .query(ChangeRows::row)
        .list();
  }

  /** Every change that comes from another and has not ended, the oldest first. */
  List<PolicyChange> openBecauseOf(String origin) {
    return open("origin_ref = ?", origin);
  }

  /** Every change of the policy that has not ended, the oldest first. */
  List<PolicyChange> openOf(String policyId) {
    return open("policy_id = ?", policyId);
  }

  /** What of the policy is approved and not public yet, the oldest first. */
  List<ApprovedEntry> approvedOf(String policyId) {
    return openOf(policyId).stream()
        .filter(change -> ChangeState.APPROVED.contains(change.state()))
        .map(change -> new ApprovedEntry(change.key(), change.entry()))
        .toList();
  }

  /** Every change of an overlay on the policy that has not ended, the oldest first. */
  List<PolicyChange> openOverlaysOn(String policyId) {
    // as it is written, and not as a pattern: an id may have a _
    return open("position(? in entry) > 0", "\"overlay_of\":" + TextNode.valueOf(policyId)).stream()
        .filter(change -> change.entry().overlayOf().filter(policyId::equals).isPresent())
        .toList();
  }

  private List<PolicyChange> open(String condition, String value) {
    return jdbc.sql(
            SELECT
                + " where "
                + condition
                + " and ended_at is null order by proposed_at, change_key")
        .param(value)
        .query(ChangeRows::row)
        .list();
  }

  boolean isHeld(String key) {
    return jdbc.sql(
                "select count(*) from policy_change where change_key = ? and held_at is not null")
            .param(key)
            .query(Integer.class)
            .single()
        > 0;
  }

  private static @Nullable String list(Collection<String> codes) {
    return codes.isEmpty() ? null : Codes.list(codes);
  }

  private static PolicyChange row(ResultSet row, int number) throws SQLException {
    return new PolicyChange(
        row.getInt("revision"),
        request(row),
        new ChangeCourse(
            row.getString("change_key"),
            ChangeState.valueOf(row.getString("state")),
            Columns.instantOrNull(row, "held_at"),
            ending(row)),
        new CurrentDraft(
            PolicyEntry.stored(row.getString("entry")),
            row.getString("summary"),
            row.getString("target_version"),
            row.getInt("rework_rounds")),
        impact(row),
        approval(row),
        new Rollout(
            ReadinessPart.of(Codes.of(row.getString("open_parts"))),
            ReadinessJson.read(row.getString("readiness")),
            Market.listed(row.getString("released_markets")),
            Columns.instantOrNull(row, "effective_at")));
  }

  private static Request request(ResultSet row) throws SQLException {
    return new Request(
        row.getString("policy_id"),
        row.getString("reason"),
        new Proposal.Origin(row.getString("origin_type"), row.getString("origin_ref")),
        row.getBoolean("emergency"),
        Columns.instantOrNull(row, "requested_effective_at"),
        Columns.instantOrNull(row, "statutory_deadline"),
        row.getString("proposed_by"),
        Columns.instant(row, "proposed_at"));
  }

  private static Impact impact(ResultSet row) throws SQLException {
    var tier = row.getString("risk_tier");
    return tier == null
        ? Impact.NONE
        : new Impact(
            RiskTier.stored(tier),
            List.copyOf(Codes.of(row.getString("review_teams"))),
            ReadinessPart.of(Codes.of(row.getString("readiness_parts"))),
            row.getInt("notice_days"),
            row.getInt("rework_rounds_allowed"),
            row.getBoolean("settles"));
  }

  private static @Nullable Approval approval(ResultSet row) throws SQLException {
    var by = row.getString("approved_by");
    return by == null
        ? null
        : new Approval(by, Columns.instant(row, "approved_at"), row.getString("approved_hash"));
  }

  private static ChangeCourse.@Nullable Ending ending(ResultSet row) throws SQLException {
    var at = Columns.instantOrNull(row, "ended_at");
    return at == null ? null : new ChangeCourse.Ending(at, row.getString("end_reason"));
  }
}
