package org.policyrelay.packages;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.kernel.Market;

/** The parts of a package that are not released everywhere, and in which markets they go. */
record WaitingParts(List<PolicyChange> parts) {

  /** Markets that begin at one instant: a policy for everywhere ties all of them together. */
  record Together(Set<Market> markets, boolean ready) {}

  static WaitingParts of(List<PolicyChange> parts) {
    return new WaitingParts(
        parts.stream()
            .filter(part -> !part.state().hasEnded() && !part.marketsLeft().isEmpty())
            .toList());
  }

  List<Together> groups() {
    var all = new LinkedHashSet<Market>();
    parts.forEach(part -> all.addAll(part.marketsLeft()));
    if (all.contains(Market.EVERYWHERE)) {
      return List.of(new Together(all, parts.stream().allMatch(WaitingParts::isReady)));
    }
    return all.stream()
        .map(
            market ->
                new Together(Set.of(market), parts.stream().allMatch(one -> isReady(one, market))))
        .toList();
  }

  /** Those that go in one of its markets. */
  List<PolicyChange> in(Together group) {
    return parts.stream()
        .filter(part -> part.marketsLeft().stream().anyMatch(group.markets()::contains))
        .toList();
  }

  /** In the order of their codes. */
  Set<Market> markets() {
    var markets = new TreeSet<Market>(Comparator.comparing(Market::code));
    parts.forEach(part -> markets.addAll(part.marketsLeft()));
    return markets;
  }

  private static boolean isReady(PolicyChange part) {
    return part.readyMarkets().containsAll(part.marketsLeft());
  }

  private static boolean isReady(PolicyChange part, Market market) {
    return !part.marketsLeft().contains(market) || part.readyMarkets().contains(market);
  }
}
