package org.policyrelay.policy.checklist;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyRegistry.Standing;
import org.policyrelay.policy.overlay.Family;

/**
 * Of every policy what applies in a market, from when until when.
 *
 * @param from what was over by then is not told
 * @param known as of when
 * @param revision that the registry had then
 * @param policies by id, each with what applies of it in the order of time
 */
record MarketIndex(
    Instant from, Instant known, long revision, SortedMap<String, List<Applying>> policies) {

  MarketIndex {
    policies = Collections.unmodifiableSortedMap(policies);
  }

  /**
   * @param until the first instant at which it no longer does, absent for no end
   */
  record Applying(Instant from, @Nullable Instant until, Glance what) {

    private boolean isAt(Instant at) {
      return !from.isAfter(at) && (until == null || until.isAfter(at));
    }
  }

  /** What of a policy applies in a market at an instant, and what will. */
  static List<Applying> of(
      Family family, Market market, @Nullable String channel, Instant from, Instant known) {
    return family.from(market, channel, from, known).stream()
        .flatMap(
            span ->
                Stream.ofNullable(span.what())
                    .map(what -> new Applying(span.from(), span.until(), Glance.of(what))))
        .toList();
  }

  /** Whether nothing has become another since it was read. */
  boolean isStill(Standing standing) {
    return revision == standing.revision() && !standing.since().isAfter(known);
  }

  /** The same without some policies, to be read anew. */
  SortedMap<String, List<Applying>> without(Collection<String> ids) {
    var others = new TreeMap<>(policies);
    others.keySet().removeAll(ids);
    return others;
  }

  /** What applies at an instant that is not before {@link #from}, in the order of ids. */
  List<Glance> at(Instant at) {
    return policies.values().stream()
        .flatMap(List::stream)
        .filter(one -> one.isAt(at))
        .map(Applying::what)
        .toList();
  }

  /** What begins after an instant, of each policy that which comes first. */
  List<Coming> after(Instant at) {
    return policies.values().stream()
        .flatMap(spans -> spans.stream().filter(one -> one.from().isAfter(at)).limit(1))
        .map(one -> new Coming(one.from(), one.what()))
        .toList();
  }

  /** How much is kept. */
  int size() {
    return policies.values().stream().mapToInt(List::size).sum();
  }
}
