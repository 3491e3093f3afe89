package org.policyrelay.policy.entry;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** How people call the channels that an entry names by their codes. */
public final class ChannelNames {

  /** Those whose code is no word; the others are called as they are written. */
  private static final Map<String, String> NAMES =
      Map.of(
          "olv", "online video",
          "ctv", "connected TV",
          "linear_tv", "linear TV",
          "dooh", "digital out-of-home",
          "ooh", "out-of-home");

  private ChannelNames() {}

  /** Inside a sentence, such as <i>connected TV</i> for {@code ctv}. */
  public static String of(String channel) {
    return NAMES.getOrDefault(channel, channel.replace('_', ' '));
  }

  /** Several in a sentence, in their order. */
  public static String of(Collection<String> channels) {
    return String.join(", ", each(channels));
  }

  /** Several, in their order. */
  public static List<String> each(Collection<String> channels) {
    return channels.stream().map(ChannelNames::of).toList();
  }
}
