package org.policyrelay.site.web;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.checklist.MarketTables;
import org.policyrelay.policy.checklist.MarketTables.Listed;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.content.Requirement.Type;
import org.policyrelay.site.web.PolicyPage.Place;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What applies in a market and what is announced for it, as a table that one can filter. */
@Controller
class MarketPages {

  private final MarketTables tables;
  private final MarketRowTexts rows;
  private final PolicyLists lists;
  private final MarketTime times;
  private final AskedDay days;

  MarketPages(
      MarketTables tables,
      MarketRowTexts rows,
      PolicyLists lists,
      MarketTime times,
      AskedDay days) {
    this.tables = tables;
    this.rows = rows;
    this.lists = lists;
    this.times = times;
    this.days = days;
  }

  /**
   * @param q words to look for, from whoever takes the list for the search
   * @param at the day on which it is to be in force; now where it is left out
   */
  @GetMapping("/policies/markets/{market}")
  String market(
      @PathVariable String market,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(defaultValue = "") String topic,
      @RequestParam(defaultValue = "") String category,
      @RequestParam(defaultValue = "") String stance,
      @RequestParam(defaultValue = "") String requirement,
      @RequestParam(defaultValue = "") String at,
      Model model) {
    var where = MarketTime.known(market);
    if (q != null) {
      return PolicyPages.search(q, "&market=" + market);
    }
    var asked = MarketFilter.of(topic, category, stance, requirement, at);
    var when = days.begin(asked.day(), where);
    var all = tables.of(where, when);
    // who asks for a day is told what is in force that day, and nothing that only comes later
    var listed =
        all.stream()
            .filter(one -> asked.day().isEmpty() || !one.isToCome(when))
            .flatMap(one -> one.only(asked.wanted()).stream())
            .toList();
    model.addAttribute("market", market);
    model.addAttribute("name", MarketTime.nameOf(where));
    model.addAttribute("feed", "/policies/markets/" + market + "/changes.atom");
    model.addAttribute("utc", !times.hasCalendar(where));
    model.addAttribute("asked", asked);
    model.addAttribute("when", asked.day().isEmpty() ? null : times.tell(when, where));
    model.addAttribute(
        "rows", rows.of(where, listed, when, asked.at().isEmpty() ? null : asked.at()));
    model.addAttribute("policies", lists.in(where, listed, when));
    model.addAttribute("markets", lists.places());
    var topics = MarketRowTexts.topics(all);
    model.addAttribute("topics", topics);
    model.addAttribute("only", asked.inWords(topics));
    model.addAttribute("stances", Arrays.stream(Stance.values()).map(Stance::code).toList());
    model.addAttribute("types", types());
    model.addAttribute("categories", categories(all, asked.category()));
    return "policies/market";
  }

  private static List<Place> types() {
    return Arrays.stream(Type.values())
        .map(type -> new Place(type.code(), AskedTexts.nameOf(type)))
        .toList();
  }

  /** The policy categories that one can choose, and the one that was asked for. */
  private static List<Place> categories(List<Listed> all, String asked) {
    var codes = new TreeSet<String>();
    all.forEach(one -> codes.addAll(one.what().base().entry().policyCategories()));
    if (!asked.isEmpty()) {
      codes.add(asked);
    }
    codes.removeAll(PolicyEntry.CATEGORIES);
    return codes.stream().map(code -> new Place(code, code.replace('_', ' '))).toList();
  }
}
