package org.policyrelay.grant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.compare.ClauseMeaning;
import org.policyrelay.policy.entry.SemanticVersion;
import org.policyrelay.policy.overlay.Resolved;
import org.policyrelay.policy.overlay.WhatReaches;

/**
 * What a grant hangs on in a market: a clause or an item, with all that the policy says there that
 * bears on it.
 *
 * @param versions that say it, as {@code apac:alcohol 1.0.0}, the base first
 */
public record Hinge(Set<String> versions, WhatReaches what) {

  /**
   * @param clause as a grant has it: in full, or as it was written before it was kept so
   */
  static Optional<Hinge> of(Resolved resolved, Market market, String clause) {
    return WhatReaches.of(resolved, market, full(resolved, market, clause))
        .map(what -> new Hinge(names(resolved), what));
  }

  /**
   * In full; one that is not is the policy's own where it has one, else the first of an overlay.
   */
  static String full(Resolved resolved, Market market, String clause) {
    if (clause.contains("/")) {
      return clause;
    }
    var own = resolved.base().entry().policyId() + "/" + clause;
    var ids = WhatReaches.idsIn(resolved, market);
    return ids.contains(own)
        ? own
        : ids.stream().filter(id -> id.endsWith("/" + clause)).findFirst().orElse(own);
  }

  private static Set<String> names(Resolved resolved) {
    return resolved
        .versions()
        .map(one -> one.entry().policyId() + " " + one.version())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** When the exception that it is ceases to hold, absent for any other. */
  @Nullable Instant ends() {
    return what.ends();
  }

  /** Whether it asks for the same. */
  boolean isSame(Hinge other) {
    return versions.equals(other.versions)
        || (what.inChannels().equals(other.what.inChannels())
            && ClauseMeaning.isSame(what.entry(), other.what.entry(), isCorrected(other)));
  }

  /** Whether nothing lies between the versions but what was approved as wording. */
  private boolean isCorrected(Hinge other) {
    return levels(versions).equals(levels(other.versions));
  }

  private static Set<String> levels(Set<String> versions) {
    return versions.stream()
        .map(
            name -> {
              var parts = name.split(" ", 2);
              var number = SemanticVersion.of(parts[1]);
              return "%s %d.%d".formatted(parts[0], number.major(), number.minor());
            })
        .collect(Collectors.toSet());
  }

  /** What another one says otherwise beside its words, a sentence each. */
  public List<String> changesTo(Hinge other) {
    var changes = new ArrayList<>(ClauseMeaning.besideTheWords(what.entry(), other.what.entry()));
    if (!what.inChannels().equals(other.what.inChannels())) {
      changes.add("what holds in some channels alone changes");
    }
    return changes;
  }

  /** All that is shown of it: the words, then what else holds. */
  public String shown() {
    return HingeText.of(what);
  }

  /** Of all that it says, be it shown or not. */
  String hash() {
    return what.entry().contentHash();
  }
}
