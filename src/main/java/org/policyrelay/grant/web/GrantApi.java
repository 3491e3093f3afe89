package org.policyrelay.grant.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.grant.GrantRegister;
import org.policyrelay.grant.GrantRegister.Wanted;
import org.policyrelay.grant.GrantRequests;
import org.policyrelay.grant.PolicyGrants;
import org.policyrelay.kernel.Market;
import org.policyrelay.web.Parameters;
import org.policyrelay.web.Reasons;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Permissions and exceptions of advertisers, for programs of members of teams. */
@RestController
@RequestMapping(path = "/api/grants", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Grants")
class GrantApi {

  private static final int MOST_LISTED = 200;

  private final PolicyGrants grants;
  private final GrantRequests requests;
  private final GrantRegister register;
  private final GrantAccess access;
  private final Clock clock;

  GrantApi(
      PolicyGrants grants,
      GrantRequests requests,
      GrantRegister register,
      GrantAccess access,
      Clock clock) {
    this.grants = grants;
    this.requests = requests;
    this.register = register;
    this.access = access;
    this.clock = clock;
  }

  record CreatedGrant(String key) {}

  record GrantReason(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String reason) {}

  /**
   * @param total how many there are in all
   */
  record GrantList(List<GrantView> grants, long total) {}

  @Operation(
      operationId = "askForGrant",
      summary = "Ask for a permission or an exception of an advertiser; its process begins",
      description =
          "Nothing holds before somebody of Ad Policy has checked the evidence and a policy manager"
              + " who neither asked nor checked has granted it.")
  @ApiResponse(
      responseCode = "201",
      headers =
          @Header(
              name = "Location",
              description = "Where the grant stands",
              schema = @Schema(type = "string", format = "uri-reference")))
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<CreatedGrant> ask(@RequestBody GrantBody body, Principal caller) {
    access.requireMember(caller);
    var key = requests.ask(body.request(), GrantBody.text(body.evidence()), caller.getName());
    return ResponseEntity.created(URI.create("/api/grants/" + key)).body(new CreatedGrant(key));
  }

  @Operation(
      operationId = "listGrants",
      summary = "The register of grants, the newest first",
      description =
          "With at, only those that hold at that instant, in the market where one is given; without"
              + " it, every one that was ever asked for.")
  @GetMapping
  GrantList list(
      @Parameter(description = "Id of the advertiser") @RequestParam(required = false)
          @Nullable String advertiser,
      @Parameter(description = "Id of the policy")
          @RequestParam(name = "policy_id", required = false)
          @Nullable String policyId,
      @Parameter(description = "ISO country code") @RequestParam(required = false)
          @Nullable String market,
      @Parameter(description = "Instant with offset at which they hold")
          @RequestParam(required = false)
          @Nullable String at,
      @Parameter(description = "How many at most, up to " + MOST_LISTED)
          @RequestParam(defaultValue = "20")
          int limit,
      @Parameter(description = "How many to leave out") @RequestParam(defaultValue = "0")
          int offset,
      Principal caller) {
    access.requireMember(caller);
    between("limit", 1, MOST_LISTED, limit);
    between("offset", 0, Integer.MAX_VALUE, offset);
    var wanted =
        new Wanted(
            advertiser,
            policyId,
            market == null ? null : Market.of("market", market),
            at == null ? null : Parameters.instant("at", at),
            null);
    var found = register.find(wanted, limit, offset);
    var now = clock.instant();
    return new GrantList(
        found.grants().stream().map(one -> GrantView.of(one, now)).toList(), found.total());
  }

  private static void between(String parameter, int least, int most, int number) {
    if (number < least || number > most) {
      throw Parameters.malformed(parameter, "must be a whole number from " + least + " to " + most);
    }
  }

  @Operation(operationId = "getGrant", summary = "A grant, and what became of it")
  @GetMapping("/{key}")
  GrantView get(@PathVariable String key, Principal caller) {
    access.requireMember(caller);
    return view(key);
  }

  @Operation(
      operationId = "withdrawGrantRequest",
      summary = "Take back what was asked for and is not decided; by the team that asked")
  @PostMapping(path = "/{key}/withdraw", consumes = MediaType.APPLICATION_JSON_VALUE)
  GrantView withdraw(@PathVariable String key, @RequestBody GrantReason body, Principal caller) {
    access.requireMember(caller);
    requests.takeBackRequest(key, caller.getName(), Reasons.check(body.reason()));
    return view(key);
  }

  @Operation(
      operationId = "revokeGrant",
      summary = "End what was granted, now; by policy managers and administrators")
  @PostMapping(path = "/{key}/revoke", consumes = MediaType.APPLICATION_JSON_VALUE)
  GrantView revoke(@PathVariable String key, @RequestBody GrantReason body, Principal caller) {
    access.requireManager(caller);
    grants.takeBackGrant(key, caller.getName(), Reasons.check(body.reason()));
    return view(key);
  }

  private GrantView view(String key) {
    return GrantView.of(grants.get(key), clock.instant());
  }
}
