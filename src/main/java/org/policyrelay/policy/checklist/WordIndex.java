package org.policyrelay.policy.checklist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds the policies that are about a topic without asking each: {@link Glance#about} is asked of
 * those alone that have a name or a word of it.
 */
final class WordIndex {

  private final Map<String, List<Glance>> called = new HashMap<>();

  /** By all the words of a name. */
  private final Map<List<String>, List<Glance>> whole = new HashMap<>();

  /** By each word of a name. */
  private final Map<String, List<Glance>> named = new HashMap<>();

  private final Map<String, List<Glance>> defined = new HashMap<>();

  WordIndex(Collection<Glance> policies) {
    policies.forEach(this::add);
  }

  private void add(Glance policy) {
    put(called, Stream.concat(Stream.of(policy.names()), names(policy)), policy);
    var words =
        Stream.concat(
                policy.words().stream(),
                policy.subjects().stream().flatMap(one -> one.words().stream()))
            .toList();
    put(whole, Stream.of(words), policy);
    put(named, words.stream(), policy);
    put(defined, policy.subjects().stream().map(Glance.Subject::defined), policy);
  }

  private static Stream<Collection<String>> names(Glance policy) {
    return policy.subjects().stream().map(Glance.Subject::names);
  }

  private static <K> void put(
      Map<K, List<Glance>> map, Stream<? extends Collection<K>> keys, Glance policy) {
    var each = new HashSet<K>();
    keys.forEach(each::addAll);
    each.forEach(key -> map.computeIfAbsent(key, one -> new ArrayList<>()).add(policy));
  }

  /** How each policy that is about the topic is, by its id. */
  SortedMap<String, Match> find(AskedTopic asked) {
    var found = new TreeMap<String, Match>();
    Stream.of(
            asked.names().stream().flatMap(name -> in(called, name)),
            asked.phrases().flatMap(phrase -> in(whole, phrase)),
            withAll(named, asked.allWords()),
            withAll(defined, asked.allWords()))
        .flatMap(policies -> policies)
        .forEach(
            one -> {
              if (!found.containsKey(one.policyId())) {
                one.about(asked).ifPresent(match -> found.put(one.policyId(), match));
              }
            });
    return found;
  }

  /** Those with the rarest of the words: all that have all of them are among those. */
  private static Stream<Glance> withAll(Map<String, List<Glance>> map, List<String> words) {
    return words.stream()
        .map(word -> map.getOrDefault(word, List.of()))
        .min(Comparator.comparingInt(List::size))
        .stream()
        .flatMap(List::stream);
  }

  private static <K> Stream<Glance> in(Map<K, List<Glance>> map, K key) {
    return map.getOrDefault(key, List.of()).stream();
  }
}
