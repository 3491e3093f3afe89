package org.policyrelay.site.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.ChannelNames;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.overlay.Family.Span;
import org.policyrelay.policy.overlay.JoinedClause;
import org.policyrelay.policy.overlay.Pair;
import org.policyrelay.policy.overlay.Resolved;
import org.policyrelay.policy.overlay.Resolved.InChannels;
import org.policyrelay.site.web.PolicyItems.Item;
import org.policyrelay.site.web.PolicyPage.ClauseLine;
import org.policyrelay.site.web.PolicyPage.Link;
import org.springframework.stereotype.Component;

/** How pages tell what a join of base and overlays is made of. */
@Component
class JoinText {

  private final MarketTime times;

  JoinText(MarketTime times) {
    this.times = times;
  }

  /**
   * Such as <i>on cinema, email: prohibited, must, with “Posters” in addition</i>, the facts only
   * where they are others than in all channels; empty where it is the same in all.
   */
  static List<String> byChannel(Resolved resolved) {
    return resolved.byChannel().stream().flatMap(some -> tell(resolved, some)).toList();
  }

  /** Whether something holds in some channels that a fact decides, and not their text alone. */
  static boolean channelsDecide(Resolved resolved) {
    return resolved.byChannel().stream().anyMatch(some -> decides(resolved, some));
  }

  private static boolean decides(Resolved resolved, InChannels some) {
    var entry = resolved.entry();
    return !entry.stance().equals(Optional.ofNullable(some.stance()))
        || entry.enforcement() != some.enforcement()
        || entry.requiresHumanReview() != some.requiresHumanReview();
  }

  private static Stream<String> tell(Resolved resolved, InChannels some) {
    var facts = decides(resolved, some) ? facts(some) + ", " : "";
    var byOverlays = new LinkedHashMap<String, List<String>>();
    for (var channel : some.channels()) {
      var names =
          resolved.onlyIn(channel).stream()
              .map(overlay -> "“" + overlay.entry().name() + "”")
              .collect(Collectors.joining(" and "));
      byOverlays.computeIfAbsent(names, name -> new ArrayList<>()).add(channel);
    }
    return byOverlays.entrySet().stream()
        .map(
            one ->
                "on %s: %swith %s in addition"
                    .formatted(ChannelNames.of(one.getValue()), facts, one.getKey()));
  }

  private static String facts(InChannels some) {
    var stance = some.stance();
    return (stance == null ? "" : stance.code() + ", ")
        + some.enforcement().code()
        + (some.requiresHumanReview() ? ", a person reviews" : "");
  }

  /** The clauses that hold in the channel that was asked for, and not in all. */
  static List<Item> addedIn(Resolved resolved, String channel) {
    var adding =
        resolved.onlyIn(channel).stream()
            .map(overlay -> overlay.entry().policyId())
            .collect(Collectors.toSet());
    return adding.isEmpty()
        ? List.of()
        : resolved.join().clauses().stream()
            .filter(clause -> adding.contains(clause.policyId()))
            .map(clause -> added(clause, channel))
            .toList();
  }

  private static Item added(JoinedClause clause, String channel) {
    return new Item(
        clause.id(),
        "On " + ChannelNames.of(channel),
        clause.text(),
        Languages.ENGLISH,
        null,
        new Link(clause.id(), clause.label()),
        null,
        clause.policyId() + " " + clause.version(),
        null);
  }

  /**
   * What the facts of a market decide where those of the base would let more pass, in a sentence;
   * null where they are the base's. No word of either text says so.
   */
  static @Nullable String decides(Resolved resolved, Market market) {
    var base = resolved.base().entry();
    var entry = resolved.entry();
    var facts = new ArrayList<String>();
    entry
        .stance()
        .filter(stance -> stance.isStricterThan(base.stance().orElse(Stance.ALLOWED)))
        .ifPresent(stance -> facts.add("is " + stance.code()));
    if (entry.enforcement().isStricterThan(base.enforcement())) {
      facts.add(entry.enforcement().code() + " be kept");
    }
    if (entry.requiresHumanReview() && !base.requiresHumanReview()) {
      facts.add("is reviewed by a person");
    }
    return facts.isEmpty()
        ? null
        : "In %s this %s. That decides, whatever the text of the base permits."
            .formatted(MarketTime.nameOf(market), String.join(", ", facts));
  }

  /** One sentence for each overlay that nobody has approved beside the base as it reads. */
  List<String> unsettled(List<Pair> pairs, Instant now) {
    return pairs.stream()
        .map(
            pair ->
                "Not settled%s: %s"
                    .formatted(
                        pair.since()
                            .map(
                                since ->
                                    (since.isAfter(now) ? " from " : " since ")
                                        + times.tell(
                                            since, pair.overlay().entry().markets().get(0)))
                            .orElse(""),
                        pair.describe()))
        .toList();
  }

  /** Where each clause of a join is from; empty where nothing was joined. */
  List<ClauseLine> clauses(Resolved resolved, @Nullable Market market) {
    if (resolved.overlays().isEmpty() || market == null) {
      return List.of();
    }
    return resolved.join().clauses().stream()
        .map(
            clause ->
                new ClauseLine(
                    clause.id(),
                    clause.label(),
                    clause.policyId(),
                    clause.version(),
                    terms(clause, market)))
        .toList();
  }

  private String terms(JoinedClause clause, Market market) {
    var terms = new ArrayList<String>();
    var tightens = clause.tightens();
    if (tightens != null) {
      terms.add("is read beside " + tightens);
    }
    if (!clause.channels().isEmpty()) {
      terms.add("on " + ChannelNames.of(clause.channels()));
    }
    var from = clause.effectiveFrom();
    if (from != null) {
      terms.add("from " + times.tell(from, market));
    }
    var until = clause.effectiveUntil();
    if (until != null) {
      terms.add("until " + times.tell(until, market));
    }
    var source = clause.sourceName() == null ? clause.sourceUrl() : clause.sourceName();
    if (source != null) {
      terms.add("source: " + source);
    }
    return String.join("; ", terms);
  }

  /**
   * When what applies ends with nothing after it; absent where something follows or nothing ends.
   */
  @Nullable String end(List<Span> spans, int place, Market market) {
    var until = spans.get(place).until();
    var isLast = place + 1 == spans.size() || spans.get(place + 1).what() == null;
    return until == null || !isLast ? null : times.tell(until, market);
  }
}
