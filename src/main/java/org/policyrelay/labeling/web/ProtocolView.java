package org.policyrelay.labeling.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Coded;
import org.policyrelay.labeling.ClauseDoubts;
import org.policyrelay.labeling.LabelingProtocol;
import org.policyrelay.labeling.Protocols;
import org.policyrelay.labeling.protocol.ErrorClass;
import org.policyrelay.labeling.protocol.InMarket;
import org.policyrelay.labeling.protocol.Label;

/** A version of a protocol, for programs. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProtocolView(
    String key,
    @JsonProperty("policy_id") String policyId,
    int version,
    @Schema(allowableValues = {"draft", "in-pilot", "in-force", "superseded", "abandoned"})
        String state,
    @JsonProperty("policy_version")
        @Schema(description = "The policy's newest version when the labels were written")
        String policyVersion,
    String reason,
    List<ProtocolLabel> labels,
    @Schema(description = "Codes of all labels, in which their questions are asked")
        List<String> order,
    @Schema(description = "What became of the labels of the version that was in force before")
        Map<String, Successors> mapping,
    @JsonProperty("error_classes") @Schema(description = "How a label can be wrong")
        List<String> errorClasses,
    @Schema(description = "What it says otherwise than the version that was in force before")
        List<LabelChange> changes,
    @JsonProperty("look_again")
        @Schema(description = "Codes of the version before whose past use is to be looked at again")
        List<String> lookAgain,
    @JsonProperty("in_doubt")
        @Schema(description = "Clauses that say something else since the labels were written")
        List<DoubtView> inDoubt,
    @JsonProperty("asked_by") String askedBy,
    @JsonProperty("asked_at") Instant askedAt,
    @JsonProperty("approved_by") @Nullable String approvedBy,
    @JsonProperty("approved_at") @Nullable Instant approvedAt,
    @Nullable PilotView pilot,
    @JsonProperty("in_force_at") @Nullable Instant inForceAt,
    @JsonProperty("superseded_at") @Nullable Instant supersededAt) {

  /** A label of a protocol. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ProtocolLabel(
      String code,
      String name,
      @Nullable String parent,
      String definition,
      String decision,
      List<String> clauses,
      ExamplesView examples,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, InMarket> markets) {

    private static ProtocolLabel of(Label label) {
      return new ProtocolLabel(
          label.code(),
          label.name(),
          label.parent(),
          label.definition(),
          label.decision(),
          label.clauses(),
          new ExamplesView(label.positive(), label.negative()),
          label.markets());
    }
  }

  /** Ads that get a label, and ads that look like it and do not. */
  record ExamplesView(List<String> positive, List<String> negative) {}

  /**
   * Something that it says otherwise.
   *
   * @param semantic whether it may change what label an ad gets, or what follows from it
   */
  record LabelChange(String text, boolean semantic) {}

  /** A clause on which labels rest. */
  record DoubtView(String clause, String text, List<String> labels) {}

  /**
   * The newest pilot.
   *
   * @param round key of the blind round
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PilotView(
      String round,
      @Schema(allowableValues = {"aligned", "tentative", "misaligned", "undefined"})
          @Nullable String verdict) {}

  static ProtocolView of(LabelingProtocol protocol, Protocols protocols, ClauseDoubts doubts) {
    var content = protocol.content();
    var mapping = new LinkedHashMap<String, Successors>();
    content.mapping().forEach((old, now) -> mapping.put(old, new Successors(now)));
    return new ProtocolView(
        protocol.key(),
        protocol.policyId(),
        protocol.version(),
        protocol.state().code(),
        protocol.policyVersion(),
        protocol.wanted().reason(),
        content.labels().stream().map(ProtocolLabel::of).toList(),
        content.order(),
        mapping,
        Arrays.stream(ErrorClass.values()).map(Coded::code).toList(),
        protocols.facts(protocol).stream()
            .map(fact -> new LabelChange(fact.text(), fact.semantic()))
            .toList(),
        protocol.toLookAtAgain().orElseGet(() -> protocols.toLookAtAgain(protocol)),
        doubts.of(protocol).stream()
            .map(doubt -> new DoubtView(doubt.clause(), doubt.text(), doubt.labels()))
            .toList(),
        protocol.wanted().by(),
        protocol.wanted().at(),
        protocol.approvedBy().orElse(null),
        protocol.approvedAt().orElse(null),
        protocol
            .round()
            .map(round -> new PilotView(round, protocol.verdict().orElse(null)))
            .orElse(null),
        protocol.inForceAt().orElse(null),
        protocol.supersededAt().orElse(null));
  }
}
