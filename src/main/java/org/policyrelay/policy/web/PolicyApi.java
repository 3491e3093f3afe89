package org.policyrelay.policy.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.Families;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.web.RegistryAnswers.BulkRequest;
import org.policyrelay.policy.web.RegistryAnswers.PoliciesById;
import org.policyrelay.policy.web.RegistryAnswers.PolicyHistory;
import org.policyrelay.policy.web.RegistryAnswers.PolicyList;
import org.policyrelay.policy.web.RegistryAnswers.PolicyRevision;
import org.policyrelay.policy.web.RegistryAnswers.PolicyStats;
import org.policyrelay.team.Teams;
import org.policyrelay.web.Parameters;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What is published, for programs. Open to everybody. Addresses and answers are those of the Ad
 * Context Protocol's policy registry, so that its clients can read ours; what we know beyond it is
 * under {@code ext.relay} of each entry.
 */
@RestController
@RequestMapping(path = "/api/policies", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Policies")
class PolicyApi {

  static final int MOST_IDS = 100;
  private static final int MOST_LISTED = 1000;
  private static final int MOST_REVISIONS = 100;
  private static final String PAGE = "20";
  private static final int ON_A_PAGE = Integer.parseInt(PAGE);

  private final PolicyRegistry registry;
  private final PolicyJson json;
  private final Teams teams;
  private final Clock clock;

  PolicyApi(PolicyRegistry registry, PolicyJson json, Teams teams, Clock clock) {
    this.teams = teams;
    this.registry = registry;
    this.json = json;
    this.clock = clock;
  }

  @Operation(
      operationId = "listPolicies",
      summary = "Every published policy in its newest version",
      description =
          "With a jurisdiction, the newest version that is released there; policies that hold"
              + " everywhere hold there too. stats counts all that were found, on any page.")
  @GetMapping("/registry")
  PolicyList registry(
      @Parameter(description = "Words that name, description and id have between them")
          @RequestParam(required = false)
          @Nullable String search,
      @Parameter(
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"regulation", "standard"}))
          @RequestParam(required = false)
          @Nullable String category,
      @Parameter(
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"must", "should", "may"}))
          @RequestParam(required = false)
          @Nullable String enforcement,
      @Parameter(description = "ISO country code, or a region alias such as EU")
          @RequestParam(required = false)
          @Nullable String jurisdiction,
      @RequestParam(name = "policy_category", required = false) @Nullable String policyCategory,
      @Parameter(description = "Separated by commas; one that fits is enough")
          @RequestParam(name = "policy_categories", required = false)
          @Nullable List<String> policyCategories,
      @Parameter(description = "Governance domain") @RequestParam(required = false)
          @Nullable String domain,
      @Parameter(description = "How many at most, up to " + MOST_LISTED)
          @RequestParam(defaultValue = PAGE)
          int limit,
      @RequestParam(defaultValue = "0") int offset) {
    var filter =
        new RegistryFilter(search, category, enforcement, policyCategory, policyCategories, domain);
    var where = RegistryParameters.region("jurisdiction", jurisdiction);
    RegistryParameters.between("limit", 1, MOST_LISTED, limit);
    RegistryParameters.between("offset", 0, Integer.MAX_VALUE, offset);
    var families = new Families(registry);
    var found = newestIn(where).stream().filter(version -> filter.takes(version.entry())).toList();
    var page = found.stream().skip(offset).limit(limit).toList();
    return new PolicyList(
        json.policies(page, families),
        new PolicyStats(found.size(), countOf("regulation", found), countOf("standard", found)));
  }

  private static long countOf(String category, List<PublishedVersion> found) {
    return found.stream().filter(one -> one.entry().category().equals(category)).count();
  }

  @Operation(
      operationId = "resolvePolicy",
      summary = "One policy: the newest, a version, or what applied where, when, as known when",
      description =
          "Without market, as_of and known_at the newest version, in effect or not yet. With any of"
              + " them the version that applied; what is not given is now, or any market. In a"
              + " market its overlays have tightened the entry, and ext.relay names them;"
              + " ext.relay.clauses says of each clause which version of which entry it is from,"
              + " and has an id to cite. An overlay for some channels changes what holds in them"
              + " only: ask for a channel, or read ext.relay.by_channel. ext.relay.state is what is"
              + " true there and then: in-effect, scheduled, superseded (a higher version has taken"
              + " its place), ended, rolled-back, without-base (an overlay whose base does not"
              + " apply) or not-released. ext.relay.unsettled names the overlays that nobody has"
              + " approved beside the version of the base that they are read with (written_for has"
              + " those that somebody has): both are given to the letter, policy says so where the"
              + " overlay begins, and where they differ the stricter applies. A join that is not"
              + " settled may be longer than a policy may be. In a market with a timeline,"
              + " ext.relay.stage has the steps of it that are reached there and then, and what"
              + " comes next, if anything. ext.relay.content_hash is that of the entry as it was"
              + " approved, and where overlays have tightened it, of the joined entry.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(ref = "#/components/schemas/Policy")))
  @GetMapping("/resolve")
  ObjectNode resolve(
      @RequestParam("policy_id") String policyId,
      @RequestParam(required = false) @Nullable String version,
      @Parameter(description = "ISO country code") @RequestParam(required = false)
          @Nullable String market,
      @Parameter(description = "Instant with offset: what applied then")
          @RequestParam(name = "as_of", required = false)
          @Nullable String asOf,
      @Parameter(description = "Instant with offset: as it was known then")
          @RequestParam(name = "known_at", required = false)
          @Nullable String knownAt,
      @Parameter(description = "What applies in this channel only, such as dooh")
          @RequestParam(required = false)
          @Nullable String channel) {
    var now = clock.instant();
    RegistryParameters.oneOf("channel", PolicyEntry.knownChannels(), channel);
    RegistryParameters.version("version", version);
    var where = RegistryParameters.market("market", market);
    var then = RegistryParameters.instant("as_of", asOf);
    var known = RegistryParameters.instant("known_at", knownAt);
    var applied =
        then != null || known != null || channel != null || (where != null && version == null);
    var at = then == null ? now : then;
    var knownThen = known == null ? now : known;
    if (version == null && applied) {
      return registry
          .resolve(policyId, where, channel, at, knownThen)
          .map(one -> json.policy(one, where, at, knownThen))
          .orElseThrow(() -> nothing(policyId));
    }
    if (version == null) {
      return registry
          .newestVersion(policyId)
          .map(one -> json.newest(one, where, at, knownThen))
          .orElseThrow(() -> nothing(policyId));
    }
    return registry
        .find(policyId, version)
        .filter(one -> released(one, where))
        .filter(one -> !applied || json.applies(one, where, at, knownThen))
        .map(one -> json.policy(one, where, at, knownThen))
        .orElseThrow(() -> nothing(policyId));
  }

  private RefusedException nothing(String policyId) {
    return new RefusedException(
        ErrorCode.NOT_FOUND,
        registry.history(policyId).isEmpty()
            ? "There is no policy '" + policyId + "'; /api/policies/registry lists all"
            : "No such version of '"
                + policyId
                + "' applies there and then; /api/policies/history lists all");
  }

  @Operation(
      operationId = "resolvePoliciesBulk",
      summary = "The newest version of several policies, or what applies of them in a market",
      description =
          "results holds each id with its entry, or with null where there is none. With market,"
              + " channel, as_of or known_at beside policy_ids, each entry is what /resolve answers"
              + " to the same.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(ref = "#/components/schemas/ResolvedPolicies")))
  @PostMapping(path = "/resolve/bulk", consumes = MediaType.APPLICATION_JSON_VALUE)
  PoliciesById resolveBulk(
      @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(implementation = BulkRequest.class)))
          @RequestBody
          JsonNode body) {
    var ids = body.path("policy_ids");
    if (!ids.isArray() || ids.isEmpty() || ids.size() > MOST_IDS) {
      throw Parameters.malformed("policy_ids", "must be a list of 1 to " + MOST_IDS + " ids");
    }
    for (var index = 0; index < ids.size(); index++) {
      if (!ids.get(index).isTextual()) {
        throw Parameters.malformed("policy_ids[" + index + "]", "must be a text");
      }
    }
    var wanted = Wanted.of(body);
    var results = new LinkedHashMap<String, @Nullable ObjectNode>();
    ids.forEach(id -> results.put(id.asText(), null));
    if (wanted.isNewest()) {
      var found = results.keySet().stream().map(registry::newestVersion).flatMap(Optional::stream);
      json.policies(found.toList())
          .forEach(policy -> results.put(policy.path("policy_id").asText(), policy));
    } else {
      results.replaceAll((id, none) -> resolved(id, wanted));
    }
    return new PoliciesById(results);
  }

  private @Nullable ObjectNode resolved(String id, Wanted wanted) {
    var now = clock.instant();
    var then = wanted.asOf() == null ? now : wanted.asOf();
    var known = wanted.knownAt() == null ? now : wanted.knownAt();
    return registry
        .resolve(id, wanted.market(), wanted.channel(), then, known)
        .map(one -> json.policy(one, wanted.market(), then, known))
        .orElse(null);
  }

  @Operation(
      operationId = "getPolicyHistory",
      summary = "The versions of a policy, newest first, those taken back included",
      description =
          "versions has all of them unless limit or offset is given, revisions twenty unless limit"
              + " says otherwise.")
  @GetMapping("/history")
  PolicyHistory history(
      @RequestParam("policy_id") String policyId,
      @Parameter(description = "How many at most, up to " + MOST_REVISIONS)
          @RequestParam(required = false)
          @Nullable Integer limit,
      @RequestParam(required = false) @Nullable Integer offset) {
    var most =
        RegistryParameters.between("limit", 1, MOST_REVISIONS, limit == null ? ON_A_PAGE : limit);
    var from =
        RegistryParameters.between("offset", 0, Integer.MAX_VALUE, offset == null ? 0 : offset);
    var all = registry.history(policyId);
    if (all.isEmpty()) {
      throw new RefusedException(
          ErrorCode.NOT_FOUND,
          "There is no policy '" + policyId + "'; /api/policies/registry lists all");
    }
    var paged = limit != null || offset != null;
    var versions = paged ? all.stream().skip(from).limit(most).toList() : all;
    var team = teams.nameOf(Teams.POLICY_TEAM);
    return new PolicyHistory(
        policyId,
        all.size(),
        json.entries(versions),
        registry.revisions(all, from, most).stream()
            .map(revision -> PolicyRevision.of(revision, team))
            .toList());
  }

  private static boolean released(PublishedVersion version, @Nullable Market market) {
    return version.releases().stream().anyMatch(release -> release.covers(market));
  }

  /** A country, or a region that a policy names in its region_aliases; null for everywhere. */
  private List<PublishedVersion> newestIn(@Nullable String region) {
    if (region == null || MarketNames.isCountry(region)) {
      return registry.newestOfAll(region == null ? null : new Market(region));
    }
    return registry.newestOfAll().stream()
        .filter(version -> version.entry().json().path("region_aliases").has(region))
        .toList();
  }
}
