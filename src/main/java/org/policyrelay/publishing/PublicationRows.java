package org.policyrelay.publishing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyrelay.kernel.Columns;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.Revisions;
import org.policyrelay.policy.entry.PolicyEntry;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code publication}. */
@Component
class PublicationRows {

  private static final String SELECT =
      """
      select publication_key, revision, origin, policy_id, policy_version, entry, approved_hash,
             releases, state, requested_at, publish_at, published_at, announced_at, obstacle,
             corrected_by, correction_reason, corrects, decided_by, decided_at
        from publication
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JdbcClient jdbc;

  PublicationRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Publication publication) {
    jdbc.sql(
            """
            insert into publication (publication_key, revision, origin, policy_id, policy_version,
                                     entry, approved_hash, releases, state, requested_at,
                                     publish_at, corrected_by, correction_reason, corrects)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            publication.key(),
            publication.revision(),
            publication.origin(),
            publication.policyId(),
            publication.policyVersion(),
            publication.entry().json().toString(),
            publication.approvedHash(),
            written(publication.releases()),
            publication.state().name(),
            Columns.at(publication.requestedAt()),
            Columns.at(publication.publishAt()),
            publication.correctedBy().orElse(null),
            publication.correctionReason().orElse(null),
            publication.corrects().orElse(null))
        .update();
  }

  /**
   * Writes what a transition may change.
   *
   * @throws OptimisticLockingFailureException when somebody else has changed it since it was read
   */
  void update(Publication publication) {
    var updated =
        jdbc.sql(
                """
                update publication
                   set revision = revision + 1, policy_version = ?, releases = ?, state = ?,
                       publish_at = ?, published_at = ?, announced_at = ?, obstacle = ?,
                       decided_by = ?, decided_at = ?
                 where publication_key = ? and revision = ?
                """)
            .params(
                publication.policyVersion(),
                written(publication.releases()),
                publication.state().name(),
                Columns.at(publication.publishAt()),
                Columns.at(publication.publishedAt().orElse(null)),
                Columns.at(publication.announcedAt().orElse(null)),
                publication.obstacle().orElse(null),
                publication.decidedBy().orElse(null),
                Columns.at(publication.decidedAt()),
                publication.key(),
                publication.revision())
            .update();
    Revisions.requireWritten(updated, "publication " + publication.key());
    publication.written();
  }

  Optional<Publication> find(String key) {
    return jdbc.sql(SELECT + " where publication_key = ?")
        .param(key)
        .query(PublicationRows::row)
        .optional();
  }

  /** Corrections of the policy that nobody has decided about yet, the oldest first. */
  List<Publication> waitingCorrections(String policyId) {
    return jdbc.sql(
            SELECT
                + " where policy_id = ? and decided_by is null and corrected_by is not null"
                + " and state in ('PROPOSED', 'REQUESTED', 'PUBLISHED', 'ANNOUNCED')"
                + " order by requested_at, publication_key")
        .param(policyId)
        .query(PublicationRows::row)
        .list();
  }

  /** Of an origin, the oldest first. */
  List<Publication> of(String origin) {
    return jdbc.sql(SELECT + " where origin = ? order by requested_at")
        .param(origin)
        .query(PublicationRows::row)
        .list();
  }

  private static Publication row(ResultSet row, int number) throws SQLException {
    return new Publication(
        row.getString("publication_key"),
        row.getInt("revision"),
        row.getString("origin"),
        row.getString("policy_id"),
        row.getString("policy_version"),
        PolicyEntry.stored(row.getString("entry")),
        row.getString("approved_hash"),
        releases(row.getString("publication_key"), row.getString("releases")),
        Publication.State.valueOf(row.getString("state")),
        Columns.instant(row, "requested_at"),
        Columns.instant(row, "publish_at"),
        Columns.instantOrNull(row, "published_at"),
        Columns.instantOrNull(row, "announced_at"),
        row.getString("obstacle"),
        row.getString("corrected_by"),
        row.getString("correction_reason"),
        row.getString("corrects"),
        row.getString("decided_by"),
        Columns.instantOrNull(row, "decided_at"));
  }

  private static String written(Map<Market, Instant> releases) {
    var codes = new LinkedHashMap<String, String>();
    releases.forEach((market, from) -> codes.put(market.code(), from.toString()));
    return JSON.valueToTree(codes).toString();
  }

  private static Map<Market, Instant> releases(String key, String written) {
    try {
      Map<String, String> codes = JSON.readValue(written, new TypeReference<>() {});
      var releases = new LinkedHashMap<Market, Instant>();
      codes.forEach((code, from) -> releases.put(new Market(code), Instant.parse(from)));
      return releases;
    } catch (JsonProcessingException | DateTimeException unreadable) {
      throw new IllegalStateException(
          "the releases of publication " + key + " are stored unreadably", unreadable);
    }
  }
}
