package org.policyrelay.site.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Coded;
import org.policyrelay.kernel.StorableText;
import org.policyrelay.policy.checklist.MarketTables.Wanted;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.content.Requirement.Type;
import org.policyrelay.site.web.PolicyPage.Place;

/**
 * What somebody asks of the table of a market; each is empty where it was not asked.
 *
 * @param at the day on which it is to be in force
 * @param unread what of it cannot be read, and so counts as not asked
 */
record MarketFilter(
    String topic,
    String category,
    String stance,
    String requirement,
    String at,
    List<String> unread) {

  static MarketFilter of(
      String topic, String category, String stance, String requirement, String at) {
    var unread = new ArrayList<String>();
    Predicate<String> storable = text -> StorableText.problemOf(text).isEmpty();
    return new MarketFilter(
        read("topic", topic, storable, unread),
        read("category", category, storable, unread),
        read("stance", stance, code -> Stance.of(code).isPresent(), unread),
        read("what is asked", requirement, code -> typeOf(code).isPresent(), unread),
        read("day", at, day -> AskedDay.read(day).isPresent(), unread),
        List.copyOf(unread));
  }

  private static String read(
      String called, String typed, Predicate<String> understood, List<String> unread) {
    var text = typed.strip();
    if (text.isEmpty() || understood.test(text)) {
      return text;
    }
    unread.add(called);
    return "";
  }

  private static Optional<Type> typeOf(String code) {
    return Coded.of(Type.values(), code);
  }

  Wanted wanted() {
    return new Wanted(
        orNull(topic),
        orNull(category),
        Stance.of(stance).orElse(null),
        typeOf(requirement).orElse(null));
  }

  Optional<LocalDate> day() {
    return AskedDay.read(at);
  }

  /** Whether it leaves something out. */
  public boolean isSet() {
    return !(topic + category + stance + requirement + at).isEmpty();
  }

  /**
   * What is left of the table by it, for paper, which has no form.
   *
   * @param topics of the market, which are called by their names
   */
  String inWords(List<Place> topics) {
    var called =
        topics.stream()
            .filter(one -> one.code().equals(topic))
            .map(Place::name)
            .findFirst()
            .orElse(topic);
    return Stream.of(
            said("about ", called),
            said("category ", category.replace('_', ' ')),
            said("stance ", stance),
            said("asked: ", requirement.replace('-', ' ')),
            said("on ", at))
        .filter(one -> !one.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String said(String what, String asked) {
    return asked.isEmpty() ? "" : what + asked;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
