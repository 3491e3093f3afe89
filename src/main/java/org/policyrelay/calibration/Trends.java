package org.policyrelay.calibration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How agreement on a policy went over the weeks. */
@Service
@Transactional(readOnly = true)
public class Trends {

  private final SessionRows rows;
  private final ClauseRows clauses;
  private final PolicyRegistry registry;

  Trends(SessionRows rows, ClauseRows clauses, PolicyRegistry registry) {
    this.rows = rows;
    this.clauses = clauses;
    this.registry = registry;
  }

  /**
   * @param sessions whose votes are revealed, the oldest first
   * @param versions of the policy, from the one that was newest at the first of them on, the oldest
   *     first
   * @param weeks of the heat map, in their order
   * @param heat by clause, then by week; an empty clause stands for the cases that name none
   */
  public record Trend(
      List<CalibrationSession> sessions,
      List<PublishedVersion> versions,
      List<SessionWeek> weeks,
      Map<String, Map<SessionWeek, List<ClauseAgreement>>> heat) {}

  /** The policies of which there is a trend, by their ids. */
  public List<String> policies() {
    return rows.policies();
  }

  /**
   * @param seen which sessions the reader may see; the others count for nothing
   */
  public Trend of(String policyId, Predicate<CalibrationSession> seen) {
    var sessions = rows.judged(policyId, Instant.EPOCH).stream().filter(seen).toList();
    var byClause = new TreeMap<String, Map<SessionWeek, List<ClauseAgreement>>>();
    var weeks = new TreeSet<SessionWeek>();
    var found = clauses.ofPolicy(policyId);
    for (var session : sessions) {
      weeks.add(session.week());
      for (var one : found.getOrDefault(session.key(), List.of())) {
        byClause
            .computeIfAbsent(one.clause(), none -> new LinkedHashMap<>())
            .computeIfAbsent(session.week(), none -> new ArrayList<>())
            .add(one);
      }
    }
    return new Trend(sessions, versions(policyId, sessions), List.copyOf(weeks), byClause);
  }

  /** What applied when the first session was judged comes first. */
  private List<PublishedVersion> versions(String policyId, List<CalibrationSession> sessions) {
    if (sessions.isEmpty()) {
      return List.of();
    }
    var first = sessions.get(0).judgedAt().orElseThrow();
    var versions = new ArrayList<PublishedVersion>();
    for (var one : registry.history(policyId)) {
      versions.add(0, one);
      if (!one.publishedAt().isAfter(first)) {
        break;
      }
    }
    return versions;
  }
}
