package org.policyrelay.policy.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.table.PolicyTable;
import org.policyrelay.policy.table.TableFormat;
import org.policyrelay.policy.table.TablePart;
import org.policyrelay.web.Parameters;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a policy is made of as tables for spreadsheets, to anybody. */
@RestController
@RequestMapping("/api/policies/{id}/tables")
@Tag(name = "Policies")
class TablesApi {

  private final PolicyRegistry registry;

  TablesApi(PolicyRegistry registry) {
    this.registry = registry;
  }

  @Operation(
      operationId = "getPolicyTable",
      summary = "The topics or the requirements of a policy as a table for spreadsheets",
      description =
          "topics has a row for each topic and a column for each market, requirements a row for"
              + " each requirement. What comes back to the same address by POST unchanged changes"
              + " nothing. In CSV an apostrophe stands before what a spreadsheet would take for a"
              + " formula; it is taken away again when the table comes back.")
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(mediaType = TableFormat.TEXT_CSV, schema = @Schema(type = "string")),
        @Content(
            mediaType = TableFormat.SPREADSHEET,
            schema = @Schema(type = "string", format = "binary"))
      })
  @GetMapping("/{part}")
  ResponseEntity<byte[]> table(
      @PathVariable String id,
      @Parameter(
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"topics", "requirements"}))
          @PathVariable
          String part,
      @Parameter(
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"csv", "xlsx"}))
          @RequestParam
          String format,
      @Parameter(description = "The newest where it is left out") @RequestParam(required = false)
          @Nullable String version) {
    var wanted =
        TableFormat.of(format)
            .orElseThrow(() -> Parameters.malformed("format", "must be one of csv, xlsx"));
    RegistryParameters.version("version", version);
    var of = TablePart.of(part);
    var found =
        find(id, version)
            .orElseThrow(
                () ->
                    new RefusedException(
                        ErrorCode.NOT_FOUND, "There is no such version of '" + id + "'"));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(wanted.mediaType()))
        .header(HttpHeaders.CONTENT_DISPOSITION, named(found, of, wanted))
        .body(PolicyTable.of(of, found.entry().publicPart()).file(wanted));
  }

  private Optional<PublishedVersion> find(String id, @Nullable String version) {
    return version == null ? registry.newestVersion(id) : registry.find(id, version);
  }

  private static String named(PublishedVersion version, TablePart part, TableFormat format) {
    return "attachment; filename=\"%s-%s-%s.%s\""
        .formatted(
            // a colon is in no name of a file
            version.entry().policyId().replace(':', '-'),
            version.version(),
            part.code(),
            format.code());
  }
}
