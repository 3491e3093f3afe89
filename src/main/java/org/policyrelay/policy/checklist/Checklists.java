package org.policyrelay.policy.checklist;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.policyrelay.policy.FamilyPages;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers what is asked of an ad, as it is known now. */
@Service
@Transactional(readOnly = true)
public class Checklists {

  private final MarketIndexes indexes;
  private final FamilyPages pages;
  private final Clock clock;

  Checklists(MarketIndexes indexes, FamilyPages pages, Clock clock) {
    this.indexes = indexes;
    this.pages = pages;
    this.clock = clock;
  }

  public Checklist of(AdQuestion question) {
    var policies = new ArrayList<Glance>();
    var others = new ArrayList<Glance>();
    var topics = new TreeMap<String, Glance.Subject>();
    var asked = Glance.readAs(question);
    var index = indexes.of(question.market(), question.channel(), question.at(), clock.instant());
    for (var one : index.at(question.at())) {
      one.subjects().forEach(topic -> topics.putIfAbsent(topic.code(), topic));
      (one.about(question, asked).isPresent() ? policies : others).add(one);
    }
    var coming =
        index.after(question.at()).stream()
            .filter(one -> one.what().about(question, asked).isPresent())
            .sorted(Comparator.comparing(Coming::from))
            .toList();
    coming.stream()
        .flatMap(one -> one.what().subjects().stream())
        .forEach(topic -> topics.putIfAbsent(topic.code(), topic));
    return new Checklist(question, List.copyOf(topics.values()), policies, others, coming);
  }

  /** What some of the policies ask, in the same order; without those that are gone by now. */
  public List<PolicyAnswer> answers(AdQuestion question, List<Glance> policies) {
    var known = clock.instant();
    var asked = Glance.readAs(question);
    var answers = new HashMap<String, PolicyAnswer>();
    var ids = policies.stream().map(Glance::policyId).toList();
    for (var family : pages.in(ids, question.market(), question.at(), known)) {
      family
          .at(question.market(), question.channel(), question.at(), known)
          .ifPresent(
              what ->
                  Glance.of(what)
                      .about(question, asked)
                      .map(own -> new PolicyAnswer(AskedItems.of(what), own))
                      .ifPresent(answer -> answers.put(family.policyId(), answer)));
    }
    return ids.stream().flatMap(id -> Stream.ofNullable(answers.get(id))).toList();
  }
}
