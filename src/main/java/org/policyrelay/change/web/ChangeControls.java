package org.policyrelay.change.web;

import java.security.Principal;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.kernel.RefusedException;
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
    if (!confirmed) {
      next.addFlashAttribute(
          "refusal",
          "Nothing was withdrawn: tick that you have read what is undone, and send it again");
      return "redirect:/changes/" + key;
    }
    return decide(
        key, next, () -> changes.withdraw(key, caller.getName(), Reasons.check(typed(reason))));
  }

  @PostMapping("/hold")
  String hold(
      @PathVariable String key,
      @RequestParam String reason,
      Principal caller,
      RedirectAttributes next) {
    access.requireManager(caller);
    return decide(
        key, next, () -> changes.hold(key, caller.getName(), Reasons.check(typed(reason))));
  }

  @PostMapping("/resume")
  String resume(@PathVariable String key, Principal caller, RedirectAttributes next) {
    access.requireManager(caller);
    return decide(key, next, () -> changes.resume(key, caller.getName()));
  }

  private static String decide(String key, RedirectAttributes next, Runnable decision) {
    try {
      decision.run();
    } catch (RefusedException refused) {
      next.addFlashAttribute("refusal", refused.getMessage());
    }
    return "redirect:/changes/" + key;
  }

  /** What was typed: on its way from a form, a browser writes each line end as two characters. */
  private static String typed(String sent) {
    return sent.replace("\r\n", "\n");
  }
}
