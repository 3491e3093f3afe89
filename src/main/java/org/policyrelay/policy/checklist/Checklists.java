package org.policyrelay.policy.checklist;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.FamilyPages;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers what is asked of an ad, as it is known now. */
@Service
@Transactional(readOnly = true)
public class Checklists {

  /** A word that more policies have says nothing alone. */
  private static final int MOST_BY_ONE_WORD = 20;

  private final MarketIndexes indexes;
  private final FamilyPages pages;
  private final Clock clock;

  Checklists(MarketIndexes indexes, FamilyPages pages, Clock clock) {
    this.indexes = indexes;
    this.pages = pages;
    this.clock = clock;
  }

  public Checklist of(AdQuestion question) {
    var index = indexes.of(question.market(), question.channel(), question.at(), clock.instant());
    var inForce = index.at(question.at());
    var asked = AskedTopic.of(question.topic());
    if (asked == null) {
      var nothing = new Checklist.Ordered(List.of(), List.of());
      return list(question, null, inForce, inForce.policies(), nothing);
    }
    var found = inForce.about(asked).keySet();
    if (found.isEmpty() && inForce.coming(asked).isEmpty()) {
      return byOneWord(question, asked, inForce);
    }
    return list(question, asked, inForce, found);
  }

  /** By the word of several that says most, where no policy has all of them. */
  private static Checklist byOneWord(AdQuestion question, AskedTopic asked, InForce inForce) {
    return asked
        .parts()
        .map(word -> list(question, word, inForce, inForce.about(word).keySet()))
        .filter(list -> list.hasSome() && list.policies().byId().size() <= MOST_BY_ONE_WORD)
        .min(Comparator.comparingInt(list -> list.policies().byId().size()))
        .orElseGet(() -> list(question, asked, inForce, Set.of()));
  }

  private static Checklist list(
      AdQuestion question, AskedTopic asked, InForce inForce, Set<String> found) {
    return list(
        question,
        asked,
        inForce,
        inForce.only(one -> found.contains(one.policyId())),
        inForce.only(one -> !found.contains(one.policyId())));
  }

  private static Checklist list(
      AdQuestion question,
      @Nullable AskedTopic asked,
      InForce inForce,
      Checklist.Ordered policies,
      Checklist.Ordered others) {
    var coming = inForce.coming(asked);
    var topics = new TreeMap<>(inForce.topics());
    coming.stream()
        .flatMap(one -> one.what().subjects().stream())
        .forEach(topic -> topics.putIfAbsent(topic.code(), topic));
    var nothing = policies.byId().isEmpty() && coming.isEmpty();
    return new Checklist(
        question,
        asked,
        List.copyOf(topics.values()),
        List.copyOf(inForce.topics().values()),
        policies,
        others,
        coming,
        asked != null && nothing ? NearTopics.of(asked, topics.values()) : List.of(),
        inForce.relatives());
  }

  /**
   * What some of the policies ask, and those that they have to be read with, in the same order;
   * without those that are gone by now.
   */
  public List<CheckedPolicy> answers(Checklist list, List<Glance> policies) {
    var known = clock.instant();
    var question = list.question();
    var ids = policies.stream().map(Glance::policyId).toList();
    var all = new LinkedHashSet<>(ids);
    ids.forEach(id -> list.relatives().of(id).forEach(said -> all.add(said.other())));
    var items = new HashMap<String, AskedItems>();
    for (var family : pages.in(List.copyOf(all), question.market(), question.at(), known)) {
      family
          .at(question.market(), question.channel(), question.at(), known)
          .ifPresent(what -> items.put(family.policyId(), AskedItems.of(what)));
    }
    return ids.stream()
        .flatMap(id -> Stream.ofNullable(items.get(id)))
        .flatMap(
            own ->
                Glance.of(own.what())
                    .about(list.asked())
                    .map(match -> new PolicyAnswer(own, question, match))
                    .stream())
        .map(answer -> new CheckedPolicy(answer, related(list, answer, items)))
        .toList();
  }

  private static List<Related> related(
      Checklist list, PolicyAnswer answer, Map<String, AskedItems> items) {
    return list.relatives().of(answer.glance().policyId()).stream()
        .flatMap(
            said ->
                Stream.ofNullable(items.get(said.other()))
                    .map(
                        other ->
                            new Related(
                                said.type(),
                                said.by(),
                                said.isOwn(),
                                answer.beside(other),
                                list.hasFound(said.other()))))
        .toList();
  }
}
