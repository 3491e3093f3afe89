package org.policyrelay.policy.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.compare.Revision;

/** What the registry answers, in the shapes that the Ad Context Protocol's client reads. */
final class RegistryAnswers {

  private static final String POLICY = "#/components/schemas/Policy";
  private static final String ENTRY = "#/components/schemas/PolicyEntry";

  private RegistryAnswers() {}

  /** One page of what was found. */
  record PolicyList(
      @ArraySchema(schema = @Schema(ref = POLICY)) List<ObjectNode> policies, PolicyStats stats) {}

  /** How many were found, on any page. */
  record PolicyStats(long total, long regulation, long standard) {}

  /**
   * @param results each id with its policy, or with null where there is none
   */
  record PoliciesById(Map<String, @Nullable ObjectNode> results) {}

  /** Ids to resolve. */
  record BulkRequest(
      @ArraySchema(minItems = 1, maxItems = PolicyApi.MOST_IDS, schema = @Schema(type = "string"))
          @JsonProperty("policy_ids")
          List<String> policyIds) {}

  /**
   * The versions of a policy, newest first.
   *
   * @param total of all of them, on any page
   */
  record PolicyHistory(
      @JsonProperty("policy_id") String policyId,
      int total,
      @ArraySchema(schema = @Schema(ref = ENTRY)) List<ObjectNode> versions,
      List<PolicyRevision> revisions) {}

  /**
   * A step in a policy's history.
   *
   * @param rolledBackTo the revision whose content it brings back; left out for any other
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PolicyRevision(
      @JsonProperty("revision_number") int revisionNumber,
      @JsonProperty("editor_name") String editorName,
      @JsonProperty("edit_summary") String editSummary,
      @JsonProperty("is_rollback") boolean isRollback,
      @JsonProperty("rolled_back_to") @Nullable Integer rolledBackTo,
      @JsonProperty("created_at") Instant createdAt) {

    /** Who answers for a policy is a team; which of its people wrote it is not public. */
    static PolicyRevision of(Revision revision, String team) {
      return new PolicyRevision(
          revision.number(),
          team,
          revision.summary(),
          revision.restores() != null,
          revision.restores(),
          revision.at());
    }
  }
}
