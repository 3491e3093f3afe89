package org.policyrelay.policy.entry.content;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.entry.Confusables;
import org.policyrelay.policy.entry.Stance;

/**
 * A kind of product that has a stance of its own in each market: sports betting, lottery.
 *
 * @param code by which requirements and exceptions name it; its id
 * @param name that people read, the code where none was given
 * @param stances by market, {@code *} for those that are not named; in the order of the entry
 * @param policy id of the entry that says so
 */
public record Topic(
    String code,
    String name,
    Map<String, Stance> stances,
    @Nullable String definition,
    String policy) {

  public Topic {
    stances = Collections.unmodifiableMap(new LinkedHashMap<>(stances));
  }

  /** What holds in a market or a part of one, empty where nothing is said. */
  public Optional<Stance> stanceIn(String market) {
    return Places.said(stances, market);
  }

  /** As {@link Confusables#readAs}, whatever stands between its words. */
  public static Set<String> readAs(String written) {
    return Confusables.readAs(written.replace('-', ' ').replace('_', ' '));
  }

  /** The same where something stricter is said of all that the policy is about, in a market. */
  public Topic tightened(String market, Stance least) {
    var tightened = new LinkedHashMap<>(stances);
    stanceIn(market).ifPresent(own -> tightened.put(market, Stance.stricter(own, least)));
    tightened.replaceAll(
        (place, own) -> Places.country(place).equals(market) ? Stance.stricter(own, least) : own);
    return new Topic(code, name, tightened, definition, policy);
  }
}
