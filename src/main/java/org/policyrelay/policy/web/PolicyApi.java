package org.policyrelay.policy.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.PublishedVersion;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is published, for programs. Open to everybody. */
@RestController
@RequestMapping(path = "/api/policies", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Policies")
class PolicyApi {

  private static final int MOST_IDS = 200;

  private final PolicyRegistry registry;
  private final PolicyJson json;
  private final Clock clock;

  PolicyApi(PolicyRegistry registry, PolicyJson json, Clock clock) {
    this.registry = registry;
    this.json = json;
    this.clock = clock;
  }

  @Operation(summary = "Every published policy in its newest version")
  @GetMapping("/registry")
  ObjectNode registry(
      @RequestParam(required = false) @Nullable String category,
      @RequestParam(required = false) @Nullable String jurisdiction,
      @RequestParam(name = "policy_categories", required = false) @Nullable List<String> categories,
      @RequestParam(required = false) @Nullable String domain) {
    var found =
        registry.newestOfAll().stream()
            .filter(version -> category == null || version.entry().category().equals(category))
            .filter(version -> jurisdiction == null || holdsIn(version, market(jurisdiction)))
            .filter(
                version ->
                    categories == null
                        || categories.stream()
                            .anyMatch(version.entry().policyCategories()::contains))
            .filter(
                version -> domain == null || version.entry().governanceDomains().contains(domain));
    return list(found);
  }

  @Operation(
      summary = "One policy: the newest, a version, or what applied where, when, as known when")
  @GetMapping("/resolve")
  ObjectNode resolve(
      @RequestParam("policy_id") String policyId,
      @RequestParam(required = false) @Nullable String version,
      @RequestParam(required = false) @Nullable String market,
      @RequestParam(name = "as_of", required = false) @Nullable String asOf,
      @RequestParam(name = "known_at", required = false) @Nullable String knownAt) {
    var where = market == null ? null : market(market);
    var found =
        version != null
            ? registry.find(policyId, version)
            : applied(policyId, where, instant("as_of", asOf), instant("known_at", knownAt));
    return json.of(
        found.orElseThrow(
            () ->
                new RefusedException(
                    ErrorCode.NOT_FOUND, "No policy '" + policyId + "' applies there and then")),
        where);
  }

  @Operation(summary = "The newest version of several policies")
  @PostMapping(path = "/resolve/bulk", consumes = MediaType.APPLICATION_JSON_VALUE)
  ObjectNode resolveBulk(@RequestBody JsonNode body) {
    var ids = body.path("policy_ids");
    if (!ids.isArray() || ids.isEmpty() || ids.size() > MOST_IDS) {
      throw malformed("policy_ids", "must be a list of 1 to " + MOST_IDS + " policy ids");
    }
    var answer = new ObjectNode(JsonNodeFactory.instance);
    var policies = answer.putArray("policies");
    var missing = answer.putArray("not_found");
    for (var id : ids) {
      registry
          .newestVersion(id.asText())
          .ifPresentOrElse(
              version -> policies.add(json.of(version, null)), () -> missing.add(id.asText()));
    }
    return answer;
  }

  @Operation(summary = "Every version of a policy, newest first")
  @GetMapping("/history")
  ObjectNode history(@RequestParam("policy_id") String policyId) {
    var versions = registry.history(policyId);
    if (versions.isEmpty()) {
      throw new RefusedException(ErrorCode.NOT_FOUND, "There is no policy '" + policyId + "'");
    }
    var answer = new ObjectNode(JsonNodeFactory.instance);
    answer.put("policy_id", policyId);
    var list = answer.putArray("versions");
    versions.forEach(version -> list.add(json.of(version, null)));
    return answer;
  }

  private Optional<PublishedVersion> applied(
      String policyId, @Nullable String market, @Nullable Instant asOf, @Nullable Instant knownAt) {
    if (market == null && asOf == null && knownAt == null) {
      return registry.newestVersion(policyId);
    }
    var now = clock.instant();
    return registry.inForce(
        policyId, market, asOf == null ? now : asOf, knownAt == null ? now : knownAt);
  }

  private ObjectNode list(Stream<PublishedVersion> versions) {
    var answer = new ObjectNode(JsonNodeFactory.instance);
    var policies = answer.putArray("policies");
    versions.forEach(version -> policies.add(json.of(version, null)));
    return answer;
  }

  private static boolean holdsIn(PublishedVersion version, String market) {
    return version.releases().stream()
        .anyMatch(release -> release.market().equals("*") || release.market().equals(market));
  }

  private static String market(String text) {
    var known = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    if (!known.contains(text)) {
      throw malformed("market", "'" + text + "' is no ISO 3166-1 alpha-2 code, such as SG");
    }
    return text;
  }

  private static @Nullable Instant instant(String parameter, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException malformed) {
      throw malformed(
          parameter, "must be an instant with its offset, such as 2026-05-03T00:00:00Z");
    }
  }

  private static RefusedException malformed(String parameter, String message) {
    return new RefusedException(
        ErrorCode.INVALID_REQUEST,
        parameter + " " + message,
        List.of(new FieldError(parameter, "malformed", message)));
  }
}
