package org.policyrelay.labeling.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.labeling.protocol.InMarket;
import org.policyrelay.labeling.protocol.Label;
import org.policyrelay.labeling.protocol.Protocol;
import org.policyrelay.policy.entry.Clause;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.Seen;

/**
 * A label as a page shows it.
 *
 * @param number its place in the order of questions, from 1
 * @param parent name of the label that it is a kind of, absent at the top
 * @param kinds its kinds, by their place and name
 * @param clauses on which it rests, as they were when it was written
 */
record LabelOnPage(
    Label label,
    int number,
    LabelOnPage.@Nullable Other parent,
    List<Other> kinds,
    List<CitedClause> clauses) {

  /** Another label of the same page. */
  record Other(int number, String name) {}

  /**
   * A clause that it cites.
   *
   * @param label what a reader of the policy sees, such as {@code §2}
   */
  record CitedClause(String id, String label, String text) {}

  /** All of a protocol, as their questions are asked. */
  static List<LabelOnPage> of(Protocol protocol, @Nullable PublishedVersion policy) {
    var labels = protocol.inOrder();
    var shown = new ArrayList<LabelOnPage>();
    for (var at = 0; at < labels.size(); at++) {
      var label = labels.get(at);
      shown.add(
          new LabelOnPage(
              label,
              at + 1,
              protocol.inOrder().stream()
                  .filter(one -> one.code().equals(label.parent()))
                  .map(one -> other(one, protocol))
                  .findFirst()
                  .orElse(null),
              labels.stream()
                  .filter(one -> label.code().equals(one.parent()))
                  .map(one -> other(one, protocol))
                  .toList(),
              label.clauses().stream().map(id -> cited(id, policy)).toList()));
    }
    return shown;
  }

  private static Other other(Label label, Protocol protocol) {
    return new Other(protocol.order().indexOf(label.code()) + 1, label.name());
  }

  private static CitedClause cited(String id, @Nullable PublishedVersion policy) {
    var clause = policy == null ? null : policy.clause(id).orElse(null);
    return clause == null ? new CitedClause(id, id, "") : cited(clause);
  }

  private static CitedClause cited(Clause clause) {
    return new CitedClause(clause.id(), clause.label(), clause.text());
  }

  /** Whether every word that somebody looks for stands in it somewhere. */
  boolean has(String words) {
    var said =
        Stream.of(
                Stream.of(label.code(), label.name(), label.definition(), label.decision()),
                label.positive().stream(),
                label.negative().stream(),
                clauses.stream().flatMap(one -> Stream.of(one.id(), one.label(), one.text())),
                label.markets().values().stream()
                    .map(InMarket::definition)
                    .flatMap(Stream::ofNullable))
            .flatMap(texts -> texts)
            .map(LabelOnPage::plain)
            .collect(Collectors.joining("\n"));
    return Arrays.stream(plain(words).split(" ", -1)).allMatch(said::contains);
  }

  private static String plain(String text) {
    return Seen.words(text).toLowerCase(Locale.ROOT);
  }
}
