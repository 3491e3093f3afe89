package org.policyrelay.translation.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.Translation;
import org.policyrelay.policy.Translations;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.team.Roles;
import org.policyrelay.translation.ProposalView;
import org.policyrelay.translation.ProposedTranslations;
import org.policyrelay.translation.TranslationRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Versions in other languages: read by anybody, proposed by Ad Policy and administrators. */
@RestController
@RequestMapping(
    path = "/api/policies/{id}/versions/{version}/translations",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Policies")
class TranslationApi {

  private final Translations translations;
  private final ProposedTranslations proposed;
  private final PolicyRegistry registry;
  private final Roles roles;

  TranslationApi(
      Translations translations,
      ProposedTranslations proposed,
      PolicyRegistry registry,
      Roles roles) {
    this.translations = translations;
    this.proposed = proposed;
    this.registry = registry;
    this.roles = roles;
  }

  /**
   * @param version that was translated
   * @param stale whether the English has changed since
   */
  record TranslationView(
      String language,
      String version,
      boolean stale,
      String name,
      @Nullable String description,
      String policy,
      @Schema(description = TranslationRequest.GUIDANCE) @Nullable String guidance,
      Instant recordedAt) {}

  @Operation(
      operationId = "listTranslations",
      summary = "What there is to read of a version beside English")
  @GetMapping
  List<TranslationView> all(@PathVariable String id, @PathVariable String version) {
    var shown =
        registry
            .find(id, version)
            .orElseThrow(
                () ->
                    new RefusedException(
                        ErrorCode.NOT_FOUND,
                        "There is no version " + version + " of '" + id + "'"));
    return translations.of(shown).stream().map(one -> view(one, shown)).toList();
  }

  @Operation(
      operationId = "proposeTranslation",
      summary = "Propose a translation of a version, or a better one",
      description =
          "language is a BCP 47 tag, such as id, ms, th, vi, fil or zh-Hans. Readers get it once"
              + " somebody else has approved it in Tasklist; one that still waits is replaced.")
  @PutMapping(path = "/{language}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  ProposalView propose(
      @PathVariable String id,
      @PathVariable String version,
      @PathVariable String language,
      @RequestBody TranslationRequest body,
      Principal caller) {
    roles.requirePolicyTeam(caller, "Translations");
    return ProposalView.of(
        proposed.propose(id, version, language, body.wording(), caller.getName()));
  }

  private static TranslationView view(Translation one, PublishedVersion shown) {
    return new TranslationView(
        one.language(),
        one.version(),
        one.isStale(shown),
        one.name(),
        one.description(),
        one.text(),
        one.guidance(),
        one.at());
  }
}
