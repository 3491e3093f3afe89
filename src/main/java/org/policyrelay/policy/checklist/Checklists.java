package org.policyrelay.policy.checklist;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import org.policyrelay.policy.PolicyRegistry;
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
    var known = clock.instant();
    var policies = new ArrayList<PolicyAnswer>();
    var others = new ArrayList<Resolved>();
    registry.familiesIn(question.market(), question.at(), known).stream()
        .flatMap(
            family ->
                family.at(question.market(), question.channel(), question.at(), known).stream())
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
}
