package org.policyrelay.policy.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.overlay.JoinedClause;
import org.policyrelay.policy.overlay.Pair;
import org.policyrelay.policy.overlay.Resolved;
import org.policyrelay.policy.overlay.Resolved.InChannels;

/** What a join of base and overlays is made of, as the outside reads it. */
final class JoinJson {

  private JoinJson() {}

  static void put(JoinedClause clause, ObjectNode one) {
    one.put("id", clause.id()).put("label", clause.label());
    one.put("policy_id", clause.policyId()).put("version", clause.version());
    optional(one, "tightens", clause.tightens());
    if (!clause.channels().isEmpty()) {
      clause.channels().forEach(one.putArray("channels")::add);
    }
    optional(one, "effective_from", clause.effectiveFrom());
    optional(one, "effective_until", clause.effectiveUntil());
    optional(one, "source_name", clause.sourceName());
    optional(one, "source_url", clause.sourceUrl());
  }

  /** An overlay that is part of a join, with what of it the joined entry has no place for. */
  static void put(PublishedVersion overlay, ObjectNode one) {
    var open = overlay.entry().publicPart();
    one.put("policy_id", open.policyId())
        .put("version", overlay.version())
        .put("content_hash", open.contentHash());
    if (!open.channels().isEmpty()) {
      open.channels().forEach(one.putArray("channels")::add);
    }
    for (var release : overlay.releases()) {
      one.put("effective_from", release.effectiveFrom().toString());
      optional(one, "effective_until", release.effectiveUntil());
    }
    optional(one, "source_name", open.sourceName().orElse(null));
    optional(one, "source_url", open.sourceUrl().orElse(null));
    if (open.json().has("ext")) {
      one.set("ext", open.json().path("ext"));
    }
  }

  /** An overlay that nobody has approved beside the version of its base that it is read with. */
  static void put(Pair pair, ObjectNode one) {
    one.put("policy_id", pair.overlay().entry().policyId());
    one.put("version", pair.overlay().version());
    one.put("base_version", pair.base().version());
    pair.writtenFor().forEach(one.putArray("written_for")::add);
    optional(one, "since", pair.since().orElse(null));
  }

  static void put(InChannels some, ObjectNode one) {
    some.channels().forEach(one.putArray("channels")::add);
    var stance = some.stance();
    optional(one, "stance", stance == null ? null : stance.code());
    one.put("enforcement", some.enforcement().code());
    one.put("requires_human_review", some.requiresHumanReview());
  }

  /** The channels that a policy is for, where it is not for all. */
  static void putChannels(Resolved what, ObjectNode one) {
    var channels = what.base().entry().channels();
    if (!channels.isEmpty()) {
      channels.forEach(one.putArray("channels")::add);
    }
  }

  private static void optional(ObjectNode one, String field, @Nullable Object value) {
    if (value != null) {
      one.put(field, value.toString());
    }
  }
}
