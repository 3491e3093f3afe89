package org.policyrelay.packages.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import org.policyrelay.packages.PackageRegister;
import org.policyrelay.packages.PackageTranslations;
import org.policyrelay.packages.PolicyPackages;
import org.policyrelay.translation.ProposalView;
import org.policyrelay.translation.TranslationRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Policy changes that go together, for programs. */
@RestController
@RequestMapping(path = "/api/policy-packages", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Policy packages")
class PackageApi {

  private final PolicyPackages packages;
  private final PackageRegister register;
  private final PackageTranslations translations;
  private final PackageViews views;
  private final PackageAccess access;

  PackageApi(
      PolicyPackages packages,
      PackageRegister register,
      PackageTranslations translations,
      PackageViews views,
      PackageAccess access) {
    this.packages = packages;
    this.register = register;
    this.translations = translations;
    this.views = views;
    this.access = access;
  }

  record CreatedPackage(String key) {}

  @Operation(
      operationId = "openPackage",
      summary = "Put policy changes together, to be released at one instant per market",
      description =
          "Each goes its own way up to its release. By members of Ad Policy and administrators.")
  @ApiResponse(
      responseCode = "201",
      headers =
          @Header(
              name = "Location",
              description = "Where the package stands",
              schema = @Schema(type = "string", format = "uri-reference")))
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<CreatedPackage> open(@RequestBody PackageBody body, Principal caller) {
    access.requirePolicyTeam(caller);
    var key = packages.open(body.titleOrNone(), body.keys(), caller.getName());
    return ResponseEntity.created(URI.create("/api/policy-packages/" + key))
        .body(new CreatedPackage(key));
  }

  @Operation(
      operationId = "getPackage",
      summary = "A package: its parts, what it waits for, and from when it applies where",
      description =
          "With the parts that the caller may see. title is for who may see all that it ever had;"
              + " of other parts it is told that something waits, and no more.")
  @GetMapping("/{key}")
  PackageView get(@PathVariable String key, Principal caller) {
    access.requireMember(caller);
    var found = register.get(key);
    access.requireReader(caller, found);
    return views.of(found, caller);
  }

  @Operation(
      operationId = "proposePartTranslation",
      summary = "Propose a translation of what a part of a package is to publish",
      description =
          "language is a BCP 47 tag, such as id, ms, th, vi, fil or zh-Hans. Somebody else approves"
              + " it in Tasklist; until then it holds the package. It is public with the part, and"
              + " outdated when the part's text changes before that. One of the same language that"
              + " was there is replaced. What is public is translated by its version.")
  @PutMapping(
      path = "/{key}/changes/{change}/translations/{language}",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  ProposalView translate(
      @PathVariable String key,
      @PathVariable String change,
      @PathVariable String language,
      @RequestBody TranslationRequest body,
      Principal caller) {
    access.requirePolicyTeam(caller);
    return ProposalView.of(
        translations.propose(key, change, language, body.wording(), caller.getName()));
  }
}
