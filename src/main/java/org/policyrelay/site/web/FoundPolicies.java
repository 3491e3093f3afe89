package org.policyrelay.site.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.PlaceNames;
import org.policyrelay.policy.Translation;
import org.policyrelay.policy.checklist.AdQuestion;
import org.policyrelay.policy.checklist.Asked;
import org.policyrelay.policy.checklist.CheckedPolicy;
import org.policyrelay.policy.checklist.Checklist;
import org.policyrelay.policy.checklist.Coming;
import org.policyrelay.policy.checklist.Glance;
import org.policyrelay.policy.checklist.PolicyAnswer;
import org.policyrelay.policy.entry.ChannelNames;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.content.Requirement;
import org.policyrelay.policy.overlay.JoinedClause;
import org.policyrelay.policy.overlay.Resolved;
import org.policyrelay.site.web.ClauseWords.InWords;
import org.policyrelay.site.web.PolicyItems.Item;
import org.policyrelay.site.web.PolicyPage.Link;
import org.springframework.stereotype.Component;

/** How the finder tells a policy. */
@Component
class FoundPolicies {

  private static final int MOST_IN_WORDS = 8;

  private final MarketTime times;
  private final SiteAddress site;
  private final PolicyTexts languages;
  private final RelatedPolicies beside;
  private final StageTexts stages;

  FoundPolicies(
      MarketTime times,
      SiteAddress site,
      PolicyTexts languages,
      RelatedPolicies beside,
      StageTexts stages) {
    this.times = times;
    this.site = site;
    this.languages = languages;
    this.beside = beside;
    this.stages = stages;
  }

  /**
   * A policy and what it asks of the ad.
   *
   * @param language of its name and of clauses that are told in their words, as BCP 47
   * @param translations the languages that it can be read in beside English
   * @param foundBy how, where it is not called as was asked
   * @param onlyOn the channels that it is for, empty = all
   * @param page its page in the market
   * @param otherwise topics, or parts of the country, of which something else is said, each with
   *     the question for it
   * @param exceptions those to come too: an ad runs on
   * @param byChannel what holds in those channels for which the market tightens it, and in no other
   * @param added what the market adds for the channel that was asked for
   * @param bans where it is prohibited, the clauses that say so: they come before what else is
   *     asked
   * @param inWords clauses that none of the items tells, and no ban; the first of them
   * @param moreInWords how many others
   * @param address of its page, in full: paper has no links
   * @param related what has to be read with it
   * @param note that some of it is not settled, absent for nothing to say
   * @param stage how far its timeline has come in the market, absent for none
   * @param emergency whether a version of it was published as one
   */
  record Found(
      String name,
      String language,
      List<String> translations,
      String version,
      @Nullable String stance,
      @Nullable FoundBy foundBy,
      @Nullable Bans bans,
      List<String> onlyOn,
      String page,
      List<Otherwise> otherwise,
      List<String> byChannel,
      List<Item> added,
      String address,
      List<Item> requirements,
      List<Item> exceptions,
      List<Item> disclosures,
      List<InWords> inWords,
      int moreInWords,
      List<RelatedPolicies.Beside> related,
      @Nullable String note,
      @Nullable String stage,
      boolean emergency) {}

  /**
   * What under a ban comes first.
   *
   * @param butForExceptions whether an exception below may let an ad go
   * @param clauses those that forbid; where none does in English, those that no item tells and that
   *     do not say what the policy leaves out
   */
  record Bans(boolean butForExceptions, List<InWords> clauses) {}

  /** A policy that does not name the topic. */
  record Other(String name, String page, @Nullable String stance) {}

  record Otherwise(String what, String stance, String address) {}

  /** A topic that may be meant. */
  record Near(String name, String address) {}

  static List<Near> nearest(Checklist list, @Nullable String day) {
    return list.nearest().stream()
        .map(
            topic ->
                new Near(
                    topic.name(), FinderAddress.asPage(list.question().about(topic.code()), day)))
        .toList();
  }

  /**
   * What is announced, with its page as it reads then.
   *
   * @param by how it was found, where it is not called as was asked
   */
  record Announced(
      String name, String page, @Nullable String stance, String from, @Nullable String by) {}

  Found found(CheckedPolicy checked, @Nullable String day, PolicyTexts.Wish wish) {
    var answer = checked.answer();
    var what = answer.what();
    var available = languages.settled(what);
    var translation = languages.wanted(available, wish);
    var words = ClauseWords.of(translation, what);
    var texts = AskedTexts.of(times, stages, answer, words);
    var page =
        link(
            what.base().entry().policyId(),
            what.base().entry().name(),
            answer.question(),
            day != null);
    var added =
        Optional.ofNullable(answer.question().channel())
            .map(channel -> JoinText.addedIn(what, channel))
            .orElse(List.of());
    var requirements =
        answer.requirements().stream()
            .map(one -> weighed(one, texts.requirement(one), answer.question()))
            .toList();
    var exceptions =
        Stream.concat(answer.exceptions().stream(), answer.exceptionsToCome().stream())
            .map(texts::exception)
            .toList();
    var told = added.stream().map(Item::id).collect(Collectors.toSet());
    Stream.concat(requirements.stream(), exceptions.stream())
        .flatMap(FoundPolicies::toldBeside)
        .forEach(told::add);
    var alone =
        answer.inWordsAlone().stream().filter(clause -> !told.contains(clause.id())).toList();
    var isBanned = answer.stance().filter(Stance.PROHIBITED::equals).isPresent();
    var bans = isBanned ? bans(answer, alone) : List.<JoinedClause>of();
    var inWords = alone.stream().filter(clause -> !bans.contains(clause)).toList();
    return new Found(
        translation.map(Translation::name).orElse(page.text()),
        translation.map(Translation::language).orElse(Languages.ENGLISH),
        available.stream().map(Translation::language).toList(),
        what.base().version(),
        answer.stance().map(Stance::code).orElse(null),
        FoundBy.of(answer, day),
        isBanned ? new Bans(!exceptions.isEmpty(), bans.stream().map(words::of).toList()) : null,
        ChannelNames.each(what.base().entry().channels()),
        page.id(),
        otherwise(answer, day),
        JoinText.byChannel(what),
        added,
        site.of(page.id()),
        requirements,
        exceptions,
        answer.disclosures().stream().map(texts::disclosure).toList(),
        inWords.stream().limit(MOST_IN_WORDS).map(words::of).toList(),
        Math.max(0, inWords.size() - MOST_IN_WORDS),
        checked.related().stream().map(one -> beside.tell(one, day != null, wish)).toList(),
        what.unsettled().isEmpty()
            ? null
            : "What the market adds is not settled beside this version: where they differ, the stricter applies.",
        stage(what, answer.question()),
        what.isEmergency());
  }

  private @Nullable String stage(Resolved what, AdQuestion question) {
    var market = question.market();
    return what.content()
        .timelineIn(market.code())
        .map(
            timeline ->
                stages.tell(
                    timeline, market.code(), what.since().orElse(question.at()), question.at()))
        .orElse(null);
  }

  /** The clause whose words stand with an item already. */
  private static Stream<String> toldBeside(Item item) {
    var clause = item.clause();
    return clause == null || item.words() == null ? Stream.empty() : Stream.of(clause.id());
  }

  private static List<JoinedClause> bans(PolicyAnswer answer, List<JoinedClause> alone) {
    var forbidding = QuotedClauses.forbidding(answer, answer.topics());
    var told =
        forbidding.isEmpty()
            // one that forbids in English forbids something else
            ? alone.stream().filter(one -> !one.leavesOut() && !one.forbids()).toList()
            : forbidding;
    return told.stream().limit(MOST_IN_WORDS).toList();
  }

  private static List<Otherwise> otherwise(PolicyAnswer answer, @Nullable String day) {
    var asked = answer.question();
    return Stream.concat(
            answer.topicsOtherwise().entrySet().stream()
                .map(
                    said ->
                        new Otherwise(
                            said.getKey().name(),
                            said.getValue().code(),
                            FinderAddress.asPage(asked.about(said.getKey().code()), day))),
            answer.partsOtherwise().stream()
                .map(
                    said ->
                        new Otherwise(
                            (answer.match().isOneTopic() ? "" : said.topic().name() + " in ")
                                + PlaceNames.of(said.place()),
                            said.stance().code(),
                            FinderAddress.asPage(
                                asked.about(said.topic().code()).in(said.place()), day))))
        .toList();
  }

  static Other other(Glance what, AdQuestion question, boolean onADay) {
    var page = link(what.policyId(), what.name(), question, onADay);
    return new Other(
        page.text(), page.id(), Optional.ofNullable(what.stance()).map(Stance::code).orElse(null));
  }

  /** A stance of its own is no answer where a topic was asked for: the page of then tells that. */
  Announced announced(Coming coming, AdQuestion question) {
    var what = coming.what();
    var market = question.market();
    return new Announced(
        what.name(),
        "/policies/%s/markets/%s?as_of=%s".formatted(what.policyId(), market, coming.from()),
        question.topic() == null
            ? Optional.ofNullable(what.stance()).map(Stance::code).orElse(null)
            : null,
        times.tell(coming.from(), market),
        FoundBy.inWords(coming.match()));
  }

  /** With what keeps the audience from being one that is asked for. */
  static Item weighed(Asked<Requirement> asked, Item item, AdQuestion question) {
    if (!question.isTooYoungFor(asked.item())) {
      return item;
    }
    var tooYoung =
        "not met by this audience, which may be %d years old".formatted(question.audience());
    return item.noted(item.note() == null ? tooYoung : tooYoung + "; " + item.note());
  }

  /** To what is read on the day that was asked for, as far as that is to come. */
  static Link link(String policyId, String name, AdQuestion question, boolean onADay) {
    var page = "/policies/" + policyId + "/markets/" + question.market();
    return new Link(onADay ? page + "?as_of=" + question.at() : page, name);
  }
}
