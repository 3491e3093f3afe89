package org.policyrelay.change;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.RuleWordings;
import org.policyrelay.policy.compare.Comparison;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.PublishedVersion.Release;
import org.policyrelay.policy.entry.SemanticVersion;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A released change as readers have it: its text with what has been corrected of the wording since,
 * and what it comes to in the markets that are released later, each of which may have something
 * else by then.
 */
@Service
@Transactional(readOnly = true)
public class AsPublished {

  private final PolicyRegistry registry;
  private final RuleWordings wordings;
  private final ReleaseDates dates;
  private final AgainstFormer former;
  private final Claims claims;
  private final MarketDates moments;
  private final Clock clock;

  AsPublished(
      PolicyRegistry registry,
      RuleWordings wordings,
      ReleaseDates dates,
      AgainstFormer former,
      Claims claims,
      MarketDates moments,
      Clock clock) {
    this.registry = registry;
    this.wordings = wordings;
    this.dates = dates;
    this.former = former;
    this.claims = claims;
    this.moments = moments;
    this.clock = clock;
  }

  /**
   * What a release brings to some of the markets that are left.
   *
   * @param markets that have the same now
   * @param before what applies there when it would begin to, absent for nothing
   * @param after what readers find there instead
   * @param above what is published there, by others, and stands above it, newest first: where and
   *     while that applies, this does not
   */
  public record Later(
      Set<Market> markets,
      @Nullable PublishedVersion before,
      PublishedVersion after,
      List<PublishedVersion> above) {}

  /** Its text, and after its release that with the corrections of it. */
  public PolicyEntry of(PolicyChange change) {
    return corrections(change).stream()
        .findFirst()
        .map(PublishedVersion::entry)
        .orElseGet(change::entry);
  }

  /** Whether readers find the policy at its address: from its first release on. */
  public boolean hasPage(String policyId) {
    return !registry.history(policyId).isEmpty();
  }

  /** The corrections of it that stand, newest first; empty before it is released. */
  public List<PublishedVersion> corrections(PolicyChange change) {
    return number(change)
        .map(number -> wordings.corrections(change.policyId(), number))
        .orElse(List.of());
  }

  /** The number that it has, once it is released. */
  Optional<String> number(PolicyChange change) {
    return change.rollout().released().isEmpty() ? Optional.empty() : change.targetVersion();
  }

  /**
   * What it would come to in the markets that are left once others are released, were it released
   * there now; empty where there are none.
   */
  public List<Later> later(PolicyChange change) {
    var number = number(change);
    if (number.isEmpty() || change.endedAt().isPresent()) {
      return List.of();
    }
    var alike = new LinkedHashMap<List<Object>, Later>();
    dates
        .datesOf(change, change.marketsLeft(), clock.instant())
        .forEach(
            (market, from) ->
                later(change.policyId(), number.get(), market, from)
                    .ifPresent(one -> alike.merge(facts(one), one, AsPublished::together)));
    return List.copyOf(alike.values());
  }

  /** What is different then for the readers of those markets. */
  public Comparison difference(PolicyChange change, Later later) {
    var highest = former.highestBefore(change);
    return claims.compare(
        change,
        later.after().entry(),
        highest,
        former.at(change),
        after ->
            Comparison.compare(
                moments,
                Optional.ofNullable(later.before())
                    .map(before -> before.heldAgainst(after, clock.instant())),
                after,
                registry.categoriesInForce(),
                highest));
  }

  private Optional<Later> later(String policyId, String number, Market market, Instant from) {
    var now = clock.instant();
    return wordings
        .asReleased(policyId, number, market, from)
        .map(
            after ->
                new Later(
                    Set.of(market),
                    registry.inForce(policyId, market, from, now).orElse(null),
                    after,
                    above(policyId, number, market, now)));
  }

  private List<PublishedVersion> above(String policyId, String number, Market market, Instant now) {
    var own = wordings.of(policyId, number).stream().map(PublishedVersion::version).toList();
    var lowest = SemanticVersion.of(number);
    return registry.history(policyId).stream()
        .filter(version -> version.number().compareTo(lowest) > 0)
        .filter(version -> !own.contains(version.version()))
        .filter(version -> version.releases().stream().anyMatch(one -> stands(one, market, now)))
        .toList();
  }

  private static boolean stands(Release release, Market market, Instant now) {
    return release.covers(market) && release.isKnown(now) && !release.hasEnded(now);
  }

  private static List<Object> facts(Later one) {
    var facts = new ArrayList<Object>();
    facts.add(Optional.ofNullable(one.before()).map(PublishedVersion::version));
    facts.add(one.after().version());
    facts.add(one.above().stream().map(PublishedVersion::version).toList());
    return facts;
  }

  private static Later together(Later one, Later other) {
    var markets = new LinkedHashSet<>(one.markets());
    markets.addAll(other.markets());
    return new Later(markets, one.before(), one.after(), one.above());
  }
}
