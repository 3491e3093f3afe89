package org.policyrelay.site.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.web.Parameters;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** The policies that the public reads. Addresses stay what they are for good. */
@Controller
@RequestMapping("/policies")
class PolicyPages {

  private final PolicyReader reader;
  private final PolicyDifferences differences;
  private final NotInMarket nowhere;
  private final PolicyLists lists;
  private final SiteAddress site;
  private final ReviewerGuidance reviewerGuidance;
  private final ReaderNotes notes;

  PolicyPages(
      PolicyReader reader,
      PolicyDifferences differences,
      NotInMarket nowhere,
      PolicyLists lists,
      SiteAddress site,
      ReviewerGuidance reviewerGuidance,
      ReaderNotes notes) {
    this.reader = reader;
    this.differences = differences;
    this.nowhere = nowhere;
    this.lists = lists;
    this.site = site;
    this.reviewerGuidance = reviewerGuidance;
    this.notes = notes;
  }

  /**
   * @param q words to look for, from whoever takes the list for the search
   */
  @GetMapping
  String list(
      @RequestParam(required = false) @Nullable String category,
      @RequestParam(required = false) @Nullable String q,
      Model model) {
    if (q != null) {
      return search(q, "");
    }
    model.addAttribute("title", "Advertising policies");
    model.addAttribute("address", "/policies");
    model.addAttribute(
        "policies",
        lists.all().stream()
            .filter(line -> category == null || line.category().equals(category))
            .toList());
    model.addAttribute("category", category);
    model.addAttribute("markets", lists.places());
    return "policies/list";
  }

  static String search(String words, String more) {
    return "redirect:/policies/search?q=" + UriUtils.encode(words, StandardCharsets.UTF_8) + more;
  }

  @GetMapping("/{id}")
  String current(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String lang,
      @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
          @Nullable String accepted,
      Model model,
      HttpServletRequest request) {
    var wish = new PolicyTexts.Wish(lang, accepted);
    return show(
        reader.current(id, wish).orElseThrow(() -> unknown(id)), "/policies/" + id, model, request);
  }

  @GetMapping("/{id}/versions/{version}")
  String version(
      @PathVariable String id,
      @PathVariable String version,
      @RequestParam(required = false) @Nullable String lang,
      @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
          @Nullable String accepted,
      Model model,
      HttpServletRequest request) {
    var wish = new PolicyTexts.Wish(lang, accepted);
    return show(
        reader.version(id, version, wish).orElseThrow(() -> unknown(id)),
        "/policies/" + id + "/versions/" + version,
        model,
        request);
  }

  @GetMapping("/{id}/markets/{market}")
  String inMarket(
      @PathVariable String id,
      @PathVariable String market,
      @RequestParam(name = "as_of", required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String lang,
      @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
          @Nullable String accepted,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var where = MarketTime.known(market);
    var then = asOf == null ? null : Parameters.instant("as_of", asOf);
    var page = reader.in(where, id, then, new PolicyTexts.Wish(lang, accepted));
    if (page.isPresent()) {
      return show(page.get(), "/policies/" + id + "/markets/" + market, model, request);
    }
    model.addAttribute("page", nowhere.page(where, id, then).orElseThrow(() -> unknown(id)));
    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    return "policies/not-in-market";
  }

  private String show(PolicyPage page, String address, Model model, HttpServletRequest request) {
    model.addAttribute("page", page);
    model.addAttribute("address", address);
    model.addAttribute("printedAddress", site.of(address));
    model.addAttribute("contentHash", page.contentHash());
    model.addAttribute("contentState", page.state().code());
    var reader = request.getUserPrincipal();
    // the page of who has not logged in is kept, and the same for everybody
    if (reader != null) {
      var market = page.market() == null ? null : page.market().code();
      model.addAttribute("notes", notes.of(page.id(), market, reader.getName()));
      model.addAttribute("reviewerGuidance", reviewerGuidance.on(page));
    }
    request.setAttribute(PublicFilter.LANGUAGE, page.text().language());
    return "policies/detail";
  }

  /** From the choice of two versions to the address of their difference, which stays. */
  @GetMapping("/{id}/diff")
  String choose(@PathVariable String id, @RequestParam String from, @RequestParam String to) {
    if (differences.between(id, from, to).isEmpty()) {
      throw unknown(id);
    }
    return "redirect:/policies/" + id + "/diff/" + from + "/" + to;
  }

  @GetMapping("/{id}/diff/{before}/{after}")
  String difference(
      @PathVariable String id,
      @PathVariable String before,
      @PathVariable String after,
      Model model) {
    model.addAttribute(
        "page", differences.between(id, before, after).orElseThrow(() -> unknown(id)));
    return "policies/diff";
  }

  private static RefusedException unknown(String id) {
    return new RefusedException(ErrorCode.NOT_FOUND, "There is no policy '" + id + "'");
  }
}
