package org.policyrelay.packages.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import org.policyrelay.packages.PolicyPackages;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Policy changes that go together, for programs. */
@RestController
@RequestMapping(path = "/api/policy-packages", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Policy packages")
class PackageApi {

  private final PolicyPackages packages;
  private final PackageViews views;
  private final PackageAccess access;

  PackageApi(PolicyPackages packages, PackageViews views, PackageAccess access) {
    this.packages = packages;
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
      description = "With the parts that the caller may see.")
  @GetMapping("/{key}")
  PackageView get(@PathVariable String key, Principal caller) {
    access.requireMember(caller);
    var found = packages.get(key);
    access.requireReader(caller, found);
    return views.of(found, caller);
  }
}
