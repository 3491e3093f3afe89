package org.policyrelay.policy.checklist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.checklist.MarketIndex.Applying;

/**
 * What applies in a market at an instant, ready to be asked; the same until something begins or
 * ends there.
 */
final class InForce {

  private final Instant from;
  private final @Nullable Instant until;
  private final Checklist.Ordered policies;
  private final SortedMap<String, Glance.Subject> topics = new TreeMap<>();
  private final List<Applying> toCome;
  private final WordIndex words;
  private final Relatives relatives;

  /**
   * @param spans of each policy, by id, in the order of time
   */
  InForce(Iterable<List<Applying>> spans, Instant at) {
    var now = new ArrayList<Glance>();
    var next = new ArrayList<Applying>();
    var since = Instant.MIN;
    var end = Instant.MAX;
    for (var policy : spans) {
      var announced = false;
      for (var one : policy) {
        if (one.isAt(at)) {
          now.add(one.what());
        } else if (!announced && one.from().isAfter(at)) {
          announced = next.add(one);
        }
        for (var turn : one.turns()) {
          since = turn.isAfter(at) || turn.isBefore(since) ? since : turn;
          end = turn.isAfter(at) && turn.isBefore(end) ? turn : end;
        }
      }
    }
    from = since;
    until = end.equals(Instant.MAX) ? null : end;
    policies = new Checklist.Ordered(List.copyOf(now), byName(now));
    now.stream()
        .flatMap(one -> one.subjects().stream())
        .forEach(topic -> topics.putIfAbsent(topic.code(), topic));
    next.sort(Comparator.comparing(Applying::from));
    toCome = List.copyOf(next);
    words = new WordIndex(now);
    relatives = new Relatives(now);
  }

  private static List<Glance> byName(List<Glance> policies) {
    return policies.stream()
        .sorted(Comparator.comparing(Glance::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  boolean isStill(Instant at) {
    return !from.isAfter(at) && (until == null || until.isAfter(at));
  }

  /** Each code once, by the first name of it. */
  SortedMap<String, Glance.Subject> topics() {
    return Collections.unmodifiableSortedMap(topics);
  }

  Checklist.Ordered policies() {
    return policies;
  }

  /** What each has to be read with. */
  Relatives relatives() {
    return relatives;
  }

  /** Those of which something is true, in the same orders. */
  Checklist.Ordered only(Predicate<Glance> which) {
    return new Checklist.Ordered(only(policies.byId(), which), only(policies.byName(), which));
  }

  private static List<Glance> only(List<Glance> policies, Predicate<Glance> which) {
    return policies.stream().filter(which).toList();
  }

  /** How each policy that is about the topic is, by its id. */
  SortedMap<String, Match> about(AskedTopic asked) {
    return words.find(asked);
  }

  /** What begins later and is about the topic, of each policy that which comes first. */
  List<Coming> coming(@Nullable AskedTopic asked) {
    var coming = new ArrayList<Coming>();
    for (var one : toCome) {
      one.what()
          .about(asked)
          .ifPresent(match -> coming.add(new Coming(one.from(), one.what(), match)));
    }
    return coming;
  }
}
