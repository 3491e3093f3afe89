package org.policyrelay.translation.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.policyrelay.team.Roles;
import org.policyrelay.translation.ProposalView;
import org.policyrelay.translation.ProposedTranslations;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What translators have proposed; for Ad Policy and administrators. */
@RestController
@RequestMapping(path = "/api/translations", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Policies")
class ProposalApi {

  private final ProposedTranslations proposed;
  private final Roles roles;

  ProposalApi(ProposedTranslations proposed, Roles roles) {
    this.proposed = proposed;
    this.roles = roles;
  }

  @Operation(
      operationId = "getProposedTranslation",
      summary = "A translation that was proposed, and what became of it")
  @GetMapping("/{key}")
  ProposalView get(@PathVariable String key, Principal caller) {
    roles.requirePolicyTeam(caller, "Translations");
    return ProposalView.of(proposed.get(key));
  }
}
