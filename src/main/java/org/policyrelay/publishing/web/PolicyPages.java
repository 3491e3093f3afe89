package org.policyrelay.publishing.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.publishing.web.PolicyPage.Line;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The policies that the public reads. */
@Controller
@RequestMapping("/policies")
class PolicyPages {

  private static final Set<String> COUNTRIES =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

  private final PolicyReader reader;
  private final MarketTime times;

  PolicyPages(PolicyReader reader, MarketTime times) {
    this.reader = reader;
    this.times = times;
  }

  /** A market in the list's choice. */
  record Choice(String code, String name) {}

  @GetMapping
  String list(@RequestParam(required = false) @Nullable String category, Model model) {
    model.addAttribute("title", "Advertising policies");
    model.addAttribute("address", "/policies");
    return list(reader.all(), category, model);
  }

  @GetMapping("/markets/{market}")
  String market(
      @PathVariable String market,
      @RequestParam(required = false) @Nullable String category,
      Model model) {
    if (!COUNTRIES.contains(market)) {
      throw new RefusedException(ErrorCode.NOT_FOUND, "There is no market '" + market + "'");
    }
    model.addAttribute("title", "Advertising policies in " + MarketTime.nameOf(market));
    model.addAttribute("market", market);
    model.addAttribute("address", "/policies/markets/" + market);
    model.addAttribute("utc", !times.hasCalendar(market));
    return list(reader.in(market), category, model);
  }

  private String list(List<Line> lines, @Nullable String category, Model model) {
    model.addAttribute(
        "policies",
        lines.stream()
            .filter(line -> category == null || line.category().equals(category))
            .toList());
    model.addAttribute("category", category);
    model.addAttribute(
        "markets",
        reader.markets().stream()
            .map(market -> new Choice(market, MarketTime.nameOf(market)))
            .toList());
    return "policies/list";
  }

  @GetMapping("/{id}")
  String current(@PathVariable String id, Model model) {
    model.addAttribute("page", reader.current(id).orElseThrow(() -> unknown(id)));
    return "policies/detail";
  }

  @GetMapping("/{id}/versions/{version}")
  String version(@PathVariable String id, @PathVariable String version, Model model) {
    model.addAttribute("page", reader.version(id, version).orElseThrow(() -> unknown(id)));
    return "policies/detail";
  }

  @GetMapping("/{id}/diff/{before}/{after}")
  String difference(
      @PathVariable String id,
      @PathVariable String before,
      @PathVariable String after,
      Model model) {
    model.addAttribute("page", reader.difference(id, before, after).orElseThrow(() -> unknown(id)));
    return "policies/diff";
  }

  private static RefusedException unknown(String id) {
    return new RefusedException(ErrorCode.NOT_FOUND, "There is no policy '" + id + "'");
  }
}
