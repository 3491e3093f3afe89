package org.policyrelay.change;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.checklist.NamedTopics;
import org.policyrelay.policy.entry.Clause;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.WrittenSince;
import org.policyrelay.policy.entry.content.Exemption;
import org.policyrelay.policy.entry.content.Requirement;
import org.policyrelay.policy.entry.content.Topic;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a change leaves as it was while it changes what that hangs on: an item that stands for a
 * clause with other words, and a clause for which an item stands that says something else; the same
 * of a topic and the clauses that name it. Whether it is right still only a person can say, and who
 * approves the change says so: readers are told both.
 */
@Component
@Transactional(readOnly = true)
public class LeftAsItWas {

  private final PolicyRegistry registry;
  private final AsPublished published;
  private final BesideOthers beside;
  private final Clock clock;

  LeftAsItWas(PolicyRegistry registry, AsPublished published, BesideOthers beside, Clock clock) {
    this.registry = registry;
    this.published = published;
    this.beside = beside;
    this.clock = clock;
  }

  /** A question each; empty once the change has ended. */
  public List<String> by(PolicyChange change) {
    if (change.state().hasEnded()) {
      return List.of();
    }
    var history = registry.history(change.policyId());
    var own =
        history.stream()
            .filter(one -> one.change().equals(change.key()) && one.restores() == null)
            .findFirst();
    var earlier =
        own.map(
                one ->
                    history.stream()
                        .filter(other -> other.number().compareTo(one.number()) < 0)
                        .toList())
            .orElse(history);
    if (earlier.isEmpty()) {
      return List.of();
    }
    var after =
        own.orElseGet(
            () ->
                PublishedVersion.proposed(
                    published.of(change), "as drafted", earlier, clock.instant()));
    var moved = new Moved(earlier.get(0), after);
    var overlays =
        change.entry().overlayOf().isEmpty()
            ? beside.readWith(change)
            : List.<PublishedVersion>of();
    return Stream.of(
            items(after).flatMap(item -> moved.of(item).stream()),
            overlays.stream()
                .flatMap(LeftAsItWas::items)
                .flatMap(item -> moved.beneath(item).stream()),
            after.entry().content().topics().stream().flatMap(moved::of))
        .flatMap(questions -> questions)
        .toList();
  }

  /**
   * An item that stands for a clause.
   *
   * @param says what it asks, empty where its type says it
   */
  private record Item(
      String part, String kind, String id, String says, String clause, String policy) {

    static Item of(Requirement one) {
      var value = one.value();
      return new Item(
          WrittenSince.requirement(one.id()),
          "requirement",
          one.id(),
          value == null ? "" : value.text(),
          one.clause(),
          one.policy());
    }

    static Item of(Exemption one) {
      return new Item(
          WrittenSince.exception(one.id()),
          "exception",
          one.id(),
          one.text(),
          one.clause(),
          one.policy());
    }

    String called() {
      return kind + " " + id + (says.isEmpty() ? "" : " (" + says + ")");
    }
  }

  private static Stream<Item> items(PublishedVersion version) {
    var content = version.entry().content();
    var items = new ArrayList<Item>();
    content.requirements().forEach(one -> items.add(Item.of(one)));
    content.exceptions().forEach(one -> items.add(Item.of(one)));
    return items.stream();
  }

  /** What is different between two versions that come one after the other. */
  private record Moved(PublishedVersion before, PublishedVersion after) {

    Optional<String> of(Item item) {
      var clause = clauseOf(item.clause());
      if (clause == null || !wasThere(item) && !isAsBefore(item.part())) {
        return Optional.empty();
      }
      var isSame = isAsBefore(item.part());
      if (isSame == isAsBefore(clause.part())) {
        return Optional.empty();
      }
      return Optional.of(
          isSame
              ? question(clause.label(), item.called())
              : "%s changed; the words of %s, for which it stands, did not: are they still right?"
                  .formatted(item.called(), clause.label()));
    }

    /** Of an item of an overlay that stands for a clause of the base. */
    Optional<String> beneath(Item item) {
      var base = after.entry().policyId() + "/";
      return item.clause().startsWith(base)
          ? Optional.ofNullable(clauseOf(item.clause().substring(base.length())))
              .filter(clause -> !isAsBefore(clause.part()))
              .map(
                  clause ->
                      question(clause.label(), item.called() + " of the overlay " + item.policy()))
          : Optional.empty();
    }

    /** Of a topic, and the clauses that name it. */
    Stream<String> of(Topic topic) {
      var former =
          before.entry().content().topics().stream()
              .filter(one -> one.code().equals(topic.code()))
              .findFirst();
      if (former.isEmpty()) {
        return Stream.empty();
      }
      var named =
          after.clauses().stream()
              .filter(one -> before.clause(one.id()).isPresent())
              .filter(one -> NamedTopics.isOneIn(one.text(), List.of(topic)))
              .toList();
      var changed =
          named.stream().filter(one -> !isAsBefore(WrittenSince.clause(one.id()))).toList();
      if (former.get().stances().equals(topic.stances())) {
        return changed.stream()
            .map(
                one ->
                    "%s, which names %s, changed; its stances did not: are they still right?"
                        .formatted(one.label(), topic.name()));
      }
      if (named.isEmpty() && before.entry().text().equals(after.entry().text())) {
        return Stream.of(
            "the stances of %s changed; no clause names it, and no word of the text changed: does it still say what holds?"
                .formatted(topic.name()));
      }
      return changed.isEmpty()
          ? named.stream()
              .map(
                  one ->
                      "the stances of %s changed; the words of %s, which names it, did not: are they still right?"
                          .formatted(topic.name(), one.label()))
          : Stream.empty();
    }

    private static String question(String clause, String item) {
      return "%s changed; %s, which stands for it, did not: is it still right?"
          .formatted(clause, item);
    }

    private record Cited(String part, String label) {}

    /** Null where neither version has it in words of its own, and where one has none. */
    private @Nullable Cited clauseOf(String cited) {
      var slash = cited.indexOf('/');
      if (slash < 0) {
        return before.clause(cited).isEmpty()
            ? null
            : after
                .clause(cited)
                .map(Clause::label)
                .map(label -> new Cited(WrittenSince.clause(cited), label))
                .orElse(null);
      }
      var base = cited.substring(slash + 1);
      return before.entry().tightens().containsKey(base)
              && after.entry().tightens().containsKey(base)
          ? new Cited(WrittenSince.tightened(base), "what is said of clause " + base)
          : null;
    }

    private boolean wasThere(Item item) {
      return items(before).anyMatch(one -> one.part().equals(item.part()));
    }

    private boolean isAsBefore(String part) {
      return after.written().earlier().containsKey(part);
    }
  }
}
