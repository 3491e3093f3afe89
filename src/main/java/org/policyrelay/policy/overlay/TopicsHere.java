package org.policyrelay.policy.overlay;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.Unspaced;
import org.policyrelay.policy.entry.Confusables;
import org.policyrelay.policy.entry.content.Topic;

/**
 * Which topics of a policy say something in a market. One with stances for other markets alone, of
 * which nothing that holds in this one is and which nothing there names, says nothing here. In
 * doubt it says something: a word that begins like one of its name is taken for that name.
 */
final class TopicsHere {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  /** Shorter words than this name nothing by themselves, where a name has a longer one. */
  private static final int SHORTEST = 4;

  /** How many letters at the end of a word may be its grammar. */
  private static final int ENDING = 3;

  private final Market market;
  private final Set<String> used;
  private final StringBuilder words = new StringBuilder();

  private TopicsHere(Market market, List<HeldItem> items) {
    this.market = market;
    this.used =
        items.stream()
            .flatMap(one -> Stream.ofNullable(one.reach().topic()))
            .collect(Collectors.toSet());
  }

  /**
   * @param items that hold in the market
   * @param beside as {@link WhatHolds#of}
   * @return in the order of the policy
   */
  static List<Topic> of(Resolved what, List<HeldItem> items, Market market, List<Resolved> beside) {
    var here = new TopicsHere(market, items);
    here.read(words(what));
    items.forEach(one -> here.read(one.json().toString()));
    for (var other : beside) {
      here.read(words(other));
      other.content().topics().forEach(topic -> here.read(words(topic)));
      HeldItem.in(other.content(), market).forEach(one -> here.read(one.json().toString()));
    }
    return here.among(what.content().topics());
  }

  /** What one that says something names says something, too. */
  private List<Topic> among(List<Topic> topics) {
    var said = new LinkedHashSet<Topic>();
    while (true) {
      var more =
          topics.stream().filter(topic -> !said.contains(topic)).filter(this::isHere).toList();
      if (more.isEmpty()) {
        return topics.stream().filter(said::contains).toList();
      }
      said.addAll(more);
      more.forEach(topic -> read(words(topic)));
    }
  }

  private boolean isHere(Topic topic) {
    return market.isEverywhere()
        || topic.stances().isEmpty()
        || !WhatHolds.here(topic.stances(), market).isEmpty()
        || used.contains(topic.code())
        || isNamed(topic);
  }

  private boolean isNamed(Topic topic) {
    var all = wordsOf(topic.code() + " " + topic.name());
    var telling =
        all.stream().filter(word -> Unspaced.isIn(word) || length(word) >= SHORTEST).toList();
    return (telling.isEmpty() ? all : telling).stream().anyMatch(this::isThere);
  }

  private boolean isThere(String word) {
    return beginnings(word).anyMatch(part -> words.indexOf(part) >= 0);
  }

  /** Without spaces nobody can tell where a word begins: two of its letters are enough. */
  private static Stream<String> beginnings(String word) {
    var length = length(word);
    if (!Unspaced.isIn(word)) {
      return Stream.of(part(word, 0, Math.min(length, Math.max(SHORTEST, length - ENDING))));
    }
    var pairs = new ArrayList<String>();
    for (var at = 0; at + 2 <= length; at++) {
      pairs.add(part(word, at, at + 2));
    }
    return pairs.isEmpty() ? Stream.of(word) : pairs.stream();
  }

  private static int length(String word) {
    return word.codePointCount(0, word.length());
  }

  private static String part(String word, int from, int to) {
    return word.substring(word.offsetByCodePoints(0, from), word.offsetByCodePoints(0, to));
  }

  private void read(String text) {
    words.append(folded(text)).append('\n');
  }

  private static List<String> wordsOf(String text) {
    return WORD.matcher(folded(text)).results().map(MatchResult::group).toList();
  }

  private static String folded(String text) {
    return Confusables.asLatin(Normalizer.normalize(text, Normalizer.Form.NFKC))
        .toLowerCase(Locale.ROOT);
  }

  /** What of a policy may name a topic beside its items and other topics. */
  private static String words(Resolved what) {
    var text = new StringJoiner("\n");
    text.add(what.join().entry().text());
    what.versions()
        .map(version -> version.entry())
        .forEach(
            entry -> {
              text.add(entry.name());
              entry.description().ifPresent(text::add);
              entry.policyCategories().forEach(text::add);
              entry.tightens().values().forEach(text::add);
              text.add(entry.json().at("/ext/relay/eligibility").toString());
            });
    return text.toString();
  }

  private static String words(Topic topic) {
    var definition = topic.definition();
    return topic.code() + "\n" + topic.name() + (definition == null ? "" : "\n" + definition);
  }
}
