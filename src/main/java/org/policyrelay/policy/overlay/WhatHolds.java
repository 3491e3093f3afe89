package org.policyrelay.policy.overlay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.content.ItemJson;
import org.policyrelay.policy.entry.content.Places;
import org.policyrelay.policy.entry.content.Topic;

/**
 * All that a policy says in a market and that may be another rule for somebody, as an entry that
 * says this and nothing else: two of them are compared as entries are. What is guidance, what names
 * a source or a disclosure, and what holds in other markets alone is left out. What others keep in
 * {@code ext} nobody here can read: it is in.
 *
 * @param versions that say it, as {@code apac:alcohol 1.0.0}, the base first
 * @param entry its text is that of the base with what overlays add there
 * @param ids of its items in full, by those that they have in the entry
 * @param inChannels what holds in some channels alone, a sentence each
 */
public record WhatHolds(
    Set<String> versions, PolicyEntry entry, Map<String, String> ids, List<String> inChannels) {

  private static final List<String> AS_THEY_ARE =
      List.of(
          "policy_id",
          "name",
          "description",
          "category",
          "enforcement",
          "requires_human_review",
          "channels",
          "region_aliases");

  /**
   * @param beside the policies that say what they are to it, and those to which it says so: what
   *     they name counts as named here
   */
  public static WhatHolds of(Resolved what, Market market, List<Resolved> beside) {
    var settled = withoutCaveats(what);
    var all = settled.join().entry();
    var entry = JsonNodeFactory.instance.objectNode();
    for (var field : AS_THEY_ARE) {
      if (all.json().has(field)) {
        entry.set(field, all.json().get(field));
      }
    }
    entry.putArray("jurisdictions").add(market.code());
    overlaysToo(entry, settled);
    entry.put("policy", all.text());
    var items = HeldItem.in(settled.content(), market);
    unread(entry, settled);
    var topics =
        TopicsHere.of(settled, items, market, beside).stream()
            .map(topic -> here(topic, market))
            .toList();
    said(
        entry.withObjectProperty("ext").withObjectProperty("relay"),
        settled,
        items,
        topics,
        market);
    var base = what.base().entry().policyId();
    return new WhatHolds(
        names(what),
        PolicyEntry.trusted(entry),
        items.stream().collect(Collectors.toUnmodifiableMap(one -> one.key(base), HeldItem::id)),
        inChannels(settled));
  }

  /** That nobody has approved two versions beside one another yet is no word of either. */
  private static Resolved withoutCaveats(Resolved what) {
    return new Resolved(
        what.base(),
        what.overlays().stream()
            .map(
                one ->
                    new PublishedVersion(
                        one.entry(),
                        one.version(),
                        one.change(),
                        one.publishedAt(),
                        one.restores(),
                        one.clauses(),
                        one.releases()))
            .toList());
  }

  private static Set<String> names(Resolved what) {
    return what.versions()
        .map(one -> one.entry().policyId() + " " + one.version())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** What the join takes from the base alone, and readers of an overlay are told as well. */
  private static void overlaysToo(ObjectNode entry, Resolved what) {
    if (!what.overlays().isEmpty()) {
      entry.put("name", joined(what, "; ", one -> Optional.of(one.name())));
      entry.put("description", joined(what, "\n", PolicyEntry::description));
    }
    all(what, PolicyEntry::policyCategories).forEach(entry.putArray("policy_categories")::add);
    all(what, PolicyEntry::governanceDomains).forEach(entry.putArray("governance_domains")::add);
    entries(what)
        .flatMap(one -> one.sunsetDate().stream())
        .sorted()
        .findFirst()
        .ifPresent(first -> entry.put("sunset_date", first));
  }

  /** Of each version by itself: the join would take it from one of them alone. */
  private static void unread(ObjectNode entry, Resolved what) {
    var ext = entry.withObjectProperty("ext");
    var base = what.base().entry().policyId();
    entries(what)
        .forEach(
            one ->
                one.json().path("ext").properties().stream()
                    .filter(field -> !field.getKey().equals("relay"))
                    .forEach(
                        field ->
                            ext.set(
                                one.policyId().equals(base)
                                    ? field.getKey()
                                    : one.policyId() + "/" + field.getKey(),
                                field.getValue())));
  }

  private static Stream<PolicyEntry> entries(Resolved what) {
    return what.versions().map(PublishedVersion::entry);
  }

  private static String joined(
      Resolved what, String between, Function<PolicyEntry, Optional<String>> field) {
    return entries(what)
        .flatMap(one -> field.apply(one).stream())
        .collect(Collectors.joining(between));
  }

  private static Set<String> all(Resolved what, Function<PolicyEntry, List<String>> field) {
    return entries(what)
        .flatMap(one -> field.apply(one).stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static void said(
      ObjectNode relay, Resolved what, List<HeldItem> items, List<Topic> topics, Market market) {
    var content = what.content();
    what.stance().ifPresent(stance -> relay.put("stance", stance.code()));
    var eligibility = what.base().entry().json().at("/ext/relay/eligibility");
    if (!eligibility.isMissingNode()) {
      relay.set("eligibility", eligibility);
    }
    var relations = relay.putArray("relations");
    entries(what)
        .flatMap(one -> one.json().at("/ext/relay/relations").valueStream())
        .forEach(relations::add);
    var base = what.base().entry().policyId();
    items.forEach(one -> relay.withArrayProperty(one.part()).add(one.written(base)));
    var about = relay.putArray("topics");
    topics.forEach(topic -> about.add(ItemJson.of(topic)));
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
  static <T> Map<String, T> here(Map<String, T> byPlace, Market market) {
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
