package org.policyrelay.policy.checklist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.overlay.Family;
import org.policyrelay.policy.overlay.Resolved;

/**
 * The channels in which a market adds more to a policy than in the others, and what it comes to.
 */
public final class ChannelStances {

  private final List<AskedItems> inChannels;

  private ChannelStances(List<AskedItems> inChannels) {
    this.inChannels = inChannels;
  }

  /**
   * @param channels in order of the alphabet
   */
  public record InChannels(List<String> channels, Stance stance) {}

  /**
   * @param what of the family applies in the market at the instant, in all channels
   */
  public static ChannelStances of(
      Family family, Resolved what, Market market, Instant at, Instant known) {
    return new ChannelStances(
        what.byChannel().stream()
            .flatMap(some -> some.channels().stream())
            .flatMap(channel -> family.at(market, channel, at, known).stream())
            .map(AskedItems::of)
            .toList());
  }

  /**
   * Where the stance is another.
   *
   * @param stanceIn what holds of one thing in a channel
   * @param everywhere what holds of it in the others, absent where nothing is said
   */
  public List<InChannels> otherThan(
      @Nullable Stance everywhere, Function<AskedItems, Optional<Stance>> stanceIn) {
    var channels = new TreeMap<Stance, List<String>>();
    for (var one : inChannels) {
      stanceIn
          .apply(one)
          .filter(own -> own != everywhere)
          .ifPresent(
              own ->
                  channels
                      .computeIfAbsent(own, stance -> new ArrayList<>())
                      .add(Objects.requireNonNull(one.what().channel())));
    }
    return channels.entrySet().stream()
        .map(one -> new InChannels(one.getValue().stream().sorted().toList(), one.getKey()))
        .toList();
  }
}
