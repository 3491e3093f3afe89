package org.policyrelay.change;

import java.util.List;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.overlay.Unjudged;
import org.springframework.stereotype.Component;

/**
 * What of an overlay no program could hold against its base, and whether a person has: who approves
 * a change has judged it beside the versions of the base that they were shown.
 */
@Component
class HeldAgainstBase {

  private final PolicyRegistry registry;
  private final AgainstFormer former;

  HeldAgainstBase(PolicyRegistry registry, AgainstFormer former) {
    this.registry = registry;
    this.former = former;
  }

  /**
   * @param bases the versions of its base that it is or will be read with
   */
  Doubts of(PolicyChange change, PolicyEntry entry, List<PublishedVersion> bases) {
    if (change.approval().isEmpty()) {
      return new Doubts(Unjudged.of(entry, bases), List.of());
    }
    var shown = bases.stream().filter(base -> isShown(change, base)).toList();
    var others = bases.stream().filter(base -> !shown.contains(base)).toList();
    var open = judgedBeside(entry, others);
    var approved = judgedBeside(entry, shown).stream().filter(one -> !open.contains(one)).toList();
    return new Doubts(open, approved);
  }

  private boolean isShown(PolicyChange change, PublishedVersion base) {
    return registry.isApprovedBeside(change.key(), base)
        || former.version(change).filter(own -> own.isWrittenFor(base)).isPresent();
  }

  private static List<String> judgedBeside(PolicyEntry entry, List<PublishedVersion> bases) {
    return bases.isEmpty() ? List.of() : Unjudged.of(entry, bases);
  }
}
