package org.policyrelay.policy.overlay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.content.Exemption;
import org.policyrelay.policy.entry.content.ItemJson;
import org.policyrelay.policy.entry.content.Places;
import org.policyrelay.policy.entry.content.PolicyContent;
import org.policyrelay.policy.entry.content.Reach;
import org.policyrelay.policy.entry.content.Requirement;
import org.policyrelay.policy.entry.content.Topic;

/**
 * All that a policy says in a market that bears on a clause or an item of it, as an entry that says
 * this and nothing else: two of them are compared as entries are. What is guidance, what holds in
 * other markets alone, and what is about something else is left out.
 *
 * @param entry its text has the clause with what stands over it and what names it
 * @param inChannels what holds in some channels alone, a sentence each
 * @param ends when the exception that it is ceases to hold, absent for any other
 */
public record WhatReaches(PolicyEntry entry, List<String> inChannels, @Nullable Instant ends) {

  private static final List<String> AS_THEY_ARE =
      List.of(
          "policy_id",
          "name",
          "description",
          "category",
          "enforcement",
          "requires_human_review",
          "policy_categories",
          "channels",
          "governance_domains");

  /** An item with the id and the clause by which it is known everywhere. */
  private record Item(String id, String clause, Reach reach, ObjectNode json, Object what) {}

  /**
   * @param id in full, as {@code apac:alcohol/c3} or {@code apac:alcohol:bn/r1}; what a clause and
   *     an item share means both
   * @return empty where nothing is called so there
   */
  public static Optional<WhatReaches> of(Resolved what, Market market, String id) {
    var base = what.base().entry().policyId();
    var join = what.join();
    var items = items(what.content(), market);
    var clause = join.clauses().stream().filter(one -> full(base, one.id()).equals(id)).findFirst();
    var own = items.stream().filter(item -> item.id().equals(id)).toList();
    if (clause.isEmpty() && own.isEmpty()) {
      return Optional.empty();
    }
    var cited = new LinkedHashSet<String>();
    clause.ifPresent(one -> cited.add(id));
    clause.map(JoinedClause::tightens).ifPresent(of -> cited.add(base + "/" + of));
    var reaching =
        items.stream()
            .filter(
                item -> own.contains(item) || (clause.isPresent() && cited.contains(item.clause())))
            .toList();
    own.forEach(item -> cited.add(item.clause()));
    var names = Stream.concat(Stream.of(id), reaching.stream().map(Item::id)).toList();
    var entry = facts(join.entry(), market);
    var channels = channelsOf(what, id);
    if (!channels.isEmpty()) {
      channels.forEach(entry.putArray("channels")::add);
    }
    entry.put("policy", ReachingText.of(join, base, cited, names));
    var relay = entry.withObjectProperty("ext").withObjectProperty("relay");
    what.stance().ifPresent(stance -> relay.put("stance", stance.code()));
    said(relay, join.entry(), what.content(), market, topics(clause.isPresent(), reaching));
    add(relay, reaching);
    return Optional.of(
        new WhatReaches(
            PolicyEntry.trusted(entry), inChannels(what), ends(clause.isPresent(), own)));
  }

  /** The full ids of all that can be asked for in a market, clauses first. */
  public static List<String> idsIn(Resolved what, Market market) {
    var base = what.base().entry().policyId();
    return Stream.concat(
            what.join().clauses().stream()
                .filter(clause -> clause.tightens() == null)
                .map(clause -> full(base, clause.id())),
            items(what.content(), market).stream().map(Item::id))
        .distinct()
        .toList();
  }

  /** An id as the join has it, with its policy. */
  static String full(String policy, String id) {
    return id.contains("/") ? id : policy + "/" + id;
  }

  private static @Nullable Instant ends(boolean isClause, List<Item> own) {
    return isClause || own.size() != 1 || !(own.get(0).what() instanceof Exemption exemption)
        ? null
        : exemption.until();
  }

  private static List<Item> items(PolicyContent content, Market market) {
    var found = new ArrayList<Item>();
    for (var one : content.requirements()) {
      found.add(item(one.policy(), one.id(), one.clause(), one.reach(), ItemJson.of(one), one));
    }
    for (var one : content.exceptions()) {
      found.add(item(one.policy(), one.id(), one.clause(), one.reach(), ItemJson.of(one), one));
    }
    return found.stream().filter(item -> isIn(item.reach().markets(), market)).toList();
  }

  private static Item item(
      String policy, String id, String clause, Reach reach, ObjectNode json, Object what) {
    return new Item(full(policy, id), full(policy, clause), reach, json, what);
  }

  private static boolean isIn(List<String> places, Market market) {
    return places.isEmpty()
        || places.stream().anyMatch(place -> Places.country(place).equals(market.code()));
  }

  private static ObjectNode facts(PolicyEntry all, Market market) {
    var json = all.json();
    var facts = JsonNodeFactory.instance.objectNode();
    for (var field : AS_THEY_ARE) {
      if (json.has(field)) {
        facts.set(field, json.get(field));
      }
    }
    facts.putArray("jurisdictions").add(market.code());
    return facts;
  }

  /** Of what an overlay for some channels adds, those. */
  private static List<String> channelsOf(Resolved what, String id) {
    return what.overlays().stream()
        .map(overlay -> overlay.entry())
        .filter(entry -> id.startsWith(entry.policyId() + "/"))
        .findFirst()
        .map(PolicyEntry::channels)
        .orElse(List.of());
  }

  /** The topics that items are about; absent for all of them. */
  private static @Nullable Set<String> topics(boolean isClause, List<Item> reaching) {
    var codes = reaching.stream().map(item -> item.reach().topic()).toList();
    return isClause || codes.contains(null)
        ? null
        : codes.stream().map(Objects::requireNonNull).collect(Collectors.toSet());
  }

  private static void said(
      ObjectNode relay,
      PolicyEntry all,
      PolicyContent content,
      Market market,
      @Nullable Set<String> topics) {
    var own = all.json().path("ext").path("relay");
    for (var part : List.of("eligibility", "relations")) {
      JsonNode said = own.path(part);
      if (!said.isMissingNode()) {
        relay.set(part, said);
      }
    }
    var told = relay.putArray("topics");
    content.topics().stream()
        .filter(topic -> topics == null || topics.contains(topic.code()))
        .forEach(topic -> told.add(ItemJson.of(here(topic, market))));
    var timelines = here(content.timelines(), market);
    if (!timelines.isEmpty()) {
      relay.set("timeline", ItemJson.of(timelines));
    }
  }

  private static Topic here(Topic topic, Market market) {
    return new Topic(
        topic.code(),
        topic.name(),
        here(topic.stances(), market),
        topic.definition(),
        topic.policy());
  }

  /** What is said of the market and its parts. */
  private static <T> Map<String, T> here(Map<String, T> byPlace, Market market) {
    var said = new LinkedHashMap<String, T>();
    Places.said(byPlace, market.code()).ifPresent(one -> said.put(market.code(), one));
    byPlace.forEach(
        (place, one) -> {
          if (Places.country(place).equals(market.code())) {
            said.put(place, one);
          }
        });
    return said;
  }

  private static void add(ObjectNode relay, List<Item> reaching) {
    for (var item : reaching) {
      var part = item.what() instanceof Requirement ? "requirements" : "exceptions";
      var json = item.json().put("id", item.id()).put("clause", item.clause());
      var parts = item.reach().markets().stream().filter(place -> place.contains("-")).toList();
      json.remove("markets");
      if (!parts.isEmpty() && parts.size() == item.reach().markets().size()) {
        parts.forEach(json.putArray("markets")::add);
      }
      relay.withArrayProperty(part).add(json);
    }
  }

  private static List<String> inChannels(Resolved what) {
    return what.byChannel().stream()
        .map(
            one -> {
              var stance = one.stance();
              return "on %s: %s%s%s"
                  .formatted(
                      String.join(", ", one.channels()),
                      one.enforcement().code(),
                      stance == null ? "" : ", " + stance.code(),
                      one.requiresHumanReview() ? ", with human review" : "");
            })
        .toList();
  }
}
