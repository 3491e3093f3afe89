package org.policyrelay.policy.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.Directory;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.PublishedVersion;
import org.policyrelay.policy.Translation;
import org.policyrelay.policy.Translations;
import org.policyrelay.policy.Translations.Wording;
import org.policyrelay.team.Teams;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Versions in other languages: read by anybody, written by Ad Policy and administrators. */
@RestController
@RequestMapping(
    path = "/api/policies/{id}/versions/{version}/translations",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Policies")
class TranslationApi {

  private final Translations translations;
  private final PolicyRegistry registry;
  private final Directory directory;

  TranslationApi(Translations translations, PolicyRegistry registry, Directory directory) {
    this.translations = translations;
    this.registry = registry;
    this.directory = directory;
  }

  /** What a translator sends; name and policy are required. */
  record TranslationRequest(
      @Nullable String name,
      @Nullable String description,
      @Nullable String policy,
      @Nullable String guidance) {}

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
      @Nullable String guidance,
      Instant recordedAt) {}

  @Operation(summary = "What there is to read of a version beside English")
  @GetMapping
  List<TranslationView> all(@PathVariable String id, @PathVariable String version) {
    var shown = find(id, version);
    return translations.of(shown).stream().map(one -> view(one, shown)).toList();
  }

  @Operation(
      summary = "Add a translation of a version, or a better one",
      description = "language is a BCP 47 tag, such as id, ms, th, vi, fil or zh-Hans.")
  @PutMapping(path = "/{language}", consumes = MediaType.APPLICATION_JSON_VALUE)
  TranslationView put(
      @PathVariable String id,
      @PathVariable String version,
      @PathVariable String language,
      @RequestBody TranslationRequest body,
      Principal caller) {
    var groups = directory.groupsOf(caller.getName());
    if (!groups.contains(Teams.POLICY_TEAM) && !groups.contains(Teams.ADMINISTRATORS)) {
      throw new RefusedException(
          ErrorCode.NOT_ALLOWED, "Only Ad Policy writes translations; ask them");
    }
    var wording =
        new Wording(text(body.name()), body.description(), text(body.policy()), body.guidance());
    var added = translations.add(id, version, language, wording, caller.getName());
    return view(added, find(id, version));
  }

  private PublishedVersion find(String id, String version) {
    return registry
        .find(id, version)
        .orElseThrow(
            () ->
                new RefusedException(
                    ErrorCode.NOT_FOUND, "There is no version " + version + " of '" + id + "'"));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
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
