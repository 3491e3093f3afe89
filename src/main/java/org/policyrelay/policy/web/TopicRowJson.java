package org.policyrelay.policy.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.CodesOf;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.matrix.TopicRow;

/** How the matrix tells programs of a topic. */
final class TopicRowJson {

  private TopicRowJson() {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TopicRowView(
      String code, String name, @Nullable String definition, List<TopicCellView> cells) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TopicCellView(
      Market market,
      @CodesOf(Stance.class) @Nullable String stance,
      List<TopicPolicyView> policies) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TopicPolicyView(
      String policyId,
      String version,
      String name,
      @CodesOf(Stance.class) @Nullable String stance,
      boolean own,
      @Nullable Instant since,
      @Nullable Instant until,
      @Nullable AnnouncedView announced,
      List<String> channels,
      List<TopicChannelView> byChannel,
      List<TopicPartView> byPart,
      List<String> overlays) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AnnouncedView(Instant from, @CodesOf(Stance.class) @Nullable String stance) {}

  record TopicChannelView(List<String> channels, @CodesOf(Stance.class) String stance) {}

  record TopicPartView(String place, @CodesOf(Stance.class) String stance) {}

  static TopicRowView of(TopicRow row) {
    return new TopicRowView(
        row.code(),
        row.name(),
        row.definition(),
        row.cells().stream().map(TopicRowJson::cell).toList());
  }

  private static TopicCellView cell(TopicRow.Cell cell) {
    return new TopicCellView(
        cell.market(),
        code(cell.stance()),
        cell.policies().stream().map(TopicRowJson::policy).toList());
  }

  private static TopicPolicyView policy(TopicRow.Source said) {
    var announced = said.announced();
    return new TopicPolicyView(
        said.policyId(),
        said.version(),
        said.name(),
        code(said.stance()),
        said.isOwn(),
        said.since(),
        said.until(),
        announced == null ? null : new AnnouncedView(announced.from(), code(announced.stance())),
        said.channels(),
        said.byChannel().stream()
            .map(one -> new TopicChannelView(one.channels(), one.stance().code()))
            .toList(),
        said.byPart().stream()
            .map(one -> new TopicPartView(one.place(), one.stance().code()))
            .toList(),
        said.overlays());
  }

  private static @Nullable String code(@Nullable Stance stance) {
    return stance == null ? null : stance.code();
  }
}
