package org.policyrelay.translation.web;

import java.security.Principal;
import org.policyrelay.engine.TaskLinks;
import org.policyrelay.team.Roles;
import org.policyrelay.translation.ProposedTranslations;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where the link of a notice about a translation leads. */
@Controller
class TranslationPages {

  private final ProposedTranslations proposed;
  private final TaskLinks tasks;
  private final Roles roles;

  TranslationPages(ProposedTranslations proposed, TaskLinks tasks, Roles roles) {
    this.proposed = proposed;
    this.tasks = tasks;
    this.roles = roles;
  }

  /** The caller's open task of it; without one, what it translates. */
  @GetMapping("/translations/{key}")
  String open(@PathVariable String key, Principal caller) {
    roles.requirePolicyTeam(caller, "Translations");
    var translation = proposed.get(key);
    var page =
        translation
            .version()
            .map(
                version ->
                    "/policies/%s/versions/%s?lang=%s"
                        .formatted(translation.policyId(), version, translation.language()))
            .or(() -> translation.translated().change().map(change -> "/changes/" + change))
            .orElseThrow();
    return "redirect:" + tasks.toNewestOf(key).orElse(page);
  }
}
