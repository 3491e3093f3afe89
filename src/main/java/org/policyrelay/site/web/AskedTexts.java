package org.policyrelay.site.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.checklist.Asked;
import org.policyrelay.policy.checklist.PolicyAnswer;
import org.policyrelay.policy.entry.ChannelNames;
import org.policyrelay.policy.entry.content.Disclosure;
import org.policyrelay.policy.entry.content.Exemption;
import org.policyrelay.policy.entry.content.Reach;
import org.policyrelay.policy.entry.content.Reaching;
import org.policyrelay.policy.entry.content.Requirement;
import org.policyrelay.policy.entry.content.Requirement.AppliesTo;
import org.policyrelay.policy.entry.content.RequirementValue;
import org.policyrelay.policy.entry.content.Topic;
import org.policyrelay.site.web.ClauseWords.InWords;
import org.policyrelay.site.web.PolicyItems.Item;
import org.policyrelay.site.web.PolicyPage.Link;

/**
 * How the page of a policy tells what is asked, let go or to be shown, each with whom, where and
 * when it is for.
 *
 * @param topics of the policy, by whose names readers know them
 * @param market that the page is of, absent for the policy as such
 * @param markets by whose clocks instants are told
 * @param words what a clause says, for whatever says no more than that it is asked there
 * @param stages how far an item has come that has other days than the rest, absent for the others
 */
record AskedTexts(
    MarketTime times,
    List<Topic> topics,
    @Nullable Market market,
    List<Market> markets,
    ClauseWords words,
    Function<Asked<?>, @Nullable String> stages) {

  /** For what is asked of an ad in a market. */
  static AskedTexts of(
      MarketTime times, StageTexts stages, PolicyAnswer answer, ClauseWords words) {
    var question = answer.question();
    var market = question.market();
    return new AskedTexts(
        times,
        answer.items().content().topics(),
        market,
        List.of(market),
        words,
        asked -> stages.ofItem(answer.items(), asked, market, question.at()));
  }

  Item requirement(Asked<Requirement> asked) {
    var one = asked.item();
    var value = one.value();
    var text =
        Stream.of(value == null ? "" : value(value), form(one))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    var whom = one.appliesTo();
    var inWords = text.isEmpty() ? inWords(asked) : null;
    return item(
        asked,
        one.id(),
        nameOf(one.type()),
        inWords == null ? text : inWords.words(),
        inWords == null ? null : inWords.language(),
        terms(asked, one.reach(), whom == null ? "" : whom(whom)));
  }

  /** Of the clause that says what is asked; a clause that is told beside the item needs none. */
  private @Nullable InWords inWords(Asked<?> asked) {
    var clause = asked.clause();
    return clause == null || asked.isApart() ? null : words.of(clause);
  }

  static String nameOf(Requirement.Type type) {
    return ItemTexts.capital(type.code().replace('-', ' '));
  }

  /** How a number that is asked for is written; empty for none. */
  static String form(Requirement one) {
    return one.pattern() == null
        ? ""
        : NumberExample.of(one).map("written like "::concat).orElse("in the form that is checked");
  }

  private static String whom(AppliesTo whom) {
    return switch (whom) {
      case ADVERTISER -> "of the advertiser";
      case CREATIVE -> "of the ad itself";
      case LANDING_PAGE -> "of the landing page";
      case TARGETING -> "of those whom the ad is targeted at";
    };
  }

  static String value(RequirementValue value) {
    if (value instanceof RequirementValue.Age age) {
      return age.years() + " or older";
    }
    if (value instanceof RequirementValue.Hours hours) {
      return hours.from() + " to " + hours.until() + ", by the market's clock";
    }
    return value instanceof RequirementValue.Strength ? "at most " + value.text() : value.text();
  }

  Item exception(Asked<Exemption> asked) {
    var one = asked.item();
    var from = one.from() == null ? "" : "from " + tell(one.from(), one.reach());
    var until = one.until() == null ? "" : "until " + tell(one.until(), one.reach());
    return item(
        asked,
        one.id(),
        "Exception",
        one.reason() == null ? one.text() : one.text() + " (" + one.reason() + ")",
        null,
        terms(asked, one.reach(), from, until));
  }

  Item disclosure(Asked<Disclosure> asked) {
    var one = asked.item();
    return item(
        asked,
        one.id(),
        "The ad shows",
        one.text(),
        one.language(),
        terms(
            asked,
            one.reach(),
            one.language() == null ? "" : "in " + Languages.nameOf(one.language()),
            one.position() == null ? "" : "position: " + one.position().replace('_', ' ')));
  }

  private <T extends Reaching> Item item(
      Asked<T> asked,
      String id,
      String title,
      String text,
      @Nullable String language,
      String terms) {
    var clause = asked.clause();
    return new Item(
        id,
        title,
        text,
        language,
        terms.isEmpty() ? null : terms,
        clause == null ? null : new Link(clause.id(), clause.label()),
        clause == null || !asked.isApart() ? null : clause.text(),
        asked.from().entry().overlayOf().isEmpty()
            ? null
            : asked.from().entry().policyId() + " " + asked.from().version(),
        asked.settled()
            ? null
            : "not settled beside the base; where they differ, the stricter applies");
  }

  private <T extends Reaching> String terms(Asked<T> asked, Reach reach, String... more) {
    var terms = new ArrayList<String>();
    // the page of a market is about it
    var isOfPage = market != null && reach.markets().equals(List.of(market.code()));
    if (!reach.markets().isEmpty() && !isOfPage) {
      terms.add("in " + names(reach.markets()));
    }
    if (reach.topic() != null) {
      terms.add("for " + topicOf(reach.topic()));
    }
    if (!reach.advertiserCountries().isEmpty()) {
      terms.add("for advertisers in " + names(reach.advertiserCountries()));
    }
    if (!asked.channels().isEmpty()) {
      terms.add("on " + ChannelNames.of(asked.channels()));
    }
    Stream.of(more).filter(one -> !one.isEmpty()).forEach(terms::add);
    Stream.ofNullable(stages.apply(asked)).forEach(terms::add);
    return String.join("; ", terms);
  }

  private String topicOf(String topic) {
    return topics.stream()
        .filter(one -> one.code().equals(topic))
        .map(Topic::name)
        .findFirst()
        .orElse(topic);
  }

  /** By the clock of the market that the page is of, else of each that it is for. */
  private String tell(Instant at, Reach reach) {
    var places = reach.markets().stream().map(Market::new).toList();
    return times.tell(at, market != null || places.isEmpty() ? markets : places);
  }

  private static String names(Collection<String> places) {
    return places.stream().map(ItemTexts::nameOf).collect(Collectors.joining(", "));
  }
}
