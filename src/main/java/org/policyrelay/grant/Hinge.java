package org.policyrelay.grant;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.Sha256;
import org.policyrelay.policy.overlay.CitedPart;
import org.policyrelay.policy.overlay.Resolved;
import org.policyrelay.policy.overlay.WhatHolds;

/**
 * What a grant hangs on in a market: a clause or an item, and all that may change what it means
 * there.
 *
 * @param part the clause or the item by itself
 * @param what all that its policy says there
 * @param others the same of each policy that says what it is to that one, or to one of these
 * @param dates tells the instants in it by the market's clock
 */
public record Hinge(CitedPart part, WhatHolds what, List<WhatHolds> others, MarketDates dates) {

  /**
   * @param clause as a grant has it: in full, or as it was written before it was kept so
   */
  static Optional<Hinge> of(
      MarketDates dates, Resolved resolved, List<Resolved> others, Market market, String clause) {
    return CitedPart.of(resolved, market, full(resolved, market, clause))
        .map(
            part ->
                new Hinge(
                    part,
                    WhatHolds.of(resolved, market, others),
                    others.stream()
                        .map(one -> WhatHolds.of(one, market, without(one, resolved, others)))
                        .toList(),
                    dates));
  }

  private static List<Resolved> without(Resolved one, Resolved what, List<Resolved> others) {
    return Stream.concat(Stream.of(what), others.stream()).filter(other -> other != one).toList();
  }

  /**
   * In full; one that is not is the policy's own where it has one, else the first of an overlay.
   */
  static String full(Resolved resolved, Market market, String clause) {
    if (clause.contains("/")) {
      return clause;
    }
    var own = resolved.base().entry().policyId() + "/" + clause;
    var ids = CitedPart.idsIn(resolved, market);
    return ids.contains(own)
        ? own
        : ids.stream().filter(id -> id.endsWith("/" + clause)).findFirst().orElse(own);
  }

  /** That say it, as {@code apac:alcohol 1.0.0}: the base first, the other policies last. */
  public Set<String> versions() {
    return all()
        .flatMap(one -> one.versions().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Stream<WhatHolds> all() {
    return Stream.concat(Stream.of(what), others.stream());
  }

  /** Whether it is proved to ask for the same. */
  boolean isSame(Hinge other) {
    return versions().equals(other.versions()) || HingeChange.between(this, other).isNone();
  }

  /** What another one says otherwise. */
  public HingeChange changeTo(Hinge other) {
    return HingeChange.between(this, other);
  }

  /** The clause or the item alone. */
  public String words() {
    return HingeText.words(this);
  }

  /** What the policy says beside its text, a line each. */
  public List<String> facts() {
    return HingeText.facts(this);
  }

  /** All that it hangs on. */
  public String inFull() {
    return HingeText.inFull(this);
  }

  /** Of all that it says, be it shown or not. */
  String hash() {
    var said = new ArrayList<String>();
    all()
        .forEach(
            one -> {
              said.addAll(one.versions());
              said.add(one.entry().contentHash());
              said.addAll(one.inChannels());
            });
    return Sha256.of(String.join("\n", said));
  }
}
