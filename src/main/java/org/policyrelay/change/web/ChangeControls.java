package org.policyrelay.change.web;

import java.security.Principal;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.web.PageDecisions;
import org.policyrelay.web.Reasons;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a manager decides over a whole change, on its page. */
@Controller
@RequestMapping("/changes/{key}")
class ChangeControls {

  private final PolicyChanges changes;
  private final ChangeAccess access;

  ChangeControls(PolicyChanges changes, ChangeAccess access) {
    this.changes = changes;
    this.access = access;
  }

  @PostMapping("/withdraw")
  String withdraw(
      @PathVariable String key,
      @RequestParam String reason,
      @RequestParam(defaultValue = "false") boolean confirmed,
      Principal caller,
      RedirectAttributes next) {
    access.requireManager(caller);
    return PageDecisions.decideForGood(
        confirmed,
        "Nothing was withdrawn",
        page(key),
        next,
        () -> changes.withdraw(key, caller.getName(), Reasons.typed(reason)));
  }

  @PostMapping("/hold")
  String hold(
      @PathVariable String key,
      @RequestParam String reason,
      Principal caller,
      RedirectAttributes next) {
    access.requireManager(caller);
    return PageDecisions.decide(
        page(key), next, () -> changes.hold(key, caller.getName(), Reasons.typed(reason)));
  }

  @PostMapping("/resume")
  String resume(@PathVariable String key, Principal caller, RedirectAttributes next) {
    access.requireManager(caller);
    return PageDecisions.decide(page(key), next, () -> changes.resume(key, caller.getName()));
  }

  private static String page(String key) {
    return "/changes/" + key;
  }
}
