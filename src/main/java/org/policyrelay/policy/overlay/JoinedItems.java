package org.policyrelay.policy.overlay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.content.Disclosure;
import org.policyrelay.policy.entry.content.Exemption;
import org.policyrelay.policy.entry.content.ItemJson;
import org.policyrelay.policy.entry.content.PolicyContent;
import org.policyrelay.policy.entry.content.Requirement;
import org.policyrelay.policy.entry.content.Source;
import org.policyrelay.policy.entry.content.Topic;

/**
 * What a base and its overlays say item by item, together. The items of the base stay as they are;
 * those of an overlay stand after them, each with the id of the overlay before its own, what it
 * cites named as {@code ext.relay.clauses} names it, the channels that it is for where they are not
 * all, and whether nobody has approved it beside this base.
 */
final class JoinedItems {

  private JoinedItems() {}

  /**
   * @param channel the only one that it is asked for; null = all of them. Without one, an overlay
   *     for some channels says nothing of when and of what topic, which hold in the others too
   */
  static PolicyContent of(
      PublishedVersion base, List<PublishedVersion> overlays, @Nullable String channel) {
    var all = base.entry().content();
    for (var overlay : overlays) {
      var entry = overlay.entry();
      var market = entry.jurisdictions().get(0);
      if (Join.isForAll(base, overlay, channel)) {
        var joined = all.joinedWith(entry.content(), market);
        all =
            entry
                .stance()
                .map(stance -> joined.withTopics(tightened(joined.topics(), market, stance)))
                .orElse(joined);
      } else {
        all = all.joinedWith(entry.content().withoutTimelines(), market);
      }
    }
    return all;
  }

  private static List<Topic> tightened(List<Topic> topics, String market, Stance stance) {
    return topics.stream().map(topic -> topic.tightened(market, stance)).toList();
  }

  /** Adds to the joined entry what the overlays say. */
  static void add(
      ObjectNode joined,
      PublishedVersion base,
      List<PublishedVersion> overlays,
      @Nullable String channel) {
    var content = of(base, overlays, channel);
    if (content.equals(base.entry().content())) {
      return;
    }
    var relay = joined.withObjectProperty("ext").withObjectProperty("relay");
    for (var overlay : overlays) {
      var adding = new Adding(relay, new Pair(base, overlay));
      adding.all("requirements", content.requirements(), Requirement::policy, ItemJson::of);
      adding.all("exceptions", content.exceptions(), Exemption::policy, ItemJson::of);
      adding.all("disclosures", content.disclosures(), Disclosure::policy, ItemJson::of);
      adding.all("sources", content.sources(), Source::policy, ItemJson::of);
    }
    if (!content.topics().isEmpty()) {
      var topics = relay.putArray("topics");
      content.topics().forEach(topic -> topics.add(ItemJson.of(topic)));
    }
    if (!content.timelines().isEmpty()) {
      relay.set("timeline", ItemJson.of(content.timelines()));
    }
  }

  /** Adds what the overlay of a pair says. */
  private record Adding(ObjectNode relay, Pair pair) {

    <T> void all(
        String part, List<T> items, Function<T, String> policy, Function<T, ObjectNode> json) {
      var own = pair.overlay().entry().policyId();
      items.stream()
          .filter(item -> policy.apply(item).equals(own))
          .forEach(item -> relay.withArrayProperty(part).add(named(json.apply(item), own)));
    }

    private ObjectNode named(ObjectNode item, String own) {
      item.put("id", own + "/" + item.path("id").asText());
      if (item.has("clause")) {
        var base = pair.base().entry().policyId();
        item.put("clause", JoinedClause.idOf(item.path("clause").asText(), own, base));
      }
      item.put("policy_id", own);
      if (!item.has("channels") && !Join.isForAll(pair.base(), pair.overlay(), null)) {
        pair.overlay().entry().channels().forEach(item.putArray("channels")::add);
      }
      return pair.isSettled() ? item : item.put("unsettled", true);
    }
  }
}
