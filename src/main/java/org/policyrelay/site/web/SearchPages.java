package org.policyrelay.site.web;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.StorableText;
import org.policyrelay.policy.Families;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.overlay.Pair;
import org.policyrelay.policy.overlay.VersionLife;
import org.policyrelay.site.web.PolicyPage.Place;
import org.policyrelay.site.web.SearchIndex.Hit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Looks for words in everything that was ever published. */
@Controller
class SearchPages {

  private static final int ON_A_PAGE = 20;
  private static final int LAST_PAGE = 50;
  private static final int LONGEST = 200;
  private final ObjectProvider<SearchIndex> index;
  private final PolicyRegistry registry;
  private final PolicyLists lists;
  private final Clock clock;

  SearchPages(
      ObjectProvider<SearchIndex> index, PolicyRegistry registry, PolicyLists lists, Clock clock) {
    this.index = index;
    this.registry = registry;
    this.lists = lists;
    this.clock = clock;
  }

  /**
   * A version that was found, and where it stands.
   *
   * @param excerpt HTML
   * @param unsettled that nobody has approved it beside the base that it is read with, absent for
   *     what is settled
   */
  record Found(
      String id,
      String version,
      String language,
      String name,
      String excerpt,
      VersionLife.State state,
      boolean explains,
      @Nullable String unsettled,
      boolean emergency) {

    /** As HTML has it, {@code ltr} or {@code rtl}. */
    public String direction() {
      return Languages.directionOf(language);
    }
  }

  @GetMapping("/policies/search")
  String search(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String market,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    var words = q.length() > LONGEST ? q.substring(0, LONGEST) : q;
    var where = MarketNames.isCountry(market) ? new Market(market) : null;
    var shown = Math.max(1, Math.min(page, LAST_PAGE));
    model.addAttribute("words", words);
    model.addAttribute("market", where == null ? null : where.code());
    model.addAttribute("page", shown);
    model.addAttribute(
        "markets",
        lists.markets().stream()
            .map(one -> new Place(one.code(), MarketTime.nameOf(one)))
            .toList());
    if (words.isBlank() || StorableText.problemOf(words).isPresent()) {
      model.addAttribute("asked", false);
      model.addAttribute("total", 0L);
      model.addAttribute("found", List.of());
      return "policies/search";
    }
    var families = new Families(registry);
    var hits = index.getObject().find(words, where, (shown - 1) * ON_A_PAGE, ON_A_PAGE);
    model.addAttribute("asked", true);
    model.addAttribute("total", hits.total());
    model.addAttribute("more", hits.total() > (long) shown * ON_A_PAGE && shown < LAST_PAGE);
    model.addAttribute(
        "found", hits.page().stream().map(hit -> found(hit, where, families)).toList());
    return "policies/search";
  }

  private Found found(Hit hit, @Nullable Market market, Families families) {
    var now = clock.instant();
    var found =
        registry.history(hit.policyId()).stream()
            .filter(version -> version.version().equals(hit.version()))
            .findFirst();
    var state =
        found
            .map(version -> families.life(version, market, now))
            .orElse(VersionLife.State.ROLLED_BACK);
    var unsettled =
        found.flatMap(version -> families.met(version, now, now)).filter(pair -> !pair.isSettled());
    return new Found(
        hit.policyId(),
        hit.version(),
        hit.language(),
        hit.name(),
        hit.excerpt(),
        state,
        hit.explains(),
        unsettled.map(Pair::describe).orElse(null),
        found.filter(PublishedVersion::emergency).isPresent());
  }
}
