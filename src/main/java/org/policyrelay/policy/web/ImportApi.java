package org.policyrelay.policy.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.policyrelay.kernel.CodesOf;
import org.policyrelay.policy.PolicyImport;
import org.policyrelay.policy.PolicyImport.Action;
import org.policyrelay.policy.PolicyImport.Step;
import org.policyrelay.team.Roles;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Policies from elsewhere, which administrators take in. */
@RestController
@RequestMapping("/api/policies")
@Tag(name = "Policies")
class ImportApi {

  private final PolicyImport imports;
  private final Roles roles;

  ImportApi(PolicyImport imports, Roles roles) {
    this.imports = imports;
    this.roles = roles;
  }

  /**
   * What came of an import.
   *
   * @param action {@code add}, {@code add-version} or {@code leave}
   */
  record ImportedEntry(
      int index,
      String policyId,
      @CodesOf(Action.class) String action,
      String version,
      List<String> facts) {}

  record Imported(boolean dryRun, long added, long left, List<ImportedEntry> entries) {}

  @Operation(
      operationId = "importPolicies",
      summary = "Take policy entries in, all or none; with dryRun say only what would change",
      description = "One entry, a list of entries, or what /api/policies/export gives.")
  @PostMapping(path = "/import", consumes = MediaType.APPLICATION_JSON_VALUE)
  Imported take(
      @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(ref = "#/components/schemas/PolicyImport")))
          @RequestBody
          JsonNode body,
      @RequestParam(defaultValue = "false") boolean dryRun,
      Principal caller) {
    roles.requireAdministrator(caller, "Only administrators import policies; ask one of them");
    var entries = entries(body);
    var by = caller.getName();
    var steps = dryRun ? imports.plan(entries, by) : imports.carryOut(entries, by);
    var left = steps.stream().filter(step -> step.action() == Action.LEAVE).count();
    return new Imported(
        dryRun, steps.size() - left, left, steps.stream().map(ImportApi::view).toList());
  }

  private static List<JsonNode> entries(JsonNode body) {
    if (!body.isArray()) {
      return List.of(body);
    }
    var entries = new ArrayList<JsonNode>();
    body.forEach(entries::add);
    return entries;
  }

  private static ImportedEntry view(Step step) {
    return new ImportedEntry(
        step.index(), step.policyId(), step.action().code(), step.version(), step.facts());
  }
}
