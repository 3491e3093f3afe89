package org.policyrelay.labeling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Columns;
import org.policyrelay.kernel.Revisions;
import org.policyrelay.labeling.protocol.Protocol;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code labeling_protocol}. */
@Component
class ProtocolRows {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String SELECT =
      """
      select protocol_key, revision, policy_id, version, base, state, policy_version, content, reason, writers,
             asked_by, asked_at, submitted_at, note, approved_by, approved_at, round_key, verdict, look_again, in_force_at,
             superseded_at, ended_by, end_reason
        from labeling_protocol""";

  private final JdbcClient jdbc;

  ProtocolRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whoever begins a protocol comes one after the other, until the transaction ends. */
  void begin() {
    jdbc.sql("update labeling_turn set turn = turn + 1 where id = 1").update();
  }

  void add(LabelingProtocol protocol) {
    var wanted = protocol.wanted();
    jdbc.sql(
            """
            insert into labeling_protocol (protocol_key, revision, policy_id, version, base, open_policy, state,
                   policy_version, content, reason, writers, asked_by, asked_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            protocol.key(),
            protocol.revision(),
            wanted.policyId(),
            wanted.version(),
            wanted.base(),
            wanted.policyId(),
            protocol.state().name(),
            protocol.policyVersion(),
            protocol.content().json(),
            wanted.reason(),
            written(protocol.writers()),
            wanted.by(),
            Columns.at(wanted.at()))
        .update();
  }

  void update(LabelingProtocol protocol) {
    var updated =
        jdbc.sql(
                """
                update labeling_protocol
                   set revision = revision + 1, state = ?, open_policy = ?, policy_version = ?, content = ?, writers = ?,
                       submitted_at = ?, note = ?, approved_by = ?, approved_at = ?, round_key = ?, verdict = ?,
                       look_again = ?, in_force_at = ?, superseded_at = ?, ended_by = ?, end_reason = ?
                 where protocol_key = ? and revision = ?
                """)
            .params(
                protocol.state().name(),
                protocol.state().isOpen() ? protocol.policyId() : null,
                protocol.policyVersion(),
                protocol.content().json(),
                written(protocol.writers()),
                Columns.at(protocol.submittedAt().orElse(null)),
                protocol.note().orElse(null),
                protocol.approvedBy().orElse(null),
                Columns.at(protocol.approvedAt().orElse(null)),
                protocol.round().orElse(null),
                protocol.verdict().orElse(null),
                protocol.toLookAtAgain().map(ProtocolRows::written).orElse(null),
                Columns.at(protocol.inForceAt().orElse(null)),
                Columns.at(protocol.supersededAt().orElse(null)),
                protocol.endedBy().orElse(null),
                protocol.endReason().orElse(null),
                protocol.key(),
                protocol.revision())
            .update();
    Revisions.requireWritten(updated, protocol.describe());
    protocol.written();
  }

  Optional<LabelingProtocol> find(String key) {
    return jdbc.sql(SELECT + " where protocol_key = ?").param(key).query(this::read).optional();
  }

  Optional<LabelingProtocol> find(String policyId, int version) {
    return jdbc.sql(SELECT + " where policy_id = ? and version = ?")
        .params(policyId, version)
        .query(this::read)
        .optional();
  }

  Optional<LabelingProtocol> inForce(String policyId) {
    return jdbc.sql(SELECT + " where policy_id = ? and state = 'IN_FORCE'")
        .param(policyId)
        .query(this::read)
        .optional();
  }

  Optional<LabelingProtocol> open(String policyId) {
    return jdbc.sql(SELECT + " where open_policy = ?").param(policyId).query(this::read).optional();
  }

  /** The number that the next version of the policy's protocol gets. */
  int nextVersion(String policyId) {
    return jdbc.sql(
            "select coalesce(max(version), 0) + 1 from labeling_protocol where policy_id = ?")
        .param(policyId)
        .query(Integer.class)
        .single();
  }

  /**
   * By policy, the newest version of each first.
   *
   * @param policyId of the only policy, absent for every one
   * @param after the last that is known already, absent for none
   */
  List<LabelingProtocol> list(
      @Nullable String policyId, Protocols.@Nullable Place after, int most) {
    return jdbc.sql(
            SELECT
                + """

                 where (cast(:policy as varchar(100)) is null or policy_id = :policy)
                   and (cast(:after as varchar(100)) is null or policy_id > :after
                        or (policy_id = :after and version < :version))
                 order by policy_id, version desc
                 limit :most
                """)
        .param("policy", policyId)
        .param("after", after == null ? null : after.policyId())
        .param("version", after == null ? 0 : after.version())
        .param("most", most)
        .query(this::read)
        .list();
  }

  private LabelingProtocol read(ResultSet row, int number) throws SQLException {
    var key = row.getString("protocol_key");
    var base = row.getInt("base");
    var looked = row.getString("look_again");
    return new LabelingProtocol(
        key,
        row.getInt("revision"),
        new LabelingProtocol.Wanted(
            row.getString("policy_id"),
            row.getInt("version"),
            base == 0 ? null : base,
            row.getString("reason"),
            row.getString("asked_by"),
            Columns.instant(row, "asked_at")),
        row.getString("policy_version"),
        Protocol.stored(row.getString("content")),
        new ProtocolCourse(
            ProtocolState.valueOf(row.getString("state")),
            new TreeSet<>(codes(row.getString("writers"))),
            Columns.instantOrNull(row, "submitted_at"),
            row.getString("note"),
            row.getString("approved_by"),
            Columns.instantOrNull(row, "approved_at"),
            row.getString("round_key"),
            row.getString("verdict"),
            looked == null ? null : codes(looked),
            Columns.instantOrNull(row, "in_force_at"),
            Columns.instantOrNull(row, "superseded_at"),
            row.getString("ended_by"),
            row.getString("end_reason")));
  }

  /** Codes and users may have commas. */
  private static String written(Collection<String> codes) {
    return JSON.valueToTree(codes).toString();
  }

  private static List<String> codes(String json) {
    try {
      return JSON.readValue(json, new TypeReference<List<String>>() {});
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("stored codes are no JSON", unreadable);
    }
  }
}
