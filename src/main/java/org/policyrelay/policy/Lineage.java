package org.policyrelay.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.SemanticVersion;

/** What the versions of one policy have to do with one another. */
final class Lineage {

  /**
   * A version without its words.
   *
   * @param change key of the work that it comes from
   * @param restores the version whose content it brings back, absent for one of its own
   * @param corrects the version of which it corrects the wording, absent for any other
   * @param jurisdictions that its entry names; none for everywhere
   * @param withdrawn whether it was taken back
   */
  record Kin(
      String version,
      String change,
      @Nullable String restores,
      @Nullable String corrects,
      Set<Market> jurisdictions,
      boolean withdrawn) {

    SemanticVersion number() {
      return SemanticVersion.of(version);
    }

    /** Whether somebody has written a rule in it, and not brought one back or corrected one. */
    boolean isOriginal() {
      return restores == null && corrects == null;
    }

    boolean isCorrection() {
      return corrects != null;
    }

    private Kin asWithdrawn() {
      return new Kin(version, change, restores, corrects, jurisdictions, true);
    }
  }

  private final Map<String, Kin> all = new LinkedHashMap<>();

  Lineage(Collection<Kin> versions) {
    versions.forEach(one -> all.put(one.version(), one));
  }

  /** The same with what the change has written withdrawn. */
  Lineage withdrawing(String change) {
    return new Lineage(
        all.values().stream()
            .map(
                one ->
                    one.change().equals(change) && one.restores() == null ? one.asWithdrawn() : one)
            .toList());
  }

  Kin get(String version) {
    var one = all.get(version);
    if (one == null) {
      throw new IllegalStateException("there is no version " + version);
    }
    return one;
  }

  Collection<Kin> all() {
    return all.values();
  }

  /** The highest number that was ever given, whatever became of it. */
  SemanticVersion highest() {
    return all.values().stream().map(Kin::number).max(Comparator.naturalOrder()).orElseThrow();
  }

  /** The version whose words it has: one that was written, or a correction. */
  String words(String version) {
    var restores = get(version).restores();
    return restores == null ? version : words(restores);
  }

  /** The version whose rule it has, whatever was corrected of its words since. */
  String rule(String version) {
    var words = words(version);
    var corrects = get(words).corrects();
    return corrects == null ? words : rule(corrects);
  }

  /** Whether the change has written the words of a version, or those that it corrects. */
  boolean isOf(String change, String version) {
    var words = get(words(version));
    return words.change().equals(change)
        || (words.corrects() != null && isOf(change, words.corrects()));
  }

  /** Whether what the words come from was taken back. */
  boolean isWithdrawn(String version) {
    var words = get(words(version));
    return words.withdrawn() || (words.corrects() != null && isWithdrawn(words.corrects()));
  }
}
