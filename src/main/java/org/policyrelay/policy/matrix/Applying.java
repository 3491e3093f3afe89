package org.policyrelay.policy.matrix;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.checklist.ChannelStances;
import org.policyrelay.policy.overlay.Family;
import org.policyrelay.policy.overlay.Family.Span;
import org.policyrelay.policy.overlay.Resolved;

/**
 * A policy that applies in a market now.
 *
 * @param spans what applies now and what is announced, in order
 */
record Applying(Family family, Market market, Instant now, Resolved what, List<Span> spans) {

  static Optional<Applying> of(Family family, Market market, Instant now) {
    return family
        .at(market, null, now, now)
        .map(what -> new Applying(family, market, now, what, family.from(market, null, now, now)));
  }

  String policyId() {
    return what.base().entry().policyId();
  }

  /** The rows that it belongs to. */
  Collection<String> categories() {
    var categories = what.base().entry().policyCategories();
    return categories.isEmpty() ? List.of(Matrix.UNCATEGORISED) : new TreeSet<>(categories);
  }

  List<String> overlays() {
    return what.overlays().stream().map(overlay -> overlay.entry().policyId()).toList();
  }

  /** From when nothing of it applies any more, as far as that is known. */
  @Nullable Instant until() {
    return spans.stream()
        .filter(span -> span.what() == null)
        .map(Span::from)
        .findFirst()
        .orElse(null);
  }

  /** What is announced of it, in order. */
  Stream<Span> later() {
    return spans.stream().filter(span -> span.from().isAfter(now));
  }

  /** What holds in the channels in which overlays say more than in the others. */
  ChannelStances inChannels() {
    return ChannelStances.of(family, what, market, now, now);
  }
}
