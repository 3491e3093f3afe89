package org.policyrelay.labeling.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.labeling.ClauseDoubts;
import org.policyrelay.labeling.LabelingProtocol;
import org.policyrelay.labeling.ProtocolChanges;
import org.policyrelay.labeling.Protocols;
import org.policyrelay.web.Parameters;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Labeling protocols, for programs of members of teams. */
@RestController
@RequestMapping(path = "/api/labeling/protocols", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Labeling protocols")
class ProtocolApi {

  private static final int MOST_LISTED = 200;

  private final Protocols protocols;
  private final ProtocolChanges changes;
  private final ClauseDoubts doubts;
  private final ProtocolAccess access;

  ProtocolApi(
      Protocols protocols, ProtocolChanges changes, ClauseDoubts doubts, ProtocolAccess access) {
    this.protocols = protocols;
    this.changes = changes;
    this.doubts = doubts;
    this.access = access;
  }

  record WantedProtocol(String key) {}

  @Operation(
      operationId = "listProtocols",
      summary = "Labeling protocols by policy, the newest version of each first")
  @GetMapping
  ProtocolListView list(
      @Parameter(description = "Id of the only policy")
          @RequestParam(name = "policy_id", required = false)
          @Nullable String policyId,
      @Parameter(description = "How many at most, up to " + MOST_LISTED)
          @RequestParam(defaultValue = "20")
          int limit,
      @Parameter(description = "What the list before has answered as after")
          @RequestParam(required = false)
          @Nullable String after,
      Principal caller) {
    access.requireMember(caller);
    if (limit < 1 || limit > MOST_LISTED) {
      throw Parameters.malformed("limit", "must be a whole number from 1 to " + MOST_LISTED);
    }
    var place = after == null ? null : ProtocolListView.read(after);
    return ProtocolListView.of(protocols.list(policyId, place, limit + 1), limit);
  }

  @Operation(
      operationId = "getProtocolInForce",
      summary = "The labeling protocol of a policy that is in force")
  @GetMapping("/{policy_id}")
  ProtocolView inForce(@PathVariable("policy_id") String policyId, Principal caller) {
    access.requireMember(caller);
    return view(
        protocols
            .inForce(policyId)
            .orElseThrow(
                () ->
                    new RefusedException(
                        ErrorCode.NOT_FOUND,
                        "No labeling protocol is in force for this policy; its versions are listed"
                            + " by /api/labeling/protocols?policy_id=")));
  }

  @Operation(
      operationId = "getProtocolVersion",
      summary = "A version of a policy's labeling protocol, in whatever state")
  @GetMapping("/{policy_id}/versions/{version}")
  ProtocolView version(
      @PathVariable("policy_id") String policyId, @PathVariable int version, Principal caller) {
    access.requireMember(caller);
    return view(protocols.get(policyId, version));
  }

  @Operation(
      operationId = "proposeProtocol",
      summary = "Propose another labeling protocol of a policy; its process begins",
      description =
          "By members of Ad Policy and Ad Review, and by administrators. It waits to be submitted,"
              + " is approved by a policy manager who has not written it, tried blind by Ad Review,"
              + " and in force once reviewers agree enough. One of a policy is under way at a time.")
  @ApiResponse(
      responseCode = "201",
      headers =
          @Header(
              name = "Location",
              description = "Where the version stands",
              schema = @Schema(type = "string", format = "uri-reference")))
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<WantedProtocol> propose(@RequestBody ProtocolBody body, Principal caller) {
    access.requireMember(caller);
    var key =
        changes.ask(
            ProtocolBody.text(body.policyId()),
            body.protocol(),
            ProtocolBody.text(body.reason()),
            caller.getName());
    return ResponseEntity.created(URI.create("/api" + address(protocols.get(key))))
        .body(new WantedProtocol(key));
  }

  private static String address(LabelingProtocol protocol) {
    return "/labeling/protocols/" + protocol.policyId() + "/versions/" + protocol.version();
  }

  private ProtocolView view(LabelingProtocol protocol) {
    return ProtocolView.of(protocol, protocols, doubts);
  }
}
