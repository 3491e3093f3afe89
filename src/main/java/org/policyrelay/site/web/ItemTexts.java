package org.policyrelay.site.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.PlaceNames;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.checklist.AdQuestion;
import org.policyrelay.policy.checklist.AskedItems;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.content.Eligibility;
import org.policyrelay.policy.entry.content.Milestone;
import org.policyrelay.policy.entry.content.Milestone.Step;
import org.policyrelay.policy.entry.content.Places;
import org.policyrelay.policy.entry.content.PolicyContent;
import org.policyrelay.policy.entry.content.Reach;
import org.policyrelay.policy.entry.content.Relation;
import org.policyrelay.policy.entry.content.Source;
import org.policyrelay.policy.entry.content.Timeline;
import org.policyrelay.policy.entry.content.Topic;
import org.policyrelay.policy.overlay.Resolved;
import org.policyrelay.site.web.PolicyItems.RelationLine;
import org.policyrelay.site.web.PolicyItems.SourceLine;
import org.policyrelay.site.web.PolicyItems.TimelineRow;
import org.policyrelay.site.web.PolicyItems.TopicRow;
import org.policyrelay.site.web.PolicyPage.Link;
import org.springframework.stereotype.Component;

/** How pages tell what a policy says item by item. */
@Component
class ItemTexts {

  private static final Comparator<String> OTHERS_LAST =
      Comparator.comparing((String place) -> place.equals(Market.EVERYWHERE.code()))
          .thenComparing(Comparator.naturalOrder());

  private final PolicyRegistry registry;
  private final MarketTime times;
  private final StageTexts stages;

  ItemTexts(PolicyRegistry registry, MarketTime times, StageTexts stages) {
    this.registry = registry;
    this.times = times;
    this.stages = stages;
  }

  /** From when the version applies in a market, empty where it neither does nor will. */
  interface Beginnings extends Function<Market, Optional<Instant>> {}

  /**
   * @param market that the page is of: what is said of others is left out; absent for all
   * @param at the instant for which it is shown
   */
  PolicyItems of(Resolved what, @Nullable Market market, Instant at, Beginnings begins) {
    var items = AskedItems.of(what);
    var content = items.content();
    var question = market == null ? null : new AdQuestion(market.code(), null, null, null, at);
    var markets = market == null ? what.entry().markets() : List.of(market);
    var asked = new AskedTexts(times, content.topics(), market, markets);
    var places = places(content, market);
    return new PolicyItems(
        places.stream().map(ItemTexts::nameOf).toList(),
        content.topics().stream().map(topic -> row(topic, places)).toList(),
        items.requirements().stream()
            .filter(one -> isShown(one.item().reach(), question))
            .map(asked::requirement)
            .toList(),
        items.exceptions().stream()
            .filter(one -> isShown(one.item().reach(), question))
            .filter(one -> one.item().until() == null || one.item().until().isAfter(at))
            .map(asked::exception)
            .toList(),
        items.disclosures().stream()
            .filter(one -> isShown(one.item().reach(), question))
            .map(asked::disclosure)
            .toList(),
        timelines(content, market, at, begins),
        Optional.ofNullable(content.eligibility()).map(one -> tell(one, markets)).orElse(null),
        content.sources().stream().map(ItemTexts::line).toList(),
        content.relations().stream().map(this::line).toList());
  }

  private static boolean isShown(Reach reach, @Nullable AdQuestion question) {
    return question == null || question.isFor(reach);
  }

  /** The columns of the topics: of a market it and the parts of it that are named. */
  private static List<String> places(PolicyContent content, @Nullable Market market) {
    var named = new TreeSet<>(OTHERS_LAST);
    content.topics().forEach(topic -> named.addAll(topic.stances().keySet()));
    if (market == null) {
      return List.copyOf(named);
    }
    var own = market.code();
    return Stream.concat(Stream.of(own), named.stream().filter(one -> one.startsWith(own + "-")))
        .toList();
  }

  private static TopicRow row(Topic topic, List<String> places) {
    var stances = new ArrayList<@Nullable String>();
    places.forEach(place -> stances.add(topic.stanceIn(place).map(Stance::code).orElse(null)));
    return new TopicRow(topic.code(), topic.name(), topic.definition(), stances);
  }

  private List<TimelineRow> timelines(
      PolicyContent content, @Nullable Market market, Instant at, Beginnings begins) {
    var own = content.timelines();
    return market == null
        ? own.values().stream()
            .sorted(Comparator.comparing(Timeline::market, OTHERS_LAST))
            .map(one -> row(one, one.market(), at, begins))
            .toList()
        : Stream.concat(
                content.timelineIn(market.code()).stream()
                    .map(one -> row(one, market.code(), at, begins)),
                own.entrySet().stream()
                    .filter(one -> one.getKey().startsWith(market.code() + "-"))
                    .map(one -> row(one.getValue(), one.getKey(), at, begins)))
            .toList();
  }

  /**
   * @param place that it is told for: what is said of all others is said of each
   */
  private TimelineRow row(Timeline timeline, String place, Instant at, Beginnings begins) {
    return new TimelineRow(
        nameOf(place),
        timeline.milestones().values().stream()
            .map(one -> capital(words(one, at)) + ": " + tell(one.at(), place))
            .toList(),
        // what is said of all others comes to each of them in its own time
        place.equals(Market.EVERYWHERE.code())
            ? null
            : begins
                .apply(new Market(Places.country(place)))
                .map(from -> stages.tell(timeline, place, from, at))
                .orElse(null));
  }

  /** Who reads it reads what is public, whenever the public is told. */
  private static String words(Milestone one, Instant at) {
    return one.step() == Step.ANNOUNCE && one.at().isAfter(at)
        ? "the announcement is planned"
        : one.step().words();
  }

  private String tell(Eligibility one, List<Market> markets) {
    var from = one.applyFrom();
    return one.program()
        + (from == null ? "" : "; advertisers can apply from " + times.tell(from, markets))
        + (one.evidence().isEmpty() ? "" : "; evidence: " + String.join(", ", one.evidence()));
  }

  private String tell(Instant at, String place) {
    return tell(times, at, place);
  }

  /** By the clock of a place, or of the country that it is in. */
  static String tell(MarketTime times, Instant at, String place) {
    var own = new Market(place);
    return times.tell(at, times.hasCalendar(own) ? own : new Market(Places.country(place)));
  }

  private static SourceLine line(Source one) {
    return new SourceLine(
        Stream.of(
                one.name(),
                one.provision(),
                one.version() == null ? null : "version " + one.version(),
                one.inForce() == null ? null : "in force " + one.inForce())
            .filter(part -> part != null)
            .collect(Collectors.joining(", ")),
        one.url());
  }

  private RelationLine line(Relation one) {
    var other = registry.newest(one.target()).map(PolicyEntry::name);
    return new RelationLine(
        switch (one.type()) {
          case SUPERSEDES -> "Takes the place of";
          case EXCEPTION_TO -> "Is an exception to";
          case SEE_ALSO -> "See also";
          case DEFINES -> "Defines the terms of";
        },
        new Link(one.target(), other.orElse(one.target())),
        other.isPresent());
  }

  /** Of a market, a part of one, or {@code *}. */
  static String nameOf(String place) {
    return place.equals(Market.EVERYWHERE.code()) ? "All others" : PlaceNames.of(place);
  }

  static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
