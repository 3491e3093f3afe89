package org.policyrelay.packages;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.kernel.Market;

/**
 * What somebody may know of a package: the facts of the parts that they may see. What Ad Policy has
 * written about the whole, its title and its reasons, may tell of any part: it is for who sees all.
 *
 * @param whole whether they may see every part that it ever had
 * @param parts those of its parts that they may see
 */
public record PackageSight(boolean whole, List<PolicyChange> parts) {

  public PackageSight {
    parts = List.copyOf(parts);
  }

  boolean sees(PolicyChange part) {
    return whole || parts.stream().anyMatch(one -> one.key().equals(part.key()));
  }

  /** Whether a part that they may see is for that market. */
  public boolean sees(Market market) {
    return whole || isIn(market, parts);
  }

  /** Those of the markets that a part that they may see is for. */
  Set<Market> seen(Set<Market> markets) {
    return markets.stream().filter(this::sees).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  static boolean isIn(Market market, List<PolicyChange> parts) {
    return parts.stream()
        .flatMap(part -> part.markets().stream())
        .anyMatch(one -> one.equals(market) || one.covers(market));
  }
}
