package org.policyrelay.policy.matrix;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.checklist.ChannelStances.InChannels;
import org.policyrelay.policy.checklist.PolicyAnswer.InPart;
import org.policyrelay.policy.entry.Stance;

/**
 * A topic that policies of a category speak of. What they miss is told in the row of the category.
 *
 * @param code by which policies name it, and whoever asks <i>What applies to my ad?</i>
 * @param name the first of its names
 * @param definition the first that a policy gives, absent for none
 * @param cells one for each market, in their order
 */
public record TopicRow(String code, String name, @Nullable String definition, List<Cell> cells) {

  /** What the row is of where one version of one policy says all of it, absent for several. */
  public @Nullable Source onlyPolicy() {
    var policies =
        cells.stream()
            .flatMap(cell -> cell.policies().stream())
            .collect(
                Collectors.toMap(
                    one -> List.of(one.policyId(), one.version()), one -> one, (one, same) -> one));
    return policies.size() == 1 ? policies.values().iterator().next() : null;
  }

  /**
   * @param stance the strictest of its policies, absent where none has one
   * @param policies those that apply there and have the topic; one of the category that has it not
   *     says nothing of it
   */
  public record Cell(Market market, @Nullable Stance stance, List<Source> policies) {

    /** Whether its one stance is not that of each of its policies. */
    public boolean isMixed() {
      return policies.stream().anyMatch(one -> one.stance() != stance);
    }
  }

  /**
   * What a policy says of the topic in the cell's market, as {@code /policies/finder} does.
   *
   * @param stance absent where neither the topic nor the policy has one
   * @param isOwn whether it is the topic's own there; else it is what the policy says of all
   * @param since when this text of it began to apply there, overlays included
   * @param until the first instant at which nothing of the policy applies there any more, absent
   *     while nothing ends it
   * @param announced the next other stance that is known to come, absent for none
   * @param channels the only ones that the policy is for, empty = all
   * @param byChannel another stance in some channels
   * @param byPart another stance in some parts of the country
   * @param overlays ids of what tightens the policy there
   */
  public record Source(
      String policyId,
      String version,
      String name,
      @Nullable Stance stance,
      boolean isOwn,
      @Nullable Instant since,
      @Nullable Instant until,
      @Nullable Announced announced,
      List<String> channels,
      List<InChannels> byChannel,
      List<InPart> byPart,
      List<String> overlays) {}

  /**
   * @param stance absent where the policy will not say any more
   */
  public record Announced(Instant from, @Nullable Stance stance) {}
}
