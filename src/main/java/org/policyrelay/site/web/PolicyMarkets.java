package org.policyrelay.site.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.overlay.Family;
import org.policyrelay.policy.overlay.Family.Span;
import org.policyrelay.policy.overlay.Resolved;
import org.policyrelay.policy.overlay.VersionLife;
import org.policyrelay.site.web.PolicyPage.Dated;
import org.policyrelay.site.web.PolicyPage.MarketLine;
import org.springframework.stereotype.Component;

/** Where a policy applies, from when, and what is coming there; dates in each market's own zone. */
@Component
class PolicyMarkets {

  private static final String NO_CALENDAR =
      "We have no calendar for this market: its dates run in UTC.";

  private final MarketTime times;
  private final JoinText joins;

  PolicyMarkets(MarketTime times, JoinText joins) {
    this.times = times;
    this.joins = joins;
  }

  List<MarketLine> lines(Family family, Instant now) {
    return Stream.concat(
            family.markets(now, now).stream(), family.base().stream().flatMap(this::released))
        .distinct()
        .sorted()
        .flatMap(market -> line(market, family, now).stream())
        .toList();
  }

  private Stream<Market> released(PublishedVersion version) {
    return version.releases().stream().map(PublishedVersion.Release::market);
  }

  private Optional<MarketLine> line(Market market, Family family, Instant now) {
    var spans = family.from(market, null, now, now);
    if (spans.isEmpty()) {
      return gone(market, family, now);
    }
    var applies = spans.get(0).from().isAfter(now) ? null : spans.get(0).what();
    var coming = new ArrayList<Dated>();
    for (var place = 0; place < spans.size(); place++) {
      if (spans.get(place).from().isAfter(now)) {
        coming.add(coming(spans, place, market));
      }
    }
    var everywhere = market.isEverywhere();
    return Optional.of(
        new MarketLine(
            market.code(),
            MarketTime.nameOf(market),
            applies == null
                ? null
                : new Dated(
                    applies.base().version(),
                    times.tell(beganOf(applies.base(), market, spans.get(0).from()), market),
                    joins.end(spans, 0, market),
                    null,
                    null),
            applies != null && !applies.overlays().isEmpty(),
            spans.stream()
                .flatMap(span -> Stream.ofNullable(span.what()))
                .findFirst()
                .filter(shown -> !shown.unsettled().isEmpty())
                .isPresent(),
            List.copyOf(coming),
            everywhere || times.hasCalendar(market) ? null : NO_CALENDAR,
            null));
  }

  /** Where it applied once: who looks for the market has to find that it does no longer. */
  private Optional<MarketLine> gone(Market market, Family family, Instant now) {
    return family.base().stream()
        .map(version -> VersionLife.of(version, market, family.base(), now))
        .filter(life -> life.state() == VersionLife.State.ENDED)
        .flatMap(life -> Stream.ofNullable(life.at()))
        .findFirst()
        .map(
            ended ->
                new MarketLine(
                    market.code(),
                    MarketTime.nameOf(market),
                    null,
                    false,
                    false,
                    List.of(),
                    null,
                    times.tell(ended, market)));
  }

  private static Instant beganOf(PublishedVersion version, Market market, Instant otherwise) {
    return version.effectiveFrom(market).orElse(otherwise);
  }

  private Dated coming(List<Span> spans, int place, Market market) {
    var what = spans.get(place).what();
    var from = times.tell(spans.get(place).from(), market);
    return what == null
        ? new Dated(null, from, null, null, null)
        : new Dated(
            what.base().version(),
            from,
            joins.end(spans, place, market),
            note(what),
            what.overlays().isEmpty() ? null : spans.get(place).from());
  }

  private static @Nullable String note(Resolved what) {
    if (what.overlays().isEmpty()) {
      return null;
    }
    return what.unsettled().isEmpty() ? "tightened" : "tightened, not settled";
  }
}
