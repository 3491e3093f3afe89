package org.policyrelay.change.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.change.TableDrafts;
import org.policyrelay.change.TableDrafts.Preview;
import org.policyrelay.kernel.CodesOf;
import org.policyrelay.policy.table.TableChange;
import org.policyrelay.policy.table.TableFormat;
import org.policyrelay.policy.table.TablePart;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tables of policies that come back, for programs. */
@RestController
@RequestMapping("/api/policies/{id}/tables")
@Tag(name = "Policy changes")
class TableApi {

  private final TableDrafts drafts;
  private final ChangeAccess access;

  TableApi(TableDrafts drafts, ChangeAccess access) {
    this.drafts = drafts;
    this.access = access;
  }

  /**
   * A cell that says something else than the policy does.
   *
   * @param cell its address, such as C7; null where its row is gone
   * @param item code of the topic, or id of the requirement
   */
  record CellChange(
      @CodesOf(TableChange.Kind.class) String kind,
      @Nullable String cell,
      String item,
      String column,
      String before,
      String after) {

    static CellChange of(TableChange one) {
      return new CellChange(
          one.kind().code(), one.cell(), one.item(), one.column(), one.before(), one.after());
    }
  }

  /**
   * What a table changes.
   *
   * @param version that it was compared with
   * @param preview names what is shown here, to propose that and nothing else
   * @param change key of the change that proposes it; null as long as nobody asked for one
   */
  record TablePreview(
      String policyId,
      String part,
      String version,
      String preview,
      List<CellChange> changes,
      @Nullable String change) {}

  @Operation(
      operationId = "changePolicyByTable",
      summary = "What a table that came back would change, cell by cell; with propose the change",
      description =
          "The file is CSV in UTF-8 or XLSX, as it went out. A row that has its id or code is that"
              + " item, a row of a topic that is not known or without an id is new, and an item"
              + " whose row is gone is removed. Every wrong cell is named by its address. With"
              + " propose=true, summary, reason and the preview that was answered before, a change"
              + " is proposed that says exactly that.")
  @ApiResponse(responseCode = "200", description = "Nothing was proposed")
  @ApiResponse(
      responseCode = "201",
      description = "A change was proposed",
      content = @Content(schema = @Schema(implementation = TablePreview.class)),
      headers =
          @Header(
              name = "Location",
              description = "Where the change stands",
              schema = @Schema(type = "string", format = "uri-reference")))
  @PostMapping(
      path = "/{part}",
      consumes = {
        TableFormat.TEXT_CSV,
        TableFormat.SPREADSHEET,
        MediaType.APPLICATION_OCTET_STREAM_VALUE
      },
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<TablePreview> take(
      @PathVariable String id,
      @Parameter(
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"topics", "requirements"}))
          @PathVariable
          String part,
      @RequestParam(defaultValue = "false") boolean propose,
      @Parameter(description = "What was answered before, with propose")
          @RequestParam(defaultValue = "")
          String preview,
      @Parameter(description = "What is to change, in one line, with propose")
          @RequestParam(defaultValue = "")
          String summary,
      @Parameter(description = "Why, with propose") @RequestParam(defaultValue = "") String reason,
      @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = {
                @Content(mediaType = TableFormat.TEXT_CSV, schema = @Schema(type = "string")),
                @Content(
                    mediaType = TableFormat.SPREADSHEET,
                    schema = @Schema(type = "string", format = "binary")),
                @Content(
                    mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                    schema = @Schema(type = "string", format = "binary"))
              })
          @RequestBody(required = false)
          byte @Nullable [] file,
      Principal caller) {
    access.requireProposer(caller);
    var of = TablePart.of(part);
    var table = file == null ? new byte[0] : file;
    if (!propose) {
      return ResponseEntity.ok(answer(drafts.preview(id, of, table), of, null));
    }
    var proposed = drafts.propose(id, of, table, preview, summary, reason, caller.getName());
    return ResponseEntity.created(URI.create("/api/policy-changes/" + proposed.change()))
        .body(answer(proposed.preview(), of, proposed.change()));
  }

  private static TablePreview answer(Preview preview, TablePart part, @Nullable String change) {
    return new TablePreview(
        preview.policyId(),
        part.code(),
        preview.version(),
        preview.token(),
        preview.edit().changes().stream().map(CellChange::of).toList(),
        change);
  }
}
