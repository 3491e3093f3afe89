package org.policyrelay.policy.matrix;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.content.Topic;

/** The row of a category while its policies are gone through, market by market. */
final class GatheredRow {

  private final String category;
  private final Map<Market, List<Matrix.Source>> sources = new HashMap<>();
  private final Map<String, GatheredTopic> topics = new TreeMap<>();

  GatheredRow(String category) {
    this.category = category;
  }

  void add(Market market, Matrix.Source source, Map<Topic, TopicRow.Source> byTopic) {
    sources.computeIfAbsent(market, here -> new ArrayList<>()).add(source);
    byTopic.forEach(
        (topic, said) ->
            topics
                .computeIfAbsent(topic.code(), code -> new GatheredTopic(topic))
                .add(market, topic, said));
  }

  Matrix.Row over(List<Market> markets) {
    return new Matrix.Row(
        category,
        markets.stream().map(this::cell).toList(),
        topics.values().stream().map(topic -> topic.over(markets)).toList());
  }

  private Matrix.Cell cell(Market market) {
    var here = sources.getOrDefault(market, List.of());
    var stance = strictest(here.stream().map(Matrix.Source::stance));
    var gaps = new TreeSet<Gap>();
    here.forEach(source -> gaps.addAll(source.gaps()));
    var asked = !category.equals(Matrix.UNCATEGORISED) || !here.isEmpty();
    if (stance.isEmpty() && asked) {
      gaps.add(Gap.NO_STANCE);
    }
    return new Matrix.Cell(market, stance.orElse(null), List.copyOf(here), List.copyOf(gaps));
  }

  private static Optional<Stance> strictest(Stream<@Nullable Stance> stances) {
    return stances.filter(Objects::nonNull).reduce(Stance::stricter);
  }

  /** The same of a topic. */
  private static final class GatheredTopic {

    private final String code;
    private final String name;
    private @Nullable String definition;
    private final Map<Market, List<TopicRow.Source>> sources = new HashMap<>();

    GatheredTopic(Topic first) {
      code = first.code();
      name = first.name();
    }

    void add(Market market, Topic topic, TopicRow.Source said) {
      definition = definition == null ? topic.definition() : definition;
      sources.computeIfAbsent(market, here -> new ArrayList<>()).add(said);
    }

    TopicRow over(List<Market> markets) {
      return new TopicRow(code, name, definition, markets.stream().map(this::cell).toList());
    }

    private TopicRow.Cell cell(Market market) {
      var here = sources.getOrDefault(market, List.of());
      var stance = strictest(here.stream().map(TopicRow.Source::stance));
      return new TopicRow.Cell(market, stance.orElse(null), List.copyOf(here));
    }
  }
}
