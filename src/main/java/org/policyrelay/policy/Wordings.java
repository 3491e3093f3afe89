package org.policyrelay.policy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.Lineage.Kin;
import org.policyrelay.policy.entry.SemanticVersion;

/**
 * The versions of one policy that say the same rule: the one in which it was written, corrections
 * of its wording, and what has brought one of these back. A correction is of the rule, wherever
 * that stands and whenever it comes there: nobody is to read what was corrected elsewhere.
 */
final class Wordings {

  private final Lineage lineage;
  private final List<Told> told;

  /**
   * @param told all that was ever said of the policy
   */
  Wordings(Lineage lineage, List<Told> told) {
    this.lineage = lineage;
    this.told = told.stream().filter(Told::counts).toList();
  }

  /** All of the rule that a version says, whatever became of them. */
  Stream<Kin> of(String version) {
    var rule = lineage.rule(version);
    return lineage.all().stream().filter(one -> lineage.rule(one.version()).equals(rule));
  }

  /** The corrections of a version's rule that stand, the oldest first. */
  Stream<String> corrections(String version) {
    return of(version)
        .filter(one -> one.isCorrection() && !lineage.isWithdrawn(one.version()))
        .sorted(Comparator.comparing(Kin::number))
        .map(Kin::version);
  }

  /**
   * Those of them that a version brings along into a market.
   *
   * @param from when it begins to apply there
   */
  List<String> goingAlong(String version, Market market, Instant from) {
    return corrections(version).filter(one -> !hides(one, version, market, from)).toList();
  }

  /**
   * Where the rule of a correction stands, and what says it there.
   *
   * @param now what has ended by then does not stand
   */
  Map<Market, Told> standsIn(String correction, Instant now) {
    var also = new TreeMap<Market, Told>();
    var rule = lineage.rule(correction);
    told.stream()
        .filter(one -> !one.version().equals(correction))
        .filter(one -> lineage.rule(one.version()).equals(rule) && !one.hasEnded(now))
        .filter(one -> !hides(correction, one.version(), one.market(), now))
        .forEach(one -> also.merge(one.market(), one, this::higher));
    return also;
  }

  private Told higher(Told one, Told other) {
    return number(one.version()).compareTo(number(other.version())) < 0 ? other : one;
  }

  /** Whether something else stands between the two that the higher would take the place of. */
  private boolean hides(String higher, String version, Market market, Instant at) {
    var rule = lineage.rule(version);
    return told.stream()
        .filter(one -> one.covers(market) && !one.hasEnded(at))
        .filter(one -> !lineage.rule(one.version()).equals(rule))
        .map(one -> number(one.version()))
        .anyMatch(
            number ->
                number.compareTo(number(version)) > 0 && number.compareTo(number(higher)) < 0);
  }

  private static SemanticVersion number(String version) {
    return SemanticVersion.of(version);
  }
}
