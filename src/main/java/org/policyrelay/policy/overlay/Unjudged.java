package org.policyrelay.policy.overlay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.overlay.OverlayJudgement.Judged;

/**
 * What an overlay says of which no program can tell that it lets nothing go. It takes nothing away,
 * since the base goes on to hold beside it, but its reader may think so; whoever decides about it
 * is told that nobody else has looked. It is no reason to refuse: markets have their own languages.
 */
public final class Unjudged {

  private Unjudged() {}

  /**
   * One sentence for a person on each text; empty for a policy that is no overlay.
   *
   * @param bases the versions of its base that it is read with
   */
  public static List<String> of(PolicyEntry entry, List<PublishedVersion> bases) {
    if (entry.overlayOf().isEmpty()) {
      return List.of();
    }
    Set<String> found = new LinkedHashSet<>();
    var unproved = new LinkedHashMap<String, String>();
    if (bases.isEmpty()) {
      OverlayJudgement.of(entry, null).forEach(one -> tell(one, found, unproved));
    }
    for (var base : bases) {
      channels(entry, base, found);
      OverlayJudgement.of(entry, base).forEach(one -> tell(one, found, unproved));
    }
    together(unproved).ifPresent(found::add);
    return List.copyOf(found);
  }

  private static void tell(Judged one, Set<String> found, Map<String, String> onlyUnproved) {
    one.verdict()
        .doubt()
        .ifPresent(
            why -> {
              if (why.equals(AddedRule.UNPROVED)) {
                onlyUnproved.putIfAbsent(one.name(), one.text());
              } else {
                found.add(
                    "%s %s; read yourself whether it lets go what the base asks for: \"%s\""
                        .formatted(one.name(), why, one.text()));
              }
            });
  }

  /** What has nothing else against it is named in one sentence: its words stand below. */
  private static Optional<String> together(Map<String, String> unproved) {
    if (unproved.isEmpty()) {
      return Optional.empty();
    }
    var names = String.join(", ", unproved.keySet());
    return Optional.of(
        unproved.size() == 1
            ? "%s %s; read it beside the base: \"%s\""
                .formatted(names, AddedRule.UNPROVED, unproved.get(names))
            : "not proved to only ask for more: %s; read them beside the base".formatted(names));
  }

  /** In a channel that its base is not for, an overlay says nothing to anybody. */
  private static void channels(PolicyEntry entry, PublishedVersion base, Set<String> found) {
    var others = new ArrayList<>(entry.channels());
    others.removeAll(base.entry().channels());
    if (!base.entry().channels().isEmpty() && !others.isEmpty()) {
      found.add(
          "it is for %s, for which %s %s is not: there it does not apply with that version"
              .formatted(String.join(", ", others), base.entry().policyId(), base.version()));
    }
  }
}
