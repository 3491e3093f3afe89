package org.policyrelay.packages.web;

import java.security.Principal;
import org.policyrelay.kernel.Texts;
import org.policyrelay.packages.PolicyPackages;
import org.policyrelay.web.PageDecisions;
import org.policyrelay.web.Reasons;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do with a package on its page. */
@Controller
@RequestMapping("/packages/{key}")
class PackageControls {

  private final PolicyPackages packages;
  private final PackageAccess access;

  PackageControls(PolicyPackages packages, PackageAccess access) {
    this.packages = packages;
    this.access = access;
  }

  @PostMapping("/add")
  String add(
      @PathVariable String key,
      @RequestParam(defaultValue = "") String change,
      Principal caller,
      RedirectAttributes next) {
    access.requirePolicyTeam(caller);
    return PageDecisions.decide(
        page(key), next, () -> packages.add(key, Texts.typedKey(change), caller.getName()));
  }

  @PostMapping("/take-out")
  String takeOut(
      @PathVariable String key,
      @RequestParam(defaultValue = "") String change,
      @RequestParam String reason,
      Principal caller,
      RedirectAttributes next) {
    access.requireManager(caller);
    return PageDecisions.decide(
        page(key),
        next,
        () -> packages.takeOut(key, change, caller.getName(), Reasons.typed(reason)));
  }

  @PostMapping("/hold")
  String hold(
      @PathVariable String key,
      @RequestParam String reason,
      Principal caller,
      RedirectAttributes next) {
    access.requireManager(caller);
    return PageDecisions.decide(
        page(key), next, () -> packages.hold(key, caller.getName(), Reasons.typed(reason)));
  }

  @PostMapping("/resume")
  String resume(@PathVariable String key, Principal caller, RedirectAttributes next) {
    access.requireManager(caller);
    return PageDecisions.decide(page(key), next, () -> packages.resume(key, caller.getName()));
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
        () -> packages.takeBack(key, caller.getName(), Reasons.typed(reason)));
  }

  private static String page(String key) {
    return "/packages/" + key;
  }
}
