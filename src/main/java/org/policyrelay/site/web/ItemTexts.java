package org.policyrelay.site.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
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
import org.policyrelay.policy.overlay.VersionLife;
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

  private static final Set<VersionLife.State> LIVE =
      EnumSet.of(VersionLife.State.IN_EFFECT, VersionLife.State.SCHEDULED);
  private static final Set<VersionLife.State> OVER =
      EnumSet.of(VersionLife.State.REPLACED, VersionLife.State.ENDED);

  private final PolicyRegistry registry;
  private final MarketTime times;
  private final StageTexts stages;

  ItemTexts(PolicyRegistry registry, MarketTime times, StageTexts stages) {
    this.registry = registry;
    this.times = times;
    this.stages = stages;
  }

  /** What became of the version in a market; in any for {@link Market#EVERYWHERE}. */
  interface Fates extends Function<Market, VersionLife> {

    /** Whether the version applies there, or will. */
    default boolean isLive(Market market) {
      return LIVE.contains(apply(market).state());
    }
  }

  /**
   * @param market that the page is of: what is said of others is left out; absent for all
   * @param at the instant for which it is shown
   * @param past what stands over it where it holds nowhere, absent where it does or will
   */
  PolicyItems of(
      Resolved what, @Nullable Market market, Instant at, @Nullable String past, Fates fates) {
    var items = AskedItems.of(what);
    var content = items.content();
    var question = market == null ? null : new AdQuestion(market.code(), null, null, null, at);
    var markets = market == null ? markets(what, past, fates) : List.of(market);
    var asked =
        new AskedTexts(
            times,
            content.topics(),
            market,
            markets,
            ClauseWords.IN_ENGLISH,
            one -> stages.ofItem(items, one, market, at));
    var places = market == null ? places(content, markets) : placesIn(market, content);
    return new PolicyItems(
        past,
        places.stream().map(place -> column(place, market, past, fates)).toList(),
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
        timelines(content, market, at, fates),
        Optional.ofNullable(content.eligibility()).map(one -> tell(one, markets)).orElse(null),
        content.sources().stream().map(ItemTexts::line).toList(),
        content.relations().stream().map(this::line).toList());
  }

  private static boolean isShown(Reach reach, @Nullable AdQuestion question) {
    return question == null || question.isFor(reach);
  }

  /** The markets of the policy in which the version applies or will; of what is past, did. */
  private static List<Market> markets(Resolved what, @Nullable String past, Fates fates) {
    return what.entry().markets().stream()
        .filter(
            market ->
                past == null
                    ? fates.isLive(market)
                    : fates.apply(market).state() != VersionLife.State.NOT_RELEASED)
        .toList();
  }

  /** The columns of the topics: those of the markets, and of their parts, of which one speaks. */
  private static List<String> places(PolicyContent content, List<Market> markets) {
    var named = named(content);
    if (markets.contains(Market.EVERYWHERE)) {
      return List.copyOf(named);
    }
    if (named.remove(Market.EVERYWHERE.code())) {
      markets.forEach(market -> named.add(market.code()));
    }
    return named.stream()
        .filter(place -> markets.contains(new Market(Places.country(place))))
        .toList();
  }

  private static List<String> placesIn(Market market, PolicyContent content) {
    var own = market.code();
    return Stream.concat(
            Stream.of(own), named(content).stream().filter(one -> one.startsWith(own + "-")))
        .toList();
  }

  private static SortedSet<String> named(PolicyContent content) {
    var named = new TreeSet<>(OTHERS_LAST);
    content.topics().forEach(topic -> named.addAll(topic.stances().keySet()));
    return named;
  }

  private static String column(
      String place, @Nullable Market page, @Nullable String past, Fates fates) {
    var state = fates.apply(new Market(Places.country(place))).state();
    var isToCome = page == null && past == null && state == VersionLife.State.SCHEDULED;
    return nameOf(place) + (isToCome ? ", " + state.words() : "");
  }

  private static TopicRow row(Topic topic, List<String> places) {
    var stances = new ArrayList<@Nullable String>();
    places.forEach(place -> stances.add(topic.stanceIn(place).map(Stance::code).orElse(null)));
    return new TopicRow(topic.code(), topic.name(), topic.definition(), stances);
  }

  private List<TimelineRow> timelines(
      PolicyContent content, @Nullable Market market, Instant at, Fates fates) {
    var own = content.timelines();
    if (market == null) {
      return own.values().stream()
          .sorted(Comparator.comparing(Timeline::market, OTHERS_LAST))
          .flatMap(one -> row(one, one.market(), at, fates))
          .toList();
    }
    return Stream.concat(
            content.timelineIn(market.code()).stream()
                .flatMap(one -> row(one, market.code(), at, fates)),
            own.entrySet().stream()
                .filter(one -> one.getKey().startsWith(market.code() + "-"))
                .flatMap(one -> row(one.getValue(), one.getKey(), at, fates)))
        .toList();
  }

  /**
   * Of what has ended there the steps that had come by then; none of what never held there.
   *
   * @param place that it is told for: what is said of all others is said of each
   */
  private Stream<TimelineRow> row(Timeline timeline, String place, Instant at, Fates fates) {
    var market = new Market(Places.country(place));
    var fate = fates.apply(market);
    var since = fate.at();
    if (fates.isLive(market)) {
      // what is said of all others comes to each of them in its own time
      var stage =
          since == null || market.isEverywhere() ? null : stages.tell(timeline, place, since, at);
      var kept = stage == null || since == null ? timeline : timeline.from(since);
      return Stream.of(new TimelineRow(nameOf(place), steps(kept, place, at, null), stage));
    }
    return since == null || !OVER.contains(fate.state())
        ? Stream.empty()
        : Stream.of(
            new TimelineRow(
                nameOf(place),
                steps(timeline, place, at, since),
                "It held until %s.".formatted(tell(since, place))));
  }

  private List<String> steps(Timeline timeline, String place, Instant at, @Nullable Instant ended) {
    return timeline.milestones().values().stream()
        .filter(one -> ended == null || one.at().isBefore(ended))
        .sorted(Comparator.comparing(Milestone::at).thenComparing(Milestone::step))
        .map(one -> capital(words(one, at)) + ": " + tell(one.at(), place))
        .toList();
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
