package org.policyrelay.grant;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.overlay.Family;
import org.policyrelay.policy.overlay.Resolved;
import org.springframework.stereotype.Component;

/** What clauses say where and when, as the registry has it now. */
@Component
class GrantHinges {

  private final PolicyRegistry registry;
  private final Clock clock;

  GrantHinges(PolicyRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  Family family(String policyId) {
    return registry.family(policyId);
  }

  /** What applies in a market at an instant. */
  Optional<Resolved> resolved(Family family, Market market, Instant at) {
    return family.at(market, null, at, clock.instant());
  }

  Optional<Hinge> at(Family family, String clause, Market market, Instant at) {
    return resolved(family, market, at).flatMap(what -> Hinge.of(what, market, clause));
  }

  /** What a grant was decided against: the versions, put together as they were then. */
  Optional<Resolved> resolved(Set<String> versions) {
    var found = new ArrayList<PublishedVersion>();
    for (var version : versions) {
      var name = version.split(" ", 2);
      registry.find(name[0], name[1]).ifPresent(found::add);
    }
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(new Resolved(found.get(0), found.subList(1, found.size())));
  }

  /** As it is in versions that a grant was decided against. */
  Optional<Hinge> of(Set<String> versions, String clause, Market market) {
    return resolved(versions).flatMap(what -> Hinge.of(what, market, clause));
  }

  /** The same of each that was decided or confirmed. */
  List<Hinge> accepted(MarketTerm term, String clause) {
    return term.against().stream()
        .flatMap(versions -> of(versions, clause, term.market()).stream())
        .toList();
  }

  /** The policy, what it tightens, and the overlays on either. */
  Set<String> related(String policyId) {
    var tightens = family(policyId).tightens();
    var base = tightens == null ? policyId : tightens.policyId();
    var all = new TreeSet<>(registry.overlaysOf(base));
    all.add(base);
    all.add(policyId);
    return all;
  }

  /**
   * When the clause begins to say something else in a market than what was accepted, or to say
   * nothing any more; empty where it does not.
   *
   * @param from from when on it is looked at
   * @param until the first instant that is of no interest any more
   */
  Optional<Instant> changes(
      Family family,
      String clause,
      List<Hinge> accepted,
      Market market,
      Instant from,
      Instant until) {
    var spans = family.from(market, null, from, clock.instant());
    if (spans.isEmpty() || spans.get(0).from().isAfter(from)) {
      return Optional.of(from);
    }
    for (var span : spans) {
      if (!span.from().isBefore(until)) {
        break;
      }
      var change = changeIn(span, clause, market, accepted);
      if (change != null && change.isBefore(until)) {
        return Optional.of(change.isBefore(from) ? from : change);
      }
    }
    return Optional.empty();
  }

  private static @Nullable Instant changeIn(
      Family.Span span, String clause, Market market, List<Hinge> accepted) {
    var what = span.what();
    var hinge = what == null ? null : Hinge.of(what, market, clause).orElse(null);
    if (hinge == null || accepted.stream().noneMatch(one -> one.isSame(hinge))) {
      return span.from();
    }
    var ends = hinge.ends();
    return ends == null || (span.until() != null && !ends.isBefore(span.until())) ? null : ends;
  }
}
