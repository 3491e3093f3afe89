package org.policyrelay.site.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.StorableText;
import org.policyrelay.policy.checklist.AdQuestion;
import org.policyrelay.policy.checklist.Checklists;
import org.policyrelay.policy.checklist.PolicyAnswer;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.content.Places;
import org.policyrelay.policy.overlay.Resolved;
import org.policyrelay.site.web.PolicyItems.Item;
import org.policyrelay.site.web.PolicyPage.Link;
import org.policyrelay.site.web.PolicyPage.Place;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** What applies to an ad: a checklist that one can send as a link. */
@Controller
class FinderPages {

  private final Checklists checklists;
  private final PolicyLists lists;
  private final MarketTime times;
  private final MarketZones zones;
  private final Clock clock;

  FinderPages(
      Checklists checklists, PolicyLists lists, MarketTime times, MarketZones zones, Clock clock) {
    this.checklists = checklists;
    this.lists = lists;
    this.times = times;
    this.zones = zones;
    this.clock = clock;
  }

  /**
   * A policy and what it asks of the ad.
   *
   * @param page its page in the market
   * @param note that some of it is not settled, absent for nothing to say
   */
  record Found(
      String name,
      String version,
      @Nullable String stance,
      String page,
      List<Item> requirements,
      List<Item> exceptions,
      List<Item> disclosures,
      @Nullable String note) {}

  /** What was asked; what cannot be read counts as not asked. */
  record Asked(String market, String topic, String channel, String from, String at) {}

  @GetMapping("/policies/finder")
  String finder(
      @RequestParam(defaultValue = "") String market,
      @RequestParam(defaultValue = "") String topic,
      @RequestParam(defaultValue = "") String channel,
      @RequestParam(name = "advertiser_country", defaultValue = "") String from,
      @RequestParam(defaultValue = "") String at,
      Model model) {
    var place = Places.isKnown(market) ? market : "";
    var about = StorableText.problemOf(topic).isEmpty() ? topic.strip() : "";
    var on = PolicyEntry.knownChannels().contains(channel) ? channel : "";
    var advertiser = MarketNames.isCountry(from) ? from : "";
    var day = dayOf(at);
    model.addAttribute(
        "asked", new Asked(place, about, on, advertiser, day.map(LocalDate::toString).orElse("")));
    model.addAttribute("markets", places(place));
    model.addAttribute("channels", new TreeSet<>(PolicyEntry.knownChannels()));
    if (place.isEmpty()) {
      model.addAttribute("topics", List.of());
      return "policies/finder";
    }
    var when = day.map(one -> startOf(one, place)).orElseGet(clock::instant);
    var question = new AdQuestion(place, orNull(about), orNull(on), orNull(advertiser), when);
    var list = checklists.of(question);
    model.addAttribute("topics", checklists.topicsIn(question.market(), when));
    model.addAttribute("place", MarketNames.of(new Market(place)));
    model.addAttribute("asJson", asJson(question, day.isPresent()));
    model.addAttribute("when", times.tell(when, question.market()));
    model.addAttribute("found", list.policies().stream().map(this::found).toList());
    model.addAttribute(
        "others", list.others().stream().map(one -> link(one, question.market())).toList());
    return "policies/finder";
  }

  /** The same question for programs; what was not asked is left out, and would be refused empty. */
  private static String asJson(AdQuestion question, boolean onADay) {
    return UriComponentsBuilder.fromPath("/api/policies/requirements")
        .queryParam("market", question.place())
        .queryParamIfPresent("topic", Optional.ofNullable(question.topic()))
        .queryParamIfPresent("channel", Optional.ofNullable(question.channel()))
        .queryParamIfPresent(
            "advertiser_country", Optional.ofNullable(question.advertiserCountry()))
        .queryParamIfPresent("at", onADay ? Optional.of(question.at()) : Optional.empty())
        .encode()
        .toUriString();
  }

  /** The markets that something is published for, and the part of one that was asked for. */
  private List<Place> places(String asked) {
    return Stream.concat(
            lists.markets().stream(),
            Stream.of(asked).filter(one -> one.contains("-")).map(Market::new))
        .map(one -> new Place(one.code(), MarketNames.of(one)))
        .toList();
  }

  private static Optional<LocalDate> dayOf(String typed) {
    try {
      return typed.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(typed.strip()));
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }

  private Instant startOf(LocalDate day, String place) {
    return day.atStartOfDay(zones.zoneOf(new Market(Places.country(place)))).toInstant();
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private Found found(PolicyAnswer answer) {
    var what = answer.what();
    var market = answer.question().market();
    var texts = new AskedTexts(times, answer.items().content().topics(), market);
    var page = link(what, market);
    return new Found(
        page.text(),
        what.base().version(),
        answer.stance().map(Stance::code).orElse(null),
        page.id(),
        answer.requirements().stream().map(texts::requirement).toList(),
        answer.exceptions().stream().map(texts::exception).toList(),
        answer.disclosures().stream().map(texts::disclosure).toList(),
        what.unsettled().isEmpty()
            ? null
            : "What the market adds is not settled beside this version: where they differ, the stricter applies.");
  }

  private static Link link(Resolved what, Market market) {
    var entry = what.base().entry();
    return new Link("/policies/" + entry.policyId() + "/markets/" + market, entry.name());
  }
}
