package org.policyrelay.grant;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.content.Relation;
import org.policyrelay.policy.overlay.Family;
import org.policyrelay.policy.overlay.Resolved;
import org.springframework.stereotype.Component;

/** What clauses say where and when, as the registry has it now. */
@Component
class GrantHinges {

  private final PolicyRegistry registry;
  private final MarketDates dates;
  private final Clock clock;

  GrantHinges(PolicyRegistry registry, MarketDates dates, Clock clock) {
    this.registry = registry;
    this.dates = dates;
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
    return at(family, others(family), clause, market, at);
  }

  private Optional<Hinge> at(
      Family family, List<Family> others, String clause, Market market, Instant at) {
    return resolved(family, market, at)
        .flatMap(what -> Hinge.of(dates, what, relating(what, others, market, at), market, clause));
  }

  /** Those that may ever say what they are to a policy, or to one that does. */
  private List<Family> others(Family family) {
    var found = new LinkedHashMap<String, Family>();
    var next = new ArrayDeque<Family>(List.of(family));
    while (!next.isEmpty()) {
      next.remove()
          .versions()
          .map(version -> version.entry().policyId())
          .distinct()
          .flatMap(id -> registry.relatingTo(id).stream())
          .map(this::base)
          .filter(base -> !base.policyId().equals(family.policyId()))
          .forEach(
              base -> {
                if (found.putIfAbsent(base.policyId(), base) == null) {
                  next.add(base);
                }
              });
    }
    return List.copyOf(found.values());
  }

  /** The family of a policy, or of what it tightens. */
  private Family base(String policyId) {
    var own = family(policyId);
    var tightens = own.tightens();
    return tightens == null ? own : family(tightens.policyId());
  }

  /** Those that apply in a market and say so there. */
  private List<Resolved> relating(Resolved what, List<Family> others, Market market, Instant at) {
    var waiting = new ArrayList<Resolved>();
    others.forEach(other -> resolved(other, market, at).ifPresent(waiting::add));
    var reached = ids(what).collect(Collectors.toCollection(HashSet::new));
    var found = new ArrayList<Resolved>();
    while (true) {
      var more = waiting.stream().filter(one -> relatesTo(one, reached)).toList();
      if (more.isEmpty()) {
        return List.copyOf(found);
      }
      found.addAll(more);
      waiting.removeAll(more);
      more.stream().flatMap(GrantHinges::ids).forEach(reached::add);
    }
  }

  private static boolean relatesTo(Resolved one, Set<String> policies) {
    return one.versions()
        .flatMap(version -> version.entry().content().relations().stream())
        .anyMatch(relation -> relation.decides() && policies.contains(relation.target()));
  }

  private static Stream<String> ids(Resolved what) {
    return what.versions().map(version -> version.entry().policyId());
  }

  /** What a grant was decided against: the versions, put together as they were then. */
  List<Resolved> resolved(Set<String> versions) {
    var families = new LinkedHashMap<String, List<PublishedVersion>>();
    for (var version : versions) {
      var name = version.split(" ", 2);
      registry
          .find(name[0], name[1])
          .ifPresent(
              found ->
                  families
                      .computeIfAbsent(
                          familyOf(found.entry(), families.keySet()), id -> new ArrayList<>())
                      .add(found));
    }
    return families.values().stream()
        .map(found -> new Resolved(found.get(0), found.subList(1, found.size())))
        .toList();
  }

  /** An overlay stands after what it tightens; one that was asked for by itself stands alone. */
  private static String familyOf(PolicyEntry entry, Set<String> known) {
    return entry.overlayOf().filter(known::contains).orElse(entry.policyId());
  }

  /** As it is in versions that a grant was decided against. */
  Optional<Hinge> of(Set<String> versions, String clause, Market market) {
    var all = resolved(versions);
    return all.isEmpty()
        ? Optional.empty()
        : Hinge.of(dates, all.get(0), all.subList(1, all.size()), market, clause);
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
    var others = others(family);
    var turns = new TreeSet<Instant>(Set.of(from));
    Stream.concat(Stream.of(family), others.stream())
        .flatMap(one -> one.from(market, null, from, clock.instant()).stream())
        .map(Family.Span::from)
        .filter(at -> at.isAfter(from) && at.isBefore(until))
        .forEach(turns::add);
    for (var turn : turns) {
      var hinge = at(family, others, clause, market, turn).orElse(null);
      if (hinge == null || accepted.stream().noneMatch(one -> one.isSame(hinge))) {
        return Optional.of(turn);
      }
      var ends = hinge.part().ends();
      var next = turns.higher(turn);
      if (ends != null && ends.isBefore(next == null ? until : next)) {
        return Optional.of(ends.isBefore(from) ? from : ends);
      }
    }
    return Optional.empty();
  }

  /** The policies that something which is said by one may reach, itself among them. */
  Set<String> reachedBy(String policyId) {
    var reached = new TreeSet<String>();
    var next = new ArrayDeque<String>(List.of(policyId));
    while (!next.isEmpty()) {
      var id = next.remove();
      if (reached.add(id)) {
        next.addAll(registry.overlaysOf(id));
        registry.history(id).stream()
            .map(PublishedVersion::entry)
            .flatMap(GrantHinges::reaches)
            .forEach(next::add);
      }
    }
    return reached;
  }

  private static Stream<String> reaches(PolicyEntry entry) {
    return Stream.concat(
        entry.overlayOf().stream(),
        entry.content().relations().stream().filter(Relation::decides).map(Relation::target));
  }
}
