package org.policyrelay.policy.checklist;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.content.Topic;
import org.policyrelay.policy.overlay.Resolved;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers what is asked of an ad, as it is known now. */
@Service
@Transactional(readOnly = true)
public class Checklists {

  private final PolicyRegistry registry;
  private final Clock clock;

  Checklists(PolicyRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  public Checklist of(AdQuestion question) {
    var policies = new ArrayList<PolicyAnswer>();
    var others = new ArrayList<Resolved>();
    var topics = new TreeMap<String, Topic>();
    for (var items : applying(question)) {
      items.content().topics().forEach(topic -> topics.putIfAbsent(topic.code(), topic));
      answer(items, question).ifPresentOrElse(policies::add, () -> others.add(items.what()));
    }
    return new Checklist(question, List.copyOf(topics.values()), policies, others);
  }

  /** Empty where it neither names the topic that is asked for nor is called so itself. */
  private static Optional<PolicyAnswer> answer(AskedItems items, AdQuestion question) {
    var asked = question.topic();
    return asked == null
        ? Optional.of(new PolicyAnswer(items, question))
        : items.content().topics().stream()
            .filter(topic -> topic.isCalled(asked))
            // of entries from before names were told from codes
            .min(Comparator.comparing((Topic topic) -> !topic.code().equals(asked)))
            .map(topic -> new PolicyAnswer(items, question.about(topic.code())))
            .or(
                () ->
                    isCalled(items.what().entry(), asked)
                        ? Optional.of(new PolicyAnswer(items, question.about(null)))
                        : Optional.empty());
  }

  /** By its name, in which it may be a part, or by one of its policy categories. */
  private static boolean isCalled(PolicyEntry policy, String asked) {
    var wanted = Topic.readAs(asked);
    return !asked.isBlank()
        && Stream.concat(
                Stream.of(policy.name())
                    .flatMap(
                        name ->
                            Stream.concat(
                                Stream.of(name), Stream.of(name.split("[^\\p{L}\\p{N}]+")))),
                policy.policyCategories().stream())
            .anyMatch(own -> !Collections.disjoint(Topic.readAs(own), wanted));
  }

  private List<AskedItems> applying(AdQuestion question) {
    var known = clock.instant();
    return registry.familiesIn(question.market(), question.at(), known).stream()
        .flatMap(
            family ->
                family.at(question.market(), question.channel(), question.at(), known).stream())
        .sorted(Comparator.comparing((Resolved what) -> what.base().entry().policyId()))
        .map(AskedItems::of)
        .toList();
  }
}
