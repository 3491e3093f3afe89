package org.policyrelay.packages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.policyrelay.change.ChangeState;
import org.policyrelay.change.ChangeWaits;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.change.TogetherRelease;
import org.policyrelay.change.TogetherRelease.Part;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.RefusedException;
import org.springframework.stereotype.Component;

/**
 * What is true of a package now: what each part waits for, which markets could go and from when. It
 * is read from the parts each time and kept nowhere.
 */
@Component
public class PackageOutlook {

  private final PolicyChanges changes;
  private final ChangeWaits waits;
  private final TogetherRelease together;

  PackageOutlook(PolicyChanges changes, ChangeWaits waits, TogetherRelease together) {
    this.changes = changes;
    this.waits = waits;
    this.together = together;
  }

  /**
   * What is ahead of a package; at most one of them.
   *
   * @param ended whether nothing of it goes on
   * @param announce whether all that is released is public, and nobody was told
   * @param settle whether a part has come to nothing by itself
   * @param releasable whether a market can go
   */
  public record Ahead(boolean ended, boolean announce, boolean settle, boolean releasable) {

    private static final Ahead OVER = new Ahead(true, false, false, false);
  }

  /** What goes by one release: each part with the instants of its markets. */
  record Plan(List<Part> parts) {

    Map<Market, Instant> from() {
      var from = new LinkedHashMap<Market, Instant>();
      parts.forEach(part -> from.putAll(part.effective()));
      return from;
    }
  }

  /** Markets that begin at one instant: a policy for everywhere ties all of them together. */
  private record Together(Set<Market> markets, boolean ready) {}

  Ahead ahead(PolicyPackage of) {
    var parts = partsOf(of);
    if (of.state().hasEnded() || parts.stream().allMatch(part -> part.state().hasEnded())) {
      return Ahead.OVER;
    }
    if (of.isToAnnounce()
        && parts.stream().noneMatch(part -> part.state() == ChangeState.PUBLISHING)) {
      return new Ahead(false, true, false, false);
    }
    if (!endedOf(parts).isEmpty()) {
      return new Ahead(false, false, true, false);
    }
    return new Ahead(false, false, false, of.hold().isEmpty() && isReleasable(parts));
  }

  private boolean isReleasable(List<PolicyChange> parts) {
    var waiting = waiting(parts);
    return !waiting.isEmpty()
        && waiting.stream().allMatch(together::waitsForRelease)
        && groups(waiting).stream().anyMatch(Together::ready);
  }

  /** The changes that are part of it now, in the order in which they were put in. */
  public List<PolicyChange> partsOf(PolicyPackage of) {
    return of.changes().stream().map(changes::get).toList();
  }

  /** All that were ever part of it. */
  public List<PolicyChange> everPartsOf(PolicyPackage of) {
    return of.parts().stream().map(PackagePart::change).distinct().map(changes::get).toList();
  }

  /** Those of its parts that have come to nothing by themselves. */
  public List<PolicyChange> endedOf(PolicyPackage of) {
    return endedOf(partsOf(of));
  }

  private static List<PolicyChange> endedOf(List<PolicyChange> parts) {
    return parts.stream()
        .filter(part -> part.state().hasEnded() && part.state() != ChangeState.ENFORCED)
        .toList();
  }

  private static List<PolicyChange> waiting(List<PolicyChange> parts) {
    return parts.stream()
        .filter(part -> !part.state().hasEnded() && !part.marketsLeft().isEmpty())
        .toList();
  }

  private static List<Together> groups(List<PolicyChange> waiting) {
    var all = new LinkedHashSet<Market>();
    waiting.forEach(part -> all.addAll(part.marketsLeft()));
    if (all.contains(Market.EVERYWHERE)) {
      return List.of(new Together(all, waiting.stream().allMatch(PackageOutlook::isReady)));
    }
    return all.stream()
        .map(
            market ->
                new Together(
                    Set.of(market), waiting.stream().allMatch(part -> isReady(part, market))))
        .toList();
  }

  private static boolean isReady(PolicyChange part) {
    return part.readyMarkets().containsAll(part.marketsLeft());
  }

  private static boolean isReady(PolicyChange part, Market market) {
    return !part.marketsLeft().contains(market) || part.readyMarkets().contains(market);
  }

  /**
   * From when what is not released would apply in each market, were it released now: in each the
   * latest of what its parts would get there. Before all parts are assessed it is what the assessed
   * ones ask for.
   */
  public Map<Market, Instant> dates(PolicyPackage of) {
    var waiting = waiting(partsOf(of));
    var dates = new LinkedHashMap<Market, Instant>();
    for (var group : groups(waiting)) {
      dates(waiting, group).forEach(part -> dates.putAll(part.effective()));
    }
    return dates;
  }

  private List<Part> dates(List<PolicyChange> waiting, Together group) {
    var own = new LinkedHashMap<PolicyChange, Map<Market, Instant>>();
    for (var part : waiting) {
      var markets = new LinkedHashSet<>(part.marketsLeft());
      markets.retainAll(group.markets());
      if (!markets.isEmpty()) {
        own.put(part, together.datesOf(part, markets));
      }
    }
    var at =
        own.values().stream()
            .flatMap(dates -> dates.values().stream())
            .max(Comparator.naturalOrder())
            .orElseThrow();
    return own.entrySet().stream()
        .map(
            one -> {
              var effective = new LinkedHashMap<Market, Instant>();
              one.getValue().keySet().forEach(market -> effective.put(market, at));
              return new Part(one.getKey(), effective);
            })
        .toList();
  }

  /**
   * What goes by a release.
   *
   * @param readyOnly leaves out the markets in which a part is not ready
   * @throws RefusedException when nothing can go, or not everywhere where that is asked for, or a
   *     part could not go from when the others do
   */
  Plan plan(PolicyPackage of, boolean readyOnly) {
    var waiting = waiting(partsOf(of));
    var groups = groups(waiting);
    if (!ahead(of).releasable()) {
      throw refuse(
          ErrorCode.WRONG_STATE,
          "%s cannot be released now: %s".formatted(of.describe(), missing(of)));
    }
    var notReady = groups.stream().filter(group -> !group.ready()).toList();
    if (!readyOnly && !notReady.isEmpty()) {
      throw refuse(
          ErrorCode.INVALID_FORM,
          "Not every part is ready in %s: %s. Choose “Go for the ready markets”, or have them made ready first"
              .formatted(
                  notReady.stream()
                      .flatMap(group -> group.markets().stream())
                      .map(MarketNames::of)
                      .collect(Collectors.joining(", ")),
                  notReady(waiting)));
    }
    var going = new LinkedHashMap<PolicyChange, Map<Market, Instant>>();
    for (var group : groups) {
      if (group.ready()) {
        dates(waiting, group)
            .forEach(
                part ->
                    going
                        .computeIfAbsent(part.change(), change -> new LinkedHashMap<>())
                        .putAll(part.effective()));
      }
    }
    var parts = going.entrySet().stream().map(one -> new Part(one.getKey(), one.getValue()));
    var plan = new Plan(parts.toList());
    together
        .problem(plan.parts())
        .ifPresent(
            refused -> {
              throw refused;
            });
    return plan;
  }

  private String notReady(List<PolicyChange> waiting) {
    return waiting.stream()
        .flatMap(part -> waits.of(part).stream().map(what -> part.key() + ": " + what))
        .collect(Collectors.joining("; "));
  }

  private static RefusedException refuse(ErrorCode code, String message) {
    return new RefusedException(
        code, message, List.of(new FieldError("outcome", "not-ready", message)));
  }

  /** What a part waits for, a sentence without its end each. */
  public List<String> waitsFor(PolicyChange part) {
    return waits.of(part);
  }

  /** What is wrong with a part, beside that it is on its way. */
  Optional<String> trouble(PolicyChange part) {
    return waits.trouble(part);
  }

  /** Whose it is at this moment. */
  public Optional<String> holding(PolicyChange part) {
    return waits.holding(part);
  }

  private String missing(PolicyPackage of) {
    var missing = waitsFor(of, part -> true);
    return missing.isEmpty() ? "no part waits for its release" : String.join("; ", missing);
  }

  /**
   * What the package waits for: itself, then each part by its name.
   *
   * @param told of which parts
   */
  public List<String> waitsFor(PolicyPackage of, Predicate<PolicyChange> told) {
    var words = new ArrayList<String>();
    if (of.state().hasEnded()) {
      return words;
    }
    of.hold().ifPresent(hold -> words.add("the package is on hold: " + hold.why()));
    var ahead = ahead(of);
    if (ahead.settle()) {
      words.add("a policy manager to complete Settle ended part");
    }
    if (ahead.releasable()) {
      words.add("a policy manager to complete Release package");
    }
    partsOf(of).stream()
        .filter(told)
        .forEach(
            part ->
                waits
                    .of(part)
                    .forEach(
                        what ->
                            words.add(
                                "%s (%s): %s".formatted(part.key(), part.entry().name(), what))));
    return List.copyOf(words);
  }

  /** Where it stands, for a person. */
  public String words(PolicyPackage of) {
    if (of.state().hasEnded()) {
      return of.state().title();
    }
    if (of.hold().isPresent()) {
      return "On hold";
    }
    var parts = partsOf(of);
    var left = left(parts);
    if (!endedOf(parts).isEmpty()) {
      return "A part has ended by itself";
    }
    if (isReleasable(parts)) {
      return of.releases().isEmpty() ? "Ready to release" : "Ready to release in " + left;
    }
    if (of.releases().isEmpty()) {
      return "Waits for its parts";
    }
    if (of.isToAnnounce()) {
      return "Being published";
    }
    return left.isEmpty() ? "Released" : "Released in part, waits for " + left;
  }

  private static String left(List<PolicyChange> parts) {
    var markets = new TreeSet<Market>(Comparator.comparing(Market::code));
    waiting(parts).forEach(part -> markets.addAll(part.marketsLeft()));
    return MarketNames.of(markets);
  }
}
