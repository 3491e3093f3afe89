package org.policyrelay.policy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PublishedVersion;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What became of the wording of a rule since it was published: the corrections of it, which go
 * along wherever it is released later.
 */
@Service
@Transactional(readOnly = true)
public class RuleWordings {

  private final PolicyRows rows;
  private final PolicyWrites writes;

  RuleWordings(PolicyRows rows, PolicyWrites writes) {
    this.rows = rows;
    this.writes = writes;
  }

  /**
   * Every version that says the rule of one, newest first: itself, corrections of it, and what has
   * brought one of these back.
   */
  public List<PublishedVersion> of(String policyId, String version) {
    var all = rows.versionsOf(policyId);
    if (all.stream().noneMatch(one -> one.version().equals(version))) {
      return List.of();
    }
    var numbers =
        writes.wordings(policyId).of(version).map(Lineage.Kin::version).collect(Collectors.toSet());
    return among(all, numbers);
  }

  /**
   * Where else the rule of a version stands, and from when: a correction of it is read there too.
   *
   * @param now for what has begun
   */
  public Map<Market, Instant> alsoStands(String policyId, String version, Instant now) {
    var stands = new TreeMap<Market, Instant>();
    writes
        .wordings(policyId)
        .standsIn(version, now)
        .forEach(
            (market, told) -> stands.put(market, told.from().isAfter(now) ? told.from() : now));
    return stands;
  }

  /** The corrections of a version that stand, newest first: the first of them has all words. */
  public List<PublishedVersion> corrections(String policyId, String version) {
    var all = rows.versionsOf(policyId);
    return all.stream().noneMatch(one -> one.version().equals(version))
        ? List.of()
        : among(all, writes.wordings(policyId).corrections(version).collect(Collectors.toSet()));
  }

  /**
   * What readers of a market find once a version is released there: it, or its last correction.
   *
   * @param from when it begins to apply there
   */
  public Optional<PublishedVersion> asReleased(
      String policyId, String version, Market market, Instant from) {
    return rows.find(policyId, version)
        .flatMap(
            own ->
                writes.wordings(policyId).goingAlong(version, market, from).stream()
                    .reduce((lower, higher) -> higher)
                    .map(correction -> rows.find(policyId, correction))
                    .orElse(Optional.of(own)));
  }

  private static List<PublishedVersion> among(List<PublishedVersion> all, Set<String> numbers) {
    return all.stream().filter(one -> numbers.contains(one.version())).toList();
  }
}
