package org.policyrelay.site.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.Translation;
import org.policyrelay.policy.checklist.PolicyAnswer;
import org.policyrelay.policy.checklist.Related;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.content.Topic;
import org.policyrelay.site.web.ClauseWords.InWords;
import org.policyrelay.site.web.PolicyItems.Item;
import org.springframework.stereotype.Component;

/** How the finder tells what has to be read with a policy. */
@Component
class RelatedPolicies {

  private static final int MOST_IN_WORDS = 4;

  private final MarketTime times;
  private final StageTexts stages;
  private final PolicyTexts languages;

  RelatedPolicies(MarketTime times, StageTexts stages, PolicyTexts languages) {
    this.times = times;
    this.stages = stages;
    this.languages = languages;
  }

  /**
   * A policy beside one that was found.
   *
   * @param page its page in the market
   * @param what it is to the one that was found, and what the reader does about it
   * @param defined what it says the meaning of
   * @param items what it asks of the ad; empty for one of which a person has to read whether it is
   *     about the ad, and for one that is told by itself
   * @param inWords clauses that none of the items tells; the first of them
   * @param moreInWords how many others
   */
  record Beside(
      String name,
      String language,
      String page,
      @Nullable String stance,
      String what,
      List<Defined> defined,
      List<Item> items,
      List<InWords> inWords,
      int moreInWords) {}

  record Defined(String name, @Nullable String definition) {}

  Beside tell(Related one, boolean onADay, PolicyTexts.Wish wish) {
    var answer = one.answer();
    var what = answer.what();
    var translation = languages.wanted(languages.settled(what), wish);
    var words = ClauseWords.of(translation, what);
    var texts = AskedTexts.of(times, stages, answer, words);
    var page =
        FoundPolicies.link(
            what.base().entry().policyId(), what.base().entry().name(), answer.question(), onADay);
    var alone =
        one.isToldHere()
            ? answer.inWordsAlone().stream().map(words::of).toList()
            : List.<InWords>of();
    return new Beside(
        translation.map(Translation::name).orElse(page.text()),
        translation.map(Translation::language).orElse(Languages.ENGLISH),
        page.id(),
        answer.stance().map(Stance::code).orElse(null),
        what(one),
        one.isToldHere()
            ? one.defined().stream().map(RelatedPolicies::defined).toList()
            : List.of(),
        one.isToldHere() ? items(answer, texts) : List.of(),
        alone.stream().limit(MOST_IN_WORDS).toList(),
        Math.max(0, alone.size() - MOST_IN_WORDS));
  }

  private static Defined defined(Topic topic) {
    return new Defined(topic.name(), topic.definition());
  }

  private static List<Item> items(PolicyAnswer answer, AskedTexts texts) {
    return Stream.of(
            answer.requirements().stream()
                .map(
                    asked ->
                        FoundPolicies.weighed(asked, texts.requirement(asked), answer.question())),
            answer.disclosures().stream().map(texts::disclosure),
            Stream.concat(answer.exceptions().stream(), answer.exceptionsToCome().stream())
                .map(texts::exception))
        .flatMap(items -> items)
        .toList();
  }

  private static String what(Related one) {
    if (one.isToldHere()) {
      return "defines its terms" + (one.defined().isEmpty() ? "." : ":");
    }
    if (one.isFound()) {
      return is(one) + meaning(one) + ", and is told here by itself.";
    }
    return is(one) + meaning(one) + ". Read whether it is about your ad.";
  }

  private static String is(Related one) {
    return switch (one.type()) {
      case DEFINES -> "defines its terms";
      case EXCEPTION_TO -> one.isOwn() ? "is what it is an exception to" : "is an exception to it";
      case SUPERSEDES -> one.isOwn() ? "is what it takes the place of" : "takes its place";
      case SEE_ALSO -> "is one to see also";
    };
  }

  private static String meaning(Related one) {
    return Optional.of(one.defined().stream().map(Topic::name).collect(Collectors.joining(", ")))
        .filter(names -> !names.isEmpty() && !one.defines())
        .map(" and says what is meant by "::concat)
        .orElse("");
  }
}
