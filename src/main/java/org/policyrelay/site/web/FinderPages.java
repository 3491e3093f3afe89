package org.policyrelay.site.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.PlaceNames;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.StorableText;
import org.policyrelay.policy.checklist.AdQuestion;
import org.policyrelay.policy.checklist.CheckedPolicy;
import org.policyrelay.policy.checklist.Checklist;
import org.policyrelay.policy.checklist.Checklists;
import org.policyrelay.policy.checklist.Glance;
import org.policyrelay.policy.checklist.Related;
import org.policyrelay.policy.entry.ChannelNames;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.content.Places;
import org.policyrelay.site.web.PolicyPage.Place;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What applies to an ad: a checklist that one can send as a link. */
@Controller
class FinderPages {

  /** Policies with what they ask on one page, and others by their names. */
  private static final int MOST = 50;

  private static final Pattern AGE = Pattern.compile("\\d{1,2}");

  private final Checklists checklists;
  private final PolicyLists lists;
  private final MarketTime times;
  private final FoundPolicies cards;
  private final AskedDay days;

  FinderPages(
      Checklists checklists,
      PolicyLists lists,
      MarketTime times,
      FoundPolicies cards,
      AskedDay days) {
    this.checklists = checklists;
    this.lists = lists;
    this.times = times;
    this.cards = cards;
    this.days = days;
  }

  /**
   * What was asked.
   *
   * @param unread what of it cannot be read, and so counts as not asked
   */
  record Asked(
      String market,
      String topic,
      String channel,
      String from,
      String audience,
      String at,
      String lang,
      List<String> unread) {}

  /**
   * A language that some of it can be read in.
   *
   * @param shown whether this is the one
   */
  record Language(String tag, String name, String address, boolean shown) {}

  @GetMapping("/policies/finder")
  String finder(
      @RequestParam(defaultValue = "") String market,
      @RequestParam(defaultValue = "") String topic,
      @RequestParam(defaultValue = "") String channel,
      @RequestParam(name = "advertiser_country", defaultValue = "") String from,
      @RequestParam(defaultValue = "") String audience,
      @RequestParam(defaultValue = "") String at,
      @RequestParam(required = false) @Nullable String lang,
      @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
          @Nullable String accepted,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    var place = Places.isKnown(market) ? market : "";
    var about = StorableText.problemOf(topic).isEmpty() ? topic.strip() : "";
    var on = PolicyEntry.knownChannels().contains(channel) ? channel : "";
    var advertiser = MarketNames.isCountry(from) ? from : "";
    var youngest = AGE.matcher(audience.strip()).matches() ? audience.strip() : "";
    var day = AskedDay.read(at);
    model.addAttribute(
        "asked",
        new Asked(
            place,
            about,
            on,
            advertiser,
            youngest,
            day.map(LocalDate::toString).orElse(""),
            lang == null ? "" : lang,
            Stream.of(
                    unread("market", market, place),
                    unread("topic", topic, about),
                    unread("channel", channel, on),
                    unread("advertiser's country", from, advertiser),
                    unread("audience's age", audience, youngest),
                    unread("day", at, day.map(LocalDate::toString).orElse("")))
                .flatMap(Optional::stream)
                .toList()));
    model.addAttribute("markets", places(place));
    model.addAttribute("channels", channels());
    if (place.isEmpty()) {
      model.addAttribute("topics", List.of());
      return "policies/finder";
    }
    var when = days.begin(day, new Market(Places.country(place)));
    var question =
        new AdQuestion(place, orNull(about), orNull(on), orNull(advertiser), age(youngest), when);
    var list = checklists.of(question);
    model.addAttribute("topics", list.topics());
    model.addAttribute("inForce", list.topicsInForce());
    model.addAttribute("about", nameOf(about, list));
    model.addAttribute(
        "nearest", FoundPolicies.nearest(list, day.map(LocalDate::toString).orElse(null)));
    model.addAttribute("place", PlaceNames.of(place));
    model.addAttribute("onChannel", on.isEmpty() ? null : ChannelNames.of(on));
    model.addAttribute("asJson", FinderAddress.asJson(question, day.isPresent()));
    model.addAttribute("when", times.tell(when, question.market()));
    var onDay = day.map(LocalDate::toString).orElse(null);
    var policies = list.policies().byName();
    var count = policies.size();
    var shown = Math.max(1, Math.min(page, (count - 1) / MOST + 1));
    var some = policies.subList((shown - 1) * MOST, Math.min(shown * MOST, count));
    model.addAttribute("count", count);
    model.addAttribute("first", (shown - 1) * MOST + 1);
    model.addAttribute(
        "earlier", shown == 1 ? null : FinderAddress.asPage(question, onDay, shown - 1));
    model.addAttribute(
        "more", shown * MOST >= count ? null : FinderAddress.asPage(question, onDay, shown + 1));
    var wish = new PolicyTexts.Wish(lang, accepted);
    var answers = checklists.answers(list, some);
    var found = answers.stream().map(one -> cards.found(one, onDay, wish)).toList();
    var others = withoutTold(list.others().byName(), answers);
    model.addAttribute("found", found);
    model.addAttribute("languages", languages(found, FinderAddress.asPage(question, onDay, shown)));
    model.addAttribute(
        "others",
        others.stream()
            .limit(MOST)
            .map(one -> FoundPolicies.other(one, question, day.isPresent()))
            .toList());
    model.addAttribute(
        "coming",
        list.coming().stream().limit(MOST).map(one -> cards.announced(one, question)).toList());
    model.addAttribute("moreComing", Math.max(0, list.coming().size() - MOST));
    model.addAttribute("moreOthers", Math.max(0, others.size() - MOST));
    return "policies/finder";
  }

  /** What is told with a policy that it defines is about the ad, whatever it names. */
  private static List<Glance> withoutTold(List<Glance> others, List<CheckedPolicy> answers) {
    var told =
        answers.stream()
            .flatMap(one -> one.related().stream())
            .filter(Related::isToldHere)
            .map(one -> one.answer().glance().policyId())
            .collect(Collectors.toSet());
    return others.stream().filter(one -> !told.contains(one.policyId())).toList();
  }

  /** A topic by its name where a code was asked for; all else as it was written. */
  private static String nameOf(String about, Checklist list) {
    return list.topics().stream()
        .filter(topic -> topic.code().equals(about))
        .map(Glance.Subject::name)
        .findFirst()
        .orElse(about);
  }

  private static Optional<String> unread(String what, String written, String read) {
    return written.isBlank() || !read.isEmpty() ? Optional.empty() : Optional.of(what);
  }

  private static @Nullable Integer age(String text) {
    return text.isEmpty() ? null : Integer.valueOf(text);
  }

  /** English, and those that a policy here can be read in; empty where there is none. */
  private static List<Language> languages(List<FoundPolicies.Found> found, String address) {
    var tags = new TreeSet<String>();
    found.forEach(one -> tags.addAll(one.translations()));
    if (tags.isEmpty()) {
      return List.of();
    }
    var shown = found.stream().map(FoundPolicies.Found::language).collect(Collectors.toSet());
    shown.remove(Languages.ENGLISH);
    return Stream.concat(Stream.of(Languages.ENGLISH), tags.stream())
        .map(
            tag ->
                new Language(
                    tag,
                    Languages.nameOf(tag),
                    address + "&lang=" + tag,
                    shown.isEmpty() ? tag.equals(Languages.ENGLISH) : shown.contains(tag)))
        .toList();
  }

  private static List<Place> channels() {
    return PolicyEntry.knownChannels().stream()
        .map(code -> new Place(code, ItemTexts.capital(ChannelNames.of(code))))
        .sorted(Comparator.comparing(Place::name))
        .toList();
  }

  /** The markets that something is published for, and the part of one that was asked for. */
  private List<Place> places(String asked) {
    return Stream.concat(
            lists.markets().stream(),
            Stream.of(asked).filter(one -> one.contains("-")).map(Market::new))
        .map(one -> new Place(one.code(), PlaceNames.of(one.code())))
        .toList();
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
