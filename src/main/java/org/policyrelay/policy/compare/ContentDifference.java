package org.policyrelay.policy.compare;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.calendar.PlaceNames;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.content.Eligibility;
import org.policyrelay.policy.entry.content.PolicyContent;
import org.policyrelay.policy.entry.content.Relation;
import org.policyrelay.policy.entry.content.Source;
import org.policyrelay.policy.entry.content.Topic;

/**
 * What is different between the contents of two entries of a policy, item by item, and which way
 * each moves the rule. Where no program can tell, it says {@link Direction#UNCLEAR}.
 */
public final class ContentDifference {

  static final String EXCEPTIONS = "exceptions";

  private static final String TOPICS = "topics";
  private static final String ELIGIBILITY = "eligibility";
  private static final String SOURCES = "sources";
  private static final String RELATIONS = "relations";

  private final PolicyContent before;
  private final PolicyContent after;
  private final ReachDifference reach;
  private final MarketDates dates;
  private final List<Market> markets;
  private final ItemFacts facts = ItemFacts.start();

  private ContentDifference(MarketDates dates, PolicyEntry before, PolicyEntry after) {
    this.dates = dates;
    this.markets = after.markets();
    this.before = before.content();
    this.after = after.content();
    this.reach = new ReachDifference(before.jurisdictions(), after.jurisdictions());
  }

  /**
   * In an order that never varies; empty when both say the same.
   *
   * @param dates tells instants by the clocks of their markets
   */
  public static List<ItemFact> between(MarketDates dates, PolicyEntry before, PolicyEntry after) {
    var difference = new ContentDifference(dates, before, after);
    if (!difference.before.equals(difference.after)) {
      difference.run();
    }
    return difference.facts.all();
  }

  private void run() {
    ItemFacts.match(
        before.topics(), after.topics(), Topic::code, this::added, this::removed, this::changed);
    var requirements = new RequirementDifference(reach);
    ItemFacts.match(
        before.requirements(),
        after.requirements(),
        one -> one.id(),
        one -> requirements.added(facts, one),
        one -> requirements.removed(facts, one),
        (former, later) -> requirements.changed(facts, former, later));
    var exceptions = new ExceptionDifference(reach, dates);
    ItemFacts.match(
        before.exceptions(),
        after.exceptions(),
        one -> one.id(),
        one -> exceptions.added(facts, one),
        one -> exceptions.removed(facts, one),
        (former, later) -> exceptions.changed(facts, former, later));
    eligibility(before.eligibility(), after.eligibility());
    ItemFacts.match(
        before.disclosures(),
        after.disclosures(),
        one -> one.id(),
        one -> requirements.added(facts, one),
        one -> requirements.removed(facts, one),
        (former, later) -> requirements.changed(facts, former, later));
    new TimelineDifference(dates, markets).tell(facts, before.timelines(), after.timelines());
    ItemFacts.match(
        before.sources(),
        after.sources(),
        Source::id,
        one -> source(one, "is added"),
        one -> source(one, "is removed"),
        (former, later) -> source(later, "changes"));
    ItemFacts.match(
        before.relations(),
        after.relations(),
        one -> one.type() + one.target(),
        one -> relation(one, "is added"),
        one -> relation(one, "is removed"),
        (former, later) -> {});
  }

  private void added(Topic topic) {
    facts
        .of(TOPICS, topic.code())
        .rule(Direction.UNCLEAR, "topic %s is added%s".formatted(topic.name(), said(topic)));
  }

  private void removed(Topic topic) {
    facts
        .of(TOPICS, topic.code())
        .rule(Direction.UNCLEAR, "topic %s is removed%s".formatted(topic.name(), said(topic)));
  }

  private static String said(Topic topic) {
    var said = new StringBuilder();
    topic
        .stances()
        .forEach(
            (market, stance) ->
                said.append(said.isEmpty() ? ": " : ", ")
                    .append(stance.code())
                    .append(' ')
                    .append(in(market)));
    return said.toString();
  }

  private void changed(Topic former, Topic later) {
    var own = facts.of(TOPICS, later.code());
    var markets = new TreeSet<>(former.stances().keySet());
    markets.addAll(later.stances().keySet());
    for (var market : markets) {
      var was = former.stanceIn(market);
      var is = later.stanceIn(market);
      if (!was.equals(is)) {
        own.in(market.equals(Market.EVERYWHERE.code()) ? List.of() : List.of(market))
            .rule(
                was.isEmpty() || is.isEmpty()
                    ? Direction.UNCLEAR
                    : Direction.ofRanks(was.get().strictness(), is.get().strictness()),
                "stance on %s %s changes from %s to %s"
                    .formatted(
                        later.name(),
                        in(market),
                        was.map(Stance::code).orElse("none"),
                        is.map(Stance::code).orElse("none")));
      }
    }
    own.words(
        former.definition(),
        later.definition(),
        sentence -> own.rule(Direction.UNCLEAR, sentence),
        "the definition of topic %s changes".formatted(later.name()));
    // what a stance is about is said by the name: two topics that swap theirs swap what is allowed
    own.words(
        former.name(),
        later.name(),
        sentence -> own.rule(Direction.UNCLEAR, sentence),
        "topic %s is called %s".formatted(former.name(), later.name()));
  }

  private static String in(String market) {
    return market.equals(Market.EVERYWHERE.code()) ? "elsewhere" : "in " + PlaceNames.of(market);
  }

  /** Whether a program to join is a door or a hurdle no program can tell. */
  private void eligibility(@Nullable Eligibility former, @Nullable Eligibility later) {
    if (Objects.equals(former, later)) {
      return;
    }
    var own = facts.of(ELIGIBILITY, "");
    if (later == null || former == null) {
      var one = later == null ? former : later;
      own.rule(
          Direction.UNCLEAR,
          "the program %s is %s"
              .formatted(
                  one == null ? "" : one.program(),
                  later == null ? "no longer asked for" : "asked for"));
      return;
    }
    own.words(
        former.program(),
        later.program(),
        sentence -> own.rule(Direction.UNCLEAR, sentence),
        "the program %s takes the place of %s".formatted(later.program(), former.program()));
    if (!former.evidence().equals(later.evidence())) {
      own.rule(Direction.UNCLEAR, "the evidence for the program " + later.program() + " changes");
    }
    if (!Objects.equals(former.applyFrom(), later.applyFrom())) {
      own.rule(
          Direction.UNCLEAR, "when one can apply for the program " + later.program() + " changes");
    }
  }

  private void source(Source source, String what) {
    facts.of(SOURCES, source.id()).guidance("source %s %s".formatted(source.name(), what));
  }

  private void relation(Relation relation, String what) {
    var own = facts.of(RELATIONS, relation.id());
    var text = "relation %s %s %s".formatted(relation.type().code(), relation.target(), what);
    if (relation.decides()) {
      own.rule(Direction.UNCLEAR, text);
    } else {
      own.guidance(text);
    }
  }
}
