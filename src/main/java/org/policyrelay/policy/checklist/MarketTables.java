package org.policyrelay.policy.checklist;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.content.Requirement;
import org.policyrelay.policy.overlay.Family;
import org.policyrelay.policy.overlay.Family.Span;
import org.policyrelay.policy.overlay.Resolved;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * All that applies in a market and all that is announced for it, policy by policy and topic by
 * topic, from the one computation that answers <i>resolve</i>.
 */
@Service
@Transactional(readOnly = true)
public class MarketTables {

  private final PolicyRegistry registry;
  private final Clock clock;

  MarketTables(PolicyRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * Which rows; what is absent asks for all.
   *
   * @param words what it is about, as who asks about an ad writes it
   * @param category {@code regulation}, {@code standard}, or a policy category
   * @param stance one that holds, be it in some channels or parts of the country only
   * @param type of something that is asked
   */
  public record Wanted(
      @Nullable String words,
      @Nullable String category,
      @Nullable Stance stance,
      Requirement.@Nullable Type type) {

    private boolean isIn(PolicyEntry entry) {
      return category == null
          || entry.category().equals(category)
          || entry.policyCategories().contains(category);
    }

    private boolean isFor(MarketRow row) {
      return (stance == null || row.stances().anyMatch(stance::equals))
          && (type == null || row.types().anyMatch(type::equals));
    }
  }

  /**
   * What of a policy applies, or will.
   *
   * @param spans all of the policy that is not over, in the order of time
   * @param place of this one among them
   */
  public record Listed(List<Span> spans, int place, Resolved what, List<MarketRow> rows) {

    public Span span() {
      return spans.get(place);
    }

    /** The same with the rows alone that are wanted; empty where none is. */
    public Optional<Listed> only(Wanted wanted) {
      var asked = AskedTopic.of(wanted.words());
      return Glance.of(what)
          .about(asked)
          .filter(match -> wanted.isIn(what.base().entry()))
          .map(
              match ->
                  rows.stream().filter(row -> row.isAbout(match) && wanted.isFor(row)).toList())
          .filter(some -> !some.isEmpty())
          .map(some -> new Listed(spans, place, what, some));
    }

    /** Whether it is still to come at an instant. */
    public boolean isToCome(Instant at) {
      return span().from().isAfter(at);
    }
  }

  /** All of it, by the ids of the policies and in the order of time. */
  public List<Listed> of(Market market, Instant at) {
    var known = clock.instant();
    var listed = new ArrayList<Listed>();
    for (var family : registry.familiesIn(market, at, known)) {
      var spans = family.from(market, null, at, known);
      for (var place = 0; place < spans.size(); place++) {
        var what = spans.get(place).what();
        if (what != null) {
          var from = spans.get(place).from();
          var rows = rows(family, what, market, from.isAfter(at) ? from : at, known);
          listed.add(new Listed(spans, place, what, rows));
        }
      }
    }
    return List.copyOf(listed);
  }

  private static List<MarketRow> rows(
      Family family, Resolved what, Market market, Instant at, Instant known) {
    var items = AskedItems.of(what);
    var topics = items.content().topics();
    var question = new AdQuestion(market.code(), null, null, null, at);
    var inChannels = ChannelStances.of(family, what, market, at, known);
    var allElse = MarketRow.ofAllElse(items, question, inChannels);
    // a stance of its own, in some channels at least, is of what none of its topics is
    var hasAllElse = topics.isEmpty() || allElse.stances().findAny().isPresent();
    return Stream.concat(
            topics.stream().map(topic -> MarketRow.of(items, question, topic, inChannels)),
            hasAllElse ? Stream.of(allElse) : Stream.empty())
        .toList();
  }
}
