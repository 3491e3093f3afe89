package org.policyrelay.policy.checklist;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyRegistry.Standing;
import org.policyrelay.policy.overlay.Family;

/** Of every policy what applies in a market, from when until when. */
final class MarketIndex {

  private final Instant from;
  private final Instant known;
  private final long revision;
  private final SortedMap<String, List<Applying>> policies;
  private final int size;

  /** Of the instant that was asked for last: most ask for now. */
  private final AtomicReference<@Nullable InForce> asked = new AtomicReference<>();

  /**
   * @param from what was over by then is not told
   * @param known as of when
   * @param revision that the registry had then
   * @param policies by id, each with what applies of it in the order of time
   */
  MarketIndex(
      Instant from, Instant known, long revision, SortedMap<String, List<Applying>> policies) {
    this.from = from;
    this.known = known;
    this.revision = revision;
    this.policies = Collections.unmodifiableSortedMap(policies);
    this.size = policies.values().stream().mapToInt(List::size).sum();
  }

  Instant from() {
    return from;
  }

  Instant known() {
    return known;
  }

  long revision() {
    return revision;
  }

  /**
   * @param until the first instant at which it no longer does, absent for no end
   */
  record Applying(Instant from, @Nullable Instant until, Glance what) {

    boolean isAt(Instant at) {
      return !from.isAfter(at) && (until == null || until.isAfter(at));
    }

    /** When what applies becomes another. */
    List<Instant> turns() {
      return until == null ? List.of(from) : List.of(from, until);
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

  /** What applies at an instant that is not before {@link #from}, and what begins after it. */
  InForce at(Instant at) {
    var last = asked.get();
    if (last != null && last.isStill(at)) {
      return last;
    }
    var other = new InForce(policies.values(), at);
    asked.set(other);
    return other;
  }

  /** How much is kept. */
  int size() {
    return size;
  }
}
