package org.policyrelay.policy.checklist;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyRegistry;
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
    applying(question.market(), question.channel(), question.at())
        .sorted(Comparator.comparing((Resolved what) -> what.base().entry().policyId()))
        .map(what -> new PolicyAnswer(AskedItems.of(what), question))
        .forEach(
            answer -> {
              if (question.topic() == null || !answer.topics().isEmpty()) {
                policies.add(answer);
              } else if (!answer.hasTopics()) {
                others.add(answer.what());
              }
            });
    return new Checklist(question, policies, others);
  }

  /**
   * The topics that policies of the market speak of, by code, each by the name that comes first.
   */
  public List<Topic> topicsIn(Market market, Instant at) {
    var topics = new TreeMap<String, Topic>();
    applying(market, null, at)
        .flatMap(what -> what.base().entry().content().topics().stream())
        .forEach(topic -> topics.putIfAbsent(topic.code(), topic));
    return List.copyOf(topics.values());
  }

  private Stream<Resolved> applying(Market market, @Nullable String channel, Instant at) {
    var known = clock.instant();
    return registry.familiesIn(market, at, known).stream()
        .flatMap(family -> family.at(market, channel, at, known).stream());
  }
}
