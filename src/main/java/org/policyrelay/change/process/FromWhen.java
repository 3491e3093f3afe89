package org.policyrelay.change.process;

import static org.policyrelay.engine.MarkdownText.escape;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.change.AsPublished;
import org.policyrelay.change.ChangeOutlook;
import org.policyrelay.change.ChangeState;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.Moments;
import org.policyrelay.policy.entry.EntryPlaces;
import org.policyrelay.policy.entry.content.Milestone.Step;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/**
 * From when a change will apply in the markets that do not have it yet. Its text says nothing of
 * that: it hangs on what was asked for and on the notice, and who approves it decides on it too.
 */
@Component
class FromWhen {

  private static final DateTimeFormatter WHEN = Moments.DAY_AND_TIME;

  private final ChangeOutlook outlook;
  private final AsPublished published;
  private final MarketDates dates;
  private final Teams teams;
  private final Clock clock;

  FromWhen(
      ChangeOutlook outlook, AsPublished published, MarketDates dates, Teams teams, Clock clock) {
    this.outlook = outlook;
    this.published = published;
    this.dates = dates;
    this.teams = teams;
    this.clock = clock;
  }

  /** Markdown; empty once it is public in all of its markets, or has ended. */
  Optional<String> words(PolicyChange change) {
    if (change.state().hasEnded() || change.marketsLeft().isEmpty()) {
      return Optional.empty();
    }
    var begins = begins(change);
    var told =
        Optional.of(begins)
            .filter(known -> !known.isEmpty())
            .map(known -> begins(change, known))
            .or(() -> asked(change).map("it was asked for from %s on."::formatted));
    return told.map(
        words ->
            "**From when:** "
                + words
                + missed(change, begins).orElse("")
                + notice(change)
                + announced(change, begins)
                + (change.isAssessed() ? broken(change) : ""));
  }

  /**
   * Nothing is foretold of what cannot go as it is, or before it is known how much notice it takes,
   * once more after a rework; nor where a later version stands above it, which a warning tells.
   */
  private Map<Market, Instant> begins(PolicyChange change) {
    if (!change.isAssessed()
        || change.state() == ChangeState.REWORK
        || outlook.outdated(change).isPresent()
        || outlook.outgrown(change).isPresent()) {
      return Map.of();
    }
    var begins = new LinkedHashMap<>(outlook.wouldApply(change));
    published.later(change).stream()
        .filter(later -> !later.above().isEmpty())
        .forEach(later -> begins.keySet().removeAll(later.markets()));
    return begins;
  }

  /** It is refused for that when it is approved, and when it is released. */
  private String broken(PolicyChange change) {
    return outlook.brokenTimelines(change).stream()
        .map(EntryPlaces::sentence)
        .map(sentence -> " **It cannot be released so: %s.**".formatted(escape(sentence)))
        .collect(Collectors.joining());
  }

  private String begins(PolicyChange change, Map<Market, Instant> begins) {
    var how =
        change.isPublishedAtOnce()
            ? "approved now, it is public at once, and applies %s."
            : "released now, it would apply %s.";
    var wish = change.request().requestedEffectiveAt();
    var asked =
        begins.values().stream().allMatch(from -> from.equals(wish))
            ? " So it was asked for."
            : asked(change).map(" It was asked for from %s on."::formatted).orElse("");
    return how.formatted(when(begins)) + asked + unread(change);
  }

  private String unread(PolicyChange change) {
    if (!change.emergency()) {
      return "";
    }
    var reviewing = change.impact().reviewTeams();
    return reviewing.isEmpty()
        ? " No team reviews it, before or afterwards: its impact asks for none."
        : " No team has reviewed it: %s %s so afterwards."
            .formatted(
                reviewing.stream().map(teams::nameOf).collect(Collectors.joining(", ")),
                reviewing.size() == 1 ? "does" : "do");
  }

  private String when(Map<Market, Instant> begins) {
    var now = clock.instant();
    return begins.values().stream().allMatch(from -> !from.isAfter(now))
        ? "at once in " + MarketNames.of(begins.keySet())
        : "from " + dates.tell(begins, WHEN);
  }

  private Optional<String> asked(PolicyChange change) {
    return Optional.ofNullable(change.request().requestedEffectiveAt())
        .map(wish -> dates.tell(inEach(change.marketsLeft(), wish), WHEN));
  }

  private static Map<Market, Instant> inEach(Set<Market> markets, Instant instant) {
    var each = new LinkedHashMap<Market, Instant>();
    markets.forEach(market -> each.put(market, instant));
    return each;
  }

  /** An order is obeyed by what applies, not by what is published. */
  private Optional<String> missed(PolicyChange change, Map<Market, Instant> begins) {
    return Optional.ofNullable(change.request().statutoryDeadline())
        .filter(deadline -> !begins.isEmpty() && Collections.max(begins.values()).isAfter(deadline))
        .map(
            deadline ->
                " **That is after the statutory deadline, %s.**"
                    .formatted(dates.tell(inEach(begins.keySet(), deadline), WHEN)));
  }

  /** Readers find what is released at once, whatever its timeline says of an announcement. */
  private String announced(PolicyChange change, Map<Market, Instant> begins) {
    var planned = new LinkedHashMap<Market, Instant>();
    for (var market : begins.keySet()) {
      change
          .entry()
          .content()
          .timelineIn(market.code())
          .flatMap(timeline -> timeline.at(Step.ANNOUNCE))
          .filter(at -> at.isAfter(clock.instant()))
          .ifPresent(at -> planned.put(market, at));
    }
    return planned.isEmpty()
        ? ""
        : " **It is public as soon as it is released, before its timeline announces it, %s:** release it then, if nobody is to read it before."
            .formatted(dates.tell(planned, WHEN));
  }

  private static String notice(PolicyChange change) {
    var days = change.impact().noticeDays();
    return !change.isAssessed() || days == 0
        ? ""
        : " Advertisers have %d days' notice of it.".formatted(days);
  }
}
