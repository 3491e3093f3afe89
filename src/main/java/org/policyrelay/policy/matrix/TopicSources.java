package org.policyrelay.policy.matrix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.checklist.AdQuestion;
import org.policyrelay.policy.checklist.AskedItems;
import org.policyrelay.policy.checklist.ChannelStances;
import org.policyrelay.policy.checklist.ChannelStances.InChannels;
import org.policyrelay.policy.checklist.PolicyAnswer;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.content.Topic;
import org.policyrelay.policy.matrix.TopicRow.Announced;
import org.policyrelay.policy.matrix.TopicRow.Source;
import org.policyrelay.policy.overlay.Family.Span;

/** What one policy says in a market of each of its topics, as who asks about an ad is answered. */
final class TopicSources {

  private final Applying policy;
  private final AskedItems items;
  private final ChannelStances inChannels;
  private final List<Coming> coming;

  /** What is announced; without items, nothing applies any more. */
  private record Coming(Span span, @Nullable AskedItems items) {}

  private TopicSources(Applying policy, AskedItems items) {
    this.policy = policy;
    this.items = items;
    this.inChannels = policy.inChannels();
    this.coming = policy.later().map(TopicSources::coming).toList();
  }

  private static Coming coming(Span span) {
    var what = span.what();
    return new Coming(span, what == null ? null : AskedItems.of(what));
  }

  /** In the order of the entry; empty for a policy without topics. */
  static Map<Topic, Source> of(Applying policy) {
    var items = AskedItems.of(policy.what());
    var topics = items.content().topics();
    if (topics.isEmpty()) {
      return Map.of();
    }
    var sources = new TopicSources(policy, items);
    var byTopic = new LinkedHashMap<Topic, Source>();
    topics.forEach(topic -> byTopic.put(topic, sources.source(topic)));
    return byTopic;
  }

  private Source source(Topic topic) {
    var entry = policy.what().base().entry();
    var stance = stance(items, topic).orElse(null);
    return new Source(
        policy.policyId(),
        policy.what().base().version(),
        entry.name(),
        stance,
        topic.stanceIn(policy.market().code()).isPresent(),
        policy.what().since().orElse(null),
        policy.until(),
        announced(topic, stance),
        entry.channels(),
        byChannel(topic, stance),
        answer(items, topic).partsOtherwise(),
        policy.overlays());
  }

  private @Nullable Announced announced(Topic topic, @Nullable Stance now) {
    return coming.stream()
        .flatMap(
            one ->
                Stream.ofNullable(one.items())
                    .map(what -> stance(what, topic).orElse(null))
                    .map(stance -> new Announced(one.span().from(), stance)))
        .filter(one -> one.stance() != now)
        .findFirst()
        .orElse(null);
  }

  private List<InChannels> byChannel(Topic topic, @Nullable Stance everywhere) {
    return inChannels.otherThan(everywhere, one -> stance(one, topic));
  }

  private Optional<Stance> stance(AskedItems what, Topic topic) {
    return answer(what, topic).stance();
  }

  private PolicyAnswer answer(AskedItems what, Topic topic) {
    var whatever = new AdQuestion(policy.market().code(), null, null, null, policy.now());
    return PolicyAnswer.about(what, whatever, topic);
  }
}
