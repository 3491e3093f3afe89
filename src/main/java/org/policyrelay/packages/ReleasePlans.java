package org.policyrelay.packages;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.change.TogetherRelease;
import org.policyrelay.change.TogetherRelease.Part;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.packages.WaitingParts.Together;
import org.springframework.stereotype.Component;

/** From when a package would apply where, and what goes by a release. */
@Component
public class ReleasePlans {

  private final PackageOutlook outlook;
  private final TogetherRelease together;

  ReleasePlans(PackageOutlook outlook, TogetherRelease together) {
    this.outlook = outlook;
    this.together = together;
  }

  /** What goes by one release: each part with the instants of its markets. */
  record Plan(List<Part> parts) {

    Map<Market, Instant> from() {
      var from = new LinkedHashMap<Market, Instant>();
      parts.forEach(part -> from.putAll(part.effective()));
      return from;
    }
  }

  /**
   * From when what is not released would apply in each market, were it released now.
   *
   * @param known in each the latest of what its parts would get there
   * @param notYet where a part is not assessed: nobody knows how much notice it takes
   */
  public record Dates(Map<Market, Instant> known, Set<Market> notYet) {}

  /** In the markets that somebody sees a part for. */
  public Dates dates(PolicyPackage of, PackageSight sight) {
    var waiting = WaitingParts.of(outlook.partsOf(of));
    var known = new LinkedHashMap<Market, Instant>();
    var notYet = new LinkedHashSet<Market>();
    for (var group : waiting.groups()) {
      if (waiting.in(group).stream().allMatch(PolicyChange::isAssessed)) {
        dates(waiting, group).forEach(part -> known.putAll(part.effective()));
      } else {
        notYet.addAll(group.markets());
      }
    }
    known.keySet().removeIf(market -> !sight.sees(market));
    return new Dates(known, sight.seen(notYet));
  }

  private List<Part> dates(WaitingParts waiting, Together group) {
    var own = new LinkedHashMap<PolicyChange, Map<Market, Instant>>();
    for (var part : waiting.in(group)) {
      var markets = new LinkedHashSet<>(part.marketsLeft());
      markets.retainAll(group.markets());
      own.put(part, together.datesOf(part, markets));
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
    var waiting = WaitingParts.of(outlook.partsOf(of));
    var groups = waiting.groups();
    if (!outlook.ahead(of).releasable()) {
      throw refuse(
          ErrorCode.WRONG_STATE,
          "%s cannot be released now: %s".formatted(of.describe(), outlook.missing(of)));
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

  private String notReady(WaitingParts waiting) {
    return waiting.parts().stream()
        .flatMap(part -> outlook.waitsFor(part).stream().map(what -> part.key() + ": " + what))
        .collect(Collectors.joining("; "));
  }

  private static RefusedException refuse(ErrorCode code, String message) {
    return new RefusedException(
        code, message, List.of(new FieldError("outcome", "not-ready", message)));
  }
}
