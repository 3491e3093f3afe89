package org.policyrelay.calibration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.Sha256;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.round.RoundLabel;
import org.springframework.stereotype.Component;

/**
 * The examples of a policy and of its overlays in a market group, as cases. Neither the name of a
 * case nor its words say on which side it stands.
 */
@Component
class Exemplars {

  private static final int LETTERS_OF_A_NAME = 8;

  private final PolicyRegistry registry;

  Exemplars(PolicyRegistry registry) {
    this.registry = registry;
  }

  /** Those of the newest versions. */
  List<DrawnCase> newest(CaseQuery query, String source) {
    var found = new ArrayList<DrawnCase>();
    inGroup(query).forEach(version -> found.addAll(of(version.entry(), query, source).values()));
    return found;
  }

  /** Those that were not there at an instant, or read otherwise. */
  List<DrawnCase> newSince(Instant since, CaseQuery query, String source) {
    var found = new ArrayList<DrawnCase>();
    for (var version : inGroup(query)) {
      if (version.publishedAt().isAfter(since)) {
        var cases = of(version.entry(), query, source);
        before(version, since)
            .ifPresent(old -> cases.keySet().removeAll(of(old.entry(), query, source).keySet()));
        found.addAll(cases.values());
      }
    }
    return found;
  }

  private Optional<PublishedVersion> before(PublishedVersion version, Instant since) {
    return registry.history(version.entry().policyId()).stream()
        .filter(one -> !one.publishedAt().isAfter(since))
        .findFirst();
  }

  private List<PublishedVersion> inGroup(CaseQuery query) {
    var found = new ArrayList<PublishedVersion>();
    registry.newestVersion(query.policyId()).ifPresent(found::add);
    registry.overlaysOf(query.policyId()).stream()
        .sorted()
        .forEach(id -> registry.newestVersion(id).ifPresent(found::add));
    found.removeIf(version -> !applies(version, query.group(), query.at()));
    return found;
  }

  /** Whether a version applies in a market of the group, or will. */
  static boolean applies(PublishedVersion version, MarketGroup group, Instant at) {
    return version.releases().stream()
        .anyMatch(
            release ->
                group.isReachedBy(release.market())
                    && release.isKnown(at)
                    && !release.hasEnded(at));
  }

  /** By the words that raters look at. */
  private static Map<String, DrawnCase> of(PolicyEntry entry, CaseQuery query, String source) {
    var cases = new LinkedHashMap<String, DrawnCase>();
    var market = onlyMarket(entry, query.group());
    entry.passing().forEach(one -> add(cases, one, market, KnownLabels.ALLOW, source));
    entry.failing().forEach(one -> add(cases, one, market, KnownLabels.REJECT, source));
    return cases;
  }

  private static void add(
      Map<String, DrawnCase> cases,
      PolicyEntry.Exemplar exemplar,
      @Nullable Market market,
      RoundLabel golden,
      String source) {
    var words = exemplar.scenario();
    cases.putIfAbsent(
        words,
        new DrawnCase(
            "ex-" + Sha256.of(words).substring(0, LETTERS_OF_A_NAME),
            market,
            words,
            null,
            golden.code(),
            source));
  }

  private static @Nullable Market onlyMarket(PolicyEntry entry, MarketGroup group) {
    var here = entry.markets().stream().filter(group::has).toList();
    return here.size() == 1 ? here.get(0) : null;
  }
}
