package org.policyrelay.grant;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.calendar.PlaceNames;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.Moments;
import org.policyrelay.kernel.Texts;
import org.policyrelay.kernel.Words;
import org.policyrelay.policy.entry.ChannelNames;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.content.Exemption;
import org.policyrelay.policy.entry.content.Milestone;
import org.policyrelay.policy.entry.content.Reach;
import org.policyrelay.policy.entry.content.Requirement;
import org.policyrelay.policy.entry.content.Timeline;
import org.policyrelay.policy.entry.content.Topic;
import org.policyrelay.policy.overlay.WhatHolds;

/** What a grant hangs on, as people read it: words, items, and a line for each fact. */
final class HingeText {

  private HingeText() {}

  /** The clause with the items that cite it, or the item with the clause that asks it. */
  static String words(Hinge hinge) {
    var items = items(hinge.what(), hinge.part().items()::contains);
    return paragraphs(Stream.concat(Stream.of(hinge.part().words()), items));
  }

  static List<String> facts(Hinge hinge) {
    var facts = new ArrayList<>(facts(hinge.dates(), hinge.what()));
    hinge.others().forEach(other -> facts.add("Another policy: " + HingeChange.relation(other)));
    return List.copyOf(facts);
  }

  /** Every item and every fact of it and of the other policies, a line each. */
  static List<String> lines(Hinge hinge) {
    return Stream.concat(
            lines(hinge.dates(), hinge.what(), ""),
            hinge.others().stream()
                .flatMap(other -> lines(hinge.dates(), other, other.entry().policyId() + ", ")))
        .toList();
  }

  private static Stream<String> lines(MarketDates dates, WhatHolds what, String before) {
    return Stream.concat(items(what, id -> true), facts(dates, what).stream()).map(before::concat);
  }

  static String inFull(Hinge hinge) {
    return paragraphs(
        Stream.concat(
            inFull(hinge.dates(), hinge.what()),
            hinge.others().stream()
                .flatMap(
                    other ->
                        Stream.concat(
                            Stream.of(HingeChange.relation(other)),
                            inFull(hinge.dates(), other)))));
  }

  private static Stream<String> inFull(MarketDates dates, WhatHolds what) {
    return Stream.of(what.entry().text(), lines(dates, what, "").collect(Collectors.joining("\n")));
  }

  private static String paragraphs(Stream<String> parts) {
    return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n"));
  }

  private static Stream<String> items(WhatHolds what, Predicate<String> which) {
    var content = what.entry().content();
    return Stream.concat(
            content.requirements().stream().map(one -> new Item(one.id(), said(one))),
            content.exceptions().stream().map(one -> new Item(one.id(), said(one))))
        .map(one -> new Item(what.ids().getOrDefault(one.id(), one.id()), one.said()))
        .filter(one -> which.test(one.id()))
        .map(one -> one.id() + ": " + one.said());
  }

  private record Item(String id, String said) {}

  private static String said(Requirement one) {
    return "%s%s%s%s%s"
        .formatted(
            one.type().code(),
            one.value() == null ? "" : " " + one.value().text(),
            one.pattern() == null ? "" : " (" + one.pattern() + ")",
            one.appliesTo() == null ? "" : ", of the " + one.appliesTo().code().replace('-', ' '),
            reach(one.reach()));
  }

  private static String said(Exemption one) {
    return "%s%s%s"
        .formatted(
            Words.unended(one.text()),
            one.reason() == null ? "" : " (" + one.reason() + ")",
            reach(one.reach()));
  }

  private static String reach(Reach reach) {
    return (reach.markets().isEmpty() ? "" : ", in " + places(reach.markets()))
        + (reach.topic() == null ? "" : ", about " + reach.topic())
        + (reach.advertiserCountries().isEmpty()
            ? ""
            : ", for advertisers of " + places(reach.advertiserCountries()))
        + (reach.channels().isEmpty() ? "" : ", on " + ChannelNames.of(reach.channels()));
  }

  private static String places(Collection<String> places) {
    return places.stream().map(PlaceNames::of).collect(Collectors.joining(", "));
  }

  private static List<String> facts(MarketDates dates, WhatHolds what) {
    var entry = what.entry();
    var facts = new ArrayList<String>();
    fact(facts, "Policy", entry.name());
    fact(facts, "About", entry.description().orElse(null));
    fact(facts, "Stance", entry.stance().map(Stance::code).orElse(null));
    fact(facts, "Enforcement", entry.enforcement().code());
    if (entry.requiresHumanReview()) {
      facts.add("A person has to review.");
    }
    fact(facts, "Channels", orNone(entry.channels()));
    facts.addAll(what.inChannels());
    fact(facts, "Categories", orNone(entry.policyCategories()));
    entry.content().topics().forEach(topic -> facts.add(said(topic)));
    var program = entry.content().eligibility();
    fact(facts, "Program", program == null ? null : program.program());
    fact(facts, "Last day", entry.sunsetDate().orElse(null));
    entry
        .content()
        .relations()
        .forEach(one -> fact(facts, "Relation", one.type().code() + " " + one.target()));
    entry
        .content()
        .timelines()
        .forEach((place, timeline) -> facts.add(said(dates, entry, place, timeline)));
    entry.json().path("ext").properties().stream()
        .filter(field -> !field.getKey().equals("relay"))
        .forEach(
            field ->
                fact(facts, "ext." + field.getKey(), Texts.shown(field.getValue().toString())));
    return facts;
  }

  private static void fact(List<String> facts, String what, @Nullable String said) {
    if (said != null) {
      facts.add(what + ": " + said);
    }
  }

  private static @Nullable String orNone(List<String> all) {
    return all.isEmpty() ? null : String.join(", ", all);
  }

  private static String said(Topic topic) {
    var stances =
        topic.stances().entrySet().stream()
            .map(one -> one.getValue().code() + " in " + PlaceNames.of(one.getKey()))
            .collect(Collectors.joining(", "));
    return "Topic %s (%s)%s%s"
        .formatted(
            topic.code(),
            topic.name(),
            stances.isEmpty() ? "" : ": " + stances,
            topic.definition() == null ? "" : ". " + topic.definition());
  }

  private static String said(
      MarketDates dates, PolicyEntry entry, String place, Timeline timeline) {
    var clocks =
        place.equals(Market.EVERYWHERE.code()) ? entry.markets() : List.of(new Market(place));
    return timeline.milestones().values().stream()
        .sorted(Comparator.comparing(Milestone::at))
        .map(
            one ->
                "%s from %s"
                    .formatted(
                        one.step().words(), dates.byClock(one.at(), clocks, Moments.ON_RECORD)))
        .collect(Collectors.joining("; ", "In " + PlaceNames.of(place) + ": ", ""));
  }
}
