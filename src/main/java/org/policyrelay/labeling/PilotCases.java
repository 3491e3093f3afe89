package org.policyrelay.labeling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.Seen;
import org.policyrelay.round.RoundCase;
import org.springframework.stereotype.Component;

/**
 * What a protocol is tried on: some examples of each of its labels, two or more where it has as
 * many, and the policy's own. Neither names nor order tell which label a case was written for.
 */
@Component
class PilotCases {

  private static final int LEAST = 2;
  private static final int LEAST_LABELS = 2;

  /** Of each side of a label. */
  private static final int MOST_OF_A_LABEL = 3;

  /** An hour's work; more only where there are more labels than half of it. */
  private static final int MOST = 60;

  private final PolicyRegistry registry;

  PilotCases(PolicyRegistry registry) {
    this.registry = registry;
  }

  /** In an order that is the same for the same protocol. */
  List<RoundCase> of(LabelingProtocol protocol) {
    var texts = new ArrayList<>(texts(protocol));
    Collections.shuffle(texts, new Random(protocol.key().hashCode()));
    var cases = new ArrayList<RoundCase>();
    for (var text : texts) {
      cases.add(new RoundCase("case-" + (cases.size() + 1), null, text, null, null));
    }
    return cases;
  }

  /** Why there is nothing to try; empty where there is. */
  Optional<String> obstacle(LabelingProtocol protocol) {
    if (protocol.content().labels().size() < LEAST_LABELS) {
      return Optional.of("there is one label, so that there is nothing to choose");
    }
    return texts(protocol).size() < LEAST
        ? Optional.of(
            "there are fewer than two cases: write examples into the labels that tell them apart")
        : Optional.empty();
  }

  /** First what tells each label, then what tells it less, so that none is left out for another. */
  private List<String> texts(LabelingProtocol protocol) {
    var texts = new LinkedHashMap<String, String>();
    var labels = protocol.content().inOrder();
    for (var at = 0; at < MOST_OF_A_LABEL; at++) {
      for (var label : labels) {
        add(at, label.positive(), texts);
      }
      for (var label : labels) {
        add(at, label.negative(), texts);
      }
    }
    registry.newest(protocol.policyId()).stream()
        .flatMap(policy -> Stream.concat(policy.failing().stream(), policy.passing().stream()))
        .map(PolicyEntry.Exemplar::scenario)
        // one of an old import may be what no round takes
        .filter(text -> TextKind.POLICY_TEXT.errorIn("content", text).isEmpty())
        .forEach(text -> add(text, texts));
    return texts.values().stream().limit(Math.max(MOST, 2L * labels.size())).toList();
  }

  private static void add(int at, List<String> examples, Map<String, String> texts) {
    if (at < examples.size()) {
      add(examples.get(at), texts);
    }
  }

  private static void add(String text, Map<String, String> texts) {
    texts.putIfAbsent(Seen.words(text), text);
  }
}
