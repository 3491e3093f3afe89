package org.policyrelay.grant;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.PlaceNames;
import org.policyrelay.kernel.Moments;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.content.Exemption;
import org.policyrelay.policy.entry.content.Milestone;
import org.policyrelay.policy.entry.content.Milestone.Step;
import org.policyrelay.policy.entry.content.Reach;
import org.policyrelay.policy.entry.content.Requirement;
import org.policyrelay.policy.entry.content.Timeline;
import org.policyrelay.policy.entry.content.Topic;
import org.policyrelay.policy.overlay.WhatReaches;

/** What a grant hangs on, as people read it: the words, the items, and a line for each fact. */
final class HingeText {

  private final List<String> parts = new ArrayList<>();

  private HingeText() {}

  static String of(WhatReaches what) {
    var text = new HingeText();
    var entry = what.entry();
    text.add(entry.text());
    var content = entry.content();
    content.requirements().forEach(one -> text.add(said(one)));
    content.exceptions().forEach(one -> text.add(said(one)));
    text.add(String.join("\n", facts(entry, what.inChannels())));
    return String.join("\n\n", text.parts);
  }

  private void add(String text) {
    if (!text.isEmpty()) {
      parts.add(text);
    }
  }

  private static String said(Requirement one) {
    return "%s: %s%s%s%s%s"
        .formatted(
            one.id(),
            one.type().code(),
            one.value() == null ? "" : " " + one.value().text(),
            one.pattern() == null ? "" : " (" + one.pattern() + ")",
            one.appliesTo() == null ? "" : ", of the " + one.appliesTo().code().replace('-', ' '),
            reach(one.reach()));
  }

  private static String said(Exemption one) {
    return "%s: %s%s%s"
        .formatted(
            one.id(),
            one.text(),
            one.reason() == null ? "" : " (" + one.reason() + ")",
            reach(one.reach()));
  }

  private static String reach(Reach reach) {
    return (reach.markets().isEmpty() ? "" : ", in " + places(reach.markets()))
        + (reach.topic() == null ? "" : ", about " + reach.topic())
        + (reach.advertiserCountries().isEmpty()
            ? ""
            : ", for advertisers of " + places(reach.advertiserCountries()));
  }

  private static String places(Collection<String> places) {
    return places.stream().map(PlaceNames::of).collect(Collectors.joining(", "));
  }

  private static List<String> facts(PolicyEntry entry, List<String> inChannels) {
    var facts = new ArrayList<String>();
    fact(facts, "Policy", entry.name());
    fact(facts, "About", entry.description().orElse(null));
    fact(facts, "Stance", entry.stance().map(Stance::code).orElse(null));
    fact(facts, "Enforcement", entry.enforcement().code());
    if (entry.requiresHumanReview()) {
      facts.add("A person has to review.");
    }
    fact(facts, "Channels", orNone(entry.channels()));
    inChannels.forEach(facts::add);
    fact(facts, "Categories", orNone(entry.policyCategories()));
    entry.content().topics().forEach(topic -> facts.add(said(topic)));
    var program = entry.content().eligibility();
    fact(facts, "Program", program == null ? null : program.program());
    entry
        .content()
        .relations()
        .forEach(one -> fact(facts, "Relation", one.type().code() + " " + one.target()));
    entry.content().timelines().forEach((place, timeline) -> facts.add(said(place, timeline)));
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

  private static String said(String place, Timeline timeline) {
    return timeline.milestones().entrySet().stream()
        .map(HingeText::said)
        .collect(Collectors.joining("; ", "In " + PlaceNames.of(place) + ": ", ""));
  }

  private static String said(Map.Entry<Step, Milestone> one) {
    return one.getKey().words() + " from " + Moments.onRecord(one.getValue().at());
  }
}
