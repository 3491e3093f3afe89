package org.policyrelay.change.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.change.IdempotencyKeys;
import org.policyrelay.change.OthersUnderWay;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.web.Reasons;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Policy changes for programs. */
@RestController
@RequestMapping("/api/policy-changes")
@Tag(name = "Policy changes")
class ChangeApi {

  private final PolicyChanges changes;
  private final OthersUnderWay others;
  private final IdempotencyKeys idempotency;
  private final ChangeViews views;
  private final ChangeAccess access;

  ChangeApi(
      PolicyChanges changes,
      OthersUnderWay others,
      IdempotencyKeys idempotency,
      ChangeViews views,
      ChangeAccess access) {
    this.changes = changes;
    this.others = others;
    this.idempotency = idempotency;
    this.views = views;
    this.access = access;
  }

  /**
   * A change that was proposed.
   *
   * @param alsoOpen keys of other changes of the same policy that can still change what stands, as
   *     far as the caller may see them
   * @param alsoOpenUnseen that there are others, in a sentence; absent for none
   */
  record CreatedChange(String key, List<String> alsoOpen, @Nullable String alsoOpenUnseen) {}

  record Reason(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String reason) {}

  @Operation(operationId = "proposeChange", summary = "Propose a policy change; its process begins")
  @ApiResponse(
      responseCode = "201",
      headers =
          @Header(
              name = "Location",
              description = "Where the change stands",
              schema = @Schema(type = "string", format = "uri-reference")))
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<CreatedChange> propose(
      @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(ref = "#/components/schemas/ProposedChange")))
          @RequestBody
          JsonNode body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String requestKey,
      Principal caller) {
    access.requireProposer(caller);
    var proposal = ProposalRequest.read(body);
    var into = ProposalRequest.packageIn(body);
    if (into.isPresent()) {
      access.requirePackager(caller);
    }
    var by = caller.getName();
    IdempotencyKeys.Effect propose =
        () ->
            into.map(key -> changes.proposeInto(key, proposal, by))
                .orElseGet(() -> changes.propose(proposal, by));
    var key =
        requestKey == null
            ? propose.apply()
            : idempotency.once(by, checked(requestKey), body.toString(), propose);
    var beside = others.beside(changes.get(key), by);
    return ResponseEntity.created(URI.create("/api/policy-changes/" + key))
        .body(new CreatedChange(key, beside.keys(), beside.unseenSentence()));
  }

  @Operation(
      operationId = "getChange",
      summary = "State, current steps and every handoff of a change")
  @GetMapping("/{key}")
  ChangeView get(@PathVariable String key, Principal caller) {
    var change = changes.get(key);
    access.requireReader(caller, change);
    return views.of(change, caller.getName());
  }

  @Operation(
      operationId = "withdrawChange",
      summary = "Take a change back; what is published of it is rolled back")
  @PostMapping("/{key}/withdraw")
  ChangeView withdraw(@PathVariable String key, @RequestBody Reason reason, Principal caller) {
    access.requireManager(caller);
    changes.withdraw(key, caller.getName(), Reasons.check(reason.reason()));
    return views.of(changes.get(key), caller.getName());
  }

  @Operation(
      operationId = "holdChange",
      summary = "Let everything that runs for a change stand still")
  @PostMapping("/{key}/hold")
  ChangeView hold(@PathVariable String key, @RequestBody Reason reason, Principal caller) {
    access.requireManager(caller);
    changes.hold(key, caller.getName(), Reasons.check(reason.reason()));
    return views.of(changes.get(key), caller.getName());
  }

  @Operation(operationId = "resumeChange", summary = "Let a held change run on")
  @PostMapping("/{key}/resume")
  ChangeView resume(@PathVariable String key, Principal caller) {
    access.requireManager(caller);
    changes.resume(key, caller.getName());
    return views.of(changes.get(key), caller.getName());
  }

  private static String checked(String requestKey) {
    var wrong = TextKind.LINE.errorIn("Idempotency-Key", requestKey);
    if (wrong.isPresent()) {
      throw new RefusedException(
          ErrorCode.INVALID_REQUEST,
          "Idempotency-Key " + wrong.get().message(),
          List.of(wrong.get()));
    }
    return requestKey;
  }
}
