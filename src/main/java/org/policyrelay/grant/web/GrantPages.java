package org.policyrelay.grant.web;

import java.security.Principal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.policyrelay.audit.Audit;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.engine.People;
import org.policyrelay.engine.TaskLinks;
import org.policyrelay.grant.GrantRegister;
import org.policyrelay.grant.GrantRegister.Wanted;
import org.policyrelay.grant.GrantRequests;
import org.policyrelay.grant.GrantWords;
import org.policyrelay.grant.LegalOpinions;
import org.policyrelay.grant.PolicyGrant;
import org.policyrelay.grant.PolicyGrants;
import org.policyrelay.grant.Standing;
import org.policyrelay.kernel.Words;
import org.policyrelay.notification.Reader;
import org.policyrelay.web.PageDecisions;
import org.policyrelay.web.Reasons;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The register of grants for people. */
@Controller
@RequestMapping("/grants")
class GrantPages {

  private static final int ON_A_PAGE = 50;

  private final PolicyGrants grants;
  private final GrantRequests requests;
  private final GrantRegister register;
  private final GrantWords words;
  private final LegalOpinions legal;
  private final GrantAccess access;
  private final Audit audit;
  private final People people;
  private final TaskLinks tasks;
  private final Reader reader;
  private final MarketZones zones;
  private final Clock clock;

  GrantPages(
      PolicyGrants grants,
      GrantRequests requests,
      GrantRegister register,
      GrantWords words,
      LegalOpinions legal,
      GrantAccess access,
      Audit audit,
      People people,
      TaskLinks tasks,
      Reader reader,
      MarketZones zones,
      Clock clock) {
    this.grants = grants;
    this.requests = requests;
    this.register = register;
    this.words = words;
    this.legal = legal;
    this.access = access;
    this.audit = audit;
    this.people = people;
    this.tasks = tasks;
    this.reader = reader;
    this.zones = zones;
    this.clock = clock;
  }

  @GetMapping
  String list(
      @RequestParam MultiValueMap<String, String> asked,
      @RequestParam(defaultValue = "0") int offset,
      Principal caller,
      Model model) {
    access.requireMember(caller);
    var filter = GrantFilter.of(asked);
    var wanted = filter.wanted();
    var first = Math.max(offset, 0);
    var page = register.find(wanted, ON_A_PAGE, first);
    model.addAttribute("page", page);
    model.addAttribute("asked", filter);
    model.addAttribute("standings", standings());
    model.addAttribute("filtered", !wanted.equals(new Wanted(null, null, null, null, null)));
    model.addAttribute("now", clock.instant());
    model.addAttribute("before", first > 0 ? Math.max(first - ON_A_PAGE, 0) : null);
    model.addAttribute("after", (long) first + ON_A_PAGE < page.total() ? first + ON_A_PAGE : null);
    model.addAttribute("zones", zones);
    return "grants/list";
  }

  private static Map<String, String> standings() {
    var names = new LinkedHashMap<String, String>();
    for (var one : Standing.values()) {
      names.put(one.code(), Words.capital(Words.of(one.code())));
    }
    return names;
  }

  @GetMapping("/{key}")
  String detail(@PathVariable String key, Principal caller, Model model) {
    access.requireMember(caller);
    var grant = grants.get(key);
    var now = clock.instant();
    model.addAttribute("grant", grant);
    model.addAttribute("standing", grant.standing(now));
    model.addAttribute("standingName", standings().get(grant.standing(now).code()));
    model.addAttribute("inMarkets", words.inMarkets(grant));
    model.addAttribute("legal", legal.answer(grant).orElse(null));
    model.addAttribute("log", audit.of(key));
    model.addAttribute("who", people);
    model.addAttribute("renewals", grants.renewals(key));
    model.addAttribute("task", tasks.toNewestOf(key).orElse(null));
    model.addAttribute("mayRevoke", mayRevoke(grant, caller));
    model.addAttribute(
        "mayWithdraw", grant.state().isOpen() && requests.mayWithdraw(grant, caller.getName()));
    model.addAttribute("now", now);
    model.addAttribute("zones", zones);
    model.addAttribute("zone", reader.zoneOf(caller.getName()));
    return "grants/detail";
  }

  private boolean mayRevoke(PolicyGrant grant, Principal caller) {
    return grants.mayRevoke(caller.getName())
        && switch (grant.standing(clock.instant())) {
          case UPCOMING, HOLDS, IN_DOUBT -> true;
          default -> false;
        };
  }

  @PostMapping("/{key}/withdraw")
  String withdraw(
      @PathVariable String key,
      @RequestParam String reason,
      @RequestParam(defaultValue = "false") boolean confirmed,
      Principal caller,
      RedirectAttributes next) {
    access.requireMember(caller);
    return PageDecisions.decideForGood(
        confirmed,
        "Nothing was withdrawn",
        page(key),
        next,
        () -> requests.takeBackRequest(key, caller.getName(), Reasons.typed(reason)));
  }

  @PostMapping("/{key}/revoke")
  String revoke(
      @PathVariable String key,
      @RequestParam String reason,
      @RequestParam(defaultValue = "false") boolean confirmed,
      Principal caller,
      RedirectAttributes next) {
    access.requireManager(caller);
    return PageDecisions.decideForGood(
        confirmed,
        "Nothing was revoked",
        page(key),
        next,
        () -> grants.takeBackGrant(key, caller.getName(), Reasons.typed(reason)));
  }

  private static String page(String key) {
    return "/grants/" + key;
  }
}
