package org.policyrelay.policy.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.CodesOf;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.matrix.Gap;
import org.policyrelay.policy.matrix.Matrix.Cell;
import org.policyrelay.policy.matrix.Matrix.Row;
import org.policyrelay.policy.matrix.Matrix.Source;
import org.policyrelay.policy.matrix.PolicyMatrix;
import org.policyrelay.policy.web.TopicRowJson.TopicRowView;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What applies in which market, by category and by topic, and where something is missing. */
@RestController
@RequestMapping(path = "/api/policies/matrix", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Policies")
class MatrixApi {

  private final PolicyMatrix matrix;

  MatrixApi(PolicyMatrix matrix) {
    this.matrix = matrix;
  }

  record MatrixView(Instant asOf, List<Market> markets, long gaps, List<RowView> rows) {}

  record RowView(String category, List<CellView> cells, List<TopicRowView> topics) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CellView(
      Market market,
      @CodesOf(Stance.class) @Nullable String stance,
      @Nullable Instant withoutPolicyFrom,
      List<PolicyView> policies,
      @CodesOf(Gap.class) List<String> gaps) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PolicyView(
      String policyId,
      String version,
      String name,
      @CodesOf(Stance.class) @Nullable String stance,
      List<String> channels,
      @Nullable String source,
      @Nullable Instant until,
      List<ChannelView> byChannel,
      List<String> overlays,
      @CodesOf(Gap.class) List<String> gaps) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ChannelView(List<String> channels, @CodesOf(Stance.class) @Nullable String stance) {}

  @Operation(
      operationId = "getPolicyMatrix",
      summary = "Stance, version and source of what is in force, market by category",
      description =
          "The stance of a cell is the strictest of its policies, each of which has its own. Gaps"
              + " are no-stance and no-source, and for who has logged in also review-overdue,"
              + " not-trained and unsettled (nobody has approved an overlay beside the version of"
              + " its base that it is read with). until and withoutPolicyFrom say when a policy, or"
              + " every policy of the cell, ends there without another that follows. topics has what"
              + " policies of the category say of a topic, each in the markets that it applies in:"
              + " own tells a stance of the topic from that of the whole policy, announced has the"
              + " next other stance that is known to come.")
  @GetMapping
  MatrixView now(@Nullable Principal caller) {
    var shown = caller == null ? matrix.now().forThePublic() : matrix.now();
    return new MatrixView(
        shown.asOf(),
        shown.markets(),
        shown.gaps(),
        shown.rows().stream().map(MatrixApi::view).toList());
  }

  private static RowView view(Row row) {
    return new RowView(
        row.category(),
        row.cells().stream().map(MatrixApi::view).toList(),
        row.topics().stream().map(TopicRowJson::of).toList());
  }

  private static CellView view(Cell cell) {
    return new CellView(
        cell.market(),
        code(cell.stance()),
        cell.without(),
        cell.policies().stream().map(MatrixApi::view).toList(),
        codes(cell.gaps()));
  }

  private static PolicyView view(Source source) {
    return new PolicyView(
        source.policyId(),
        source.version(),
        source.name(),
        code(source.stance()),
        source.channels(),
        source.source(),
        source.until(),
        source.byChannel().stream()
            .map(one -> new ChannelView(one.channels(), code(one.stance())))
            .toList(),
        source.overlays(),
        codes(source.gaps()));
  }

  private static @Nullable String code(@Nullable Stance stance) {
    return stance == null ? null : stance.code();
  }

  private static List<String> codes(List<Gap> gaps) {
    return gaps.stream().map(Gap::code).toList();
  }
}
