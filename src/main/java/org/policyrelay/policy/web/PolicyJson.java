package org.policyrelay.policy.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.Families;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.PublishedVersion.Release;
import org.policyrelay.policy.entry.VersionState;
import org.policyrelay.policy.entry.content.ItemJson;
import org.policyrelay.policy.entry.content.ItemNames;
import org.policyrelay.policy.entry.content.PolicyContent;
import org.policyrelay.policy.overlay.Pair;
import org.policyrelay.policy.overlay.Resolved;
import org.springframework.stereotype.Component;

/**
 * A published entry as the outside reads it: all that is public of it to the letter, our facts in
 * {@code ext.relay}. As a <i>policy</i> of the registry it has every field that the protocol's
 * client reads, null or empty where the entry has none, and when it came.
 */
@Component
class PolicyJson {

  private static final List<String> LISTS =
      List.of("jurisdictions", "policy_categories", "governance_domains");
  private static final List<String> OPTIONAL =
      List.of(
          "description",
          "channels",
          "effective_date",
          "sunset_date",
          "source_url",
          "source_name",
          "guidance",
          "exemplars");

  private final PolicyRegistry registry;
  private final Clock clock;

  PolicyJson(PolicyRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * The newest version of each of some policies, as policies of the registry, in the same order.
   */
  List<ObjectNode> policies(List<PublishedVersion> versions) {
    return policies(versions, new Families(registry));
  }

  /** The same, with the families that the answer has read already. */
  List<ObjectNode> policies(List<PublishedVersion> versions, Families families) {
    var first =
        registry.firstPublishedAt(
            versions.stream().map(version -> version.entry().policyId()).toList());
    var now = clock.instant();
    return versions.stream()
        .map(version -> asPolicy(newest(version, families, null, now, now), version, first))
        .toList();
  }

  /** What applies, as a policy of the registry; parameters as for the entry. */
  ObjectNode policy(Resolved resolved, @Nullable Market market, Instant asOf, Instant knownAt) {
    return asPolicy(of(resolved, market, asOf, knownAt), resolved.base());
  }

  /** The newest version as a policy of the registry; parameters as for the entry. */
  ObjectNode newest(
      PublishedVersion version, @Nullable Market market, Instant asOf, Instant knownAt) {
    return asPolicy(newest(version, new Families(registry), market, asOf, knownAt), version);
  }

  /** A version to the letter, as a policy of the registry; parameters as for the entry. */
  ObjectNode policy(
      PublishedVersion version, @Nullable Market market, Instant asOf, Instant knownAt) {
    var families = new Families(registry);
    var state = families.state(version, market, asOf, knownAt);
    return asPolicy(of(version, families, market, state, asOf, knownAt), version);
  }

  /** Whether it was in effect, by itself; an overlay only with its base. */
  boolean applies(
      PublishedVersion version, @Nullable Market market, Instant asOf, Instant knownAt) {
    return version.state(market, asOf, knownAt) == VersionState.IN_EFFECT
        && new Families(registry).state(version, market, asOf, knownAt)
            != VersionState.WITHOUT_BASE;
  }

  private ObjectNode asPolicy(ObjectNode entry, PublishedVersion version) {
    return asPolicy(entry, version, registry.firstPublishedAt(List.of(version.entry().policyId())));
  }

  private static ObjectNode asPolicy(
      ObjectNode entry, PublishedVersion version, Map<String, Instant> first) {
    setAbsent(entry, "version", TextNode.valueOf(version.version()));
    setAbsent(entry, "name", TextNode.valueOf(PolicyEntry.trusted(entry).name()));
    setAbsent(entry, "category", TextNode.valueOf(version.entry().category()));
    LISTS.forEach(field -> setAbsent(entry, field, entry.arrayNode()));
    setAbsent(entry, "region_aliases", entry.objectNode());
    OPTIONAL.forEach(field -> setAbsent(entry, field, entry.nullNode()));
    var created = first.getOrDefault(version.entry().policyId(), version.publishedAt());
    return entry
        .put("source_type", "registry")
        .put("review_status", "approved")
        .put("created_at", created.toString())
        .put("updated_at", version.publishedAt().toString());
  }

  private static void setAbsent(ObjectNode entry, String field, JsonNode content) {
    if (!entry.hasNonNull(field)) {
      entry.set(field, content);
    }
  }

  /**
   * The entries as they came in, to be imported again.
   *
   * @param open whether to leave out what is not public
   */
  List<ObjectNode> exported(List<PublishedVersion> versions, boolean open) {
    return versions.stream()
        .map(version -> open ? version.entry().publicPart() : version.entry())
        .map(PolicyEntry::json)
        .toList();
  }

  /** Versions as entries, in the same order. */
  List<ObjectNode> entries(List<PublishedVersion> versions) {
    var now = clock.instant();
    var families = new Families(registry);
    return versions.stream()
        .map(
            version ->
                of(version, families, null, families.state(version, null, now, now), now, now))
        .toList();
  }

  /** The newest version, which no higher one has taken the place of. */
  private static ObjectNode newest(
      PublishedVersion version,
      Families families,
      @Nullable Market market,
      Instant asOf,
      Instant knownAt) {
    var state = families.stateOfHighest(version, market, asOf, knownAt);
    return of(version, families, market, state, asOf, knownAt);
  }

  /** A version; of an overlay also whether it is settled with the base that it is read with. */
  private static ObjectNode of(
      PublishedVersion version,
      Families families,
      @Nullable Market market,
      VersionState state,
      Instant asOf,
      Instant knownAt) {
    var entry = of(version.entry(), version, market, state);
    putStage(version.entry()::content, version, market, state, asOf, entry);
    if (state == VersionState.IN_EFFECT) {
      putUnsettled(
          families.met(version, asOf, knownAt).stream().filter(pair -> !pair.isSettled()).toList(),
          entry);
    }
    return entry;
  }

  /** How far what applies in the market, or will, has come there. */
  private static void putStage(
      Supplier<PolicyContent> content,
      PublishedVersion version,
      @Nullable Market market,
      VersionState state,
      Instant asOf,
      ObjectNode entry) {
    if (market != null && (state == VersionState.IN_EFFECT || state == VersionState.SCHEDULED)) {
      content
          .get()
          .timelineIn(market.code())
          .flatMap(timeline -> version.effectiveFrom(market).map(timeline::from))
          .map(timeline -> timeline.stage(asOf))
          .map(ItemJson::of)
          .ifPresent(
              stage ->
                  entry.withObjectProperty("ext").withObjectProperty("relay").set("stage", stage));
    }
  }

  private static void putUnsettled(List<Pair> unsettled, ObjectNode entry) {
    if (!unsettled.isEmpty()) {
      var all = entry.withObjectProperty("ext").withObjectProperty("relay").putArray("unsettled");
      unsettled.forEach(one -> JoinJson.put(one, all.addObject()));
    }
  }

  /**
   * What applies in a market, tightened by its overlays: each of them is named, and each clause
   * with the version of the entry that it comes from.
   */
  private ObjectNode of(Resolved resolved, @Nullable Market market, Instant asOf, Instant knownAt) {
    var join = resolved.join();
    var state = new Families(registry).stateOfHighest(resolved.base(), market, asOf, knownAt);
    var entry = of(join.entry(), resolved.base(), market, state);
    putStage(resolved::content, resolved.base(), market, state, asOf, entry);
    var relay = entry.withObjectProperty("ext").withObjectProperty("relay");
    ItemNames.put(relay, resolved::content);
    if (resolved.channel() != null) {
      relay.put("channel", resolved.channel());
    }
    var clauses = relay.putArray("clauses");
    join.clauses().forEach(clause -> JoinJson.put(clause, clauses.addObject()));
    if (!resolved.overlays().isEmpty()) {
      resolved.since().ifPresent(since -> relay.put("applies_since", since.toString()));
      var overlays = relay.putArray("overlays");
      resolved.overlays().forEach(overlay -> JoinJson.put(overlay, overlays.addObject()));
    }
    putUnsettled(resolved.unsettled(), entry);
    var channels = resolved.byChannel();
    if (!channels.isEmpty()) {
      var some = relay.putArray("by_channel");
      channels.forEach(one -> JoinJson.put(one, some.addObject()));
    }
    return entry;
  }

  /**
   * @param market the market that was asked for, null for none
   * @param state as {@link Families} tells it for the market and the instant that were asked for
   */
  private static ObjectNode of(
      PolicyEntry whole, PublishedVersion version, @Nullable Market market, VersionState state) {
    var content = whole.publicPart();
    var entry = content.json();
    var relay = entry.withObjectProperty("ext").withObjectProperty("relay");
    if (market != null) {
      relay.put("market", market.code());
    }
    relay.put("state", state.code());
    relay.put("change", version.change());
    relay.put("content_hash", content.contentHash());
    relay.put("published_at", version.publishedAt().toString());
    if (version.restores() != null) {
      relay.put("restores", version.restores());
    }
    version.effectiveFrom(market).ifPresent(from -> relay.put("effective_from", from.toString()));
    var clauses = relay.putArray("clauses");
    version
        .clauses()
        .forEach(clause -> clauses.addObject().put("id", clause.id()).put("label", clause.label()));
    var releases = relay.putArray("releases");
    version.releases().forEach(release -> put(release, releases.addObject()));
    return entry;
  }

  private static void put(Release release, ObjectNode one) {
    one.put("market", release.market().code());
    one.put("effective_from", release.effectiveFrom().toString());
    var until = release.effectiveUntil();
    if (until != null) {
      one.put("effective_until", until.toString());
    }
    one.put("published_at", release.publishedAt().toString());
    var rolledBack = release.rolledBackAt();
    if (rolledBack != null) {
      one.put("rolled_back_at", rolledBack.toString());
    }
  }
}
