package org.policyrelay.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;

/**
 * What is done to take a change back.
 *
 * @param takenBack what is not said any more
 * @param ends what is said to end at another instant from now on, empty for never
 * @param comebacks in the order of their numbers to be
 */
record RollbackPlan(
    List<Told> takenBack, Map<Told, Optional<Instant>> ends, List<Comeback> comebacks) {

  /**
   * Where a version comes back.
   *
   * @param until when something else takes its place, absent while nothing does
   */
  record Return(Market market, Instant from, @Nullable Instant until) {}

  /**
   * Words that come back as a version of their own.
   *
   * @param version whose words they are
   * @param as the number that they get
   */
  record Comeback(String version, String as, List<Return> returns) {

    boolean isIn(Market market) {
      return returns.stream().anyMatch(one -> one.market().equals(market));
    }

    boolean isEverywhere() {
      return isIn(Market.EVERYWHERE);
    }
  }

  /** With the numbers that come next: the way back is as far as the way there was. */
  RollbackPlan numbered(Lineage lineage) {
    var highest = lineage.highest();
    var numbered = new ArrayList<Comeback>();
    for (var one : comebacks) {
      highest = highest.next(lineage.get(one.version()).number().bumpTo(highest));
      numbered.add(new Comeback(one.version(), highest.toString(), one.returns()));
    }
    return new RollbackPlan(takenBack, ends, List.copyOf(numbered));
  }

  /** By which number readers find what is told, be it again or still. */
  String numberOf(Told told) {
    var back = new Return(told.market(), told.from(), told.until());
    return comebacks.stream()
        .filter(one -> one.version().equals(told.version()) && one.returns().contains(back))
        .map(Comeback::as)
        .findFirst()
        .orElse(told.version());
  }
}
