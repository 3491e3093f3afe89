package org.policyrelay.packages.web;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Texts;
import org.policyrelay.packages.PackageTranslations;
import org.policyrelay.policy.Translations.Wording;
import org.policyrelay.web.PageDecisions;
import org.policyrelay.web.Reasons;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do with the translations of a package on its page. */
@Controller
@RequestMapping("/packages/{key}/translations")
class TranslationControls {

  private final PackageTranslations translations;
  private final PackageAccess access;

  TranslationControls(PackageTranslations translations, PackageAccess access) {
    this.translations = translations;
    this.access = access;
  }

  @PostMapping("/add")
  String add(
      @PathVariable String key,
      @RequestParam(defaultValue = "") String change,
      @RequestParam(defaultValue = "") String language,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String description,
      @RequestParam(defaultValue = "") String policy,
      @RequestParam(defaultValue = "") String guidance,
      Principal caller,
      RedirectAttributes next) {
    access.requirePolicyTeam(caller);
    var wording =
        new Wording(
            name.strip(), typedOrNone(description), Texts.lines(policy), typedOrNone(guidance));
    return PageDecisions.decide(
        page(key),
        next,
        () -> translations.propose(key, change, language.strip(), wording, caller.getName()));
  }

  @PostMapping("/take-out")
  String takeOut(
      @PathVariable String key,
      @RequestParam(defaultValue = "") String translation,
      @RequestParam String reason,
      Principal caller,
      RedirectAttributes next) {
    access.requireManager(caller);
    return PageDecisions.decide(
        page(key),
        next,
        () -> translations.takeOut(key, translation, caller.getName(), Reasons.typed(reason)));
  }

  private static @Nullable String typedOrNone(String sent) {
    return sent.isBlank() ? null : Texts.lines(sent);
  }

  private static String page(String key) {
    return "/packages/" + key;
  }
}
