package org.policyrelay.change;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.handoff.Handoff;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.Words;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.RuleWordings;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.overlay.VersionLife;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a change stands, market by market: it may be in effect in one and not ready in another. */
@Service
@Transactional(readOnly = true)
public class ChangeStandings {

  /** States of a market, in the order in which a sentence names them, and how it does. */
  private static final Map<String, String> PHRASES = new LinkedHashMap<>();

  static {
    PHRASES.put(VersionLife.State.IN_EFFECT.code(), "in effect in ");
    PHRASES.put(VersionLife.State.SCHEDULED.code(), "coming in ");
    PHRASES.put(MarketStanding.PUBLISHING, "publishing for ");
    PHRASES.put("ready", "ready for ");
    PHRASES.put("making-ready", "making ready for ");
  }

  /** States of a market in which nothing of the change is read, nor will be. */
  private static final Set<String> OVER =
      Stream.of(
              VersionLife.State.REPLACED,
              VersionLife.State.ENDED,
              VersionLife.State.NEVER_IN_EFFECT,
              VersionLife.State.ROLLED_BACK)
          .map(VersionLife.State::code)
          .collect(Collectors.toUnmodifiableSet());

  private final PolicyRegistry registry;
  private final RuleWordings wordings;
  private final Handoffs handoffs;
  private final Clock clock;

  ChangeStandings(PolicyRegistry registry, RuleWordings wordings, Handoffs handoffs, Clock clock) {
    this.registry = registry;
    this.wordings = wordings;
    this.handoffs = handoffs;
    this.clock = clock;
  }

  /** Every market of the change. */
  public List<MarketStanding> of(PolicyChange change) {
    var versions =
        change.rollout().released().isEmpty()
            ? List.<PublishedVersion>of()
            : registry.history(change.policyId());
    // asked for once for all markets: a list has many changes
    var wordingsOf = new HashMap<String, List<PublishedVersion>>();
    return change.markets().stream()
        .map(
            market ->
                change.rollout().released().contains(market)
                    ? released(change, market, versions, wordingsOf)
                    : waiting(change, market))
        .toList();
  }

  /**
   * The state of a change as it truly is, such as "In effect in SG · making ready for PH"; its own
   * state alone where that is the same everywhere.
   */
  public String words(PolicyChange change, List<MarketStanding> markets) {
    var groups = new LinkedHashMap<String, StringJoiner>();
    PHRASES.keySet().forEach(state -> groups.put(state, new StringJoiner(", ")));
    for (var one : markets) {
      groups.computeIfAbsent(one.state(), state -> new StringJoiner(", ")).add(one.market().code());
    }
    groups.values().removeIf(some -> some.length() == 0);
    if (isTheSameEverywhere(change)) {
      return change.state().title();
    }
    if (groups.size() < 2) {
      // its process goes on while another version stands in its place
      return areOver(markets) ? Words.title(markets.get(0).state()) : change.state().title();
    }
    var words = new StringJoiner(" · ");
    groups.forEach(
        (state, some) -> words.add(PHRASES.getOrDefault(state, Words.of(state) + " in ") + some));
    var text = words.toString();
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** The same for a list, where only what can differ from market to market is asked for. */
  public String words(PolicyChange change) {
    return isTheSameEverywhere(change) ? change.state().title() : words(change, of(change));
  }

  /** Whether it was public, and nobody reads it by now: in each of its markets it is over. */
  boolean isOver(PolicyChange change) {
    return !change.rollout().released().isEmpty() && areOver(of(change));
  }

  private static boolean areOver(List<MarketStanding> markets) {
    return markets.stream().map(MarketStanding::state).allMatch(OVER::contains);
  }

  private static boolean isTheSameEverywhere(PolicyChange change) {
    return change.rollout().released().isEmpty() || change.state().hasEnded();
  }

  private MarketStanding released(
      PolicyChange change,
      Market market,
      List<PublishedVersion> versions,
      Map<String, List<PublishedVersion>> wordingsOf) {
    return versions.stream()
        .filter(version -> version.change().equals(change.key()) && version.restores() == null)
        .filter(version -> version.releases().stream().anyMatch(one -> one.market().equals(market)))
        .findFirst()
        .map(
            version ->
                standing(
                    wordingsOf.computeIfAbsent(
                        version.version(), number -> wordings.of(change.policyId(), number)),
                    market,
                    versions))
        .orElseGet(() -> new MarketStanding(market, MarketStanding.PUBLISHING, null, List.of()));
  }

  /**
   * @param same every version that says the rule
   */
  private MarketStanding standing(
      List<PublishedVersion> same, Market market, List<PublishedVersion> versions) {
    var life = VersionLife.ofRule(same, market, versions, clock.instant());
    var by =
        life.state() == VersionLife.State.REPLACED ? replacing(same, market, life, versions) : null;
    return new MarketStanding(market, life.state().code(), life.at(), List.of(), by);
  }

  private @Nullable String replacing(
      List<PublishedVersion> same,
      Market market,
      VersionLife life,
      List<PublishedVersion> versions) {
    var now = clock.instant();
    return versions.stream()
        .filter(other -> !same.contains(other))
        .filter(
            other ->
                other.releases().stream()
                    .filter(release -> release.covers(market) && release.isKnown(now))
                    .anyMatch(release -> release.effectiveFrom().equals(life.at())))
        .findFirst()
        .map(PublishedVersion::version)
        .orElse(null);
  }

  private MarketStanding waiting(PolicyChange change, Market market) {
    if (change.state().hasEnded()) {
      return new MarketStanding(market, "not-released", null, List.of());
    }
    if (change.approval().isEmpty()) {
      return new MarketStanding(market, change.state().code(), null, List.of());
    }
    return change.rollout().readiness().stream()
        .filter(checked -> checked.market().equals(market))
        .findFirst()
        .map(
            checked ->
                new MarketStanding(
                    market, checked.ready() ? "ready" : "making-ready", null, checked.missing()))
        .orElseGet(
            () -> new MarketStanding(market, "making-ready", null, notDelivered(change, market)));
  }

  /** Nobody has judged them yet: what is asked for and not delivered for the market. */
  private List<String> notDelivered(PolicyChange change, Market market) {
    return change.rollout().openParts().stream()
        .filter(
            part ->
                handoffs
                    .latest(change.key(), part.code(), part.team())
                    .flatMap(Handoff::outcome)
                    .filter(outcome -> outcome.isDeliveredFor(market))
                    .isEmpty())
        .map(ReadinessPart::code)
        .toList();
  }
}
